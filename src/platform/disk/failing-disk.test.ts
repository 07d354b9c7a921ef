import { describe, expect, test } from 'vitest';
import { createRandom } from '#engine/kernel/random.ts';
import { describeDisk } from './describe-disk.ts';
import type { Disk } from './disk.ts';
import { FailingDisk, type FaultPlan, faultsAtAppends, seededFaults } from './failing-disk.ts';
import { MemoryDisk, MemoryMedium } from './memory-disk.ts';
import { recover } from './recover.ts';
import { batchOf, inTurn, snapshotOf } from './suite/chunks.ts';

describeDisk('a failing disk on a good day', () => {
  const medium = new MemoryMedium();
  return { disk: () => new FailingDisk(new MemoryDisk(medium)) };
});

describeDisk('a failing disk that is slow', () => {
  const medium = new MemoryMedium();
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  return { disk: () => new FailingDisk(new MemoryDisk(medium), () => ({ fault: 'delay', wait })) };
});

async function failing(medium: MemoryMedium, plan: FaultPlan): Promise<FailingDisk> {
  const disk = new FailingDisk(new MemoryDisk(medium), plan);
  await disk.open();
  return disk;
}

/** The ordinals of all records that can be read, and why reading stopped. */
async function ordinalsIn(medium: MemoryMedium): Promise<{ ordinals: number[]; why: string | undefined }> {
  const ordinals: number[] = [];
  const { damage } = await recover(new MemoryDisk(medium), (frame) => {
    if (frame.kind === 'record') ordinals.push(frame.record.ordinal);
  });
  return { ordinals, why: damage?.why };
}

/** Whether the promise has settled by the time the machine has died. */
const outlives = (disk: FailingDisk, work: Promise<unknown>): Promise<string> =>
  Promise.race([work.then(() => 'answered', () => 'refused'), disk.death.then(() => 'never answered')]);

describe('a fault at one append', () => {
  test('refuse: nothing of it is stored, and nothing after it', async () => {
    const medium = new MemoryMedium();
    const disk = await failing(medium, faultsAtAppends({ 2: { fault: 'refuse', problem: 'quota' } }));
    await disk.append(batchOf(1));
    await expect(disk.append(batchOf(2))).rejects.toMatchObject({ kind: 'quota' });
    await expect(disk.append(batchOf(3))).rejects.toMatchObject({ kind: 'quota' });
    expect(await ordinalsIn(medium)).toEqual({ ordinals: [1], why: undefined });
  });

  test('refuse: a snapshot that should cover it is refused as well', async () => {
    const medium = new MemoryMedium();
    const disk = await failing(medium, faultsAtAppends({ 1: { fault: 'refuse', problem: 'failed' } }));
    const appended = disk.append(batchOf(1));
    const written = disk.writeSnapshot(() => inTurn('A'));
    await expect(appended).rejects.toMatchObject({ kind: 'failed' });
    await expect(written).rejects.toMatchObject({ kind: 'failed' });
    expect(medium.snapshot).toBeUndefined();
  });

  test.each([
    ['none of its bytes', 0, { ordinals: [1], why: undefined }],
    ['some of its bytes', 9, { ordinals: [1], why: 'torn' }],
    ['one record and a half', batchOf(2).length + 9, { ordinals: [1, 2], why: 'torn' }],
    ['all of its bytes', batchOf(2, 3).length, { ordinals: [1, 2, 3], why: undefined }],
  ])('crash with %s on the disk: it is never answered', async (_, keptBytes, expected) => {
    const medium = new MemoryMedium();
    const disk = await failing(medium, faultsAtAppends({ 2: { fault: 'crash', keptBytes } }));
    await disk.append(batchOf(1));
    expect(await outlives(disk, disk.append(batchOf(2, 3)))).toBe('never answered');
    expect(await outlives(disk, disk.append(batchOf(4)))).toBe('never answered');
    expect(await ordinalsIn(medium)).toEqual(expected);
  });

  test('rot: it is answered, and found when it is read', async () => {
    const medium = new MemoryMedium();
    const disk = await failing(medium, faultsAtAppends({ 2: { fault: 'rot', byte: 12, mask: 4 } }));
    for (const ordinal of [1, 2, 3]) await disk.append(batchOf(ordinal));
    expect(await ordinalsIn(medium)).toEqual({ ordinals: [1], why: 'corrupt' });
  });

  test('delay: it is stored and not yet answered', async () => {
    const medium = new MemoryMedium();
    let answer: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    const disk = await failing(medium, faultsAtAppends({ 1: { fault: 'delay', wait: () => waiting } }));
    const appended = disk.append(batchOf(1));
    expect(await Promise.race([appended.then(() => 'answered'), Promise.resolve('waiting')])).toBe('waiting');
    answer();
    await appended;
    expect(await ordinalsIn(medium)).toEqual({ ordinals: [1], why: undefined });
  });
});

describe('a fault in a snapshot leaves the old state', () => {
  const secondChunk =
    (fault: ReturnType<FaultPlan>): FaultPlan =>
    ({ act, number }) =>
      act === 'snapshot chunk' && number === 2 ? fault : undefined;

  test('refuse: and the journal goes on', async () => {
    const medium = new MemoryMedium();
    const disk = await failing(medium, secondChunk({ fault: 'refuse', problem: 'quota' }));
    await disk.append(batchOf(1));
    const written = disk.writeSnapshot((journalFrom) => snapshotOf(journalFrom, 1));
    await expect(written).rejects.toMatchObject({ kind: 'quota' });
    await disk.append(batchOf(2));
    expect(await ordinalsIn(medium)).toEqual({ ordinals: [1, 2], why: undefined });
  });

  test('crash: it is never answered', async () => {
    const medium = new MemoryMedium();
    const disk = await failing(medium, secondChunk({ fault: 'crash', keptBytes: 0 }));
    await disk.append(batchOf(1));
    const written = disk.writeSnapshot((journalFrom) => snapshotOf(journalFrom, 1));
    expect(await outlives(disk, written)).toBe('never answered');
    expect(await ordinalsIn(medium)).toEqual({ ordinals: [1], why: undefined });
  });
});

/** Appends and snapshots until the disk fails; the ordinals that were acknowledged. */
async function live(disk: Disk, isDead: Promise<unknown>, from: number): Promise<number[]> {
  const acknowledged: number[] = [];
  const before = Array.from({ length: from - 1 }, (_, index) => index + 1);
  const life = (async () => {
    for (let ordinal = from; ordinal < from + 40; ordinal++) {
      await disk.append(batchOf(ordinal));
      acknowledged.push(ordinal);
      if (ordinal % 7 !== 0) continue;
      const all = [...before, ...acknowledged];
      await disk.writeSnapshot((journalFrom) => snapshotOf(journalFrom, ...all)).catch(() => undefined);
    }
  })();
  await Promise.race([life.catch(() => undefined), isDead]);
  return acknowledged;
}

test('by chance, over three hundred lives: what was acknowledged is there, whole and in order', async () => {
  let [faulty, torn] = [0, 0];
  for (let seed = 0; seed < 300; seed++) {
    const medium = new MemoryMedium();
    const plan = seededFaults(createRandom(seed), { refuse: 0.01, crash: 0.03, rot: 0 });
    const disk = await failing(medium, plan);
    const acknowledged = await live(disk, disk.death, 1);
    const { ordinals, why } = await ordinalsIn(medium);
    expect(ordinals.slice(0, acknowledged.length), `seed ${seed}`).toEqual(acknowledged);
    expect(ordinals, `seed ${seed}`).toEqual(ordinals.map((_, index) => index + 1));
    // At most the one batch that was on its way.
    expect(ordinals.length - acknowledged.length, `seed ${seed}`).toBeLessThanOrEqual(1);
    expect(['torn', undefined], `seed ${seed}`).toContain(why);
    if (acknowledged.length < 40) faulty++;
    if (why === 'torn') torn++;
  }
  // The seeds do bring the faults that this is about.
  expect(faulty).toBeGreaterThan(100);
  expect(torn).toBeGreaterThan(30);
});

test('by chance: a disk that stores bytes wrong never passes them off as right', async () => {
  let found = 0;
  for (let seed = 0; seed < 100; seed++) {
    const medium = new MemoryMedium();
    const rot = seededFaults(createRandom(seed), { refuse: 0, crash: 0, rot: 0.05 });
    const disk = await failing(medium, (act) => (act.act === 'append' ? rot(act) : undefined));
    for (let ordinal = 1; ordinal <= 20; ordinal++) await disk.append(batchOf(ordinal));
    const { ordinals, why } = await ordinalsIn(medium);
    expect(ordinals, `seed ${seed}`).toEqual(ordinals.map((_, index) => index + 1));
    expect(why === undefined, `seed ${seed}`).toBe(ordinals.length === 20);
    if (why !== undefined) found++;
  }
  expect(found).toBeGreaterThan(30);
});

test('same seed, same faults', () => {
  const acts = Array.from({ length: 200 }, (_, number) => ({ act: 'append' as const, number, bytes: 100 }));
  const faults = () => acts.map(seededFaults(createRandom(5), { refuse: 0.1, crash: 0.1, rot: 0.1 }));
  expect(faults()).toEqual(faults());
  expect(new Set(faults().map((fault) => fault?.fault))).toEqual(new Set([undefined, 'refuse', 'crash', 'rot']));
});
