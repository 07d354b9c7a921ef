/**
 * The IndexedDB disk in a worker of a real browser, driven by a test from outside: runs the shared cases,
 * and writes until the browser is killed.
 */
import { present, unreachable } from '#engine/kernel/assert.ts';
import { BatchWriter } from '#platform/journal/batch-writer.ts';
import { diskCases } from '#platform/disk/disk-suite.ts';
import { deleteDatabase } from '#platform/disk/indexeddb-database.ts';
import { IndexedDbDisk } from '#platform/disk/indexeddb-disk.ts';
import { recover } from '#platform/disk/recover.ts';

export type DiskOrder =
  /** Answers with what went wrong, or an empty text. */
  | { readonly order: 'run'; readonly name: string; readonly workspace: string }
  /** Recovers, answers with the ordinals that are there, and with each ordinal that is stored from then on. */
  | { readonly order: 'write'; readonly workspace: string }
  /** Recovers, answers with the ordinals that are there and with the damage found, and closes. */
  | { readonly order: 'read'; readonly workspace: string }
  /** Answers as `run` does. */
  | { readonly order: 'delete'; readonly workspace: string };

const recordsPerBatch = 3;
const batchesPerSnapshot = 40;

addEventListener('message', ({ data }: MessageEvent<DiskOrder>) => {
  void obey(data).catch((cause: unknown) => postMessage(String(cause)));
});

async function obey(order: DiskOrder): Promise<void> {
  switch (order.order) {
    case 'run':
      return postMessage(await problemOf(() => runCase(order.name, order.workspace)));
    case 'delete':
      return postMessage(await problemOf(() => deleteDatabase(order.workspace)));
    case 'read':
      return postMessage(await read(order.workspace));
    case 'write':
      return write(order.workspace);
    default:
      return unreachable(order);
  }
}

async function runCase(name: string, workspace: string): Promise<void> {
  const diskCase = present(diskCases.find((one) => one.name === name), `the case "${name}"`);
  await diskCase.run({ disk: () => new IndexedDbDisk(workspace) });
  await deleteDatabase(workspace);
}

async function problemOf(work: () => Promise<void>): Promise<string> {
  try {
    await work();
    return '';
  } catch (cause) {
    return String(cause);
  }
}

async function recovered(disk: IndexedDbDisk): Promise<{ ordinals: number[]; damage: string }> {
  const ordinals: number[] = [];
  const { damage } = await recover(disk, (frame) => {
    if (frame.kind === 'record') ordinals.push(frame.record.ordinal);
  });
  return { ordinals, damage: damage?.sentence ?? '' };
}

async function read(workspace: string): Promise<{ ordinals: number[]; damage: string }> {
  const disk = new IndexedDbDisk(workspace);
  const found = await recovered(disk);
  await disk.close();
  return found;
}

async function write(workspace: string): Promise<void> {
  const disk = new IndexedDbDisk(workspace);
  const { ordinals } = await recovered(disk);
  postMessage({ ordinals });
  for (let batches = 1; ; batches++) {
    await disk.append(batchOf(recordsPerBatch, ordinals));
    postMessage({ stored: ordinals.length });
    // While it is written, appends go on.
    if (batches % batchesPerSnapshot === 0) void writeSnapshot(disk, [...ordinals]).catch(() => undefined);
  }
}

/** The next records; `ordinals` takes them in. */
function batchOf(records: number, ordinals: number[]): Uint8Array {
  const writer = new BatchWriter();
  for (let left = records; left > 0; left--) {
    const ordinal = ordinals.length + 1;
    writer.append(recordOf(ordinal));
    ordinals.push(ordinal);
  }
  return writer.take();
}

const recordOf = (ordinal: number) => ({
  atMs: ordinal,
  ordinal,
  commits: [{ type: 'clock.speed-set', speed: ordinal } as const],
});

function writeSnapshot(disk: IndexedDbDisk, ordinals: readonly number[]): Promise<void> {
  return disk.writeSnapshot(async function* (journalFrom) {
    const writer = new BatchWriter();
    for (const ordinal of ordinals) {
      writer.append(recordOf(ordinal));
      if (writer.bytes > 2000) yield writer.take();
    }
    writer.appendSnapshotEnd({ frames: ordinals.length, journalFrom });
    yield writer.take();
  });
}
