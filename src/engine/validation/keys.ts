/** Whether keys fit the schema of their table. Source: reference 13.6, rows 38 to 46, 81. */
import { base64Bytes } from '#engine/kernel/base64.ts';
import { utf8Length } from '#engine/kernel/utf8.ts';
import { type AttributeMap, type AttributeValue, attributeOf, type Item, typeOf } from '#engine/model/attribute-value.ts';
import type { KeyAttribute, KeySchema } from '#engine/model/key.ts';
import { partitionKeyBytesMax, sortKeyBytesMax } from '#engine/model/limits.ts';
import { numberBytes } from '#engine/model/number.ts';
import { invalid, invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import { globalIndexes, localIndexes, type TableRecord } from '#engine/model/table.ts';
import { checkVectors } from './vector-attributes.ts';

export const keyMismatch = 'The provided key element does not match the schema';

const isEmpty = (value: AttributeValue): boolean => value.S === '' || value.B === '';
const typeWord = (value: AttributeValue): string => (value.S === undefined ? 'binary' : 'string');

function keyBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8Length(value.S);
  return value.N === undefined ? base64Bytes(value.B ?? '') : numberBytes(value.N);
}

function emptyKey(name: string, value: AttributeValue): Refusal {
  return invalid(
    `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${typeWord(value)} value. Key: ${name}`,
  );
}

function checkSizes(schema: KeySchema, item: AttributeMap): Refusal | undefined {
  const [partition] = schema.partition;
  if (partition !== undefined && keyBytes(item[partition.name]!) > partitionKeyBytesMax) {
    // The missing space is AWS's own.
    return invalidParameter(`Size of hashkey has exceeded the maximum size limit of${partitionKeyBytesMax} bytes`);
  }
  const [sort] = schema.sort;
  if (sort !== undefined && keyBytes(item[sort.name]!) > sortKeyBytesMax) {
    return invalidParameter(`Aggregated size of all range keys has exceeded the size limit of ${sortKeyBytesMax} bytes`);
  }
  return undefined;
}

const allKeys = ({ partition, sort }: KeySchema): KeyAttribute[] => [...partition, ...sort];

/** Whether the key attributes are there and of their types; other attributes may stand beside them. */
export function checkKeyTypes(schema: KeySchema, item: AttributeMap): Refusal | undefined {
  for (const { name, type } of allKeys(schema)) {
    const value = attributeOf(item, name);
    if (value === undefined || typeOf(value) !== type) return invalid(keyMismatch);
  }
  return undefined;
}

/** The key of a Get, Update or Delete: exactly the key attributes, of their types. */
export function checkKey(schema: KeySchema, key: AttributeMap): Refusal | undefined {
  const attributes = allKeys(schema);
  if (Object.keys(key).length !== attributes.length) return invalid(keyMismatch);
  const mismatch = checkKeyTypes(schema, key);
  if (mismatch !== undefined) return mismatch;
  for (const { name } of attributes) if (isEmpty(key[name]!)) return emptyKey(name, key[name]!);
  return checkSizes(schema, key);
}

/** The key attributes of an item to be put. */
export function checkItemKey(schema: KeySchema, item: Item): Refusal | undefined {
  for (const { name, type } of allKeys(schema)) {
    const value = attributeOf(item, name);
    if (value === undefined) return invalidParameter(`Missing the key ${name} in the item`);
    const actual = typeOf(value);
    if (actual !== type) return invalidParameter(`Type mismatch for key ${name} expected: ${type} actual: ${actual}`);
    if (isEmpty(value)) return emptyKey(name, value);
  }
  return checkSizes(schema, item);
}

/** A key attribute of the right type that is empty; what else may be wrong is left to {@link checkKey} and its like. */
export function checkEmptyKeys(schema: KeySchema, item: AttributeMap): Refusal | undefined {
  for (const { name, type } of allKeys(schema)) {
    const value = attributeOf(item, name);
    if (value !== undefined && typeOf(value) === type && isEmpty(value)) return emptyKey(name, value);
  }
  return undefined;
}

/** How the write came to a value; AWS words a bad index key accordingly. */
export type WriteOrigin = 'put' | 'update' | 'computed by an update';

/**
 * The attributes that serve as keys of secondary indexes: absent, or such as an index can take; then those of vector
 * indexes, of which an update leaves what `before` has. Source of the order, global ones first: E.
 */
export function checkIndexKeys(table: TableRecord, item: Item, origin: WriteOrigin, before?: Item): Refusal | undefined {
  for (const index of [...globalIndexes(table), ...localIndexes(table)]) {
    for (const { name, type } of allKeys(index.key)) {
      const value = attributeOf(item, name);
      if (value === undefined) continue;
      const actual = typeOf(value);
      if (actual !== type) return wrongIndexKeyType(index.name, name, { expected: type, actual }, origin);
      if (isEmpty(value)) return emptyIndexKey(index.name, name, value, origin);
    }
    const refusal = checkIndexKeySizes(index.key, item);
    if (refusal !== undefined) return refusal;
  }
  return table.vectorIndexes === undefined ? undefined : checkVectors(table, item, before);
}

/** The same of {@link checkEmptyKeys} for the keys of secondary indexes. */
export function checkEmptyIndexKeys(table: TableRecord, item: AttributeMap, origin: WriteOrigin): Refusal | undefined {
  for (const index of [...globalIndexes(table), ...localIndexes(table)]) {
    for (const { name, type } of allKeys(index.key)) {
      const value = attributeOf(item, name);
      if (value === undefined || typeOf(value) !== type || !isEmpty(value)) continue;
      return emptyIndexKey(index.name, name, value, origin);
    }
  }
  return undefined;
}

/** Source: row 41; for what an update has computed: E, in AWS's words. */
function wrongIndexKeyType(
  indexName: string,
  name: string,
  { expected, actual }: { readonly expected: string; readonly actual: string },
  origin: WriteOrigin,
): Refusal {
  return origin === 'computed by an update'
    ? invalid('The update expression attempted to update the secondary index key to unsupported type')
    : invalidParameter(`Type mismatch for Index Key ${name} Expected: ${expected} Actual: ${actual} IndexName: ${indexName}`);
}

function emptyIndexKey(indexName: string, name: string, value: AttributeValue, origin: WriteOrigin): Refusal {
  const empty = `The AttributeValue for a key attribute cannot contain an empty ${typeWord(value)} value.`;
  return invalid(
    origin === 'put'
      ? `One or more parameter values are not valid. A value specified for a secondary index key is not supported. ${empty} IndexName: ${indexName}, IndexKey: ${name}`
      : `One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. ${empty}`,
  );
}

/** Assumption: an index key above the limits is worded like the table's own. */
function checkIndexKeySizes(schema: KeySchema, item: Item): Refusal | undefined {
  const total = (attributes: readonly KeyAttribute[]): number =>
    attributes.reduce((bytes, { name }) => bytes + keyBytes(attributeOf(item, name) ?? { S: '' }), 0);
  if (total(schema.partition) > partitionKeyBytesMax) {
    return invalidParameter(`Size of hashkey has exceeded the maximum size limit of${partitionKeyBytesMax} bytes`);
  }
  if (total(schema.sort) > sortKeyBytesMax) {
    return invalidParameter(`Aggregated size of all range keys has exceeded the size limit of ${sortKeyBytesMax} bytes`);
  }
  return undefined;
}

/** An update may name key attributes nowhere. Source: row 81. */
export function checkUpdateTargets(schema: KeySchema, targets: readonly string[]): Refusal | undefined {
  for (const { name } of allKeys(schema)) {
    if (targets.includes(name)) {
      return invalidParameter(`Cannot update attribute ${name}. This attribute is part of the key`);
    }
  }
  return undefined;
}
