/**
 * A table as another engine describes it, as the record that the console shows. Engines leave out what they do
 * not know, and nobody vouches for what they send: what is missing or of another kind is as for a plain table.
 */
import type { IndexRecord, TableRecord, VectorIndexRecord } from '#engine';
import type { TableFacts } from '#session/connection.ts';
import type { ForeignTable } from '#session/foreign-table.ts';

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
const membersOf = (value: unknown): Members => (isObject(value) ? value : {});
const listOf = (value: unknown): readonly Members[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textOf = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);
const countOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0);
const oneOf = <T extends string>(value: unknown, known: readonly T[], otherwise: T): T => known.find((one) => one === value) ?? otherwise;
/** DynamoDB writes times in seconds. */
const timeOf = (value: unknown): number => countOf(value) * 1000;

const statuses = ['CREATING', 'UPDATING', 'DELETING', 'ACTIVE'] as const;
const keyTypes = ['S', 'N', 'B'] as const;

/** Nothing for an answer that describes no table. `number` tells it from the others of its engine. */
export function tableFactsOf(answer: unknown, number: number): TableFacts | undefined {
  const table = membersOf(membersOf(answer)['Table']);
  const name = textOf(table['TableName']);
  if (name === '') return undefined;
  const record = recordOf(table, name, number);
  return {
    record,
    itemCount: record.countedItems,
    bytes: record.countedBytes,
    // How many there are is the engine's own affair.
    partitions: 0,
    indexes: record.indexes.map((index) => ({ name: index.name, entryCount: index.countedItems, partitions: 0 })),
    items: [],
  };
}

function recordOf(table: Members, name: string, number: number): ForeignTable {
  const types = typesOf(table);
  const summary = membersOf(table['BillingModeSummary']);
  const stream = membersOf(table['StreamSpecification']);
  const encryption = membersOf(table['SSEDescription']);
  const label = textOf(table['LatestStreamLabel']);
  return {
    number,
    id: textOf(table['TableId'], name),
    arn: textOf(table['TableArn']),
    name,
    status: oneOf(table['TableStatus'], statuses, 'ACTIVE'),
    createdAtMs: timeOf(table['CreationDateTime']),
    attributeTypes: types,
    key: keyOf(table, types),
    billingMode: oneOf(summary['BillingMode'], ['PROVISIONED', 'PAY_PER_REQUEST'], 'PROVISIONED'),
    throughput: throughputOf(table),
    onDemandMaximum: maximumOf(table),
    partitionsAtBirth: 0,
    vectorIndexes: vectorIndexesOf(table, types),
    indexes: [
      ...listOf(table['LocalSecondaryIndexes']).map((index) => indexOf(index, types, 'local')),
      ...listOf(table['GlobalSecondaryIndexes']).map((index) => indexOf(index, types, 'global')),
    ],
    tableClass: oneOf(membersOf(table['TableClassSummary'])['TableClass'], ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'], 'STANDARD'),
    deletionProtection: table['DeletionProtectionEnabled'] === true,
    ...(stream['StreamEnabled'] === true ? { stream: { viewType: oneOf(stream['StreamViewType'], viewTypes, 'NEW_AND_OLD_IMAGES'), label } } : {}),
    latestStreamLabel: label === '' ? undefined : label,
    encryption: encryption['Status'] === 'ENABLED' ? { keyArn: textOf(encryption['KMSMasterKeyArn']) } : undefined,
    tags: [],
    countedItems: countOf(table['ItemCount']),
    countedBytes: countOf(table['TableSizeBytes']),
  };
}

const viewTypes = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] as const;

/** Names are the learner's, `__proto__` among them; entries make members of their own of all. */
const typesOf = (table: Members): TableRecord['attributeTypes'] =>
  Object.fromEntries(listOf(table['AttributeDefinitions']).map((one) => [textOf(one['AttributeName']), oneOf(one['AttributeType'], keyTypes, 'S')]));

const typeOf = (name: string, types: TableRecord['attributeTypes']): 'S' | 'N' | 'B' => (Object.hasOwn(types, name) ? types[name] : undefined) ?? 'S';

function keyOf(of: Members, types: TableRecord['attributeTypes']): TableRecord['key'] {
  const attributes = (kind: string) =>
    listOf(of['KeySchema'])
      .filter((one) => one['KeyType'] === kind)
      .map((one) => textOf(one['AttributeName']))
      .map((name) => ({ name, type: typeOf(name, types) }));
  return { partition: attributes('HASH'), sort: attributes('RANGE') };
}

function throughputOf(of: Members): IndexRecord['throughput'] {
  const throughput = membersOf(of['ProvisionedThroughput']);
  return {
    readUnits: countOf(throughput['ReadCapacityUnits']),
    writeUnits: countOf(throughput['WriteCapacityUnits']),
    decreasesToday: countOf(throughput['NumberOfDecreasesToday']),
  };
}

function maximumOf(of: Members): IndexRecord['onDemandMaximum'] {
  if (!isObject(of['OnDemandThroughput'])) return undefined;
  const { MaxReadRequestUnits: read, MaxWriteRequestUnits: write } = of['OnDemandThroughput'];
  return { readUnits: typeof read === 'number' ? read : undefined, writeUnits: typeof write === 'number' ? write : undefined };
}

function vectorIndexesOf(table: Members, types: TableRecord['attributeTypes']): TableRecord['vectorIndexes'] {
  const found = listOf(table['VectorIndexes']).map((index) => vectorIndexOf(index, types));
  return found.length === 0 ? undefined : found;
}

function vectorIndexOf(index: Members, types: TableRecord['attributeTypes']): VectorIndexRecord {
  return {
    name: textOf(index['IndexName']),
    vectorAttribute: textOf(membersOf(index['VectorAttribute'])['AttributeName']),
    dimensions: countOf(index['Dimensions']),
    distance: oneOf(index['DistanceFunction'], ['COSINE', 'EUCLIDEAN', 'DOT_PRODUCT'], 'COSINE'),
    searchSchema: listOf(index['SearchSchema']).map((one) => {
      const name = textOf(one['AttributeName']);
      return { name, type: typeOf(name, types), role: one['SearchSchemaElementType'] === 'HASH' ? 'partition' : 'filter' };
    }),
    ...standingOf(index),
  };
}

function indexOf(index: Members, types: TableRecord['attributeTypes'], kind: IndexRecord['kind']): IndexRecord {
  return {
    name: textOf(index['IndexName']),
    kind,
    key: keyOf(index, types),
    throughput: throughputOf(index),
    onDemandMaximum: maximumOf(index),
    partitionsAtBirth: 0,
    ...standingOf(index),
  };
}

/** What indexes of all kinds are described with. */
function standingOf(index: Members): Pick<IndexRecord & VectorIndexRecord, 'projection' | 'status' | 'backfilling' | 'countedItems' | 'countedBytes'> {
  const projection = membersOf(index['Projection']);
  const names: unknown = projection['NonKeyAttributes'];
  return {
    projection: {
      type: oneOf(projection['ProjectionType'], ['ALL', 'KEYS_ONLY', 'INCLUDE'], 'ALL'),
      nonKeyAttributes: Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [],
    },
    status: oneOf(index['IndexStatus'], statuses, 'ACTIVE'),
    backfilling: index['Backfilling'] === true ? true : undefined,
    countedItems: countOf(index['ItemCount']),
    countedBytes: countOf(index['IndexSizeBytes']),
  };
}
