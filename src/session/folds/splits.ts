/** Splits of partitions as marks of a key space: when, where, and what became of what. */
import type { Trace } from '#engine';
import type { KeySpaceQuery } from '../connection.ts';
import { hashFraction, shortHash } from './hash-space.ts';
import type { HashRange } from './road-model.ts';
import { all } from './spoken.ts';

export interface SplitMark {
  readonly atMs: number;
  readonly partitionId: string;
  readonly into: readonly [lower: string, upper: string];
  /** Where in the hash space, from 0 to 1. */
  readonly at: number;
  readonly digits: string;
  /** The range of the partition that has split. */
  readonly from: number;
  readonly to: number;
}

/** Oldest first. What happened before the page was opened is not told; its partitions have always been there. */
export function splitsOf(happened: readonly Trace[], { tableName, indexName }: KeySpaceQuery, ranges: readonly HashRange[]): SplitMark[] {
  const events = happened
    .flatMap((trace) => all(trace.events, 'partition.split'))
    .filter((event) => event.tableName === tableName && event.indexName === indexName);
  const known = new Map(ranges.map(({ partitionId, from, to }) => [partitionId, { from, to }]));
  const marks: SplitMark[] = [];
  // From the newest back: what a partition was is what its two halves are together.
  for (const { atMs, partitionId, into, hash } of events.toReversed()) {
    const [lower, upper] = into.map((id) => known.get(id));
    if (lower === undefined || upper === undefined) continue;
    const range = { from: lower.from, to: upper.to };
    known.set(partitionId, range);
    marks.unshift({ atMs, partitionId, into, at: hashFraction(hash), digits: shortHash(hash), ...range });
  }
  return marks;
}
