/** The workspace as it is, told as requests that make it again: its tables, their settings, their items. */
import type { AttributeMap, IndexRecord, TableRecord } from '#engine';
import type { Beginning, TableFacts } from './connection.ts';
import type { RequestStory, StoryCall } from './request-story.ts';
import { vectorIndexInputs } from './vector-index-input.ts';

/** Items of one BatchWriteItem. Source: DDB API, BatchWriteItem, "up to 25 item put or delete operations". */
const batchItemsMax = 25;
/** Long enough for new tables to be ACTIVE. */
export const settle: StoryCall = { operation: 'AdvanceClock', input: { Seconds: 10 } };

/** `beginning`: how it begins, where that is not as usual. */
export function storyOf(title: string, tables: readonly TableFacts[], beginning?: Beginning): RequestStory {
  const standing = tables.filter(({ record }) => record.status !== 'DELETING');
  const settings = beginning === undefined ? {} : { beginning };
  if (standing.length === 0) return { title, calls: [], ...settings };
  return {
    title,
    ...settings,
    calls: [
      ...standing.map(({ record }) => ({ operation: 'CreateTable', input: createInput(record) })),
      settle,
      ...standing.flatMap(({ record }) => timeToLiveCall(record)),
      ...standing.flatMap(({ record, items }) => putCalls(record.name, items)),
    ],
  };
}

function createInput(record: TableRecord): Record<string, unknown> {
  const isProvisioned = record.billingMode === 'PROVISIONED';
  const ofKind = (kind: IndexRecord['kind']): object[] | undefined => {
    const found = record.indexes.filter((index) => index.kind === kind).map((index) => indexInput(index, isProvisioned));
    return found.length === 0 ? undefined : found;
  };
  return {
    TableName: record.name,
    AttributeDefinitions: Object.entries(record.attributeTypes).map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: schemaOf(record),
    BillingMode: record.billingMode,
    ProvisionedThroughput: isProvisioned ? unitsOf(record) : undefined,
    LocalSecondaryIndexes: ofKind('local'),
    GlobalSecondaryIndexes: ofKind('global'),
    VectorIndexes: vectorIndexInputs(record),
    TableClass: record.tableClass === 'STANDARD' ? undefined : record.tableClass,
    StreamSpecification: record.stream === undefined ? undefined : { StreamEnabled: true, StreamViewType: record.stream.viewType },
  };
}

const schemaOf = ({ key }: Pick<TableRecord, 'key'>): object[] => [
  ...key.partition.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' })),
  ...key.sort.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' })),
];

const unitsOf = ({ throughput }: Pick<TableRecord, 'throughput'>): object => ({
  ReadCapacityUnits: throughput.readUnits,
  WriteCapacityUnits: throughput.writeUnits,
});

function indexInput(index: IndexRecord, isProvisioned: boolean): object {
  const { type, nonKeyAttributes } = index.projection;
  return {
    IndexName: index.name,
    KeySchema: schemaOf(index),
    Projection: { ProjectionType: type, NonKeyAttributes: type === 'INCLUDE' ? nonKeyAttributes : undefined },
    ProvisionedThroughput: isProvisioned && index.kind === 'global' ? unitsOf(index) : undefined,
  };
}

function timeToLiveCall({ name, timeToLive }: TableRecord): StoryCall[] {
  if (timeToLive?.attributeName === undefined) return [];
  const TimeToLiveSpecification = { AttributeName: timeToLive.attributeName, Enabled: true };
  return [{ operation: 'UpdateTimeToLive', input: { TableName: name, TimeToLiveSpecification } }];
}

export function putCalls(tableName: string, items: readonly AttributeMap[]): StoryCall[] {
  const calls: StoryCall[] = [];
  for (let from = 0; from < items.length; from += batchItemsMax) {
    const puts = items.slice(from, from + batchItemsMax).map((Item) => ({ PutRequest: { Item } }));
    calls.push({ operation: 'BatchWriteItem', input: { RequestItems: { [tableName]: puts } } });
  }
  return calls;
}
