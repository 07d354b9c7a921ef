/** Random batches and transactions over several tables, valid for the most part; now and then an item comes twice. */
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import type { Dice } from '../dice.ts';
import { condition, Placeheld, projection, update } from './expressions.ts';
import type { TableSchema } from './schemas.ts';
import type { Request } from './valid-requests.ts';
import { itemOf, keyOf } from './values.ts';

type Schemas = readonly TableSchema[];

/** `ReturnConsumedCapacity`, or not. */
export const reportOf = (dice: Dice): object =>
  dice.maybe(0.6, () => ({ ReturnConsumedCapacity: dice.pick(['INDEXES', 'TOTAL', 'NONE']) }));

const metrics = (dice: Dice): object => dice.maybe(0.2, () => ({ ReturnItemCollectionMetrics: 'SIZE' }));

/** Keys by table; most batches leave those out that they have already. */
function keysOf(dice: Dice, schemas: Schemas, most: number): Map<TableSchema, AttributeMap[]> {
  const keys = new Map<TableSchema, AttributeMap[]>();
  const seen = new Set<string>();
  const repeats = dice.chance(0.05);
  for (let left = dice.between(1, most); left > 0; left--) {
    const schema = dice.pick(schemas);
    const key = keyOf(dice, schema);
    const name = `${schema.name} ${JSON.stringify(Object.entries(key))}`;
    if (seen.has(name) && !repeats) continue;
    seen.add(name);
    keys.set(schema, [...(keys.get(schema) ?? []), key]);
  }
  return keys;
}

const perTable = (keys: Map<TableSchema, AttributeMap[]>, entry: (schema: TableSchema, keys: AttributeMap[]) => unknown): object =>
  Object.fromEntries([...keys].map(([schema, some]) => [schema.name, entry(schema, some)]));

export function batchGetItem(dice: Dice, schemas: Schemas): Request {
  const RequestItems = perTable(keysOf(dice, schemas, 8), (_, Keys) => {
    const held = new Placeheld();
    const options = {
      ...dice.maybe(0.3, () => ({ ProjectionExpression: projection(dice, held) })),
      ...dice.maybe(0.3, () => ({ ConsistentRead: dice.chance(0.5) })),
    };
    return { Keys, ...options, ...held.parameters };
  });
  return { operation: 'BatchGetItem', body: { RequestItems, ...reportOf(dice) } };
}

/** The item of a key: its attributes are drawn, its key is given. */
const itemWith = (dice: Dice, schema: TableSchema, key: AttributeMap): AttributeMap => ({ ...itemOf(dice, schema), ...key });

export function batchWriteItem(dice: Dice, schemas: Schemas): Request {
  const RequestItems = perTable(keysOf(dice, schemas, 8), (schema, keys) =>
    keys.map((Key) => (dice.chance(0.3) ? { DeleteRequest: { Key } } : { PutRequest: { Item: itemWith(dice, schema, Key) } })),
  );
  return { operation: 'BatchWriteItem', body: { RequestItems, ...reportOf(dice), ...metrics(dice) } };
}

export function transactGetItems(dice: Dice, schemas: Schemas): Request {
  const TransactItems = [...keysOf(dice, schemas, 6)].flatMap(([{ name: TableName }, keys]) =>
    keys.map((Key) => {
      const held = new Placeheld();
      const options = dice.maybe(0.3, () => ({ ProjectionExpression: projection(dice, held) }));
      return { Get: { TableName, Key, ...options, ...held.parameters } };
    }),
  );
  return { operation: 'TransactGetItems', body: { TransactItems, ...reportOf(dice) } };
}

function action(dice: Dice, schema: TableSchema, Key: AttributeMap): object {
  const held = new Placeheld();
  const TableName = schema.name;
  const options = (): object => ({
    ...dice.maybe(0.3, () => ({ ConditionExpression: condition(dice, held), ReturnValuesOnConditionCheckFailure: dice.pick(['ALL_OLD', 'NONE']) })),
    ...held.parameters,
  });
  switch (dice.below(5)) {
    case 0:
      return { Delete: { TableName, Key, ...options() } };
    case 1:
      return { Update: { TableName, Key, UpdateExpression: update(dice, held, schema), ...options() } };
    case 2:
      return { ConditionCheck: { TableName, Key, ConditionExpression: condition(dice, held), ...held.parameters } };
    default:
      return { Put: { TableName, Item: itemWith(dice, schema, Key), ...options() } };
  }
}

/** Few tokens, so that some come back with the same request, and some with another. */
export const tokenOf = (dice: Dice): object => dice.maybe(0.3, () => ({ ClientRequestToken: `token-${dice.below(40)}` }));

export function transactWriteItems(dice: Dice, schemas: Schemas): Request {
  const TransactItems = [...keysOf(dice, schemas, 6)].flatMap(([schema, keys]) => keys.map((key) => action(dice, schema, key)));
  return { operation: 'TransactWriteItems', body: { TransactItems, ...reportOf(dice), ...metrics(dice), ...tokenOf(dice) } };
}
