/** From lines to series: what DescribeMetrics answers, in periods as long as they are asked for. */
import type { LevelChange, LevelHistory } from '#engine/model/metric-line.ts';
import type { Physics } from '#engine/model/physics/physics.ts';
import type { Channel } from '#engine/trace/events.ts';
import { account, type Dimension, ofTable } from './dimension.ts';
import { minuteMs } from './history.ts';
import type { MetricName } from './metric-names.ts';
import type { Metrics } from './metrics.ts';
import { merged, type Statistic } from './statistic.ts';

export interface SeriesQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly periodMs: number;
  readonly nowMs: number;
  /** What the account may have. */
  readonly quotas: Physics['account'];
  readonly wants: (tableName: string, dimension: Dimension, metric: MetricName) => boolean;
}

export interface Series {
  readonly tableName: string;
  readonly dimension: Dimension;
  readonly metric: MetricName;
  /** By the beginning of their periods, oldest first. Where nothing was measured, there is none. */
  readonly points: ReadonlyMap<number, Statistic>;
}

/** All series that are wanted and have a point, in the order of table, dimension and metric. */
export function seriesOf(metrics: Metrics, query: SeriesQuery): Series[] {
  const series = new Map<string, Series & { readonly points: Map<number, Statistic> }>();
  const put = (tableName: string, dimension: Dimension, metric: MetricName, atMs: number, statistic: Statistic): void => {
    const key = `${tableName}\n${dimension}\n${metric}`;
    let one = series.get(key);
    if (one === undefined) series.set(key, (one = { tableName, dimension, metric, points: new Map() }));
    const startMs = Math.floor(atMs / query.periodMs) * query.periodMs;
    const before = one.points.get(startMs);
    one.points.set(startMs, before === undefined ? statistic : merged(before, statistic));
  };
  for (const [startMs, [tableName, dimension, metric, sum, minimum, maximum, sampleCount]] of metrics.lines(query.fromMs, query.toMs)) {
    if (!query.wants(tableName, dimension as Dimension, metric as MetricName)) continue;
    put(tableName, dimension as Dimension, metric as MetricName, startMs, { sum, minimum, maximum, sampleCount });
  }
  for (const { tableName, dimension, metric, changes, at } of levelSeries(metrics.levels(), query.quotas)) {
    if (!query.wants(tableName, dimension, metric)) continue;
    for (const [minute, value] of samples(changes, at, query)) {
      put(tableName, dimension, metric, minute, { sum: value, minimum: value, maximum: value, sampleCount: 1 });
    }
  }
  return [...series.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

interface LevelSeries {
  readonly tableName: string;
  readonly dimension: Dimension;
  readonly metric: MetricName;
  readonly changes: readonly LevelChange[];
  /** What of a level the metric shows; nothing where there is none. */
  readonly at: (change: LevelChange) => number | undefined;
}

const unitsOf = (change: LevelChange, channel: Channel): number => change[channel === 'read' ? 1 : 2];

const tellsLevel =
  (channel: Channel) =>
  (change: LevelChange): number | undefined =>
    unitsOf(change, channel) === 0 ? undefined : unitsOf(change, channel);

function levelSeries(histories: readonly LevelHistory[], quotas: Physics['account']): LevelSeries[] {
  if (histories.length === 0) return [];
  const provisioned = histories.flatMap(({ tableName, dimension, changes }): LevelSeries[] =>
    (['read', 'write'] as const).map((channel) => ({
      tableName,
      dimension: dimension as Dimension,
      metric: channel === 'read' ? 'ProvisionedReadCapacityUnits' : 'ProvisionedWriteCapacityUnits',
      changes,
      at: tellsLevel(channel),
    })),
  );
  return [...provisioned, ...accountSeries(histories, quotas)];
}

/** Of the account as a whole. Source: DG/metrics-dimensions; the quotas: DG/ServiceQuotas. */
function accountSeries(
  histories: readonly LevelHistory[],
  {
    accountReadUnitsPerSecondMax: accountReadUnitsMax,
    accountWriteUnitsPerSecondMax: accountWriteUnitsMax,
    tableReadUnitsPerSecondMax: tableReadUnitsMax,
    tableWriteUnitsPerSecondMax: tableWriteUnitsMax,
  }: Physics['account'],
): LevelSeries[] {
  const sums = combined(histories, (a, b) => a + b);
  const highest = combined(histories, (a, b) => Math.max(a, b));
  const of = (metric: MetricName, changes: readonly LevelChange[], at: LevelSeries['at']): LevelSeries => ({
    tableName: account,
    dimension: ofTable,
    metric,
    changes,
    at,
  });
  const share = (channel: Channel, most: number) => (change: LevelChange) => (100 * unitsOf(change, channel)) / most;
  return [
    of('AccountMaxReads', sums, () => accountReadUnitsMax),
    of('AccountMaxWrites', sums, () => accountWriteUnitsMax),
    of('AccountMaxTableLevelReads', sums, () => tableReadUnitsMax),
    of('AccountMaxTableLevelWrites', sums, () => tableWriteUnitsMax),
    of('AccountProvisionedReadCapacityUtilization', sums, share('read', accountReadUnitsMax)),
    of('AccountProvisionedWriteCapacityUtilization', sums, share('write', accountWriteUnitsMax)),
    of('MaxProvisionedTableReadCapacityUtilization', highest, share('read', tableReadUnitsMax)),
    of('MaxProvisionedTableWriteCapacityUtilization', highest, share('write', tableWriteUnitsMax)),
  ];
}

/** The levels of all together, changing whenever one of them changes. */
function combined(histories: readonly LevelHistory[], both: (a: number, b: number) => number): LevelChange[] {
  const changes = histories
    .flatMap(({ changes: own }, owner) => own.map((change) => ({ owner, change })))
    .sort((a, b) => a.change[0] - b.change[0]);
  const current = new Map<number, LevelChange>();
  return changes.map(({ owner, change }): LevelChange => {
    current.set(owner, change);
    const levels = [...current.values()];
    return [change[0], levels.reduce((sum, level) => both(sum, level[1]), 0), levels.reduce((sum, level) => both(sum, level[2]), 0)];
  });
}

/** One sample for every minute that has begun: the level at its end, or now. */
function* samples(
  changes: readonly LevelChange[],
  at: LevelSeries['at'],
  { fromMs, toMs, nowMs }: SeriesQuery,
): Generator<readonly [minuteStartMs: number, value: number]> {
  const first = changes[0]?.[0] ?? Infinity;
  let next = 0;
  const begin = Math.max(Math.ceil(fromMs / minuteMs), Math.floor(first / minuteMs)) * minuteMs;
  for (let minute = begin; minute < toMs && minute <= nowMs; minute += minuteMs) {
    while (next < changes.length && changes[next]![0] < minute + minuteMs) next++;
    const value = next === 0 ? undefined : at(changes[next - 1]!);
    if (value !== undefined) yield [minute, value];
  }
}
