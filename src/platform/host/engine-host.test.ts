import { describe, expect, test } from 'vitest';
import { controlTargetPrefix, decodeUtf8, dynamoTargetPrefix, encodeUtf8, noLag, realisticLag, type Settings } from '#engine';
import { HandWall } from '#testing/hand-wall.ts';
import type { Disk } from '../disk/disk.ts';
import { FailingDisk, faultsAtAppends } from '../disk/failing-disk.ts';
import { MemoryDisk, MemoryMedium } from '../disk/memory-disk.ts';
import { type Answer, EngineHost, type HostEvent } from './engine-host.ts';

const settings: Settings = { seed: 7, startMs: 1_800_000_000_000, ...noLag };

interface Bench {
  readonly host: EngineHost;
  readonly wall: HandWall;
  readonly events: HostEvent[];
  readonly call: (operation: string, input: object, callId?: string) => Promise<Answer>;
}

async function open(disk: Disk, own: Partial<Settings> = {}): Promise<Bench> {
  const wall = new HandWall();
  const events: HostEvent[] = [];
  const host = await EngineHost.open({
    disk,
    settings: { ...settings, ...own },
    wall,
    listener: (event) => events.push(event),
  });
  return {
    host,
    wall,
    events,
    call: (operation, input, callId) => {
      const prefix = /Clock|Partitions|Trace|Bill/.test(operation) ? controlTargetPrefix : dynamoTargetPrefix;
      return host.call({ target: prefix + operation, body: encodeUtf8(JSON.stringify(input)), callId });
    },
  };
}

const table = {
  TableName: 'Music',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
};
const put = (pk: string): object => ({ TableName: 'Music', Item: { pk: { S: pk } } });
const get = (pk: string): object => ({ TableName: 'Music', Key: { pk: { S: pk } }, ConsistentRead: true });
const body = ({ response }: Answer): Record<string, unknown> => JSON.parse(decodeUtf8(response.body)) as Record<string, unknown>;

async function withTable(bench: Bench): Promise<Bench> {
  await bench.call('CreateTable', table);
  await bench.call('AdvanceClock', { Seconds: 60 });
  return bench;
}

/** A disk whose appends end when the test says so. */
class HeldDisk extends MemoryDisk {
  readonly held: (() => void)[] = [];
  holds = false;

  override append(batch: Uint8Array): Promise<void> {
    const appended = super.append(batch);
    if (!this.holds) return appended;
    return new Promise((resolve) => this.held.push(() => resolve(appended)));
  }
}

const settledOrNot = async (promise: Promise<unknown>): Promise<'answered' | 'waiting'> => {
  let state: 'answered' | 'waiting' = 'waiting';
  void promise.then(() => {
    state = 'answered';
  });
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  return state;
};

describe('an answer is released when what it promises is durable', () => {
  test('a write waits for its append', async () => {
    const disk = new HeldDisk();
    const bench = await withTable(await open(disk));
    disk.holds = true;
    const answer = bench.call('PutItem', put('a'));
    expect(await settledOrNot(answer)).toBe('waiting');
    disk.held[0]!();
    expect((await answer).response.status).toBe(200);
  });

  test('writes that come during an append share the next one', async () => {
    const disk = new HeldDisk();
    const bench = await withTable(await open(disk));
    disk.holds = true;
    const answers = [bench.call('PutItem', put('first'))];
    await settledOrNot(answers[0]!);
    for (let i = 0; i < 100; i++) answers.push(bench.call('PutItem', put(`later ${i}`)));
    disk.held[0]!();
    await answers[0];
    await settledOrNot(answers[1]!);
    expect(disk.held).toHaveLength(2);
    disk.held[1]!();
    await Promise.all(answers);
  });

  test('a read that may have seen a write waits with it; later it does not', async () => {
    const disk = new HeldDisk();
    const bench = await withTable(await open(disk));
    disk.holds = true;
    const write = bench.call('PutItem', put('a'));
    const read = bench.call('GetItem', get('a'));
    expect(await settledOrNot(read)).toBe('waiting');
    disk.held[0]!();
    await write;
    expect(body(await read)).toEqual({ Item: { pk: { S: 'a' } } });
    expect(await settledOrNot(bench.call('GetItem', get('a')))).toBe('answered');
  });
});

describe('a workspace that is opened again', () => {
  test('has all that was answered, at the same virtual time', async () => {
    const medium = new MemoryMedium();
    const first = await withTable(await open(new MemoryDisk(medium)));
    await first.call('PutItem', put('a'));
    const { nowMs } = first.host;
    await first.host.close();
    const second = await open(new MemoryDisk(medium), { seed: 99 });
    expect(second.host.opening).toEqual({ isNew: false, damage: undefined, loss: undefined });
    expect(second.host.settings.seed).toBe(7);
    expect(second.host.nowMs).toBe(nowMs);
    expect(body(await second.call('GetItem', get('a')))).toEqual({ Item: { pk: { S: 'a' } } });
  });

  test('goes on with what was under way: the table becomes ACTIVE', async () => {
    const medium = new MemoryMedium();
    const first = await open(new MemoryDisk(medium));
    await first.call('CreateTable', table);
    await first.host.close();
    const second = await open(new MemoryDisk(medium));
    second.wall.pass(10_000);
    expect(second.host.inspect().tables[0]?.record.status).toBe('ACTIVE');
  });
});

describe('a disk that fails', () => {
  test('is never answered with success, and is told', async () => {
    const medium = new MemoryMedium();
    const disk = new FailingDisk(new MemoryDisk(medium), faultsAtAppends({ 5: { fault: 'refuse', problem: 'quota' } }));
    const bench = await withTable(await open(disk));
    const answers = [await bench.call('PutItem', put('a')), await bench.call('PutItem', put('b'))];
    expect(answers.map(({ response }) => response.status)).toContain(500);
    expect(bench.events.filter(({ kind }) => kind === 'failed')).toHaveLength(1);
    expect((await bench.call('GetItem', get('a'))).response.status).toBe(500);

    const again = await open(new MemoryDisk(medium));
    for (const [i, pk] of ['a', 'b'].entries()) {
      if (answers[i]!.response.status === 200) {
        expect(body(await again.call('GetItem', get(pk)))).toEqual({ Item: { pk: { S: pk } } });
      }
    }
  });
});

describe('a call that is sent again', () => {
  const increment = {
    TableName: 'Music',
    Key: { pk: { S: 'n' } },
    UpdateExpression: 'ADD hits :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
    ReturnValues: 'ALL_NEW',
  };

  test('to the same host is done once and answered twice', async () => {
    const bench = await withTable(await open(new MemoryDisk()));
    const [first, second] = await Promise.all([
      bench.call('UpdateItem', increment, 'tab-1/1'),
      bench.call('UpdateItem', increment, 'tab-1/1'),
    ]);
    expect(body(first)).toEqual(body(second));
    expect(body(second)['Attributes']).toEqual({ pk: { S: 'n' }, hits: { N: '1' } });
  });

  test('to the next host is answered from the journal', async () => {
    const medium = new MemoryMedium();
    const first = await withTable(await open(new MemoryDisk(medium)));
    await first.call('UpdateItem', increment, 'tab-1/1');
    await first.host.close();
    const second = await open(new MemoryDisk(medium));
    expect(body(await second.call('UpdateItem', increment, 'tab-1/1'))['Attributes']).toEqual({
      pk: { S: 'n' },
      hits: { N: '1' },
    });
    expect(body(await second.call('UpdateItem', increment, 'tab-1/2'))['Attributes']).toEqual({
      pk: { S: 'n' },
      hits: { N: '2' },
    });
  });
});

describe('virtual time', () => {
  test('runs with the wall clock, at the speed that was set', async () => {
    const { call, wall, host } = await open(new MemoryDisk());
    const { nowMs } = host;
    wall.pass(1000);
    expect(host.nowMs - nowMs).toBe(1000);
    await call('SetClock', { Speed: 60 });
    wall.pass(1000);
    expect(host.nowMs - nowMs).toBe(61_000);
    await call('SetClock', { Speed: 0 });
    wall.pass(1000);
    expect(host.nowMs - nowMs).toBe(61_000);
  });

  test('wakes the engine when something is due', async () => {
    const { call, wall, host, events } = await open(new MemoryDisk());
    await call('CreateTable', table);
    events.length = 0;
    wall.pass(10_000);
    const types = events.flatMap((event) => (event.kind === 'stepped' ? event.traces.flatMap(({ events: told }) => told.map(({ type }) => type)) : []));
    expect(types).toEqual(['table.activated']);
    expect(host.inspect().tables[0]?.record.status).toBe('ACTIVE');
  });

  test('stays where a call came that is under way, so that the next one meets it', async () => {
    const { host, call } = await withTable(await open(new MemoryDisk(new MemoryMedium())));
    await call('SetClock', { Speed: 0 });
    const transfer = encodeUtf8(JSON.stringify({ TransactItems: [{ Put: put('a') }] }));
    const send = (isUnderWay: boolean): Promise<Answer> => host.call({ target: `${dynamoTargetPrefix}TransactWriteItems`, body: transfer, isUnderWay });
    await send(true);
    expect((await call('PutItem', put('a'))).response.status).toBe(400);
    await call('AdvanceClock', { Seconds: 1 });
    await send(false);
    expect((await call('PutItem', put('a'))).response.status).toBe(200);
  });

  test('is never behind what a caller has lived through', async () => {
    const bench = await withTable(await open(new MemoryDisk(), realisticLag));
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      await bench.call('PutItem', put(`item ${i}`));
      times.push(bench.host.nowMs);
      await bench.call('GetItem', get(`item ${i}`));
      times.push(bench.host.nowMs);
    }
    expect(times.every((ms, i) => i < 2 || ms > times[i - 1]!)).toBe(true);
  });
});
