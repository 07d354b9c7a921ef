/** What partitions may use, and how they split. */
import { TokenBucket } from '#engine/capacity/token-bucket.ts';
import { type Allowances, allowancesOf } from '#engine/catalog/allowances.ts';
import { assert } from '#engine/kernel/assert.ts';
import type { BudgetRestored, PartitionRestored, PartitionSplit, SplitPlanned, UnitsConsumed } from '#engine/model/commit.ts';
import type { EngineState, KeySpace, TableState } from '#engine/state.ts';
import { measureUnits } from './metrics.ts';
import { spaceOf, tableOf } from './find.ts';
import { inheritLoss } from './replicas.ts';
import { sizeBetween } from './sizes.ts';

export function consumeUnits(state: EngineState, commit: UnitsConsumed): void {
  const table = state.tables.get(commit.tableNumber);
  if (table === undefined) return;
  measureUnits(state, table, commit);
  const space = commit.indexName === undefined ? table.space : table.globals.get(commit.indexName)?.space;
  const at = space?.partitions.all.findIndex(({ number }) => number === commit.partitionNumber) ?? -1;
  if (space !== undefined && at >= 0) takeUnits(space, at, commit, state.nowMs);
  if (table.record.billingMode === 'PAY_PER_REQUEST') {
    state.meter.consume(commit.tableNumber, commit.channel === 'read' ? 'reads' : 'writes', commit.units);
  }
}

/** Where nothing is refused for lack of units, none are owed either. */
function takeUnits(space: KeySpace, at: number, { channel, units }: UnitsConsumed, nowMs: number): void {
  const bucket = space.buckets[at]![channel];
  if (space.budgets === undefined) return bucket.drain(units, nowMs);
  bucket.take(units, nowMs);
  space.budgets[channel].take(space.partitions.all[at]!, units, nowMs);
}

/** What is allowed counts from now on. */
export function changeAllowances({ nowMs }: EngineState, { record, space, globals }: TableState): void {
  const change = ({ budgets }: KeySpace, { read, write }: Allowances): void => {
    budgets?.read.change(read, nowMs);
    budgets?.write.change(write, nowMs);
  };
  change(space, allowancesOf(record, record));
  for (const index of record.indexes) {
    const global = globals.get(index.name);
    if (global !== undefined) change(global.space, allowancesOf(record, index));
  }
}

export function restorePartition(state: EngineState, commit: PartitionRestored): void {
  const table = tableOf(state, commit.tableNumber);
  const space = commit.indexName === undefined ? table.space : table.globals.get(commit.indexName)?.space;
  if (space === undefined) return;
  const at = space.partitions.all.findIndex(({ number }) => number === commit.partitionNumber);
  assert(at >= 0, `partition ${commit.partitionNumber} of table number ${commit.tableNumber}`);
  space.replicas[at]!.resume(commit.sequence);
  const { read, write } = space.buckets[at]!;
  space.buckets[at] = {
    read: new TokenBucket(read.perSecondMax, state.nowMs, commit.readAvailable),
    write: new TokenBucket(write.perSecondMax, state.nowMs, commit.writeAvailable),
  };
}

export function planSplit(state: EngineState, commit: SplitPlanned): void {
  const { tableNumber, indexName, partitionNumber, endsAtMs: atMs } = commit;
  spaceOf(state, commit)?.splits.set(partitionNumber, commit);
  const key = `split/${tableNumber}/${indexName ?? ''}/${partitionNumber}`;
  state.tasks.schedule({ atMs, key, kind: 'split', tableNumber, indexName, partitionNumber });
}

export function splitPartition(state: EngineState, commit: PartitionSplit): void {
  const space = spaceOf(state, commit);
  const at = space?.partitions.all.findIndex(({ number }) => number === commit.partitionNumber) ?? -1;
  if (space === undefined || at < 0) return;
  const table = tableOf(state, commit.tableNumber);
  const { from } = space.partitions.all[at]!;
  const lower = sizeBetween(table, commit.indexName, from, commit.position);
  space.split(at, commit.position, lower, state.nowMs);
  const { all } = space.partitions;
  const children = [all[at]!.number, all[at + 1]!.number] as const;
  inheritLoss(state, commit, space.replicas[at]!, children);
  space.budgets?.read.split(commit.partitionNumber, children, state.nowMs);
  space.budgets?.write.split(commit.partitionNumber, children, state.nowMs);
  if (commit.indexName === undefined) {
    state.streams.of(table.record)?.split(commit.partitionNumber, children, state.nowMs);
  }
}

export function restoreBudget(state: EngineState, { tableNumber, indexName, read, write }: BudgetRestored): void {
  const table = tableOf(state, tableNumber);
  const { budgets, partitions } = indexName === undefined ? table.space : (table.globals.get(indexName)?.space ?? table.space);
  budgets?.read.restore(read, partitions.all, state.nowMs);
  budgets?.write.restore(write, partitions.all, state.nowMs);
}
