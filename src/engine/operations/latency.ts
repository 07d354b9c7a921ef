/**
 * How long a request takes. Assumption: AWS promises "single-digit milliseconds" and publishes no curve; a
 * transaction, which asks every item twice, takes about three times as long as a write.
 */
import { type Distribution, valueAt } from '#engine/kernel/distribution.ts';
import type { Commit } from '#engine/model/commit.ts';
import type { EngineState } from '#engine/state.ts';

export type LatencyKind = 'read' | 'write' | 'transaction' | 'control';

/** The curves, by kind. */
export const latency: Readonly<Record<LatencyKind, Distribution>> = {
  read: { quantiles: [[0, 1.2], [0.5, 3], [0.9, 5], [0.99, 11], [1, 35]] },
  write: { quantiles: [[0, 2], [0.5, 4.5], [0.9, 8], [0.99, 16], [1, 50]] },
  transaction: { quantiles: [[0, 6], [0.5, 13], [0.9, 22], [0.99, 40], [1, 110]] },
  control: { quantiles: [[0, 8], [0.5, 20], [0.9, 45], [0.99, 120], [1, 400]] },
};

/** The kind of an operation, where it is not that of the control plane. */
export const kinds: Readonly<Record<string, LatencyKind>> = {
  BatchGetItem: 'read',
  GetItem: 'read',
  GetRecords: 'read',
  GetShardIterator: 'read',
  Query: 'read',
  Scan: 'read',
  SearchVectors: 'read',
  BatchWriteItem: 'write',
  PutItem: 'write',
  UpdateItem: 'write',
  DeleteItem: 'write',
  ExecuteTransaction: 'transaction',
  TransactGetItems: 'transaction',
  TransactWriteItems: 'transaction',
  // A statement may be either: what it did decides.
  ExecuteStatement: 'read',
  BatchExecuteStatement: 'read',
};

export function latencyKind(operation: string, commits: readonly Commit[]): LatencyKind {
  const kind = kinds[operation] ?? 'control';
  return kind === 'read' && commits.some(({ type }) => type === 'item.written') ? 'write' : kind;
}

/** The latency of the story's n-th request, the same whenever it is asked for. */
export const latencyMs = ({ draws }: EngineState, kind: LatencyKind, ordinal: number): number =>
  Math.round(valueAt(latency[kind], draws.latency.unit(ordinal)) * 100) / 100;
