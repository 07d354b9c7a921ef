/** What clients of a simulated table ask for, by chance: a request, and what it does to the model when it is granted. */
import type { Item } from '#engine';
import type { Dice } from '../dice.ts';
import { keyOf, type Model, type Name } from './model.ts';

export interface Request {
  readonly operation: string;
  readonly body: object;
  /** Items as they are afterwards; absent for reads. */
  readonly writes?: ReadonlyMap<Name, Item | undefined>;
  /** Whether its conditions hold. */
  readonly holds?: boolean;
  readonly reads?: { readonly names: readonly Name[]; readonly isStrong: boolean };
}

const TableName = 'Orders';
const allNames = Array.from({ length: 18 }, (_, n): Name => `k${n % 6}/${n % 3}`);
const units = { ReturnConsumedCapacity: 'INDEXES' };

export function newItem(dice: Dice, name: Name, nowMs: number): Item {
  const text = { S: 'x'.repeat(dice.below(200)) };
  return {
    ...keyOf(name),
    n: { N: String(dice.below(10)) },
    text,
    ...dice.maybe(0.7, () => ({ group: { S: `g${dice.below(3)}` } })),
    ...dice.maybe(0.4, () => ({ until: { N: String(Math.floor(nowMs / 1000) + dice.below(90)) } })),
  };
}

/** Uses up what a table and an index of one WCU have banked. */
export const bigItem: Request = ((): Request => {
  const Item = { ...keyOf('k0/0'), group: { S: 'g0' }, text: { S: 'x'.repeat(295 * 1024) } };
  return { operation: 'PutItem', body: { TableName, Item, ...units }, writes: new Map([['k0/0', Item]]) };
})();

const counted = (model: Model, name: Name, by: number): Item => {
  const item = model.items.get(name) ?? keyOf(name);
  return { ...item, n: { N: String(Number(item['n']?.N ?? 0) + by) } };
};

const add = (name: Name, by: number): object => ({
  TableName,
  Key: keyOf(name),
  UpdateExpression: 'ADD n :by',
  ExpressionAttributeValues: { ':by': { N: String(by) } },
});

export function anyRequest(dice: Dice, model: Model, nowMs: number): Request {
  const name = dice.pick(allNames);
  const kind = dice.below(100);
  if (kind < 28) return put(dice, model, name, nowMs);
  if (kind < 42) return { operation: 'UpdateItem', body: { ...add(name, 1), ...units }, writes: new Map([[name, counted(model, name, 1)]]) };
  if (kind < 50) return { operation: 'DeleteItem', body: { TableName, Key: keyOf(name), ...units }, writes: new Map([[name, undefined]]) };
  if (kind < 62) return get(name, true);
  if (kind < 74) return get(name, false);
  if (kind < 80) return query(name, dice.chance(0.5));
  if (kind < 86) return transfer(dice, model, name);
  if (kind < 90) return transactGet(dice, name);
  if (kind < 96) return batch(dice, name, nowMs);
  return { operation: 'Scan', body: { TableName, ConsistentRead: true, ...units }, reads: { names: allNames, isStrong: true } };
}

function put(dice: Dice, model: Model, name: Name, nowMs: number): Request {
  const Item = newItem(dice, name, nowMs);
  const isNew = dice.chance(0.3);
  const condition = isNew ? { ConditionExpression: 'attribute_not_exists(pk)' } : {};
  return {
    operation: 'PutItem',
    body: { TableName, Item, ...condition, ...units },
    writes: new Map([[name, Item]]),
    holds: !isNew || !model.items.has(name),
  };
}

const get = (name: Name, ConsistentRead: boolean): Request => ({
  operation: 'GetItem',
  body: { TableName, Key: keyOf(name), ConsistentRead, ...units },
  reads: { names: [name], isStrong: ConsistentRead },
});

function query(name: Name, isStrong: boolean): Request {
  const pk = keyOf(name)['pk']!;
  const body = { TableName, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': pk }, ConsistentRead: isStrong, ...units };
  return { operation: 'Query', body, reads: { names: allNames.filter((one) => one.startsWith(`${pk.S}/`)), isStrong } };
}

/** One more here, one less there, or neither. */
function transfer(dice: Dice, model: Model, from: Name): Request {
  const to = dice.pick(allNames.filter((name) => name !== from));
  const isStrict = dice.chance(0.4);
  const Update = isStrict ? { ...add(from, -1), ConditionExpression: 'attribute_exists(pk)' } : add(from, -1);
  return {
    operation: 'TransactWriteItems',
    body: { TransactItems: [{ Update }, { Update: add(to, 1) }], ...units },
    writes: new Map([
      [from, counted(model, from, -1)],
      [to, counted(model, to, 1)],
    ]),
    holds: !isStrict || model.items.has(from),
  };
}

function transactGet(dice: Dice, name: Name): Request {
  const names = [name, dice.pick(allNames.filter((other) => other !== name))];
  const TransactItems = names.map((one) => ({ Get: { TableName, Key: keyOf(one) } }));
  return { operation: 'TransactGetItems', body: { TransactItems, ...units }, reads: { names, isStrong: true } };
}

function batch(dice: Dice, name: Name, nowMs: number): Request {
  const names = [...new Set([name, dice.pick(allNames), dice.pick(allNames)])];
  const items = new Map(names.map((one) => [one, newItem(dice, one, nowMs)]));
  return {
    operation: 'BatchWriteItem',
    body: { RequestItems: { [TableName]: [...items.values()].map((Item) => ({ PutRequest: { Item } })) }, ...units },
    writes: items,
  };
}
