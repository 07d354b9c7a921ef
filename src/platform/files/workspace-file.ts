/**
 * A whole workspace as one file, `.dynascope`:
 *
 *     offset  bytes  what
 *          0      9  "DYNASCOPE"
 *          9      1  format version
 *         10      4  CRC-32 of all that follows, little endian
 *         14      .  gzip of the frames of a snapshot (see `../journal/frame.ts`)
 */
import { crc32, createEngine, type Engine, format } from '#engine';
import type { WorkControl } from '#session/connection.ts';
import type { Disk } from '../disk/disk.ts';
import { recover } from '../disk/recover.ts';
import { DiskError } from '../disk/disk-error.ts';
import { chunks } from '../host/snapshots.ts';
import type { Frame } from '../journal/frame.ts';
import { RecordCheck } from './check-records.ts';
import { FileRefused } from './file-refused.ts';
import { read, streamOf } from './streams.ts';

const magic = Uint8Array.from('DYNASCOPE', (letter) => letter.charCodeAt(0));
const versionOffset = magic.length;
const sumOffset = versionOffset + 1;
const headBytes = sumOffset + 4;
export const fileVersion = 1;

/** What a file may become when it is unpacked; a small one can hold a thousand times its size of nothing. */
export const unpackedBytesMax = 512 * 1024 * 1024;
const packedBytesPerStep = 64 * 1024;
/** After so much, calls that have come meanwhile have their turn. */
const unpackedBytesPerTurn = 1024 * 1024;
/** A second of virtual time in which a workspace shows whether it lives. */
const trialMs = 1000;

/** Takes a fork, so that the engine may go on meanwhile. */
export async function writeWorkspaceFile(frozen: Engine, control: WorkControl = {}): Promise<Uint8Array> {
  const packed: Uint8Array[] = [new Uint8Array(headBytes)];
  const stream = streamOf(counted(chunks(frozen, 0), control)).pipeThrough(new CompressionStream('gzip'));
  for await (const chunk of read(stream)) packed.push(chunk);
  const file = joined(packed);
  file.set(magic);
  file[versionOffset] = fileVersion;
  new DataView(file.buffer).setUint32(sumOffset, crc32(file, headBytes), true);
  return file;
}

/** What a file can hold, told as it goes by. */
async function* counted(frames: AsyncIterable<Uint8Array>, { signal, onProgress }: WorkControl): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for await (const chunk of frames) {
    bytes += chunk.length;
    if (bytes > unpackedBytesMax) throw new FileRefused(`The workspace is larger than a file can be (${format.formatBytes(unpackedBytesMax)}).`);
    yield chunk;
    onProgress?.({ doneBytes: bytes, totalBytes: undefined });
    signal?.throwIfAborted();
  }
}

/**
 * The engine that a file holds, built anew from what was checked piece by piece. Throws a
 * {@link FileRefused} for every file that is not, whole, what an export could have written.
 */
export async function readWorkspaceFile(file: Uint8Array, control: WorkControl = {}): Promise<Engine> {
  checkHead(file);
  const check = new RecordCheck();
  let engine: Engine | undefined;
  const take = (frame: Frame): void => {
    if (frame.kind !== 'record') throw new FileRefused('The file is not a workspace: it holds more than a snapshot.');
    const record = check.take(frame.record);
    const [begun] = record.commits;
    if (begun?.type === 'story.begun') engine = createEngine(begun.settings);
    engine!.replay(record);
  };
  try {
    await recover(asDisk(unpacked(file, control)), take);
    if (engine === undefined) throw new FileRefused('The file is not a workspace: it is empty.');
    tryOut(engine);
    return engine;
  } catch (cause) {
    throw cause instanceof FileRefused || control.signal?.aborted === true ? cause : explained(cause);
  }
}

/** A snapshot and no journal, as far as that is read. */
const asDisk = (snapshot: AsyncIterable<Uint8Array>): Pick<Disk, 'open' | 'setAside'> => ({
  open: () => Promise.resolve({ snapshot, journalFrom: 0, journal: nothing() }),
  setAside: () => Promise.reject(new FileRefused('The file is not a workspace: it goes on after its end.')),
});

async function* nothing(): AsyncGenerator<never> {}

function checkHead(file: Uint8Array): void {
  if (file.length < headBytes || magic.some((byte, at) => file[at] !== byte)) {
    throw new FileRefused('This is not a Dynascope workspace. A workspace file ends in .dynascope and comes from Export.');
  }
  if (file[versionOffset]! > fileVersion) {
    throw new FileRefused('The file was written by a later version of Dynascope. Reload the page to get that version, then import again.');
  }
  const sum = new DataView(file.buffer, file.byteOffset).getUint32(sumOffset, true);
  if (file[versionOffset] !== fileVersion || sum !== crc32(file, headBytes)) {
    throw new FileRefused('The file is damaged or cut short. Copy or download it again.');
  }
}

/** The frames, in pieces as they come out. */
async function* unpacked(file: Uint8Array, control: WorkControl): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let turnAtBytes = unpackedBytesPerTurn;
  const stream = streamOf(slices(file, control)).pipeThrough(new DecompressionStream('gzip'));
  const pieces = read(stream, () => new FileRefused('The file is not a workspace: it can’t be unpacked.'));
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > unpackedBytesMax) throw new FileRefused(`The file unpacks to more than ${format.formatBytes(unpackedBytesMax)}.`);
    yield piece;
    control.signal?.throwIfAborted();
    if (bytes < turnAtBytes) continue;
    turnAtBytes = bytes + unpackedBytesPerTurn;
    await new Promise<void>((resume) => {
      setTimeout(resume, 0);
    });
  }
}

async function* slices(file: Uint8Array, { onProgress }: WorkControl): AsyncGenerator<Uint8Array, void> {
  for (let at = headBytes; at < file.length; at += packedBytesPerStep) {
    yield file.subarray(at, at + packedBytesPerStep);
    onProgress?.({ doneBytes: Math.min(at + packedBytesPerStep, file.length), totalBytes: file.length });
  }
}

/** Lets a copy live for a moment and answer something about every table. */
function tryOut(engine: Engine): void {
  const copy = engine.fork();
  const { bug } = copy.step({ kind: 'time', toMs: copy.nowMs + trialMs });
  if (bug !== undefined) throw bug;
  for (const { items } of copy.inspect().tables) items().next();
}

/** Damage of frames, or state that the engine can't take; the sum of the file is right, so neither is an accident. */
function explained(cause: unknown): FileRefused {
  if (cause instanceof DiskError && cause.kind === 'newer') {
    return new FileRefused('The file was written by a later version of Dynascope. Reload the page to get that version, then import again.');
  }
  const what = cause instanceof DiskError ? 'its records can’t be read to their end' : 'its records contradict each other';
  return new FileRefused(`The file is not a workspace: ${what}.`);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((bytes, { length }) => bytes + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
