/**
 * What journal and snapshots are made of: frames, one after another, without anything between them.
 *
 *     offset  bytes  what
 *          0      4  CRC-32 of all that follows, little endian
 *          4      1  format version
 *          5      1  kind
 *          6      4  bytes of the payload, little endian
 *         10      .  payload
 *
 * This head stays as it is in every format version; versions differ in their payloads. So a reader can
 * tell a frame of a later version, whose checksum fits, from a damaged one, whose checksum does not. The
 * checksum stands first and covers the head as well: a flipped version or length is damage like any other.
 *
 * A change of a payload takes a new version, a reader for it beside the old one, and a frozen fixture in
 * `fixtures/`. Fixtures are never rewritten.
 */
import type { CommitRecord } from '#engine';

/** The latest format version. A frame carries the version in which its kind came to be, so that most stay as they were. */
export const formatVersion = 2;

export const headBytes = 10;
export const versionOffset = 4;
export const kindOffset = 5;
export const lengthOffset = 6;

export const kindCodes = { record: 1, reply: 2, 'snapshot end': 3, change: 4, return: 5, moment: 6, 'moment dropped': 7, restart: 8 } as const;

/** Kinds of version 1; later ones are of version 2. */
const firstKinds = 3;

/** The version that a frame of a kind is written in, and must have. */
export const versionOf = (kind: number): number => (kind <= firstKinds ? 1 : 2);

/**
 * The answer of a call that another tab may send again when the writer changes. It stands in the same
 * batch as the record it belongs to, so that both are durable or neither.
 */
export interface Reply {
  readonly callId: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The last frame of a snapshot. Without it the snapshot is not whole. */
export interface SnapshotEnd {
  /** Frames of the snapshot before this one. */
  readonly frames: number;
  /** Number of the first journal piece that the snapshot does not cover. */
  readonly journalFrom: number;
}

/** What begins with a record: something the learner may take back, or what a lesson has put there. */
export interface ChangeHead {
  /** The operation, or what else it is called; empty for what nobody takes back. */
  readonly what: string;
  /** Virtual time right before it. */
  readonly fromMs: number;
}

/** A whole state that is kept for its own sake. */
export interface Moment {
  readonly id: number;
  /** Empty for one that nobody has asked for; it goes with the next snapshot. */
  readonly name: string;
  /** Virtual time. */
  readonly atMs: number;
  /** A workspace file. */
  readonly file: Uint8Array;
}

export type Frame =
  | { readonly kind: 'record'; readonly record: CommitRecord }
  | { readonly kind: 'change'; readonly head: ChangeHead; readonly record: CommitRecord }
  /** The record follows not the one before it, but the one that stands so many records further back. */
  | { readonly kind: 'return'; readonly back: number; readonly record: CommitRecord }
  /** The record follows a moment that was kept. */
  | { readonly kind: 'restart'; readonly momentId: number; readonly head: ChangeHead | undefined; readonly record: CommitRecord }
  | { readonly kind: 'moment'; readonly moment: Moment }
  | { readonly kind: 'moment dropped'; readonly id: number }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'snapshot end'; readonly end: SnapshotEnd };
