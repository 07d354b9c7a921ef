import { expect, test } from 'vitest';
import { crc32 } from '#engine/kernel/crc32.ts';
import { BatchWriter } from '../journal/batch-writer.ts';
import { versionOffset } from '../journal/frame.ts';
import { MemoryDisk, MemoryMedium } from './memory-disk.ts';
import { recover } from './recover.ts';
import { batchOf } from './suite/chunks.ts';

/** A record as a later version would write it. */
function laterBatch(): Uint8Array {
  const bytes = batchOf(2);
  bytes[versionOffset] = 3;
  new DataView(bytes.buffer).setUint32(0, crc32(bytes, versionOffset), true);
  return bytes;
}

function endOf(frames: number, journalFrom: number): Uint8Array {
  const writer = new BatchWriter();
  writer.appendSnapshotEnd({ frames, journalFrom });
  return writer.take();
}

const mediumWith = (parts: Partial<MemoryMedium>): MemoryMedium => Object.assign(new MemoryMedium(), parts);
const recoverFrom = (medium: MemoryMedium) => recover(new MemoryDisk(medium), () => undefined);

test('what a later version wrote is refused and left as it is', async () => {
  const inJournal = mediumWith({ journal: [batchOf(1), laterBatch(), batchOf(3)] });
  await expect(recoverFrom(inJournal)).rejects.toMatchObject({ kind: 'newer' });
  expect([inJournal.journal.length, inJournal.aside.length]).toEqual([3, 0]);
  await expect(recoverFrom(mediumWith({ snapshot: [laterBatch()] }))).rejects.toMatchObject({ kind: 'newer' });
});

test.each([
  ['without its end', [batchOf(1)]],
  ['with fewer frames than its end says', [batchOf(1), endOf(2, 1)]],
  ['that continues elsewhere in the journal', [batchOf(1), endOf(1, 9)]],
  ['with frames after its end', [batchOf(1), endOf(1, 1), batchOf(2)]],
  ['with a changed byte', [batchOf(1).fill(0, 12), endOf(1, 1)]],
  ['that is cut in the middle of a frame', [batchOf(1), endOf(1, 1).slice(0, -1)]],
])('a snapshot %s is damaged', async (_, snapshot) => {
  const medium = mediumWith({ snapshot, journal: [batchOf(5)] });
  await expect(recoverFrom(medium)).rejects.toMatchObject({ kind: 'damaged' });
  expect([medium.journal.length, medium.aside.length]).toEqual([1, 0]);
});

test('a snapshot is read across chunks of any length', async () => {
  const whole = [batchOf(1, 2, 3), endOf(3, 1)].flatMap((part) => [...part]);
  for (const length of [1, 7, 40, 1000]) {
    const snapshot: Uint8Array[] = [];
    for (let at = 0; at < whole.length; at += length) snapshot.push(Uint8Array.from(whole.slice(at, at + length)));
    expect(await recoverFrom(mediumWith({ snapshot }))).toMatchObject({ snapshotFrames: 3, damage: undefined });
  }
});

test('what the taker throws passes through, and nothing is set aside', async () => {
  const medium = mediumWith({ journal: [batchOf(1), batchOf(2).slice(0, -1)] });
  const refuses = (): never => {
    throw new Error('this record can not be applied');
  };
  await expect(recover(new MemoryDisk(medium), refuses)).rejects.toThrow('can not be applied');
  expect(medium.aside).toEqual([]);
});

test('the bytes of the journal are counted up to the damage', async () => {
  const medium = mediumWith({ journal: [batchOf(1, 2), batchOf(3).slice(0, 5)] });
  const { journalBytes, damage } = await recoverFrom(medium);
  expect([journalBytes, damage?.keptFrames, damage?.asideBytes]).toEqual([batchOf(1, 2).length, 2, 5]);
});

test('a torn batch with whole ones after it is no write that was cut short', async () => {
  const medium = mediumWith({ journal: [batchOf(1).slice(0, -1), batchOf(2)] });
  const { damage } = await recoverFrom(medium);
  expect(damage).toMatchObject({ why: 'torn', keptFrames: 0 });
  expect(damage).toMatchObject({ isLoss: true, sentence: expect.stringContaining('may be lost') as string });
});

test('a journal whose beginning is missing is damaged when no snapshot stands before it', async () => {
  const medium = mediumWith({ journalFrom: 4, journal: [batchOf(4)] });
  const disk = new MemoryDisk(medium);
  const open = disk.open.bind(disk);
  disk.open = async () => ({ ...(await open()), journalFrom: 1 });
  await expect(recover(disk, () => undefined)).rejects.toMatchObject({ kind: 'damaged' });
  expect([medium.journal.length, medium.aside.length]).toEqual([1, 0]);
});
