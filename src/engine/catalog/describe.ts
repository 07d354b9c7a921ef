/** TableDescription, as CreateTable, DescribeTable, UpdateTable and DeleteTable answer it. Source: SDK model. */
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
} from '#engine/model/table.ts';

const seconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1000);

const dayMs = 86_400_000;

const keySchema = ({ partition, sort }: KeySchema): object[] => [
  ...partition.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' })),
  ...sort.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' })),
];

function throughput(value: ProvisionedThroughput, nowMs: number): object {
  const isToday = Math.floor((value.lastDecreaseMs ?? 0) / dayMs) === Math.floor(nowMs / dayMs);
  return {
    LastIncreaseDateTime: seconds(value.lastIncreaseMs),
    LastDecreaseDateTime: seconds(value.lastDecreaseMs),
    NumberOfDecreasesToday: isToday ? value.decreasesToday : 0,
    ReadCapacityUnits: value.readUnits,
    WriteCapacityUnits: value.writeUnits,
  };
}

const onDemand = (maximum: OnDemandMaximum | undefined): object | undefined =>
  maximum && { MaxReadRequestUnits: maximum.readUnits ?? -1, MaxWriteRequestUnits: maximum.writeUnits ?? -1 };

/** Source: reference 5.09, 5.10. */
function warmThroughput({ billingMode, throughput: own }: Pick<TableRecord, 'billingMode' | 'throughput'>, status: string): object {
  const onDemandFloor = { readUnits: 12_000, writeUnits: 4000 };
  const { readUnits, writeUnits } = billingMode === 'PAY_PER_REQUEST' ? onDemandFloor : own;
  return {
    ReadUnitsPerSecond: readUnits,
    WriteUnitsPerSecond: writeUnits,
    Status: status === 'ACTIVE' ? 'ACTIVE' : 'UPDATING',
  };
}

function describeIndex(table: TableRecord, index: IndexRecord, nowMs: number): object {
  const { type, nonKeyAttributes } = index.projection;
  const common = {
    IndexName: index.name,
    KeySchema: keySchema(index.key),
    Projection: { ProjectionType: type, NonKeyAttributes: nonKeyAttributes.length > 0 ? nonKeyAttributes : undefined },
    IndexSizeBytes: index.countedBytes,
    ItemCount: index.countedItems,
    IndexArn: indexArn(table.name, index.name),
  };
  if (index.kind === 'local') return common;
  return {
    ...common,
    IndexStatus: index.status,
    Backfilling: index.status === 'CREATING' && table.status !== 'CREATING' ? (index.backfilling ?? false) : undefined,
    ProvisionedThroughput: throughput(index.throughput, nowMs),
    OnDemandThroughput: onDemand(index.onDemandMaximum),
    WarmThroughput: warmThroughput({ billingMode: table.billingMode, throughput: index.throughput }, index.status),
  };
}

const orAbsent = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

export function describeTable(table: TableRecord, nowMs: number): object {
  const arn = tableArn(table.name);
  const isGone = table.status === 'DELETING';
  const { latestStreamLabel: label } = table;
  return {
    AttributeDefinitions: Object.entries(table.attributeTypes).map(([name, type]) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    TableName: table.name,
    KeySchema: keySchema(table.key),
    TableStatus: table.status,
    CreationDateTime: seconds(table.createdAtMs),
    ProvisionedThroughput: throughput(table.throughput, nowMs),
    TableSizeBytes: table.countedBytes,
    ItemCount: table.countedItems,
    TableArn: arn,
    TableId: table.id,
    BillingModeSummary:
      table.onDemandSinceMs === undefined
        ? undefined
        : {
            BillingMode: table.billingMode,
            LastUpdateToPayPerRequestDateTime: seconds(table.onDemandSinceMs),
          },
    LocalSecondaryIndexes: orAbsent(localIndexes(table).map((index) => describeIndex(table, index, nowMs))),
    GlobalSecondaryIndexes: orAbsent(globalIndexes(table).map((index) => describeIndex(table, index, nowMs))),
    StreamSpecification: table.stream && { StreamEnabled: true, StreamViewType: table.stream.viewType },
    LatestStreamLabel: label,
    LatestStreamArn: label && `${arn}/stream/${label}`,
    SSEDescription: table.encryption && { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: table.encryption.keyArn },
    TableClassSummary:
      table.tableClass === 'STANDARD' && table.tableClassSinceMs === undefined
        ? undefined
        : { TableClass: table.tableClass, LastUpdateDateTime: seconds(table.tableClassSinceMs) },
    DeletionProtectionEnabled: table.deletionProtection,
    OnDemandThroughput: onDemand(table.onDemandMaximum),
    WarmThroughput: isGone ? undefined : warmThroughput(table, table.status),
  };
}
