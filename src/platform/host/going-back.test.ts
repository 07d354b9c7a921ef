import { describe, expect, test } from 'vitest';
import { controlTargetPrefix, decodeUtf8, dynamoTargetPrefix, encodeUtf8, noLag, type Settings } from '#engine';
import { HandWall } from '#testing/hand-wall.ts';
import type { Disk } from '../disk/disk.ts';
import { FailingDisk, type Fault, type FaultPlan } from '../disk/failing-disk.ts';
import { MemoryDisk, MemoryMedium } from '../disk/memory-disk.ts';
import { EngineHost } from './engine-host.ts';
import { writeSnapshot } from './snapshots.ts';

const settings: Settings = { seed: 7, startMs: 1_800_000_000_000, ...noLag };

const table = {
  TableName: 'Music',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
};

async function open(disk: Disk) {
  const wall = new HandWall();
  const host = await EngineHost.open({ disk, settings, wall });
  const call = async (operation: string, input: object, origin: 'learner' | 'page' = 'learner') => {
    const prefix = /Clock/.test(operation) ? controlTargetPrefix : dynamoTargetPrefix;
    const { response } = await host.call({ target: prefix + operation, body: encodeUtf8(JSON.stringify(input)), origin });
    return JSON.parse(decodeUtf8(response.body)) as Record<string, unknown>;
  };
  const put = (pk: string, origin?: 'learner' | 'page') => call('PutItem', { TableName: 'Music', Item: { pk: { S: pk } } }, origin);
  const undo = () => host.going.goTo(host.going.position - 1);
  const redo = () => host.going.goTo(host.going.position + 1);
  /** The keys that are there; and around the bar what is done and what was taken back. */
  const look = () => {
    const [music] = host.inspect().tables;
    return music === undefined ? 'no table' : [...music.items()].map((item) => item['pk']?.S ?? '').sort((a, b) => (a < b ? -1 : 1)).join(' ');
  };
  const line = () => {
    const names = host.going.changes.map(({ what }) => what);
    return `${names.slice(0, host.going.position).join(' ')} | ${names.slice(host.going.position).join(' ')}`.trim();
  };
  return { host, wall, call, put, undo, redo, look, line };
}

type Bench = Awaited<ReturnType<typeof open>>;

async function begun(disk: Disk): Promise<Bench> {
  const bench = await open(disk);
  await bench.call('CreateTable', table);
  bench.wall.pass(10_000);
  return bench;
}

/** As the next tab finds it. */
async function reopened(bench: Bench, medium: MemoryMedium): Promise<Bench> {
  await bench.host.close();
  return open(new MemoryDisk(medium));
}

describe('undo', () => {
  test('takes back the last request that changed something; redo does it again', async () => {
    const bench = await begun(new MemoryDisk());
    await bench.put('a');
    await bench.put('b');
    await bench.call('GetItem', { TableName: 'Music', Key: { pk: { S: 'a' } } });
    await bench.undo();
    expect([bench.look(), bench.line()]).toEqual(['a', 'CreateTable PutItem | PutItem']);
    await bench.undo();
    expect(bench.look()).toBe('');
    await bench.redo();
    await bench.redo();
    expect([bench.look(), bench.line()]).toEqual(['a b', 'CreateTable PutItem PutItem |']);
  });

  test.each<[string, string, object, string, string]>([
    ['a table’s deletion', 'DeleteTable', { TableName: 'Music' }, 'a', 'no table'],
    ['a deleted item', 'DeleteItem', { TableName: 'Music', Key: { pk: { S: 'a' } } }, 'a', ''],
  ])('takes back %s', async (_, operation, input, before, after) => {
    const bench = await begun(new MemoryDisk());
    await bench.put('a');
    await bench.call(operation, input);
    bench.wall.pass(60_000);
    expect(bench.look()).toBe(after);
    await bench.undo();
    expect(bench.look()).toBe(before);
    await bench.redo();
    expect(bench.look()).toBe(after);
  });

  test('takes virtual time back too, and time goes on from there at the speed it has', async () => {
    const bench = await begun(new MemoryDisk());
    const beforeMs = bench.host.nowMs;
    await bench.call('AdvanceClock', { Seconds: 86_400 });
    await bench.call('SetClock', { Speed: 60 });
    await bench.undo();
    expect([bench.host.nowMs, bench.host.speed]).toEqual([beforeMs, 60]);
    bench.wall.pass(1000);
    expect(bench.host.nowMs).toBe(beforeMs + 60_000);
    await bench.redo();
    expect(bench.host.nowMs).toBe(beforeMs + 86_400_000);
  });

  test('what happens by itself leaves what was taken back; a change drops it', async () => {
    const bench = await begun(new MemoryDisk());
    await bench.put('a');
    await bench.put('b');
    await bench.undo();
    bench.wall.pass(3_600_000);
    await bench.call('GetItem', { TableName: 'Music', Key: { pk: { S: 'a' } } });
    expect(bench.line()).toBe('CreateTable PutItem | PutItem');
    await bench.put('c');
    expect([bench.look(), bench.line()]).toEqual(['a c', 'CreateTable PutItem PutItem |']);
    await bench.undo();
    expect(bench.look()).toBe('a');
    await bench.redo();
    expect(bench.look()).toBe('a c');
  });

  test('stops before what a lesson has put there', async () => {
    const bench = await begun(new MemoryDisk());
    await bench.put('a');
    await bench.put('given', 'page');
    expect(bench.line()).toBe('|');
    await bench.put('b');
    await bench.undo();
    expect([bench.look(), bench.line()]).toEqual(['a given', '| PutItem']);
  });

  test('reaches over more changes than lie between two copies', async () => {
    const bench = await begun(new MemoryDisk());
    for (let n = 0; n < 4500; n++) await bench.put(String(n).padStart(4, '0'));
    await bench.host.going.goTo(1 + 2100);
    expect(bench.look().split(' ')).toHaveLength(2100);
    await bench.host.going.goTo(1 + 4500);
    expect(bench.look().split(' ')).toHaveLength(4500);
  });
});

test('what is too much for memory is let go from the far end, and that is told; the last changes stay', async () => {
  const bench = await begun(new MemoryDisk());
  const text = 'x'.repeat(390_000);
  for (let n = 0; n < 200; n++) {
    await bench.call('PutItem', { TableName: 'Music', Item: { pk: { S: String(n % 20).padStart(2, '0') }, n: { N: String(n) }, text: { S: text } } });
  }
  const { going } = bench.host;
  expect(going.isCut).toBe(true);
  expect(going.changes.length).toBeGreaterThan(50);
  expect(going.changes.length).toBeLessThan(120);
  const oldest = 200 - going.changes.length;
  await going.goTo(0);
  const numbers = [...bench.host.inspect().tables[0]!.items()].map((item) => Number(item['n']?.N));
  expect(Math.max(...numbers)).toBe(oldest - 1);
  await going.goTo(going.changes.length);
  expect(bench.look().split(' ')).toHaveLength(20);
});

describe('a workspace that is opened again', () => {
  test('is where one has gone, and knows what can be taken back and done again', async () => {
    const medium = new MemoryMedium();
    let bench = await begun(new MemoryDisk(medium));
    for (const pk of ['a', 'b', 'c']) await bench.put(pk);
    await bench.undo();
    await bench.undo();
    const { nowMs } = bench.host;
    bench = await reopened(bench, medium);
    expect([bench.look(), bench.line(), bench.host.nowMs]).toEqual(['a', 'CreateTable PutItem | PutItem PutItem', nowMs]);
    await bench.redo();
    bench = await reopened(bench, medium);
    await bench.undo();
    expect(bench.look()).toBe('a');
    await bench.put('d');
    bench = await reopened(bench, medium);
    expect([bench.look(), bench.line()]).toEqual(['a d', 'CreateTable PutItem PutItem |']);
  });

  test('goes to what a snapshot has cut off the journal, as long as it is in memory', async () => {
    const medium = new MemoryMedium();
    const disk = new MemoryDisk(medium);
    const bench = await begun(disk);
    await bench.put('a');
    await bench.put('b');
    bench.host.going.coverAll();
    await writeSnapshot(disk, bench.host.fork(), [], bench.host.going.checkpoints);
    expect(medium.snapshot).toBeDefined();
    await bench.undo();
    expect(bench.look()).toBe('a');
    await bench.redo();
    expect(bench.look()).toBe('a b');
    await bench.undo();
    const again = await reopened(bench, medium);
    expect([again.look(), again.line()]).toEqual(['a', '|']);
    await again.put('c');
    await again.undo();
    expect(again.look()).toBe('a');
  });
});

describe('a checkpoint', () => {
  test('stays over a reload and a snapshot; going to it is a change that can be taken back', async () => {
    const medium = new MemoryMedium();
    const disk = new MemoryDisk(medium);
    let bench = await begun(disk);
    await bench.put('a');
    await bench.host.going.keepCheckpoint(' Before the sale ');
    await bench.put('b');
    bench.host.going.coverAll();
    await writeSnapshot(disk, bench.host.fork(), [], bench.host.going.checkpoints);
    bench = await reopened(bench, medium);
    const [kept] = bench.host.going.checkpoints;
    expect(kept).toMatchObject({ name: 'Before the sale', atMs: 1_800_000_010_000 });
    await bench.put('c');
    await bench.host.going.goToCheckpoint(kept!.id);
    expect([bench.look(), bench.line()]).toEqual(['a', 'PutItem going back to “Before the sale” |']);
    bench = await reopened(bench, medium);
    expect(bench.look()).toBe('a');
    await bench.undo();
    expect(bench.look()).toBe('a b c');
    await bench.redo();
    bench = await reopened(bench, medium);
    expect(bench.look()).toBe('a');
    await bench.host.going.dropCheckpoint(kept!.id);
    bench = await reopened(bench, medium);
    expect([bench.look(), bench.host.going.checkpoints.length]).toEqual(['a', 0]);
  });

  test('needs a name and room', async () => {
    const { host } = await open(new MemoryDisk());
    await expect(host.going.keepCheckpoint(' ')).rejects.toThrow('A checkpoint needs a name.');
    await expect(host.going.keepCheckpoint('x'.repeat(61))).rejects.toThrow('at most 60 characters');
    for (let n = 0; n < 20; n++) await host.going.keepCheckpoint(`Number ${n}`);
    await expect(host.going.keepCheckpoint('One more')).rejects.toThrow('There are 20 checkpoints');
  });
});

describe('what takes long and is given up', () => {
  const givenUp = (): { signal: AbortSignal; told: number[]; onProgress: (progress: { doneBytes: number }) => void } => {
    const abort = new AbortController();
    const told: number[] = [];
    const onProgress = ({ doneBytes }: { doneBytes: number }): void => {
      told.push(doneBytes);
      abort.abort();
    };
    return { signal: abort.signal, told, onProgress };
  };

  test('a checkpoint tells how far it is, and is not kept', async () => {
    const bench = await begun(new MemoryDisk());
    const control = givenUp();
    await expect(bench.host.going.keepCheckpoint('early', control)).rejects.toThrow();
    expect(control.told[0]).toBeGreaterThan(0);
    expect(bench.host.going.checkpoints).toEqual([]);
    await bench.put('a');
    expect(bench.look()).toBe('a');
  });

  test('on the way to a checkpoint one stays where one is', async () => {
    const bench = await begun(new MemoryDisk());
    await bench.host.going.keepCheckpoint('early');
    await bench.put('a');
    const [early] = bench.host.going.checkpoints;
    await expect(bench.host.going.goToCheckpoint(early!.id, givenUp())).rejects.toThrow();
    expect([bench.look(), bench.line()]).toEqual(['a', 'CreateTable PutItem |']);
    await bench.host.going.goToCheckpoint(early!.id);
    expect(bench.look()).toBe('');
  });
});

describe('a machine that dies while one goes back', () => {
  const steps: [string, (bench: Bench) => Promise<void>, string][] = [
    ['undo', (bench) => bench.undo(), 'a'],
    ['two undos', async (bench) => void (await Promise.all([bench.undo(), bench.host.going.goTo(1)])), ''],
    ['a checkpoint gone to', (bench) => bench.host.going.goToCheckpoint(1), ''],
  ];

  test.each(steps)('%s: the workspace is as before or as after, whatever is left of the write', async (_, step, after) => {
    const seen = new Set<string>();
    for (let keptBytes = 0; keptBytes < 120; keptBytes += 3) {
      const medium = new MemoryMedium();
      let fault: Fault | undefined;
      const plan: FaultPlan = ({ act }) => (act === 'append' ? fault : undefined);
      const disk = new FailingDisk(new MemoryDisk(medium), plan);
      const bench = await begun(disk);
      await bench.host.going.keepCheckpoint('Empty');
      await bench.put('a');
      await bench.put('b');
      fault = { fault: 'crash', keptBytes };
      void step(bench);
      await disk.death;
      const again = await open(new MemoryDisk(medium));
      seen.add(again.look());
      expect(['a b', 'a', after]).toContain(again.look());
      await again.put('z');
      await again.undo();
      expect(again.look()).not.toContain('z');
    }
    expect([...seen]).toEqual(expect.arrayContaining(['a b', after]));
  });

  test('a disk that says no leaves it as before, and nothing more is taken', async () => {
    const medium = new MemoryMedium();
    let fault: Fault | undefined;
    const bench = await begun(new FailingDisk(new MemoryDisk(medium), () => fault));
    await bench.put('a');
    fault = { fault: 'refuse', problem: 'quota' };
    await expect(bench.undo()).rejects.toThrow();
    await expect(bench.redo()).rejects.toThrow();
    expect((await open(new MemoryDisk(medium))).look()).toBe('a');
  });
});
