/**
 * Opens a disk and gives back, frame by frame, what was acknowledged: the snapshot, then the journal up to
 * its end or to the first byte that is not as it was written. Damage at the end of the journal is set
 * aside, so that what is appended next stands on good ground, and told. Where nothing sound would be left,
 * nothing is touched.
 */
import type { Frame, SnapshotEnd } from '../journal/frame.ts';
import { type FrameDamage, readFrames } from '../journal/read-frames.ts';
import type { Disk, JournalPlace, SetAside, Stored } from './disk.ts';
import { DiskError } from './disk-error.ts';

export type TakeFrame = (frame: Frame, place: 'snapshot' | 'journal') => void;

export interface Recovery {
  readonly snapshotFrames: number;
  readonly journalFrames: number;
  /** Good bytes of the journal, for whoever decides when the next snapshot is due. */
  readonly journalBytes: number;
  readonly damage: JournalDamage | undefined;
  /** As the disk has told it. */
  readonly loss: string | undefined;
}

export interface JournalDamage {
  /** `missing`: a piece is not there, though a later one is. */
  readonly why: FrameDamage | 'missing';
  readonly keptFrames: number;
  readonly asideBytes: number;
  /** Whether something may be among it that was answered. */
  readonly isLoss: boolean;
  /** What happened, what is safe, what to do. */
  readonly sentence: string;
}

/**
 * Calls `take` with every frame and where it stands, in order; a snapshot's end is not for it.
 *
 * Throws what the disk and `take` throw, and a `DiskError` when the snapshot is `damaged` or something was
 * written by a `newer` version. Whatever `take` has built by then is of no use.
 */
export async function recover(disk: Pick<Disk, 'open' | 'setAside'>, take: TakeFrame): Promise<Recovery> {
  const stored = await disk.open();
  const snapshotFrames = await readSnapshot(stored, take);
  const { frames, bytes, damaged } = await readJournal(stored, take);
  // The state at the start of the journal is gone, so what the journal changes is unknown.
  if (damaged?.why === 'missing' && frames + snapshotFrames === 0) throw damagedSnapshot(0);
  const kept = { snapshotFrames, journalFrames: frames, journalBytes: bytes, loss: stored.loss };
  if (damaged === undefined) return { ...kept, damage: undefined };
  const aside = await disk.setAside(damaged.place);
  const told = describe(damaged.why, frames, aside);
  return { ...kept, damage: { why: damaged.why, keptFrames: frames, asideBytes: aside.bytes, ...told } };
}

async function readSnapshot({ snapshot, journalFrom }: Stored, take: TakeFrame): Promise<number> {
  if (snapshot === undefined) return 0;
  let frames = 0;
  let end: SnapshotEnd | undefined;
  let rest: Uint8Array = new Uint8Array(0);
  let more: Uint8Array[] = [];
  let moreBytes = 0;
  const takeAll = (): void => {
    const bytes = joined(rest, more);
    more = [];
    moreBytes = 0;
    const read = readFrames(bytes, true);
    for (const frame of read.frames) {
      if (end !== undefined) throw damagedSnapshot(frames);
      if (frame.kind === 'snapshot end') end = frame.end;
      else take(frame, 'snapshot');
      if (end === undefined) frames++;
    }
    if (read.damage === 'unknown version') throw newer();
    if (read.damage === 'corrupt') throw damagedSnapshot(frames);
    rest = bytes.subarray(read.goodBytes);
  };
  for await (const chunk of snapshot) {
    more.push(chunk);
    moreBytes += chunk.length;
    // A frame may go on over chunks. One that seems to have no end is looked at ever less often.
    if (moreBytes >= rest.length) takeAll();
  }
  if (moreBytes > 0) takeAll();
  if (rest.length > 0 || end?.frames !== frames || end.journalFrom !== journalFrom) throw damagedSnapshot(frames);
  return frames;
}

interface JournalRead {
  readonly frames: number;
  readonly bytes: number;
  readonly damaged: { readonly why: JournalDamage['why']; readonly place: JournalPlace } | undefined;
}

async function readJournal({ journal, journalFrom }: Stored, take: TakeFrame): Promise<JournalRead> {
  let frames = 0;
  let bytes = 0;
  let expected = journalFrom;
  for await (const piece of journal) {
    if (piece.number !== expected) {
      return { frames, bytes, damaged: { why: 'missing', place: { piece: expected, byte: 0 } } };
    }
    const read = readFrames(piece.bytes);
    // A later version may know how to read what follows; it must find all of it.
    if (read.damage === 'unknown version') throw newer();
    for (const frame of read.frames) {
      if (frame.kind !== 'snapshot end') take(frame, 'journal');
    }
    frames += read.frames.length;
    bytes += read.goodBytes;
    if (read.damage !== undefined) {
      return { frames, bytes, damaged: { why: read.damage, place: { piece: piece.number, byte: read.goodBytes } } };
    }
    expected++;
  }
  return { frames, bytes, damaged: undefined };
}

function joined(head: Uint8Array, tails: readonly Uint8Array[]): Uint8Array {
  if (head.length === 0 && tails.length === 1) return tails[0]!;
  const bytes = new Uint8Array(tails.reduce((sum, { length }) => sum + length, head.length));
  bytes.set(head);
  let at = head.length;
  for (const tail of tails) {
    bytes.set(tail, at);
    at += tail.length;
  }
  return bytes;
}

function describe(why: JournalDamage['why'], keptFrames: number, aside: SetAside): Pick<JournalDamage, 'isLoss' | 'sentence'> {
  const kept = `The ${count(keptFrames, 'record')} before it are kept, ${count(aside.bytes, 'byte')} are put aside.`;
  if (why === 'torn' && aside.pieces <= 1) {
    return {
      isLoss: false,
      sentence: `The last write was cut short, as by a crash or a power failure. ${kept} Nothing that was answered is lost, and there is nothing to do.`,
    };
  }
  const what = why === 'missing' ? 'A part of the journal is missing.' : 'A part of the journal is damaged.';
  return { isLoss: true, sentence: `${what} ${kept} The last requests that were answered may be lost; look at the newest items before you go on.` };
}

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;

const damagedSnapshot = (frames: number): DiskError =>
  new DiskError(
    'damaged',
    `The stored workspace is damaged: only its first ${count(frames, 'record')} can be read. Nothing was changed. Import an export of it into a new workspace, or reset this one.`,
  );

const newer = (): DiskError =>
  new DiskError(
    'newer',
    'This workspace was stored by a later version of Dynascope. Nothing was changed. Reload the page, or update Dynascope, to get that version.',
  );
