/**
 * What `limit …` of a lesson may name. Lessons call by its limit's name also what is a setting of the physics: they
 * mean its usual value, which is DynamoDB's.
 */
import { limits, usualPhysics } from '#engine';

const { account, events, partitions, replicas, throughput } = usualPhysics;

const usual = {
  accountReadUnitsMax: account.accountReadUnitsPerSecondMax,
  accountWriteUnitsMax: account.accountWriteUnitsPerSecondMax,
  burstSeconds: throughput.burstSeconds,
  busyIndexedTablesMax: account.busyIndexedTablesMax,
  busyTablesMax: account.busyTablesMax,
  clientTokenMs: replicas.clientTokenMinutes * 60_000,
  decreaseIntervalMs: account.decreaseIntervalMinutes * 60_000,
  freeDecreasesPerDay: account.freeDecreasesPerDay,
  itemCollectionBytesMax: partitions.itemCollectionBytesMax,
  onDemandReadFloor: throughput.onDemandReadUnitsPerSecond,
  onDemandSwitchesMax: account.onDemandSwitchesPerDay,
  onDemandWriteFloor: throughput.onDemandWriteUnitsPerSecond,
  partitionBytesMax: partitions.partitionBytesMax,
  partitionReadUnitsMax: partitions.partitionReadUnitsPerSecond,
  partitionWriteUnitsMax: partitions.partitionWriteUnitsPerSecond,
  settingPauseMs: account.settingPauseSeconds * 1000,
  shardIteratorMs: events.shardIteratorMinutes * 60_000,
  shardLifeMs: events.shardLifeMinutes * 60_000,
  streamRetentionMs: events.streamRetentionHours * 3_600_000,
  tableReadUnitsMax: account.tableReadUnitsPerSecondMax,
  tableWriteUnitsMax: account.tableWriteUnitsPerSecondMax,
  tablesMax: account.tablesMax,
  timeToLivePauseMs: account.timeToLivePauseMinutes * 60_000,
};

const all: Readonly<Record<string, unknown>> = { ...limits, ...usual };

/** Nothing where there is no such limit. */
export function limitOf(name: string): number | undefined {
  const value = Object.hasOwn(all, name) ? all[name] : undefined;
  return typeof value === 'number' ? value : undefined;
}
