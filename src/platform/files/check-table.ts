/** Whether a table record out of a file is one that the engine could have made. */
import { limits, partitionsMax, type IndexRecord, type TableRecord, type VectorIndexRecord } from '#engine';
import { FileRefused } from './file-refused.ts';
import { keyArn, settings, streamLabel, tableClass, tableName, tags, throughputGoal, timeMs, warm } from './check-table-settings.ts';
import { boolean, type Check, integer, list, mapOf, members, oneOf, optional, text } from './member-checks.ts';

export { streamLabel, tableClass, tableName, timeMs } from './check-table-settings.ts';
export const tableNumber = integer(1);

const attributeName = text(/^[^]{1,255}$/);
const attributeNamesMax = 1000;
const keyType = oneOf('S', 'N', 'B');
/** A key of a global index has up to four attributes of each kind. Source: DG/GSI. */
const keyAttributesMax = 4;
const keyAttributes = (least: number) => list(members({ name: attributeName, type: keyType }), keyAttributesMax, least);
export const checkKey: Check<TableRecord['key']> = members({ partition: keyAttributes(1), sort: keyAttributes(0) });

const status = oneOf('CREATING', 'UPDATING', 'DELETING', 'ACTIVE');
const throughput: Check<TableRecord['throughput']> = members({
  readUnits: integer(0),
  writeUnits: integer(0),
  lastIncreaseMs: optional(timeMs),
  lastDecreaseMs: optional(timeMs),
  decreasesToday: integer(0),
});
const onDemandMaximum: Check<TableRecord['onDemandMaximum']> = optional(
  members({ readUnits: optional(integer(-1)), writeUnits: optional(integer(-1)) }),
);

const projection = members<IndexRecord['projection']>({
  type: oneOf('ALL', 'KEYS_ONLY', 'INCLUDE'),
  nonKeyAttributes: list(attributeName, limits.nonKeyAttributesMax),
});

const index: Check<IndexRecord> = members<IndexRecord>({
  name: tableName,
  kind: oneOf('local', 'global'),
  key: checkKey,
  projection,
  throughput,
  onDemandMaximum,
  warm,
  throughputTo: optional(throughputGoal),
  partitionsAtBirth: integer(0, partitionsMax),
  status,
  backfilling: optional(boolean),
  settlesAtMs: optional(timeMs),
  countedItems: integer(0),
  countedBytes: integer(0),
});

const vectorIndex: Check<VectorIndexRecord> = members<VectorIndexRecord>({
  name: tableName,
  vectorAttribute: text(/^[^]{1,65535}$/),
  dimensions: integer(1, limits.vectorDimensionsMax),
  distance: oneOf('COSINE', 'EUCLIDEAN', 'DOT_PRODUCT'),
  searchSchema: list(members({ name: attributeName, type: keyType, role: oneOf('partition', 'filter') }), 1 + limits.inlineFiltersMax),
  projection,
  status,
  backfilling: optional(boolean),
  settlesAtMs: optional(timeMs),
  countedItems: integer(0),
  countedBytes: integer(0),
});

export const streamViewType = oneOf('KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES');
const table: Check<TableRecord> = members<TableRecord>({
  ...settings,
  number: tableNumber,
  id: text(/^[0-9a-f-]{36}$/),
  name: tableName,
  status,
  settlesAtMs: optional(timeMs),
  createdAtMs: timeMs,
  attributeTypes: mapOf(keyType, attributeNamesMax),
  key: checkKey,
  billingMode: oneOf('PROVISIONED', 'PAY_PER_REQUEST'),
  onDemandSinceMs: optional(timeMs),
  throughput,
  onDemandMaximum,
  partitionsAtBirth: integer(1, partitionsMax),
  indexes: list(index, limits.localIndexesMax + limits.globalIndexesMax),
  vectorIndexes: optional(list(vectorIndex, limits.vectorIndexesMax, 1)),
  tableClass,
  tableClassSinceMs: optional(timeMs),
  tableClassNamed: optional(boolean),
  deletionProtection: boolean,
  stream: optional(members({ viewType: streamViewType, label: streamLabel })),
  latestStreamLabel: optional(streamLabel),
  encryption: optional(members({ keyArn })),
  tags,
  countedItems: integer(0),
  countedBytes: integer(0),
});

/** The record with its own members and no others; throws a {@link FileRefused}. */
export function checkTable(value: unknown): TableRecord {
  const record = table(value, 'the table');
  const { name, key: own, indexes, vectorIndexes = [], attributeTypes } = record;
  if (own.partition.length > 1 || own.sort.length > 1) refuse(name, 'has a key of more than two attributes');
  const all = [...indexes, ...vectorIndexes];
  if (new Set(all.map((one) => one.name)).size < all.length) refuse(name, 'has two indexes of one name');
  if (vectorIndexes.length > 0 && record.billingMode !== 'PAY_PER_REQUEST') refuse(name, 'has vector indexes and is not on demand');
  for (const { searchSchema } of vectorIndexes) {
    if (searchSchema.some((attribute) => !isDefined(attributeTypes, attribute))) refuse(name, 'has a search schema of undefined attributes');
    if (searchSchema.filter(({ role }) => role === 'partition').length > 1) refuse(name, 'has a vector index with two partition keys');
  }
  for (const { key: keys } of [record, ...indexes]) {
    const names = [...keys.partition, ...keys.sort];
    if (names.some((attribute) => !isDefined(attributeTypes, attribute))) refuse(name, 'has a key of undefined attributes');
  }
  const locals = indexes.filter(({ kind }) => kind === 'local');
  if (locals.length > limits.localIndexesMax) refuse(name, 'has too many local indexes');
  if (indexes.length - locals.length > limits.globalIndexesMax) refuse(name, 'has too many global indexes');
  for (const local of locals) {
    if (local.key.partition.length > 1 || local.key.partition[0]?.name !== own.partition[0]?.name) {
      refuse(name, 'has a local index with a partition key of its own');
    }
  }
  if (indexes.some(({ kind, partitionsAtBirth }) => (kind === 'global') !== partitionsAtBirth > 0)) {
    refuse(name, 'has an index whose partitions are not its own');
  }
  return record;
}

const isDefined = (types: TableRecord['attributeTypes'], { name, type }: { name: string; type: string }): boolean =>
  Object.hasOwn(types, name) && types[name] === type;

function refuse(name: string, what: string): never {
  throw new FileRefused(`The file says something impossible: table ${name} ${what}.`);
}
