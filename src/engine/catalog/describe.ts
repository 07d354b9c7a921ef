/**
 * TableDescription, as CreateTable, DescribeTable, UpdateTable and DeleteTable answer it. Source: SDK model;
 * M-Q 028, 032, 033, 060, 064, 065, 125, 133, 134, 148, 165, 284.
 */
import type { KeySchema } from '#engine/model/key.ts';
import {
  globalIndexes,
  indexArn,
  type IndexRecord,
  localIndexes,
  type OnDemandMaximum,
  type ProvisionedThroughput,
  type TableRecord,
  tableArn,
  type VectorIndexRecord,
} from '#engine/model/table.ts';
import { decreasesToday } from './decrease-budget.ts';
import { isAllocating, modeBefore } from './table-change.ts';
import { warmOf } from './warm.ts';

export const seconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : Math.floor(ms) / 1000);

const keySchema = ({ partition, sort }: KeySchema): object[] => [
  ...partition.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' })),
  ...sort.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' })),
];

const throughput = (value: ProvisionedThroughput, nowMs: number): object => ({
  LastIncreaseDateTime: seconds(value.lastIncreaseMs),
  LastDecreaseDateTime: seconds(value.lastDecreaseMs),
  NumberOfDecreasesToday: decreasesToday(value, nowMs),
  ReadCapacityUnits: value.readUnits,
  WriteCapacityUnits: value.writeUnits,
});

function onDemand(maximum: OnDemandMaximum | undefined): object | undefined {
  if (maximum?.readUnits === undefined && maximum?.writeUnits === undefined) return undefined;
  return { MaxReadRequestUnits: maximum.readUnits, MaxWriteRequestUnits: maximum.writeUnits };
}

/** Source: reference 5.09, 5.10. */
function warmThroughput(owner: TableRecord | IndexRecord, table: TableRecord): object {
  const { readUnits, writeUnits, risingTo } = warmOf(owner, modeBefore(table));
  const isRising = risingTo !== undefined || owner.status === 'CREATING';
  return { ReadUnitsPerSecond: readUnits, WriteUnitsPerSecond: writeUnits, Status: isRising ? 'UPDATING' : 'ACTIVE' };
}

const byName = (a: string, b: string): number => (a < b ? -1 : 1);

type HidesWarm = (owner: TableRecord | IndexRecord) => boolean;

function describeIndex(table: TableRecord, index: IndexRecord, nowMs: number, hidesWarm: HidesWarm): object {
  const { type, nonKeyAttributes } = index.projection;
  const common = {
    IndexName: index.name,
    KeySchema: keySchema(index.key),
    Projection: { ProjectionType: type, NonKeyAttributes: orAbsent([...nonKeyAttributes].sort(byName)) },
    IndexSizeBytes: index.countedBytes,
    ItemCount: index.countedItems,
    IndexArn: indexArn(table.name, index.name),
  };
  if (index.kind === 'local') return common;
  return {
    ...common,
    IndexStatus: table.restore === undefined ? index.status : undefined,
    Backfilling: index.status === 'CREATING' && table.status !== 'CREATING' ? !isAllocating(index) : undefined,
    ProvisionedThroughput: throughput(index.throughput, nowMs),
    OnDemandThroughput: onDemand(index.onDemandMaximum),
    WarmThroughput: hidesWarm(index) ? undefined : warmThroughput(index, table),
  };
}

/** Without throughput of any kind. Source: SDK model, `VectorIndexDescription`; `Backfilling` as for other indexes (ExtendDB, measured). */
const describeVectorIndex = (table: TableRecord, index: VectorIndexRecord): object => ({
  IndexName: index.name,
  SearchSchema: orAbsent(
    index.searchSchema.map(({ name, role }) => ({ AttributeName: name, SearchSchemaElementType: role === 'partition' ? 'HASH' : 'INLINE_FILTER' })),
  ),
  Projection: { ProjectionType: index.projection.type, NonKeyAttributes: orAbsent([...index.projection.nonKeyAttributes].sort(byName)) },
  VectorAttribute: { AttributeName: index.vectorAttribute },
  Dimensions: index.dimensions,
  DistanceFunction: index.distance,
  IndexStatus: index.status,
  Backfilling: index.status === 'CREATING' && table.status !== 'CREATING' ? !isAllocating(index) : undefined,
  IndexSizeBytes: index.countedBytes,
  ItemCount: index.countedItems,
  IndexArn: indexArn(table.name, index.name),
});

const orAbsent = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** Absent for tables that have never been on demand; the date: for those that became so, once they had. */
function billing({ status, billingMode, jobs, onDemandSinceMs, onDemandSwitchesMs }: TableRecord): object | undefined {
  if (billingMode === 'PROVISIONED' && onDemandSinceMs === undefined && onDemandSwitchesMs === undefined) return undefined;
  const isSwitching = jobs?.some((job) => job.kind === 'billing' && job.from === 'PROVISIONED') === true;
  const sinceMs = status === 'CREATING' || isSwitching ? undefined : onDemandSinceMs;
  return { BillingMode: billingMode, LastUpdateToPayPerRequestDateTime: seconds(sinceMs) };
}

function encryption({ encryption: current, encryptionChange: change }: TableRecord): object | undefined {
  if (change !== undefined) {
    return { Status: 'UPDATING', ...(current && { SSEType: 'KMS', KMSMasterKeyArn: current.keyArn }) };
  }
  return current && { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: current.keyArn };
}

/** Only of a table that is CREATING: nothing tells of one that is ACTIVE that it was restored. Source: M-Q 216. */
function restore({ restore: current }: TableRecord): object | undefined {
  return (
    current && {
      SourceBackupArn: current.backupArn,
      SourceTableArn: tableArn(current.sourceTableName),
      RestoreDateTime: seconds(current.restoredToMs),
      RestoreInProgress: true,
    }
  );
}

/** Present once a request has named the class. */
function tableClass({ tableClass: current, tableClassNamed, tableClassSinceMs }: TableRecord): object | undefined {
  const isNamed = tableClassNamed === true || tableClassSinceMs !== undefined || current !== 'STANDARD';
  return isNamed ? { TableClass: current, LastUpdateDateTime: seconds(tableClassSinceMs) } : undefined;
}

/** The answer to CreateTable does not tell of warm throughput that was not asked for: it hides it. */
export function describeTable(table: TableRecord, nowMs: number, hidesWarm: HidesWarm = () => false): object {
  const arn = tableArn(table.name);
  // Source: SDK model, `LocalSecondaryIndexes`: of a table that is DELETING nothing is told of indexes.
  const isGoing = table.status === 'DELETING';
  const describeAll = (indexes: readonly IndexRecord[]): object[] | undefined =>
    indexes.length === 0 || isGoing ? undefined : indexes.map((index) => describeIndex(table, index, nowMs, hidesWarm));
  const { latestStreamLabel: label } = table;
  return {
    AttributeDefinitions: Object.entries(table.attributeTypes)
      .sort(([a], [b]) => byName(a, b))
      .map(([name, type]) => ({ AttributeName: name, AttributeType: type })),
    TableName: table.name,
    KeySchema: keySchema(table.key),
    TableStatus: table.status,
    CreationDateTime: seconds(table.createdAtMs),
    ProvisionedThroughput: throughput(table.throughput, nowMs),
    TableSizeBytes: table.countedBytes,
    ItemCount: table.countedItems,
    TableArn: arn,
    TableId: table.id,
    BillingModeSummary: billing(table),
    LocalSecondaryIndexes: describeAll(localIndexes(table)),
    GlobalSecondaryIndexes: describeAll(globalIndexes(table)),
    StreamSpecification: table.stream && { StreamEnabled: true, StreamViewType: table.stream.viewType },
    LatestStreamLabel: label,
    LatestStreamArn: label && `${arn}/stream/${label}`,
    RestoreSummary: restore(table),
    SSEDescription: encryption(table),
    TableClassSummary: tableClass(table),
    DeletionProtectionEnabled: table.deletionProtection,
    OnDemandThroughput: onDemand(table.onDemandMaximum),
    WarmThroughput: hidesWarm(table) ? undefined : warmThroughput(table, table),
    VectorIndexes: isGoing ? undefined : table.vectorIndexes?.map((index) => describeVectorIndex(table, index)),
  };
}
