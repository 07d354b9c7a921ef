import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { crc32, type Commit, type CommitRecord, createEngine, decodeUtf8, type Engine, encodeUtf8, realisticLag } from '#engine';
import { BatchWriter } from '../journal/batch-writer.ts';
import type { Frame } from '../journal/frame.ts';
import { FileRefused } from './file-refused.ts';
import { fileVersion, readWorkspaceFile, writeWorkspaceFile } from './workspace-file.ts';

const startMs = Date.UTC(2026, 10, 20, 9, 0, 0);

function send(engine: Engine, operation: string, input: object): Record<string, unknown> {
  const prefix = operation === 'AdvanceClock' || operation === 'DescribeBill' ? 'Dynascope_20261120.' : 'DynamoDB_20120810.';
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
  return engine;
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
  };
};

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
    expect(await writeWorkspaceFile(again.fork())).toEqual(await writeWorkspaceFile(engine.fork()));
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

describe('a file is refused with its reason', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['empty', () => new Uint8Array(0), /not a Dynascope workspace/],
    ['of another kind', () => encodeUtf8('PK\u0003\u0004 something else entirely'), /not a Dynascope workspace/],
    ['of a later format', () => sealed(new Uint8Array(20), fileVersion + 1), /later version/],
    ['that is no gzip', () => sealed(encodeUtf8('plain text, and no more than that')), /can’t be unpacked/],
    ['of nothing', () => sealed(gzipSync(new Uint8Array(0))), /can’t be read to their end/],
    ['of an end only', () => fileOf(framesOf([])), /empty/],
    ['of a bomb', () => sealed(bomb()), /unpacks to more than 512 MB/],
    ['with a reply', () => fileOf([{ kind: 'reply', reply: { callId: 'a', status: 200, headers: {}, body: new Uint8Array() } }]), /more than a snapshot/],
  ])('%s', async (_name, file, reason) => {
    expect(await refusal(file())).toMatch(reason);
  });

  /** 530 MB of zeros in half a megabyte: one gzip member after another. */
  function bomb(): Uint8Array {
    const member = gzipSync(new Uint8Array(53 * 1024 * 1024), { level: 9 });
    const all = new Uint8Array(10 * member.length);
    for (let n = 0; n < 10; n++) all.set(member, n * member.length);
    return all;
  }

  type Change = (commits: Commit[], records: CommitRecord[]) => void;
  const change =
    <Type extends Commit['type']>(type: Type, members: object): Change =>
    (commits) => {
      Object.assign(commits.find((commit) => commit.type === type)!, members);
    };
  const changeTable =
    (members: object): Change =>
    (commits) => {
      const commit = commits.find(({ type }) => type === 'table.changed') as { table: object };
      commit.table = { ...commit.table, ...members };
    };
  const changeItem = (members: object): Change => (commits) => {
    const commit = commits.find(({ type }) => type === 'item.restored') as { item: object };
    commit.item = { ...commit.item, ...members };
  };

  test.each<[string, Change, RegExp]>([
    ['no story', (_, records) => (records[0]!.commits as Commit[]).shift(), /does not begin as a workspace does/],
    ['two stories', (_, records) => records.push(records[0]!), /kind story.begun/],
    ['a seed of text', change('story.begun', { settings: { seed: 'x', startMs } }), /the settings.seed is not/],
    ['a lag that is no distribution', change('story.begun', { settings: { seed: 1, startMs, followerLag: { quantiles: [[0, 5], [1, 1]] } } }), /no distribution/],
    ['a time after time', (_, records) => Object.assign(records[0]!, { atMs: 1e300 }), /the time is not/],
    ['two moments', (_, records) => Object.assign(records[1]!, { atMs: 5 }), /one moment/],
    ['a clock beyond its speed', change('clock.speed-set', { speed: Number.NaN }), /the speed of the clock is not/],
    ['a bill of nobody', change('bill.restored', { lines: 'many' }), /the bill.lines is not a list/],
    ['fewer tables than it has', change('bill.restored', { tableNumbers: 0 }), /more tables than were made/],
    ['a table without a name', changeTable({ name: '' }), /the table.name is not/],
    ['a table named twice', (commits) => commits.splice(1, 0, { ...commits[1]! }), /comes twice/],
    ['a table of a billion partitions', changeTable({ partitionsAtBirth: 1e9 }), /partitionsAtBirth is not/],
    ['a table of an unknown status', changeTable({ status: 'SLEEPING' }), /status is not CREATING or/],
    ['a key of undefined attributes', changeTable({ attributeTypes: {} }), /undefined attributes/],
    ['a key of three', changeTable({ key: { partition: [{ name: 'artist', type: 'S' }, { name: 'song', type: 'S' }], sort: [] } }), /more than two attributes/],
    ['an index twice', (commits) => {
      const { table } = commits[1] as { table: { indexes: unknown[] } };
      table.indexes = [...table.indexes, table.indexes[0]];
    }, /two indexes of one name/],
    ['a partition of no table', change('partition.restored', { tableNumber: 77 }), /a table that it does not have/],
    ['a partition beyond the last', change('partition.restored', { partitionNumber: 77 }), /partitions of no table/],
    ['a bucket that is over full', change('partition.restored', { readAvailable: 1e9 }), /readAvailable is not/],
    ['an item elsewhere', change('item.restored', { position: 'ABCDEFGH' }), /not written as Dynascope writes it/],
    ['an item of another weight', changeItem({ bytes: 1 }), /Item 1 of table Music is not written as/],
    ['an item in other words', changeItem({ text: '{"artist": {"S":"a"},"song":{"S":"b"}}' }), /not written as/],
    ['an item without its key', changeItem({ text: '{"artist":{"S":"a"}}' }), /is refused: One or more parameter values/],
    ['an item that is no item', changeItem({ text: '[[[' }), /is refused/],
    ['an item with a request around it', changeItem({ text: '{"artist":{"S":"a"},"song":{"S":"b"}},"ReturnValues":"NONE"' }), /not written as/],
    ['an item of 400 KB and one byte', changeItem({ text: JSON.stringify({ artist: { S: 'a' }, song: { S: 'x'.repeat(410_000) } }) }), /is refused/],
    ['an item twice', (commits) => {
      const at = commits.findIndex(({ type }) => type === 'item.restored');
      commits.splice(at, 0, commits[at]!);
    }, /wrong place/],
    ['a change that no snapshot holds', (commits) => commits.push({ type: 'table.removed', tableNumber: 1 }), /kind table.removed/],
  ])('that has %s', async (_name, spoil, reason) => {
    const records = recordsOf(lived()).map(({ commits, ...rest }) => ({ ...rest, commits: structuredClone([...commits]) }));
    const flat = records.map(({ commits }) => commits);
    const withItems = flat.findIndex((commits) => commits.some(({ type }) => type === 'item.restored'));
    const target = [0, 1, withItems].map((at) => flat[at]!);
    // Each change finds its commit in one of the three kinds of record there are.
    const before = JSON.stringify(records);
    for (const commits of target) {
      try {
        spoil(commits, records);
      } catch {
        continue;
      }
      if (JSON.stringify(records) !== before) break;
    }
    expect(await refusal(fileOf(framesOf(records)))).toMatch(reason);
  });

  test('whose snapshot has no end, or another count', async () => {
    const frames = framesOf(recordsOf(lived()));
    expect(await refusal(fileOf(frames.slice(0, -1)))).toMatch(/to their end/);
    expect(await refusal(fileOf([...frames.slice(0, 2), ...frames.slice(3)]))).toMatch(/to their end/);
    expect(await refusal(fileOf([...frames, frames[1]!]))).toMatch(/to their end/);
  });
});

test('every cut and every flipped bit of a file is noticed', async () => {
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
}, 60_000);
