/**
 * The only place where state changes, with the files of `apply/` beside it. A running engine comes here with
 * the commits it has just made, a reopened one with those of the journal; both end in the same state.
 */
import { unreachable } from '#engine/kernel/assert.ts';
import type { Commit, CommitRecord, IndexBackfilled, IndexPropagated } from '#engine/model/commit.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';
import { applyBackup } from './apply/backups.ts';
import { spaceOf, tableOf } from './apply/find.ts';
import { backfill, propagate } from './apply/global-indexes.ts';
import { restoreItem, writeItem } from './apply/items.ts';
import { consumeUnits, planSplit, restoreBudget, restorePartition, splitPartition } from './apply/partitions.ts';
import { followLoss, loseLeader } from './apply/replicas.ts';
import { restoreStream, scheduleTending } from './apply/streams.ts';
import { endMinute, measureBackfill, measureExpiry, restoreMetricPeriods, restoreMetrics } from './apply/metrics.ts';
import { changeScaling } from './apply/scaling.ts';
import { changeTable, removeTable } from './apply/tables.ts';
import { removeTrigger, scheduleTriggers } from './apply/triggers.ts';
import { backfillVectors, consumeVectorBytes, propagateVectors } from './apply/vector-indexes.ts';
import type { EngineState } from './state.ts';

/** Applies a record whole. `changesOf` gives index changes that the step has already worked out. */
export function applyRecord(
  state: EngineState,
  record: CommitRecord,
  changesOf?: ReadonlyMap<Commit, readonly IndexChange[]>,
): void {
  state.nowMs = record.atMs;
  state.ordinal = record.ordinal;
  for (const commit of record.commits) applyCommit(state, commit, changesOf?.get(commit));
  if (!state.triggers.isEmpty) scheduleTriggers(state);
}

function applyCommit(state: EngineState, commit: Commit, changes: readonly IndexChange[] | undefined): void {
  switch (commit.type) {
    case 'item.written':
      if (commit.isExpiry) measureExpiry(state, commit.tableNumber);
      return writeItem(state, commit, changes);
    case 'units.consumed':
      return consumeUnits(state, commit);
    case 'table.changed':
      return changeTable(state, commit.table);
    case 'table.removed':
      return removeTable(state, commit.tableNumber);
    case 'index.propagated':
      return isOfVectors(state, commit) ? propagateVectors(state, tableOf(state, commit.tableNumber), commit) : propagate(state, commit);
    case 'index.backfilled':
      measureBackfill(state, commit.tableNumber, commit.indexName);
      return isOfVectors(state, commit) ? backfillVectors(state, tableOf(state, commit.tableNumber), commit) : backfill(state, commit);
    case 'vector-bytes.consumed':
      return consumeVectorBytes(state, commit);
    case 'transaction.remembered':
      state.tokens.remember(commit);
      return scheduleForgetting(state);
    case 'transactions.forgotten':
      state.tokens.forget(commit.upToMs);
      return scheduleForgetting(state);
    case 'stream.read':
      return state.meter.consume(commit.tableNumber, 'stream reads', 1);
    case 'stream.tended':
      state.streams.tend(commit.tableNumber, commit.label, state.nowMs);
      return scheduleTending(state, commit.tableNumber);
    case 'stream.restored':
    case 'stream-records.restored':
      return restoreStream(state, commit);
    case 'clock.speed-set':
      state.speed = commit.speed;
      return;
    case 'partition.restored':
      return restorePartition(state, commit);
    case 'split.planned':
      return planSplit(state, commit);
    case 'partition.split':
      return splitPartition(state, commit);
    case 'leader.lost':
      return loseLeader(state, commit);
    case 'leader.elected':
    case 'replica.rebuilt':
      return followLoss(state, commit);
    case 'partitions.restored':
      return spaceOf(state, commit)?.restore(commit, state.nowMs);
    case 'budget.restored':
      return restoreBudget(state, commit);
    case 'item.restored':
      return restoreItem(state, commit);
    case 'bill.restored':
      state.tableNumbers = commit.tableNumbers;
      return state.meter.restore(commit.lines, state.nowMs);
    case 'minute.ended':
      return endMinute(state, commit);
    case 'metrics.restored':
      return restoreMetrics(state, commit);
    case 'metric-periods.restored':
      return restoreMetricPeriods(state, commit);
    case 'scaling-target.changed':
    case 'scaling-target.removed':
    case 'scaling-policy.changed':
    case 'scaling-policy.removed':
    case 'scaling-activity.added':
      return changeScaling(state, commit);
    case 'trigger.changed':
      return state.triggers.put(commit.trigger);
    case 'trigger.removed':
      return removeTrigger(state, commit.triggerId);
    case 'trigger.progressed':
      return state.triggers.go(commit);
    case 'backup.created':
    case 'backup.removed':
    case 'table.filled':
    case 'backup.restored':
    case 'backup-items.restored':
    case 'history.restored':
    case 'history-images.restored':
      return applyBackup(state, commit);
    case 'story.begun':
      // Whoever made this state has made it with these settings.
      return;
    case 'clock.moved':
      // The record's own time has moved the clock already.
      return;
    default:
      return unreachable(commit);
  }
}

const isOfVectors = (state: EngineState, { tableNumber, indexName }: IndexPropagated | IndexBackfilled): boolean =>
  state.tables.get(tableNumber)?.vectors.has(indexName) === true;

function scheduleForgetting({ tokens, tasks }: EngineState): void {
  const atMs = tokens.nextSweepAtMs;
  const key = 'forget tokens';
  if (atMs !== undefined && tasks.atMsOf(key) !== atMs) tasks.schedule({ atMs, key, kind: 'forget tokens' });
}
