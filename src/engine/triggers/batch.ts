/** Which records go to a function together. */
import type { BatchPart, Trigger } from '#engine/model/trigger.ts';
import type { ScriptRecord } from './script.ts';

/** A record that has passed the filters. */
export interface WaitingRecord extends ScriptRecord {
  readonly atMs: number;
  readonly bytes: number;
}

/** What a function is sent in one go. Source: reference 7.2: an invocation's payload, 6 MB. */
export const payloadBytesMax = 6 * 1024 * 1024;

export const partOf = (records: readonly WaitingRecord[]): BatchPart => ({
  from: records[0]!.sequence,
  to: records.at(-1)!.sequence,
  count: records.length,
  firstAtMs: records[0]!.atMs,
  lastAtMs: records.at(-1)!.atMs,
});

/** When it is, and how long the stream keeps its records. */
export interface Ageing {
  readonly nowMs: number;
  readonly retentionMs: number;
}

/** Records are discarded at the age that was set, and when the stream forgets them. Source: reference 7.2, 7.01. */
export const isTooOld = ({ recordAgeMsMax = Infinity }: Trigger, atMs: number, { nowMs, retentionMs }: Ageing): boolean =>
  nowMs - atMs > Math.min(recordAgeMsMax, retentionMs);

export interface Gathered {
  readonly tooOld: readonly WaitingRecord[];
  readonly batch: readonly WaitingRecord[];
  /** No more would fit. */
  readonly isFull: boolean;
}

/** The next batch out of what waits: so many records, so many bytes. */
export function gather(trigger: Trigger, waiting: Iterable<WaitingRecord>, ageing: Ageing): Gathered {
  const tooOld: WaitingRecord[] = [];
  const batch: WaitingRecord[] = [];
  let bytes = 0;
  for (const record of waiting) {
    if (batch.length === 0 && isTooOld(trigger, record.atMs, ageing)) {
      tooOld.push(record);
      continue;
    }
    bytes += record.bytes;
    if (batch.length > 0 && bytes > payloadBytesMax) return { tooOld, batch, isFull: true };
    batch.push(record);
    if (batch.length === trigger.batchSize) return { tooOld, batch, isFull: true };
  }
  return { tooOld, batch, isFull: false };
}

/** The two halves of a batch that has failed. Assumption: the first takes the odd one. */
export function bisect(records: readonly WaitingRecord[]): readonly [BatchPart, BatchPart] {
  const middle = Math.ceil(records.length / 2);
  return [partOf(records.slice(0, middle)), partOf(records.slice(middle))];
}
