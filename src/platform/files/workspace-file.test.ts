import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { crc32, type Commit, type CommitRecord, createEngine, decodeUtf8, type Engine, encodeUtf8, realisticLag } from '#engine';
import type { WorkProgress } from '#session/connection.ts';
import { BatchWriter } from '../journal/batch-writer.ts';
import type { Frame } from '../journal/frame.ts';
import { FileRefused } from './file-refused.ts';
import { fileVersion, readWorkspaceFile, writeWorkspaceFile } from './workspace-file.ts';

const startMs = Date.UTC(2026, 10, 20, 9, 0, 0);

function send(engine: Engine, operation: string, input: object): Record<string, unknown> {
  const prefix = /^(AdvanceClock|CreateTrigger|DescribeBill)$/.test(operation) ? 'Dynascope_20261120.' : 'DynamoDB_20120810.';
  const { response } = engine.step({ kind: 'request', target: prefix + operation, body: encodeUtf8(JSON.stringify(input)) });
  const body = decodeUtf8(response!.body);
  expect(response!.status, body).toBe(200);
  return JSON.parse(body) as Record<string, unknown>;
}

const types = (names: Record<string, string>) =>
  Object.entries(names).map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
const keys = (...names: string[]) =>
  names.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' }));

/** Tables of all kinds, one of them on its way, and items of all types. */
function lived(): Engine {
  const engine = createEngine({ seed: 99, startMs, ...realisticLag });
  send(engine, 'CreateTable', {
    TableName: 'Music',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: types({ artist: 'S', song: 'S', year: 'N', label: 'S' }),
    KeySchema: keys('artist', 'song'),
    LocalSecondaryIndexes: [{ IndexName: 'byYear', KeySchema: keys('artist', 'year'), Projection: { ProjectionType: 'KEYS_ONLY' } }],
    GlobalSecondaryIndexes: [
      { IndexName: 'byLabel', KeySchema: keys('label'), Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['year'] } },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    Tags: [{ Key: 'course', Value: 'one' }],
  });
  send(engine, 'CreateTable', {
    TableName: 'Sensors',
    ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 2500 },
    AttributeDefinitions: types({ id: 'B' }),
    KeySchema: keys('id'),
    SSESpecification: { Enabled: true },
    DeletionProtectionEnabled: true,
  });
  send(engine, 'AdvanceClock', { Seconds: 10 });
  for (let n = 0; n < 60; n++) {
    const Item = {
      artist: { S: `artist ${n % 7}` },
      song: { S: `song\u0000${n}` },
      ...(n % 2 === 0 ? { year: { N: `${1950 + n}.5` } } : {}),
      ...(n % 3 === 0 ? { label: { S: `label ${n % 5}` } } : {}),
      all: { M: { __proto__: { NULL: true }, '2': { SS: ['b', 'a'] }, '1': { L: [{ BOOL: false }, { NS: ['1', '-2'] }, { BS: ['AA=='] }] } } },
      odd: { S: '\ud800 and \u{1f3b5}' },
    };
    send(engine, 'PutItem', { TableName: 'Music', Item });
    send(engine, 'PutItem', { TableName: 'Sensors', Item: { id: { B: btoa(String.fromCharCode(n, 255)) } } });
  }
  send(engine, 'CreateTable', { ...tableLike('Late'), BillingMode: 'PAY_PER_REQUEST' });
  const failing = { Handler: { FailsOn: '{"eventName":["INSERT"]}' }, ParallelizationFactor: 2, MaximumRetryAttempts: 1, FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] } };
  send(engine, 'CreateTrigger', { TableName: 'Music', FunctionName: 'count', StartingPosition: 'TRIM_HORIZON', ...failing });
  send(engine, 'AdvanceClock', { Seconds: 3 });
  goBack(engine);
  return engine;
}

/** A table that can go back, a backup of what it was, one of a table that is gone, and one that was restored. */
function goBack(engine: Engine): void {
  const recovery = { PointInTimeRecoveryEnabled: true };
  send(engine, 'UpdateContinuousBackups', { TableName: 'Music', PointInTimeRecoverySpecification: recovery });
  send(engine, 'CreateBackup', { TableName: 'Music', BackupName: 'before' });
  const Key = { artist: { S: 'artist 0' }, song: { S: 'song\u00000' } };
  send(engine, 'DeleteItem', { TableName: 'Music', Key });
  send(engine, 'PutItem', { TableName: 'Music', Item: { artist: { S: 'artist 1' }, song: { S: 'song\u00001' }, sold: { BOOL: true } } });
  send(engine, 'UpdateContinuousBackups', { TableName: 'Late', PointInTimeRecoverySpecification: recovery });
  send(engine, 'PutItem', { TableName: 'Late', Item: { id: { N: '1' } } });
  send(engine, 'RestoreTableToPointInTime', { SourceTableName: 'Music', TargetTableName: 'MusicThen', UseLatestRestorableTime: true });
}

const tableLike = (TableName: string) => ({ TableName, AttributeDefinitions: types({ id: 'N' }), KeySchema: keys('id') });

const everything = (engine: Engine): unknown => {
  const copy = engine.fork();
  const { tables } = copy.inspect();
  return {
    nowMs: copy.nowMs,
    tables: tables.map(({ record, items, itemCount, bytes, partitions, indexes }) => ({
      described: send(copy, 'DescribeTable', { TableName: record.name }),
      items: [...items()],
      itemCount,
      bytes,
      partitions,
      indexes: indexes.map((index) => ({ ...index, items: [...index.items()] })),
    })),
    bill: send(copy, 'DescribeBill', {}),
    backups: backupsOf(copy),
  };
};

/** Every backup with its items. */
function backupsOf(engine: Engine): unknown {
  const { BackupSummaries: all } = send(engine, 'ListBackups', { BackupType: 'ALL' }) as { BackupSummaries: { BackupArn: string }[] };
  engine.step({ kind: 'time', toMs: engine.nowMs + 2000 });
  return all.map(({ BackupArn }, i) => {
    const TableName = `OfBackup${i}`;
    send(engine, 'RestoreTableFromBackup', { BackupArn, TargetTableName: TableName });
    engine.step({ kind: 'time', toMs: engine.nowMs + 20_000 });
    return { BackupArn, items: send(engine, 'Scan', { TableName, ConsistentRead: true }) };
  });
}

/** A file whose sums all fit, whatever it says. */
function fileOf(frames: readonly Frame[]): Uint8Array {
  const writer = new BatchWriter();
  for (const frame of frames) writer.appendFrame(frame);
  return sealed(gzipSync(writer.take()));
}

function sealed(packed: Uint8Array, version = fileVersion): Uint8Array {
  const file = new Uint8Array(14 + packed.length);
  file.set(encodeUtf8('DYNASCOPE'));
  file[9] = version;
  file.set(packed, 14);
  new DataView(file.buffer).setUint32(10, crc32(packed), true);
  return file;
}

const framesOf = (records: readonly CommitRecord[]): Frame[] => [
  ...records.map((record): Frame => ({ kind: 'record', record })),
  { kind: 'snapshot end', end: { frames: records.length, journalFrom: 0 } },
];

const recordsOf = (engine: Engine): CommitRecord[] => [...engine.fork().snapshot()];

async function refusal(file: Uint8Array): Promise<string> {
  try {
    await readWorkspaceFile(file);
    return 'taken';
  } catch (cause) {
    expect(cause).toBeInstanceOf(FileRefused);
    return (cause as FileRefused).message;
  }
}

describe('a workspace goes through a file', () => {
  test('and is the same afterwards', async () => {
    const engine = lived();
    engine.step({ kind: 'time', toMs: engine.nowMs + 60_000 });
    const again = await readWorkspaceFile(await writeWorkspaceFile(engine.fork()));
    expect(everything(again)).toEqual(everything(engine));
    expect(again.settings).toEqual(engine.settings);
    const file = await writeWorkspaceFile(again.fork());
    expect(await writeWorkspaceFile(await readWorkspaceFile(file))).toEqual(file);
  });

  test('with the settings that it began with, and no others', async () => {
    const settings = { seed: 99, startMs, ...realisticLag, burstSeconds: 10, latencyFactor: 0.5, partitionBytesMax: 2048 };
    const again = await readWorkspaceFile(await writeWorkspaceFile(createEngine({ ...settings, more: 1 } as typeof settings).fork()));
    expect(again.settings).toEqual(settings);
  });

  test('while tables and indexes are on their way, which go on', async () => {
    const engine = lived();
    send(engine, 'UpdateTable', {
      TableName: 'Music',
      AttributeDefinitions: types({ year: 'N' }),
      GlobalSecondaryIndexUpdates: [
        { Create: { IndexName: 'allByYear', KeySchema: keys('year'), Projection: { ProjectionType: 'ALL' } } },
      ],
    });
    const again = await readWorkspaceFile(await writeWorkspaceFile(engine.fork()));
    again.step({ kind: 'time', toMs: again.nowMs + 60_000 });
    const statuses = again.inspect().tables.map(({ record }) => [record.name, record.status, record.indexes.map(({ status }) => status)]);
    expect(statuses).toEqual([
      ['Late', 'ACTIVE', []],
      ['Music', 'ACTIVE', ['ACTIVE', 'ACTIVE', 'ACTIVE']],
      ['MusicThen', 'ACTIVE', ['ACTIVE', 'ACTIVE']],
      ['Sensors', 'ACTIVE', []],
    ]);
  });

  test('with items that a later index can’t take', async () => {
    const engine = createEngine({ seed: 1, startMs, ...realisticLag });
    send(engine, 'CreateTable', { ...tableLike('Music'), BillingMode: 'PAY_PER_REQUEST' });
    send(engine, 'AdvanceClock', { Seconds: 10 });
    send(engine, 'PutItem', { TableName: 'Music', Item: { id: { N: '1' }, year: { S: 'unknown' } } });
    send(engine, 'UpdateTable', {
      TableName: 'Music',
      AttributeDefinitions: types({ year: 'N' }),
      GlobalSecondaryIndexUpdates: [
        { Create: { IndexName: 'byYear', KeySchema: keys('year'), Projection: { ProjectionType: 'ALL' } } },
      ],
    });
    send(engine, 'AdvanceClock', { Seconds: 60 });
    const again = await readWorkspaceFile(await writeWorkspaceFile(engine.fork()));
    expect(everything(again)).toEqual(everything(engine));
  });
});

test('work on a file tells how far it is, and can be given up', async () => {
  const engine = lived();
  const told: WorkProgress[] = [];
  const file = await writeWorkspaceFile(engine.fork(), { onProgress: (progress) => told.push(progress) });
  expect(told.at(-1)!.doneBytes).toBeGreaterThan(1000);
  told.length = 0;
  await readWorkspaceFile(file, { onProgress: (progress) => told.push(progress) });
  expect(told.at(-1)).toEqual({ doneBytes: file.length, totalBytes: file.length });
  const signal = AbortSignal.abort();
  await expect(writeWorkspaceFile(engine.fork(), { signal })).rejects.toThrow(/aborted/);
  await expect(readWorkspaceFile(file, { signal })).rejects.toThrow(/aborted/);
});

describe('a file is refused with its reason', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['empty', () => new Uint8Array(0), /not a Dynascope workspace/],
    ['of another kind', () => encodeUtf8('PK\u0003\u0004 something else entirely'), /not a Dynascope workspace/],
    ['of a later format', () => sealed(new Uint8Array(20), fileVersion + 1), /later version/],
    ['that is no gzip', () => sealed(encodeUtf8('plain text, and no more than that')), /can’t be unpacked/],
    ['of nothing', () => sealed(gzipSync(new Uint8Array(0))), /can’t be read to their end/],
    ['of an end only', () => fileOf(framesOf([])), /empty/],
    ['of a bomb', () => sealed(bomb(0)), /can’t be read to their end/],
    ['of a bomb in one record', () => sealed(bomb(0xff)), /unpacks to more than 512 MB/],
    ['with a reply', () => fileOf([{ kind: 'reply', reply: { callId: 'a', status: 200, headers: {}, body: new Uint8Array() } }]), /more than a snapshot/],
  ])('%s', async (_name, file, reason) => {
    expect(await refusal(file())).toMatch(reason);
  });

  /** 528 MB of one byte in half a megabyte: one gzip member after another. */
  function bomb(byte: number): Uint8Array {
    const member = gzipSync(new Uint8Array(8 * 1024 * 1024).fill(byte));
    const all = new Uint8Array(66 * member.length);
    for (let n = 0; n < 66; n++) all.set(member, n * member.length);
    return all;
  }

  /** The records of a workspace, spoiled in one place. */
  interface Spoiled {
    readonly records: CommitRecord[];
    readonly first: Commit[];
    readonly partitions: Commit[];
    readonly items: Commit[];
  }
  type Change = (spoiled: Spoiled) => unknown;
  const change =
    (where: 'first' | 'partitions' | 'items', type: Commit['type'], members: object): Change =>
    (spoiled) =>
      Object.assign(spoiled[where].find((commit) => commit.type === type)!, members);
  const changeTable =
    (members: object): Change =>
    ({ first }) =>
      Object.assign((first[1] as { table: object }).table, members);
  const changeItem =
    (members: object): Change =>
    ({ items }) =>
      Object.assign((items[0] as { item: object }).item, members);

  test.each<[string, Change, RegExp]>([
    ['no story', ({ first }) => first.shift(), /does not begin as a workspace does/],
    ['two stories', ({ records }) => records.push(records[0]!), /kind story.begun/],
    ['a seed of text', change('first', 'story.begun', { settings: { seed: 'x', startMs } }), /the settings.seed is not/],
    ['a burst of no time', change('first', 'story.begun', { settings: { seed: 1, startMs, burstSeconds: 0 } }), /of its settings, burstSeconds is a whole number from 1 to 3600/],
    ['a split that ends before it begins', change('first', 'story.begun', { settings: { seed: 1, startMs, splitSecondsMax: 1 } }), /splitSecondsMin is 120, which is above splitSecondsMax, 1/],
    ['a lag that is no distribution', change('first', 'story.begun', { settings: { seed: 1, startMs, followerLag: { quantiles: [[0, 5], [1, 1]] } } }), /no distribution/],
    ['a time after time', ({ records }) => Object.assign(records[0]!, { atMs: 1e300 }), /the time is not/],
    ['two moments', ({ records }) => Object.assign(records[1]!, { atMs: 5 }), /one moment/],
    ['a clock beyond its speed', change('first', 'clock.speed-set', { speed: Number.NaN }), /the speed of the clock is not/],
    ['a bill of nobody', change('first', 'bill.restored', { lines: 'many' }), /the bill.lines is not a list/],
    ['fewer tables than it has', change('first', 'bill.restored', { tableNumbers: 0 }), /more tables than were made/],
    ['a table without a name', changeTable({ name: '' }), /the table.name is not/],
    ['a table named twice', ({ first }) => first.splice(1, 0, first[1]!), /comes twice/],
    ['a table of a billion partitions', changeTable({ partitionsAtBirth: 1e9 }), /partitionsAtBirth is not/],
    ['a table of an unknown status', changeTable({ status: 'SLEEPING' }), /status is not CREATING or/],
    ['a key of undefined attributes', changeTable({ attributeTypes: {} }), /undefined attributes/],
    ['a key of three', changeTable({ key: { partition: [{ name: 'artist', type: 'S' }, { name: 'song', type: 'S' }], sort: [] } }), /more than two attributes/],
    ['an index twice', ({ first }) => {
      const { table } = first[1] as unknown as { table: { indexes: unknown[] } };
      table.indexes = [...table.indexes, table.indexes[0]];
    }, /two indexes of one name/],
    ['a partition of no table', change('partitions', 'partition.restored', { tableNumber: 77 }), /a table that it does not have/],
    ['a partition beyond the last', change('partitions', 'partition.restored', { partitionNumber: 77 }), /partitions of no table/],
    ['a bucket that is over full', change('partitions', 'partition.restored', { readAvailable: 1e9 }), /readAvailable is not/],
    ['an item elsewhere', change('items', 'item.restored', { position: 'ABCDEFGH' }), /not written as Dynascope writes it/],
    ['an item of another weight', changeItem({ bytes: 1 }), /Item 1 of table Music is not written as/],
    ['an item in other words', changeItem({ text: '{"artist": {"S":"a"},"song":{"S":"b"}}' }), /not written as/],
    ['an item without its key', changeItem({ text: '{"artist":{"S":"a"}}' }), /is refused: One or more parameter values/],
    ['an item that is no item', changeItem({ text: '[[[' }), /is refused/],
    ['an item with a request around it', changeItem({ text: '{"artist":{"S":"a"},"song":{"S":"b"}},"ReturnValues":"NONE"' }), /not written as/],
    ['an item of 400 KB and one byte', changeItem({ text: JSON.stringify({ artist: { S: 'a' }, song: { S: 'x'.repeat(410_000) } }) }), /is refused/],
    ['an item twice', ({ items }) => items.splice(0, 0, items[0]!), /wrong place/],
    ['a change that no snapshot holds', ({ items }) => items.push({ type: 'table.removed', tableNumber: 1 }), /kind table.removed/],
  ])('that has %s', async (_name, spoil, reason) => {
    const records = structuredClone(recordsOf(lived()));
    const [first, partitions, items] = records.map(({ commits }) => commits as Commit[]);
    spoil({ records, first: first!, partitions: partitions!, items: items! });
    expect(await refusal(fileOf(framesOf(records)))).toMatch(reason);
  });

  test('whose snapshot has no end, or another count', async () => {
    const frames = framesOf(recordsOf(lived()));
    expect(await refusal(fileOf(frames.slice(0, -1)))).toMatch(/to their end/);
    expect(await refusal(fileOf([...frames.slice(0, 2), ...frames.slice(3)]))).toMatch(/to their end/);
    expect(await refusal(fileOf([...frames, frames[1]!]))).toMatch(/to their end/);
  });
});

describe('a hostile file', () => {
  test('that is cut or changed anywhere is noticed', async () => {
    const file = await writeWorkspaceFile(lived().fork());
    for (let at = 0; at < file.length; at += 97) expect(await refusal(file.subarray(0, at))).not.toBe('taken');
    for (let at = 0; at < file.length; at += 13) {
      const flipped = file.slice();
      flipped[at]! ^= 1 << (at % 8);
      expect(await refusal(flipped)).not.toBe('taken');
    }
    const spliced = file.slice();
    spliced.copyWithin(200, 300, 400);
    expect(await refusal(spliced)).toMatch(/damaged/);
  });

  /** Values that somebody who means harm would try. */
  const hostile = [undefined, null, -1, 0.5, 2 ** 53, 1e300, Number.NaN, Infinity, '', '__proto__', 'x'.repeat(5000), [], {}, [[]], true];

  /** Puts a hostile value in the place of a random member, or takes an element out, doubles or swaps it. */
  function mutate(value: unknown, dice: (sides: number) => number): void {
    if (typeof value !== 'object' || value === null) return;
    const names = Object.keys(value);
    if (names.length === 0) return;
    const at = names[dice(names.length)]!;
    const holder = value as Record<string, unknown>;
    if (dice(3) > 0 && typeof holder[at] === 'object' && holder[at] !== null) return mutate(holder[at], dice);
    const change = Array.isArray(value) ? dice(4) : 0;
    if (!Array.isArray(value) || change < 2) holder[at] = hostile[dice(hostile.length)];
    else if (change === 2) value.splice(Number(at), 1);
    else value.splice(Number(at), 0, value[dice(value.length)]);
  }

  test('whose sums fit is refused, or else it holds a workspace that lives', async () => {
    const records = recordsOf(lived());
    let state = 1;
    const dice = (sides: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % sides;
    };
    const counts = { taken: 0, refused: 0 };
    for (let round = 0; round < 1500; round++) {
      const mutated = structuredClone(records);
      for (let n = dice(3); n >= 0; n--) mutate(mutated, dice);
      let file: Uint8Array;
      try {
        file = fileOf(framesOf(mutated));
      } catch {
        // Not every value can be written as bytes.
        continue;
      }
      try {
        const engine = await readWorkspaceFile(file);
        counts.taken++;
        engine.step({ kind: 'time', toMs: engine.nowMs + 100_000_000 });
        everything(engine);
        send(engine, 'CreateTable', { ...tableLike(`New${round}`), BillingMode: 'PAY_PER_REQUEST' });
      } catch (cause) {
        expect(cause).toBeInstanceOf(FileRefused);
        counts.refused++;
      }
    }
    expect(counts.refused).toBeGreaterThan(counts.taken);
    expect(counts.taken).toBeGreaterThan(0);
  }, 60_000);
});
