/**
 * What becomes of a table by itself: the next record once a status has ended.
 * Source: reference 9.22 for the phases of a new index, 10.72 for statuses.
 */
import type { Moment } from '#engine/model/physics/physics.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import type { TableJob, WarmThroughput } from '#engine/model/table-settings.ts';
import { settleSettings, type SettledSetting, settingTimesMs } from './settle-settings.ts';
import { type IndexStep, isAllocating } from './table-change.ts';
import { settleVectorIndex } from './vector-indexes.ts';
import { vectorList } from './vector-record.ts';
import { initialWarm, warmedBy } from './warm.ts';

export interface Settled {
  /** Absent: the table is gone. */
  readonly table: TableRecord | undefined;
  readonly tableEnded: TableRecord['status'] | undefined;
  readonly indexes: readonly IndexStep[];
  readonly settings: readonly SettledSetting[];
}

interface Timed {
  readonly settlesAtMs?: number | undefined;
}

const isDue = ({ settlesAtMs }: Timed, nowMs: number): boolean => settlesAtMs !== undefined && settlesAtMs <= nowMs;

/** When the next thing ends by itself; infinity when nothing does. */
export function nextSettleMs(table: TableRecord): number {
  const times = [table, ...table.indexes, ...(table.vectorIndexes ?? []), table.warm, ...table.indexes.map(({ warm }) => warm)].map((timed) => timed?.settlesAtMs);
  return Math.min(...[...times, ...settingTimesMs(table)].map((atMs) => atMs ?? Infinity));
}

/** The table of an index that is backfilling is ACTIVE again, so that it can be changed. */
export function settle(table: TableRecord, moment: Moment): Settled {
  const { nowMs } = moment;
  const tableIsDue = isDue(table, nowMs);
  if (tableIsDue && table.status === 'DELETING') return { table: undefined, tableEnded: 'DELETING', indexes: [], settings: [] };
  const steps: IndexStep[] = [];
  const indexes = table.indexes.flatMap((index) => {
    if (tableIsDue && table.status === 'CREATING') return { ...index, status: 'ACTIVE' as const };
    return isDue(index, nowMs) ? settleIndex(index, table, moment, steps) : index;
  });
  const vectorIndexes = table.vectorIndexes?.flatMap((index) => {
    if (tableIsDue && table.status === 'CREATING') return { ...index, status: 'ACTIVE' as const, settlesAtMs: undefined };
    return isDue(index, nowMs) ? settleVectorIndex(index, moment, steps) : index;
  });
  const insights = table.insights?.filter(({ indexName: of }) => of === undefined || indexes.some(({ name }) => name === of));
  const types: TableRecord = {
    ...table,
    indexes,
    ...(vectorIndexes && { vectorIndexes: vectorList(vectorIndexes) }),
    insights,
    attributeTypes: neededTypes(table, indexes, vectorIndexes),
  };
  const done = tableIsDue ? (table.jobs ?? []).reduce((record, job) => finished(record, job, moment), types) : types;
  const { table: next, settings } = settleSettings(withRisen(done, nowMs), nowMs);
  const settlesAtMs = tableIsDue ? undefined : table.settlesAtMs;
  const isStillChanging = settlesAtMs !== undefined || [...indexes, ...(vectorIndexes ?? [])].some((index) => isAllocating(index) || index.status === 'DELETING');
  const status = table.status === 'DELETING' ? 'DELETING' : isStillChanging ? table.status : 'ACTIVE';
  return {
    table: { ...next, status, settlesAtMs, jobs: tableIsDue ? undefined : table.jobs, restore: tableIsDue ? undefined : table.restore },
    tableEnded: table.status !== 'ACTIVE' && status === 'ACTIVE' ? table.status : undefined,
    indexes: steps,
    settings: [...risen(table, nowMs), ...settings],
  };
}

/** Source: M-Q 060, 064, 183, 284. */
function finished(table: TableRecord, job: TableJob, moment: Moment): TableRecord {
  switch (job.kind) {
    case 'throughput':
      return { ...table, throughput: { ...table.throughput, ...job.to }, warm: warmedBy(table, table.billingMode, job.to) };
    case 'billing':
      return switched(table, job.from, moment);
    case 'class':
      return { ...table, tableClass: job.to, tableClassSinceMs: moment.nowMs };
    case 'stream':
      return table;
  }
}

/** The date is that of the switch's end. Source: M-Q 064. */
function switched(table: TableRecord, from: TableRecord['billingMode'], { nowMs, physics }: Moment): TableRecord {
  const warmed = <Owner extends TableRecord | IndexRecord>(owner: Owner): Owner => ({
    ...owner,
    warm: warmedBy(owner, from, initialWarm(table.billingMode, owner.throughput, physics)),
  });
  const indexes = table.indexes.map((index) => (index.kind === 'global' ? warmed(index) : index));
  const onDemandSinceMs = table.billingMode === 'PAY_PER_REQUEST' ? nowMs : table.onDemandSinceMs;
  return { ...warmed(table), indexes, onDemandSinceMs };
}

function settleIndex(index: IndexRecord, table: TableRecord, { nowMs, physics }: Moment, steps: IndexStep[]): IndexRecord[] {
  const { name, status, throughputTo } = index;
  if (status === 'DELETING') {
    steps.push({ name, step: 'removed' });
    return [];
  }
  if (isAllocating(index)) {
    steps.push({ name, step: 'backfill-started' });
    return [{ ...index, backfilling: true, settlesAtMs: nowMs + physics.durations.backfillIndexMs }];
  }
  steps.push({ name, step: status === 'CREATING' ? 'activated' : 'updated' });
  const active: IndexRecord = { ...index, status: 'ACTIVE', backfilling: undefined, settlesAtMs: undefined };
  if (throughputTo === undefined) return [active];
  const warm = warmedBy(index, table.billingMode, throughputTo);
  return [{ ...active, throughput: { ...index.throughput, ...throughputTo }, throughputTo: undefined, warm }];
}

const risenTo = (warm: WarmThroughput | undefined, nowMs: number): WarmThroughput | undefined =>
  warm?.risingTo !== undefined && isDue(warm, nowMs) ? warm.risingTo : warm;

const withRisen = (table: TableRecord, nowMs: number): TableRecord => ({
  ...table,
  warm: risenTo(table.warm, nowMs),
  indexes: table.indexes.map((index) => ({ ...index, warm: risenTo(index.warm, nowMs) })),
});

const risen = (table: TableRecord, nowMs: number): SettledSetting[] =>
  [table, ...table.indexes]
    .filter(({ warm }) => warm !== undefined && isDue(warm, nowMs))
    .map((owner) => ({
      kind: 'warm',
      indexName: 'kind' in owner ? owner.name : undefined,
      to: owner.warm?.risingTo ?? { readUnits: 0, writeUnits: 0 },
    }));

/** Definitions of attributes that are still a key of something, or in a search schema. Source: reference 9.25 (measured). */
export function neededTypes(
  { key, attributeTypes }: Pick<TableRecord, 'key' | 'attributeTypes'>,
  indexes: readonly IndexRecord[],
  vectorIndexes: TableRecord['vectorIndexes'] = [],
): TableRecord['attributeTypes'] {
  const keys = [key, ...indexes.map((index) => index.key)].flatMap(({ partition, sort }) => [...partition, ...sort]);
  const names = new Set([...keys, ...vectorIndexes.flatMap(({ searchSchema }) => searchSchema)].map(({ name }) => name));
  return Object.fromEntries(Object.entries(attributeTypes).filter(([name]) => names.has(name)));
}
