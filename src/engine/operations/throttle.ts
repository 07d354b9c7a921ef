/**
 * Whether there is throughput left for what a request is about to use. All that it uses is looked at before any
 * of it is taken, so a refused request has used nothing. Source: reference 3.5, 4.1 to 4.3.
 */
import type { Meterable } from '#engine/capacity/budget.ts';
import { modeBefore } from '#engine/catalog/table-change.ts';
import type { TokenBucket } from '#engine/capacity/token-bucket.ts';
import { ofOwner } from '#engine/metrics/dimension.ts';
import { throttleLimits, throttleMetrics } from '#engine/metrics/metric-names.ts';
import { type Refusal, type RefusalCode, refuse } from '#engine/model/refusal.ts';
import { indexArn, tableArn } from '#engine/model/table.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import type { Channel } from '#engine/trace/events.ts';
import type { Place } from './place.ts';
import type { Step } from './step.ts';

export interface Demand {
  readonly place: Place;
  readonly channel: Channel;
  /** What it will take, where that is known before. */
  readonly units: number;
}

/**
 * The refusal of a request that finds a bucket empty, told as it happens; nothing when all is let in.
 * `pending` is what the same request will take besides; what is let in here is added to it.
 */
export function refuseThrottled(
  step: Step,
  demands: readonly Demand[],
  pending?: Map<TokenBucket, number>,
): Refusal | undefined {
  const added = demands.length === 1 && pending === undefined ? undefined : new Map<TokenBucket, number>();
  const isEmpty = (bucket: TokenBucket, units: number): boolean => {
    const taken = (pending?.get(bucket) ?? 0) + (added?.get(bucket) ?? 0);
    if (bucket.availableAt(step.nowMs) - step.takenOf(bucket) - taken <= 0) return true;
    added?.set(bucket, (added.get(bucket) ?? 0) + units);
    return false;
  };
  for (const demand of demands) {
    const { place, channel, units } = demand;
    if (units === 0 || place.space.budgets === undefined) continue;
    const bucket = ownBucket(place, channel);
    if (isEmpty(bucket, units)) return throttled(step, demand, { limit: 'KeyRangeThroughputExceeded', bucket });
    for (const meterable of sharedBuckets(step, place, channel)) {
      if (isEmpty(meterable.bucket, units)) return throttled(step, demand, meterable);
    }
  }
  if (pending === undefined || added === undefined) return undefined;
  for (const [bucket, units] of added) pending.set(bucket, (pending.get(bucket) ?? 0) + units);
  return undefined;
}

/** The partition's own. */
export const ownBucket = ({ space, at }: Place, channel: Channel): TokenBucket => space.buckets[at]![channel];

/** Those of the table or index that units of a partition come out of besides; none where nothing is ever refused. */
export const sharedBuckets = ({ nowMs }: Step, { space, partition }: Place, channel: Channel): readonly Meterable[] =>
  space.budgets?.[channel].bucketsOf(partition, nowMs) ?? none;

const none: readonly never[] = [];

function throttled(step: Step, { place, channel, units }: Demand, { limit, bucket }: Meterable): Refusal {
  const { table, globalIndexName, partition } = place;
  const { name: tableName } = table.record;
  const reason = `${globalIndexName === undefined ? 'Table' : 'Index'}${channel === 'read' ? 'Read' : 'Write'}${limit}`;
  const resource = globalIndexName === undefined ? tableArn(tableName) : indexArn(tableName, globalIndexName);
  step.emit({
    type: 'capacity.throttled',
    channel,
    tableName,
    indexName: globalIndexName,
    partitionId: partitionId(partition),
    limit,
    reason,
    units,
    available: bucket.availableAt(step.nowMs) - step.takenOf(bucket),
    perSecondMax: bucket.perSecondMax,
    waiting: channel === 'read' || globalIndexName === undefined ? undefined : table.globals.get(globalIndexName)?.queue.length,
  });
  measureThrottle(step, { place, channel }, limit);
  const isIndex = globalIndexName !== undefined;
  const [code, message] = words(modeBefore(table.record) === 'PROVISIONED', limit, isIndex);
  const member = code === 'ThrottlingException' ? 'throttlingReasons' : 'ThrottlingReasons';
  return refuse(code, message, { [member]: [{ reason, resource }] });
}

/** An event inside of a request counts where it was throttled: at the table, or at the index. Source: DG/metrics-dimensions. */
function measureThrottle(step: Step, { place, channel }: Pick<Demand, 'place' | 'channel'>, limit: Meterable['limit']): void {
  const { table, globalIndexName } = place;
  for (const metric of throttleMetrics(channel, limit)) step.measure(table.record.name, ofOwner(globalIndexName), metric);
}

/** The same for a part of a request whose partition has refused another part already. */
export function measureThrottledAgain(step: Step, demand: Demand, { members }: Refusal): void {
  const [told] = (members['ThrottlingReasons'] ?? members['throttlingReasons'] ?? []) as { reason: string }[];
  const limit = throttleLimits.find((one) => told?.reason.endsWith(one) === true);
  if (limit !== undefined) measureThrottle(step, demand, limit);
}

/** Which exception says it is ours to choose where AWS's pages differ (reference 4.1, the contradiction). */
function words(isProvisioned: boolean, limit: Meterable['limit'], isIndex: boolean): [RefusalCode, string] {
  if (limit === 'AccountLimitExceeded') return ['RequestLimitExceeded', accountMessage];
  if (limit === 'MaxOnDemandThroughputExceeded') return ['ThrottlingException', maximumMessage];
  if (isProvisioned) return ['ProvisionedThroughputExceededException', isIndex ? provisionedIndexMessage : provisionedMessage];
  return ['ThrottlingException', isIndex ? onDemandIndexMessage : onDemandMessage];
}

// Source of all messages: reference 4.01 to 4.03.
const provisionedMessage =
  'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.';
const provisionedIndexMessage =
  'The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API.';
const onDemandMessage =
  'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly. If exceptions persist, check if you have a hot key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html.';
const onDemandIndexMessage =
  'Throughput exceeds the current capacity for one or more global secondary indexes. DynamoDB is automatically scaling your index so please try again shortly.';
const maximumMessage = 'Throughput exceeds the maximum OnDemandThroughput configured on table or index';
const accountMessage =
  'Throughput exceeds the current throughput limit for your account. To request a limit increase, contact AWS Support at https://aws.amazon.com/support';
