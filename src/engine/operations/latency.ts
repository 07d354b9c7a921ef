/** How long a request takes. */
import { valueAt } from '#engine/kernel/distribution.ts';
import type { Commit } from '#engine/model/commit.ts';
import type { LatencyKind } from '#engine/model/physics/curves.ts';
import type { EngineState } from '#engine/state.ts';

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

const kindOf: ReadonlyMap<string, LatencyKind> = /* @__PURE__ */ new Map(/* @__PURE__ */ Object.entries(kinds));

export function latencyKind(operation: string, commits: readonly Commit[]): LatencyKind {
  const kind = kindOf.get(operation) ?? 'control';
  return kind === 'read' && commits.some(({ type }) => type === 'item.written') ? 'write' : kind;
}

/** The latency of the story's n-th request, the same whenever it is asked for. */
export const latencyMs = ({ draws, curves }: EngineState, kind: LatencyKind, ordinal: number): number =>
  Math.round(valueAt(curves.latency[kind], draws.latency.unit(ordinal)) * 100) / 100;
