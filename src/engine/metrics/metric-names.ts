/**
 * What is measured, under CloudWatch's names of namespace AWS/DynamoDB. Source: reference 4.4, DG/metrics-dimensions;
 * the throttles by their limit: reference 4.2; the bytes of vectors: DG/VectorSearchMonitoring.
 * Assumption: their unit is Bytes.
 */
import type { Channel } from '#engine/trace/events.ts';

/** CloudWatch's units. */
export type MetricUnit = 'Count' | 'Milliseconds' | 'Bytes' | 'Percent';

const counts = [
  'ConditionalCheckFailedRequests',
  'ConsumedReadCapacityUnits',
  'ConsumedWriteCapacityUnits',
  'OnlineIndexConsumedWriteCapacity',
  'OnlineIndexThrottleEvents',
  'ProvisionedReadCapacityUnits',
  'ProvisionedWriteCapacityUnits',
  'ReadAccountLimitThrottleEvents',
  'ReadKeyRangeThroughputThrottleEvents',
  'ReadMaxOnDemandThroughputThrottleEvents',
  'ReadProvisionedThroughputThrottleEvents',
  'ReadThrottleEvents',
  'ReturnedItemCount',
  'ReturnedRecordsCount',
  'SystemErrors',
  'ThrottledRequests',
  'TimeToLiveDeletedItemCount',
  'TransactionConflict',
  'UserErrors',
  'WriteAccountLimitThrottleEvents',
  'WriteKeyRangeThroughputThrottleEvents',
  'WriteMaxOnDemandThroughputThrottleEvents',
  'WriteProvisionedThroughputThrottleEvents',
  'WriteThrottleEvents',
  'AccountMaxReads',
  'AccountMaxTableLevelReads',
  'AccountMaxTableLevelWrites',
  'AccountMaxWrites',
] as const;

const percents = [
  'AccountProvisionedReadCapacityUtilization',
  'AccountProvisionedWriteCapacityUtilization',
  'MaxProvisionedTableReadCapacityUtilization',
  'MaxProvisionedTableWriteCapacityUtilization',
  'OnlineIndexPercentageProgress',
] as const;

const bytes = ['ReturnedBytes', 'VectorSearchRequestBytes', 'VectorWriteRequestBytes'] as const;

export type MetricName = (typeof counts)[number] | (typeof percents)[number] | (typeof bytes)[number] | 'SuccessfulRequestLatency';

const units = new Map<string, MetricUnit>([
  ...counts.map((name): [string, MetricUnit] => [name, 'Count']),
  ...percents.map((name): [string, MetricUnit] => [name, 'Percent']),
  ...bytes.map((name): [string, MetricUnit] => [name, 'Bytes']),
  ['SuccessfulRequestLatency', 'Milliseconds'],
]);

/** In alphabetical order. */
export const metricNames = [...units.keys()].sort() as MetricName[];

export const isMetricName = (name: string): name is MetricName => units.has(name);

export const unitOf = (name: MetricName): MetricUnit => units.get(name)!;

/** Limits as throttling reasons end with them. */
export type ThrottleLimit =
  | 'KeyRangeThroughputExceeded'
  | 'ProvisionedThroughputExceeded'
  | 'AccountLimitExceeded'
  | 'MaxOnDemandThroughputExceeded';

/** The two metrics that one throttled event counts in: the one of all, and that of its limit. */
export function throttleMetrics(channel: Channel, limit: ThrottleLimit): readonly [MetricName, MetricName] {
  const head = channel === 'read' ? 'Read' : 'Write';
  return [`${head}ThrottleEvents`, `${head}${limitWords[limit]}ThrottleEvents`];
}

const limitWords: Readonly<Record<ThrottleLimit, 'KeyRangeThroughput' | 'ProvisionedThroughput' | 'AccountLimit' | 'MaxOnDemandThroughput'>> = {
  KeyRangeThroughputExceeded: 'KeyRangeThroughput',
  ProvisionedThroughputExceeded: 'ProvisionedThroughput',
  AccountLimitExceeded: 'AccountLimit',
  MaxOnDemandThroughputExceeded: 'MaxOnDemandThroughput',
};

export const throttleLimits = Object.keys(limitWords) as ThrottleLimit[];
