/**
 * Shard iterators: a place in a shard, and when it was given out. The text is opaque to callers and hostile
 * when it comes back. Source: reference 7.13, 7.14; SDK model, `ShardIterator`.
 */
import { decodeBase64, base64Problem, encodeBase64 } from '#engine/kernel/base64.ts';

export interface ShardIterator {
  readonly tableNumber: number;
  readonly label: string;
  readonly shardId: string;
  /** Sequence of the first record that it gives. */
  readonly from: number;
  readonly issuedAtMs: number;
}

/** In AWS's form: the stream's ARN, a version, and what only the service reads. */
export const iteratorText = (streamArn: string, { tableNumber, label, shardId, from, issuedAtMs }: ShardIterator): string =>
  `${streamArn}|1|${encodeBase64(JSON.stringify([tableNumber, label, shardId, from, issuedAtMs]))}`;

/** The iterator of a text; absent for a text that was never given out. */
export function iteratorOf(text: string): ShardIterator | undefined {
  const [, version, token] = text.split('|');
  if (version !== '1' || token === undefined || base64Problem(token) !== undefined) return undefined;
  const members = parse(decodeBase64(token));
  if (!Array.isArray(members)) return undefined;
  const [tableNumber, label, shardId, from, issuedAtMs] = members as unknown[];
  if (!isWhole(tableNumber) || !isWhole(from) || typeof issuedAtMs !== 'number') return undefined;
  if (typeof label !== 'string' || typeof shardId !== 'string') return undefined;
  return { tableNumber, label, shardId, from, issuedAtMs };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
