/** Who answered the learner's last reads of a table, and which of them may have been old. */
import type { ReplicaId } from '#engine';
import { say } from '#texts/say.ts';
import type { Exchange } from '../exchange.ts';
import { all } from './spoken.ts';

export interface AnsweredRead {
  /** Of the exchange. */
  readonly number: number;
  readonly operation: string;
  readonly replicaId: ReplicaId;
  readonly isLeader: boolean;
  /** Writes that the replica had not applied. */
  readonly behind: number;
}

/** Oldest first. A Scan meets a replica in each partition and counts for each. */
export function lastReads(exchanges: readonly Exchange[], tableName: string, most: number): AnsweredRead[] {
  const reads = exchanges.flatMap(({ number, operation, trace }) => {
    const events = trace?.events ?? [];
    if (!all(events, 'partition.routed').some((event) => event.tableName === tableName && event.indexName === undefined)) return [];
    return all(events, 'replica.read').map(({ replicaId, isLeader, leaderSequence, appliedSequence }) => ({
      number,
      operation,
      replicaId,
      isLeader,
      behind: leaderSequence - appliedSequence,
    }));
  });
  return reads.slice(-most);
}

/** `27 up to date, 3 behind (hollow)` */
export function sayReads(reads: readonly AnsweredRead[]): string {
  const late = reads.filter(({ behind }) => behind > 0).length;
  return say('{count} up to date, {late} behind (hollow).', { count: reads.length - late, late });
}
