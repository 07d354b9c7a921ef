/** When a snapshot is due, and how it is written: from a fork, in chunks, while the engine goes on. */
import type { Engine } from '#engine';
import type { Disk } from '../disk/disk.ts';
import { BatchWriter } from '../journal/batch-writer.ts';
import type { Moment, Reply } from '../journal/frame.ts';

const chunkBytes = 1024 * 1024;
const journalBytesMin = 16 * 1024 * 1024;

/** Reading a journal takes as long as reading a snapshot of its length, so it may grow to the data's own size. */
export const isSnapshotDue = (journalBytes: number, storedBytes: number): boolean =>
  journalBytes >= journalBytesMin && journalBytes > 2 * storedBytes;

export function writeSnapshot(disk: Disk, frozen: Engine, replies: readonly Reply[], moments: readonly Moment[]): Promise<void> {
  return disk.writeSnapshot((journalFrom) => chunks(frozen, journalFrom, replies, moments));
}

/** The engine's state as bytes, a chunk at a time; also what an export holds. */
export async function* chunks(
  frozen: Engine,
  journalFrom: number,
  replies: readonly Reply[] = [],
  moments: readonly Moment[] = [],
): AsyncGenerator<Uint8Array> {
  const writer = new BatchWriter();
  let frames = 0;
  for (const reply of replies) {
    writer.appendReply(reply);
    frames++;
  }
  for (const moment of moments) {
    writer.appendMoment(moment);
    frames++;
  }
  for (const record of frozen.snapshot()) {
    writer.append(record);
    frames++;
    if (writer.bytes < chunkBytes) continue;
    yield writer.take();
    // Gives the calls that have come meanwhile their turn.
    await new Promise<void>((resume) => {
      setTimeout(resume, 0);
    });
  }
  writer.appendSnapshotEnd({ frames, journalFrom });
  yield writer.take();
}
