/** Units and money: counted by rule, taken from the partition, put on the bill. Every step of it is told. */
import { readUnitBytes, writeUnitBytes } from '#engine/model/limits.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import { dollarsPerMillion, priceBook } from '#engine/pricing/price-book.ts';
import type { CapacityRule, Channel } from '#engine/trace/events.ts';
import type { Place } from './place.ts';
import type { Step } from './step.ts';
import { ownBucket, sharedBuckets } from './throttle.ts';

export interface Count {
  readonly channel: Channel;
  readonly rule: CapacityRule;
  readonly bytes: number;
  /** Whole units after rounding up. */
  readonly rounded: number;
  /** 0.5 eventual, 1 strong or a write, 2 transactional. */
  readonly factor: number;
  /** How many items `bytes` and `rounded` are the sums of; absent: one, or a page. */
  readonly items?: number | undefined;
  /** Local or global index that the units fall on; absent: the table. */
  readonly indexName?: string | undefined;
}

/** Tells how units come about and returns them. */
export function countUnits(step: Step, place: Place, count: Count): number {
  const units = count.rounded * count.factor;
  step.emit({
    type: 'capacity.counted',
    channel: count.channel,
    tableName: place.table.record.name,
    indexName: count.indexName,
    rule: count.rule,
    bytes: count.bytes,
    items: count.items,
    unitBytes: count.channel === 'read' ? readUnitBytes : writeUnitBytes,
    rounded: count.rounded,
    factor: count.factor,
    units,
  });
  return units;
}

/** Takes units from a partition and from the budget of its table. Whether they are there was looked at before. */
export function admit(step: Step, place: Place, channel: Channel, units: number): void {
  if (units === 0) return;
  const bucket = ownBucket(place, channel);
  const left = bucket.availableAt(step.nowMs) - step.takenFrom(bucket, units);
  for (const shared of sharedBuckets(step, place, channel)) step.takenFrom(shared.bucket, units);
  const { space, partition, position } = place;
  if (space.budgets !== undefined && position !== undefined) {
    step.uses.push({ space, partitionNumber: partition.number, channel, position, units });
  }
  step.emit({
    type: 'capacity.admitted',
    channel,
    partitionId: partitionId(place.partition),
    indexName: place.globalIndexName,
    units,
    available: Math.max(0, left),
    perSecondMax: bucket.perSecondMax,
  });
  step.commit({
    type: 'units.consumed',
    tableNumber: place.table.record.number,
    indexName: place.globalIndexName,
    channel,
    units,
    partitionNumber: place.partition.number,
  });
}

/** The price of a request's units. Requests to a provisioned table are paid by the hour, not one by one. */
export function price(step: Step, { table }: Place, channel: Channel, units: number): void {
  if (units === 0) return;
  const { billingMode, tableClass } = table.record;
  const perMillion = dollarsPerMillion(tableClass, channel);
  step.emit({
    type: 'price.metered',
    channel,
    units,
    billingMode,
    dollarsPerMillion: perMillion,
    dollars: billingMode === 'PROVISIONED' ? 0 : (units * perMillion) / 1_000_000,
    priceBook: priceBook.date,
  });
}
