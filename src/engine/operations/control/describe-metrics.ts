/**
 * DescribeMetrics: what CloudWatch would show of namespace AWS/DynamoDB, table by table. The rules of time and
 * period are those of CloudWatch's GetMetricStatistics; the words are ours.
 */
import { account, type Dimension, ofIndex, ofVectorIndex, wireDimensions } from '#engine/metrics/dimension.ts';
import { retention } from '#engine/metrics/history.ts';
import { isMetricName, type MetricName, unitOf } from '#engine/metrics/metric-names.ts';
import { type Series, seriesOf } from '#engine/metrics/series.ts';
import { globalIndexes } from '#engine/model/table.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { unknownIndex } from '#engine/plan/projection.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { checkExistingTableName } from '#engine/validation/table-constraints.ts';
import { answer, json } from '../answer.ts';
import { tableNotFound } from '../find-table.ts';
import type { Outcome, Step } from '../step.ts';

export interface DescribeMetricsRequest {
  TableName?: string;
  IndexName?: string;
  MetricNames?: string[];
  /** Seconds since the epoch. */
  StartTime?: number;
  EndTime?: number;
  /** Seconds. */
  Period?: number;
}

/** Source: CloudWatch API, GetMetricStatistics: points of one series in one answer. */
const pointsMax = 1440;
const hourMs = 3_600_000;
const periodSecondsMax = 86_400;

interface Query {
  readonly tableName: string | undefined;
  readonly indexName: string | undefined;
  readonly names: ReadonlySet<string> | undefined;
  readonly fromMs: number;
  readonly toMs: number;
  readonly periodMs: number;
}

export function describeMetrics(step: Step, wire: DescribeMetricsRequest): Outcome {
  const query = queryOf(step, wire);
  if (isRefusal(query)) return query;
  step.emit({ type: 'request.validated', operation: 'DescribeMetrics' });
  const { fromMs, toMs, periodMs } = query;
  const wants = (tableName: string, dimension: Dimension, metric: MetricName): boolean =>
    (query.names === undefined || query.names.has(metric)) &&
    (query.tableName === undefined || query.tableName === tableName) &&
    (query.indexName === undefined || dimension === ofIndex(query.indexName) || dimension === ofVectorIndex(query.indexName));
  const series = seriesOf(step.state.metrics, { fromMs, toMs, periodMs, nowMs: step.nowMs, quotas: step.state.physics.account, wants });
  return answer({
    StartTime: json(fromMs / 1000),
    EndTime: json(wire.EndTime ?? step.nowMs / 1000),
    Period: json(periodMs / 1000),
    Metrics: json(series.map(onTheWire)),
  });
}

function queryOf(step: Step, wire: DescribeMetricsRequest): Query | Refusal {
  const { TableName: label, IndexName: indexName, MetricNames: names } = wire;
  const tableName = label === undefined ? undefined : plainTableName(label);
  const refusal = (label === undefined ? undefined : checkExistingTableName(label)) ?? checkNames(step, tableName, indexName) ?? checkMetrics(names);
  if (refusal !== undefined) return refusal;
  const span = spanOf(wire, step.nowMs);
  return isRefusal(span) ? span : { tableName, indexName, names: names && new Set(names), ...span };
}

/** A table that was deleted keeps its metrics. */
function checkNames({ state }: Step, tableName: string | undefined, indexName: string | undefined): Refusal | undefined {
  if (tableName === undefined) return indexName === undefined ? undefined : invalid('IndexName is only allowed together with TableName.');
  if (tableName === account || !state.metrics.knows(tableName)) return tableNotFound(tableName);
  const table = state.catalog.named(tableName);
  if (indexName === undefined || table === undefined) return undefined;
  return [...globalIndexes(table), ...(table.vectorIndexes ?? [])].some(({ name }) => name === indexName) ? undefined : unknownIndex(indexName);
}

function checkMetrics(names: readonly string[] | undefined): Refusal | undefined {
  const unknown = names?.find((name) => !isMetricName(name));
  return unknown === undefined ? undefined : invalid(`MetricNames names ${unknown}, which is no metric of AWS/DynamoDB.`);
}

type Span = Pick<Query, 'fromMs' | 'toMs' | 'periodMs'>;

/** By default the last hour in minutes. */
function spanOf({ StartTime: start, EndTime: end, Period: period = 60 }: DescribeMetricsRequest, nowMs: number): Span | Refusal {
  const toMs = end === undefined ? nowMs + 1 : end * 1000;
  const fromMs = start === undefined ? toMs - hourMs : start * 1000;
  if (!Number.isFinite(fromMs) || !Number.isFinite(toMs) || fromMs >= toMs) return invalid('StartTime must be before EndTime.');
  const finest = (retention.find(({ keptMs }) => fromMs >= nowMs - keptMs) ?? retention.at(-1)!).periodMs / 1000;
  if (!Number.isInteger(period) || period < 60 || period > periodSecondsMax || period % 60 !== 0) {
    return invalid(`Period must be a multiple of 60 from 60 to ${periodSecondsMax} seconds.`);
  }
  if (period % finest !== 0) {
    return invalid(`Period must be a multiple of ${finest} seconds: at that StartTime, points of less than that are no longer kept.`);
  }
  const points = Math.ceil((toMs - fromMs) / (period * 1000));
  if (points > pointsMax) {
    return invalid(`${points} points of each metric are asked for, and an answer has at most ${pointsMax}: ask for a longer Period or a shorter time.`);
  }
  return { fromMs: Math.floor(fromMs / (period * 1000)) * period * 1000, toMs, periodMs: period * 1000 };
}

function onTheWire({ tableName, dimension, metric, points }: Series): object {
  const unit = unitOf(metric);
  return {
    MetricName: metric,
    Unit: unit,
    Dimensions: wireDimensions(tableName, dimension),
    Datapoints: [...points]
      .sort(([a], [b]) => a - b)
      .map(([startMs, { sum, minimum, maximum, sampleCount }]) => ({
        Timestamp: startMs / 1000,
        Sum: sum,
        Minimum: minimum,
        Maximum: maximum,
        SampleCount: sampleCount,
        Average: sum / sampleCount,
      })),
  };
}
