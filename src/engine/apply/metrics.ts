/** Minutes that are over, and figures that follow from other changes. */
import { ofIndex, ofOwner, ofTable } from '#engine/metrics/dimension.ts';
import { minuteMs } from '#engine/metrics/history.ts';
import type { MetricPeriodsRestored, MetricsRestored, MinuteEnded, UnitsConsumed } from '#engine/model/commit.ts';
import type { EngineState, TableState } from '#engine/state.ts';

export function endMinute({ metrics, tasks }: EngineState, { startMs, lines }: MinuteEnded): void {
  metrics.end({ startMs, lines });
  if (metrics.running === undefined) tasks.cancel('end minute');
}

/**
 * Consumed units, one sample for each partition that a request has used.
 * Assumption: while an index is being built, all that is written to it counts as its building.
 */
export function measureUnits(state: EngineState, { record }: TableState, { indexName, channel, units }: UnitsConsumed): void {
  const isBuilding = indexName !== undefined && record.indexes.some(({ name, backfilling }) => name === indexName && backfilling === true);
  const consumed = channel === 'read' ? 'ConsumedReadCapacityUnits' : 'ConsumedWriteCapacityUnits';
  state.measure(record.name, ofOwner(indexName), isBuilding ? 'OnlineIndexConsumedWriteCapacity' : consumed, units);
}

export function measureExpiry(state: EngineState, tableNumber: number): void {
  const table = state.tables.get(tableNumber);
  if (table !== undefined) state.measure(table.record.name, ofTable, 'TimeToLiveDeletedItemCount', 1);
}

export function measureBackfill(state: EngineState, tableNumber: number, indexName: string): void {
  const table = state.tables.get(tableNumber);
  if (table !== undefined) state.measure(table.record.name, ofIndex(indexName), 'OnlineIndexPercentageProgress', 100);
}

export function restoreMetrics({ metrics, tasks }: EngineState, commit: MetricsRestored): void {
  metrics.restore(commit);
  const { running } = commit;
  if (running === undefined) tasks.cancel('end minute');
  else tasks.schedule({ atMs: running.startMs + minuteMs, key: 'end minute', kind: 'end minute' });
}

export function restoreMetricPeriods({ metrics }: EngineState, { step, periods }: MetricPeriodsRestored): void {
  metrics.restorePeriods(step, periods);
}
