/** Random requests that DynamoDB accepts, if only the item is what an update wants. */
import type { Dice } from '../dice.ts';
import { condition, keyCondition, Placeheld, projection, update } from './expressions.ts';
import type { IndexSchema, TableSchema } from './schemas.ts';
import { itemOf, keyOf, names } from './values.ts';

export interface Request {
  readonly operation: string;
  readonly body: Record<string, unknown>;
}

const capacity = (dice: Dice): object =>
  dice.maybe(0.6, () => ({ ReturnConsumedCapacity: dice.pick(['INDEXES', 'TOTAL', 'NONE']) }));

function writeOptions(dice: Dice, held: Placeheld, returnValues: readonly string[]): object {
  return {
    ...dice.maybe(0.3, () => ({ ConditionExpression: condition(dice, held) })),
    ...dice.maybe(0.5, () => ({ ReturnValues: dice.pick(returnValues) })),
    ...capacity(dice),
  };
}

function putItem(dice: Dice, schema: TableSchema): Request {
  const held = new Placeheld();
  const options = writeOptions(dice, held, ['NONE', 'ALL_OLD']);
  return { operation: 'PutItem', body: { TableName: schema.name, Item: itemOf(dice, schema), ...options, ...held.parameters } };
}

function deleteItem(dice: Dice, schema: TableSchema): Request {
  const held = new Placeheld();
  const options = writeOptions(dice, held, ['NONE', 'ALL_OLD']);
  return { operation: 'DeleteItem', body: { TableName: schema.name, Key: keyOf(dice, schema), ...options, ...held.parameters } };
}

function updateItem(dice: Dice, schema: TableSchema): Request {
  const held = new Placeheld();
  const UpdateExpression = update(dice, held, schema);
  const options = writeOptions(dice, held, ['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW']);
  const Key = keyOf(dice, schema);
  return { operation: 'UpdateItem', body: { TableName: schema.name, Key, UpdateExpression, ...options, ...held.parameters } };
}

function getItem(dice: Dice, schema: TableSchema): Request {
  const held = new Placeheld();
  const options = {
    ...dice.maybe(0.4, () => ({ ProjectionExpression: projection(dice, held) })),
    ...dice.maybe(0.5, () => ({ ConsistentRead: dice.chance(0.5) })),
    ...capacity(dice),
  };
  return { operation: 'GetItem', body: { TableName: schema.name, Key: keyOf(dice, schema), ...options, ...held.parameters } };
}

/** Names that a read of the index may ask for. */
function readable(schema: TableSchema, index: IndexSchema | undefined): readonly string[] {
  if (index === undefined || index.kind === 'local' || index.projection === 'ALL') return names;
  const keys = [schema.partition, schema.sort, ...index.partition, ...index.sort].flatMap((part) => part?.name ?? []);
  return [...keys, ...index.included];
}

function pageOptions(dice: Dice, held: Placeheld, schema: TableSchema, index: IndexSchema | undefined, filterFrom: readonly string[]): object {
  const isProjected = dice.chance(0.3);
  return {
    ...(index === undefined ? {} : { IndexName: index.name }),
    ...(filterFrom.length > 0 ? dice.maybe(0.3, () => ({ FilterExpression: condition(dice, held, filterFrom) })) : {}),
    ...(isProjected ? { ProjectionExpression: projection(dice, held, readable(schema, index)) } : {}),
    ...(isProjected ? {} : dice.maybe(0.2, () => ({ Select: 'COUNT' }))),
    ...dice.maybe(0.3, () => ({ Limit: dice.between(1, 5) })),
    ...(index?.kind === 'global' ? {} : dice.maybe(0.4, () => ({ ConsistentRead: true }))),
    ...capacity(dice),
  };
}

const anyIndex = (dice: Dice, { indexes }: TableSchema): IndexSchema | undefined =>
  indexes.length > 0 && dice.chance(0.5) ? dice.pick(indexes) : undefined;

function query(dice: Dice, schema: TableSchema): Request {
  const held = new Placeheld();
  const index = anyIndex(dice, schema);
  const partition = index?.partition ?? [schema.partition];
  const sort = index?.sort ?? (schema.sort === undefined ? [] : [schema.sort]);
  const keys = new Set([...partition, ...sort].map(({ name }) => name));
  const KeyConditionExpression = keyCondition(dice, held, partition, sort);
  const options = pageOptions(dice, held, schema, index, readable(schema, index).filter((name) => !keys.has(name)));
  const direction = dice.maybe(0.5, () => ({ ScanIndexForward: dice.chance(0.5) }));
  return { operation: 'Query', body: { TableName: schema.name, KeyConditionExpression, ...options, ...direction, ...held.parameters } };
}

function scan(dice: Dice, schema: TableSchema): Request {
  const held = new Placeheld();
  const index = anyIndex(dice, schema);
  const TotalSegments = dice.between(1, 5);
  const options = {
    ...pageOptions(dice, held, schema, index, readable(schema, index)),
    ...dice.maybe(0.2, () => ({ TotalSegments, Segment: dice.below(TotalSegments) })),
  };
  return { operation: 'Scan', body: { TableName: schema.name, ...options, ...held.parameters } };
}

const kinds = [putItem, putItem, putItem, updateItem, updateItem, deleteItem, getItem, query, query, scan];

/** A valid request for items of one of the tables. */
export const itemRequest = (dice: Dice, schemas: readonly TableSchema[]): Request => dice.pick(kinds)(dice, dice.pick(schemas));
