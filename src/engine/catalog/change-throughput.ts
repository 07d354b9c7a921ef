/** UpdateTable: billing mode and provisioned throughput of a table. Source: reference 1.59, 5.04, 5.06; M-Q 055 to 064, 152, 183. */
import { onDemandSwitchDays } from '#engine/model/limits.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import { globalIndexes, type IndexRecord, type TableRecord } from '#engine/model/table.ts';
import type { NamedThroughput, TableJob } from '#engine/model/table-settings.ts';
import type { Throughput } from '#engine/model/throughput.ts';
import { admitThroughput } from './admission.ts';
import { checkThroughputChange, throughputChange } from './decrease-budget.ts';
import { modeBefore, type TableChange } from './table-change.ts';
import { warmOf } from './warm.ts';

const dayMs = 86_400_000;

/** The table with a job that has just begun. */
export const withJob = (table: TableRecord, job: TableJob, { nowMs, physics }: Moment): TableRecord => ({
  ...table,
  status: 'UPDATING',
  settlesAtMs: nowMs + physics.durations.updateTableMs,
  jobs: [...(table.jobs ?? []), job],
});

/** What of the times still counts, and now. Refused when that is more than may be. */
export function withinWindow(
  timesMs: readonly number[] | undefined,
  nowMs: number,
  { most, days, what }: { readonly most: number; readonly days: number; readonly what: string },
): number[] | Refusal {
  const counted = (timesMs ?? []).filter((atMs) => atMs > nowMs - days * dayMs);
  if (counted.length < most) return [...counted, nowMs];
  return refuse('LimitExceededException', `Subscriber limit exceeded: ${what} are limited to ${most} times in ${days} day(s).`);
}

/** Warm throughput does not go down with what is provisioned: it is noted before. */
const withWarm = <Owner extends TableRecord | IndexRecord>(owner: Owner, { billingMode }: TableRecord): Owner => ({
  ...owner,
  warm: warmOf(owner, billingMode),
});

const eachGlobal = (table: TableRecord, changed: (index: IndexRecord) => IndexRecord): IndexRecord[] =>
  table.indexes.map((index) => (index.kind === 'global' ? changed(index) : index));

/** The same record when it has this mode, or goes on to it. Source: M-Q 156, 452. */
export function changeThroughput(table: TableRecord, change: TableChange, moment: Moment): TableRecord | Refusal {
  const { billingMode, throughput } = change;
  const before = modeBefore(table);
  if (billingMode === 'PAY_PER_REQUEST') return before === billingMode ? table : switchToOnDemand(table, moment);
  if (throughput === undefined) return table;
  if (before === 'PAY_PER_REQUEST') return switchToProvisioned(table, throughput, moment);
  const refusal = admitThroughput(table) ?? checkThroughputChange(table.throughput, throughput, moment);
  if (refusal !== undefined) return refusal;
  const { meanwhile, goal } = throughputChange(table.throughput, throughput, moment.nowMs);
  return withJob({ ...withWarm(table, table), throughput: meanwhile }, { kind: 'throughput', to: goal }, moment);
}

const none: Throughput = { readUnits: 0, writeUnits: 0 };

/**
 * The mode and the units are told as the new ones at once, and the old ones go on to be served. Source of the text: https://github.com/aws-amplify/amplify-cli/issues/1054
 * (once in a day then). Assumption: the number in it; that the dates of increase and decrease stay as they were.
 */
function switchToOnDemand(table: TableRecord, moment: Moment): TableRecord | Refusal {
  const refusal = admitThroughput(table);
  if (refusal !== undefined) return refusal;
  const switches = withinWindow(table.onDemandSwitchesMs, moment.nowMs, {
    most: moment.physics.account.onDemandSwitchesPerDay,
    days: onDemandSwitchDays,
    what: 'Update to PayPerRequest mode',
  });
  if (isRefusal(switches)) return switches;
  const onDemand: TableRecord = {
    ...withWarm(table, table),
    billingMode: 'PAY_PER_REQUEST',
    onDemandSwitchesMs: switches,
    throughput: { ...table.throughput, ...none },
    // What an index was on its way to is over with the mode.
    indexes: eachGlobal(table, (index) => ({
      ...withWarm(index, table),
      throughput: { ...index.throughput, ...none },
      throughputTo: undefined,
    })),
  };
  return withJob(onDemand, { kind: 'billing', from: 'PROVISIONED', throughputs: throughputsOf(table) }, moment);
}

const throughputsOf = (table: TableRecord): NamedThroughput[] =>
  [table, ...globalIndexes(table)].map((owner) => ({
    indexName: owner === table ? undefined : owner.name,
    readUnits: owner.throughput.readUnits,
    writeUnits: owner.throughput.writeUnits,
  }));

/** On-demand maxima go with the mode. Source: M-Q 153. */
function switchToProvisioned(table: TableRecord, throughput: Throughput, moment: Moment): TableRecord | Refusal {
  const refusal = admitThroughput(table);
  if (refusal !== undefined) return refusal;
  const provisioned: TableRecord = {
    ...withWarm(table, table),
    billingMode: 'PROVISIONED',
    throughput: { ...table.throughput, ...throughput },
    onDemandMaximum: undefined,
    indexes: eachGlobal(table, (index) => ({ ...withWarm(index, table), onDemandMaximum: undefined })),
  };
  return withJob(provisioned, { kind: 'billing', from: 'PAY_PER_REQUEST' }, moment);
}
