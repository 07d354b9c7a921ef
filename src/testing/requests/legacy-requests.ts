/** Random requests with the parameters from before expressions, and pages that begin behind a key of their own choice. */
import type { AttributeMap, AttributeValue } from '#engine/model/attribute-value.ts';
import type { Dice } from '../dice.ts';
import type { IndexSchema, KeyPart, TableSchema } from './schemas.ts';
import type { Request } from './valid-requests.ts';
import { anyValue, attributeValue, itemOf, keyOf, keyValue, names } from './values.ts';

const capacity = (dice: Dice): object => dice.maybe(0.3, () => ({ ReturnConsumedCapacity: dice.pick(['INDEXES', 'TOTAL']) }));
const attributesToGet = (dice: Dice): object =>
  dice.maybe(0.3, () => ({ AttributesToGet: [...new Set(dice.some(dice.between(1, 3), () => dice.pick(names)))] }));

/** Operators by the number of values that they take; the last one takes several. */
const without = ['NULL', 'NOT_NULL'];
const withOne = ['EQ', 'NE', 'LT', 'LE', 'GT', 'GE', 'CONTAINS', 'NOT_CONTAINS', 'BEGINS_WITH'];

/** Values of one scalar type, since most operators take no others. */
function scalars(dice: Dice, count: number): AttributeValue[] {
  const part: KeyPart = { name: '', type: dice.pick(['S', 'N', 'B']) };
  return dice.some(count, () => keyValue(dice, part));
}

function comparison(dice: Dice): object {
  const kind = dice.below(10);
  if (kind < 2) return { ComparisonOperator: dice.pick(without) };
  if (kind < 3) return { ComparisonOperator: 'IN', AttributeValueList: scalars(dice, dice.between(1, 3)) };
  if (kind < 4) return { ComparisonOperator: 'BETWEEN', AttributeValueList: scalars(dice, 2) };
  const value = dice.chance(0.8) ? scalars(dice, 1)[0]! : anyValue(dice);
  return { ComparisonOperator: dice.pick(withOne), AttributeValueList: [value] };
}

const byName = (dice: Dice, from: readonly string[], most: number, one: (name: string) => object): object =>
  Object.fromEntries(dice.some(dice.between(1, most), () => dice.pick(from)).map((name) => [name, one(name)]));

const operator = (dice: Dice): object => dice.maybe(0.3, () => ({ ConditionalOperator: dice.pick(['AND', 'OR']) }));

function expected(dice: Dice, schema: TableSchema): object {
  const one = (name: string): object => {
    if (dice.chance(0.2)) return { Exists: false };
    return dice.chance(0.4) ? { Value: attributeValue(dice, schema, name) } : comparison(dice);
  };
  return dice.maybe(0.5, () => ({ Expected: byName(dice, names, 2, one), ...operator(dice) }));
}

function updates(dice: Dice, schema: TableSchema): object {
  const one = (name: string): object => {
    if (dice.chance(0.3)) return { Action: 'DELETE' };
    const Value = attributeValue(dice, schema, name);
    return dice.chance(0.5) ? { Action: dice.pick(['PUT', 'ADD', 'DELETE']), Value } : { Value };
  };
  // One that puts something, so that there is an item in any case.
  return { AttributeUpdates: { ...byName(dice, names, 3, one), note: { Value: attributeValue(dice, schema, 'note') } } };
}

const anyIndex = (dice: Dice, { indexes }: TableSchema): IndexSchema | undefined =>
  indexes.length > 0 && dice.chance(0.4) ? dice.pick(indexes) : undefined;

/** What a key condition may say of a sort key. */
function sortCondition(dice: Dice, part: KeyPart): object {
  if (dice.chance(0.2)) return { ComparisonOperator: 'BETWEEN', AttributeValueList: dice.some(2, () => keyValue(dice, part)) };
  const operators = part.type === 'N' ? ['EQ', 'LT', 'LE', 'GT', 'GE'] : ['EQ', 'LT', 'LE', 'GT', 'GE', 'BEGINS_WITH'];
  return { ComparisonOperator: dice.pick(operators), AttributeValueList: [keyValue(dice, part)] };
}

/** Often one of a key that nobody has written. */
function startKey(dice: Dice, schema: TableSchema, index: IndexSchema | undefined): AttributeMap {
  const key = keyOf(dice, schema);
  for (const part of [...(index?.partition ?? []), ...(index?.sort ?? [])]) key[part.name] ??= keyValue(dice, part);
  return key;
}

const page = (dice: Dice, schema: TableSchema, index: IndexSchema | undefined): object => ({
  TableName: schema.name,
  ...(index === undefined ? {} : { IndexName: index.name }),
  ...dice.maybe(0.3, () => ({ Limit: dice.between(1, 5) })),
  ...dice.maybe(0.2, () => ({ ExclusiveStartKey: startKey(dice, schema, index) })),
  ...capacity(dice),
});

function query(dice: Dice, schema: TableSchema): Request {
  const index = anyIndex(dice, schema);
  const [partition = schema.partition] = index?.partition ?? [];
  const [sort] = index?.sort ?? (schema.sort === undefined ? [] : [schema.sort]);
  const KeyConditions = {
    [partition.name]: { ComparisonOperator: 'EQ', AttributeValueList: [keyValue(dice, partition)] },
    ...(sort === undefined ? {} : dice.maybe(0.6, () => ({ [sort.name]: sortCondition(dice, sort) }))),
  };
  const filter = index?.kind === 'global' ? {} : dice.maybe(0.3, () => ({ QueryFilter: byName(dice, names, 2, () => comparison(dice)), ...operator(dice) }));
  return { operation: 'Query', body: { ...page(dice, schema, index), KeyConditions, ...filter, ...(index === undefined ? attributesToGet(dice) : {}) } };
}

function scan(dice: Dice, schema: TableSchema): Request {
  const index = anyIndex(dice, schema);
  const filter = index?.kind === 'global' ? {} : dice.maybe(0.5, () => ({ ScanFilter: byName(dice, names, 2, () => comparison(dice)), ...operator(dice) }));
  return { operation: 'Scan', body: { ...page(dice, schema, index), ...filter, ...(index === undefined ? attributesToGet(dice) : {}) } };
}

const kinds: readonly ((dice: Dice, schema: TableSchema) => Request)[] = [
  (dice, schema) => ({ operation: 'PutItem', body: { TableName: schema.name, Item: itemOf(dice, schema), ...expected(dice, schema) } }),
  (dice, schema) => ({ operation: 'PutItem', body: { TableName: schema.name, Item: itemOf(dice, schema), ReturnValues: 'ALL_OLD' } }),
  (dice, schema) => ({ operation: 'DeleteItem', body: { TableName: schema.name, Key: keyOf(dice, schema), ...expected(dice, schema) } }),
  (dice, schema) => ({
    operation: 'UpdateItem',
    body: {
      TableName: schema.name,
      Key: keyOf(dice, schema),
      ...updates(dice, schema),
      ...expected(dice, schema),
      ...dice.maybe(0.5, () => ({ ReturnValues: dice.pick(['ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW']) })),
    },
  }),
  (dice, schema) => ({ operation: 'GetItem', body: { TableName: schema.name, Key: keyOf(dice, schema), ...attributesToGet(dice) } }),
  query,
  scan,
];

/** A request with legacy parameters for items of one of the tables, valid for the most part. */
export const legacyRequest = (dice: Dice, schemas: readonly TableSchema[]): Request => dice.pick(kinds)(dice, dice.pick(schemas));
