/**
 * Bytes to frames. The bytes may be anything: what is good at their start is read, and where and why
 * reading stopped is told. Nothing throws.
 */
import type { Commit, CommitRecord } from '#engine';
import { crc32 } from '#engine/kernel/crc32.ts';
import { ByteReader, uint32At } from './byte-reader.ts';
import { readCommit } from './commit-codec.ts';
import {
  type ChangeHead,
  type Frame,
  formatVersion,
  headBytes,
  kindCodes,
  kindOffset,
  lengthOffset,
  type Reply,
  versionOf,
  versionOffset,
} from './frame.ts';

/**
 * Why reading stopped before the end.
 * - torn: a frame goes on beyond the bytes that are there and no whole one follows it, as after a write
 *   that was cut short;
 * - corrupt: a checksum does not fit, or fits bytes that no version of ours has written;
 * - unknown version: a whole frame of a later format. Its bytes are good and must stay as they are.
 */
export type FrameDamage = 'torn' | 'corrupt' | 'unknown version';

export interface FramesRead {
  readonly frames: readonly Frame[];
  /** Where the last good frame ends. */
  readonly goodBytes: number;
  /** Absent when all bytes were read. */
  readonly damage: FrameDamage | undefined;
}

/** `goesOn`: more bytes may follow, so that a frame without its end need not be looked into. */
export function readFrames(bytes: Uint8Array, goesOn = false): FramesRead {
  const frames: Frame[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = endOfFrame(bytes, at);
    if (end === undefined) return { frames, goodBytes: at, damage: !goesOn && holdsFrame(bytes, at + 1) ? 'corrupt' : 'torn' };
    const frame = readFrame(bytes, at, end);
    if (typeof frame === 'string') return { frames, goodBytes: at, damage: frame };
    frames.push(frame);
    at = end;
  }
  return { frames, goodBytes: at, damage: undefined };
}

/** Where the frame at `start` ends by its own account; absent when that is beyond the bytes. */
function endOfFrame(bytes: Uint8Array, start: number): number | undefined {
  if (start + headBytes > bytes.length) return undefined;
  const end = start + headBytes + uint32At(bytes, start + lengthOffset);
  return end <= bytes.length ? end : undefined;
}

const hasFittingSum = (bytes: Uint8Array, start: number, end: number): boolean =>
  uint32At(bytes, start) === crc32(bytes, start + versionOffset, end);

const knownKinds = new Set<number>(Object.values(kindCodes));
/** So many checksums are tried in the hunt for a frame; bytes made to look like heads can't make it long. */
const triesMax = 64;

/**
 * Whether there is a whole frame somewhere from `from` on. Then what stands before it was not cut short but
 * changed, and writes that had been answered are among the damage.
 */
function holdsFrame(bytes: Uint8Array, from: number): boolean {
  let tries = 0;
  for (let at = from; at + headBytes <= bytes.length && tries < triesMax; at++) {
    const kind = bytes[at + kindOffset]!;
    if (!knownKinds.has(kind) || bytes[at + versionOffset] !== versionOf(kind)) continue;
    const end = endOfFrame(bytes, at);
    if (end === undefined) continue;
    if (hasFittingSum(bytes, at, end)) return true;
    tries++;
  }
  return false;
}

function readFrame(bytes: Uint8Array, start: number, end: number): Frame | FrameDamage {
  if (!hasFittingSum(bytes, start, end)) return 'corrupt';
  const version = bytes[start + versionOffset]!;
  if (version < 1 || version > formatVersion) return 'unknown version';
  const kind = bytes[start + kindOffset]!;
  const from = new ByteReader(bytes, start + headBytes, end);
  const frame = version === versionOf(kind) ? readPayload(from, kind) : undefined;
  return frame === undefined || from.failed || !from.atEnd ? 'corrupt' : frame;
}

function readPayload(from: ByteReader, kind: number): Frame | undefined {
  switch (kind) {
    case kindCodes.record:
      return { kind: 'record', record: readRecord(from) };
    case kindCodes.change:
      return { kind: 'change', head: readHead(from), record: readRecord(from) };
    case kindCodes.return:
      return { kind: 'return', back: from.count(), record: readRecord(from) };
    case kindCodes.restart:
      return { kind: 'restart', momentId: from.count(), head: from.byte() === 0 ? undefined : readHead(from), record: readRecord(from) };
    case kindCodes.moment:
      return { kind: 'moment', moment: { id: from.count(), name: from.exactText(), atMs: from.number(), file: from.bytes() } };
    case kindCodes['moment dropped']:
      return { kind: 'moment dropped', id: from.count() };
    case kindCodes.reply:
      return { kind: 'reply', reply: readReply(from) };
    case kindCodes['snapshot end']:
      return { kind: 'snapshot end', end: { frames: from.number(), journalFrom: from.number() } };
    default:
      return undefined;
  }
}

const readHead = (from: ByteReader): ChangeHead => ({ what: from.exactText(), fromMs: from.number() });

function readRecord(from: ByteReader): CommitRecord {
  const atMs = from.number();
  const ordinal = from.number();
  const commits: Commit[] = [];
  for (let left = from.count(); left > 0; left--) {
    const commit = readCommit(from);
    if (commit === undefined) break;
    commits.push(commit);
  }
  return { atMs, ordinal, commits };
}

function readReply(from: ByteReader): Reply {
  const callId = from.exactText();
  const status = from.number();
  const pairs: [string, string][] = [];
  for (let left = from.count(); left > 0 && !from.failed; left--) pairs.push([from.exactText(), from.exactText()]);
  // Defines members, so that a header named `__proto__` is a header like any other.
  return { callId, status, headers: Object.fromEntries(pairs), body: from.bytes() };
}
