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

export const formatVersion = 1;

export const headBytes = 10;
export const versionOffset = 4;
export const kindOffset = 5;
export const lengthOffset = 6;

export const kindCodes = { record: 1, reply: 2, 'snapshot end': 3 } as const;

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

export type Frame =
  | { readonly kind: 'record'; readonly record: CommitRecord }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'snapshot end'; readonly end: SnapshotEnd };
