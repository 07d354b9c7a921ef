/** Random commands for fast-check, from small pools so that they meet each other's items. */
import fc from 'fast-check';
import type { AttributeMap, AttributeValue, Item } from '#engine';
import { setAttribute } from '#engine';
import type { IndexSchema, KeyPart, TableSchema } from '../requests/schemas.ts';
import { bytes, names, numbers, texts } from '../requests/values.ts';
import type { Command, Condition, Page, SortTerm, UpdateAction } from './commands.ts';
import { compareKeyValues } from './order.ts';

const pools = {
  S: texts.map((S): AttributeValue => ({ S })),
  N: numbers.map((N): AttributeValue => ({ N })),
  B: bytes.map((B): AttributeValue => ({ B })),
};

const keyValue = ({ type }: KeyPart): fc.Arbitrary<AttributeValue> => fc.constantFrom(...pools[type]);

const plainValue: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.constantFrom(...pools.S, ...pools.N, ...pools.B),
  fc.constantFrom<AttributeValue>({ BOOL: true }, { NULL: true }, { L: [] }, { SS: ['a', 'b'] }, { NS: ['1', '2.5'] }),
  fc.constantFrom<AttributeValue>({ M: { a: { S: 'deep' } } }, { L: [{ N: '1' }, { L: [{ S: 'x' }] }] }, { S: '' }),
);

const indexParts = ({ indexes }: TableSchema): KeyPart[] => indexes.flatMap(({ partition, sort }) => [...partition, ...sort]);

/** Keys of indexes have one type; `count` is a number mostly, so that there is something to add to. */
function attributeOf(schema: TableSchema, name: string): fc.Arbitrary<AttributeValue> {
  const part = indexParts(schema).find((key) => key.name === name);
  if (part !== undefined) return keyValue(part);
  return name === 'count' ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pools.N) }, plainValue) : plainValue;
}

const keysOf = ({ partition, sort }: TableSchema): KeyPart[] => (sort === undefined ? [partition] : [partition, sort]);
const freeNames = (schema: TableSchema): string[] => {
  const keys = new Set(keysOf(schema).map(({ name }) => name));
  return [...new Set([...names, ...indexParts(schema).map(({ name }) => name)])].filter((name) => !keys.has(name));
};

function record(parts: readonly (readonly [string, fc.Arbitrary<AttributeValue>])[]): fc.Arbitrary<AttributeMap> {
  return fc.tuple(...parts.map(([, value]) => value)).map((values) => {
    const map: AttributeMap = {};
    for (const [i, [name]] of parts.entries()) setAttribute(map, name, values[i]!);
    return map;
  });
}

const keyRecord = (parts: readonly KeyPart[]): fc.Arbitrary<AttributeMap> =>
  record(parts.map((part) => [part.name, keyValue(part)] as const));

function itemOf(schema: TableSchema): fc.Arbitrary<Item> {
  const others = fc.subarray(freeNames(schema), { maxLength: 5 });
  return others.chain((chosen) =>
    fc.tuple(keyRecord(keysOf(schema)), record(chosen.map((name) => [name, attributeOf(schema, name)] as const))).map(
      ([key, rest]) => {
        for (const name of Object.keys(rest)) setAttribute(key, name, rest[name]!);
        return key;
      },
    ),
  );
}

function conditionOn(schema: TableSchema, among: readonly string[]): fc.Arbitrary<Condition> {
  return fc.constantFrom(...among).chain((name) =>
    fc.record({
      kind: fc.constantFrom('exists' as const, 'absent' as const, 'equals' as const, 'differs' as const, 'above' as const),
      name: fc.constant(name),
      value: attributeOf(schema, name),
    }),
  ).map((condition) => (condition.kind === 'above' ? { ...condition, value: { N: '1' } } : condition));
}

const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 3 });

function actionsOn(schema: TableSchema): fc.Arbitrary<UpdateAction[]> {
  const targets = fc.subarray(freeNames(schema), { minLength: 1, maxLength: 3 });
  return targets.chain((chosen) => fc.tuple(...chosen.map((name) => actionOn(schema, name))));
}

function actionOn(schema: TableSchema, name: string): fc.Arbitrary<UpdateAction> {
  const number = fc.constantFrom(...pools.N);
  const kinds = name === 'count' ? (['add', 'plus', 'set', 'remove'] as const) : (['set', 'set unless there', 'remove'] as const);
  return fc.constantFrom(...kinds).chain((kind) =>
    (kind === 'add' || kind === 'plus' ? number : attributeOf(schema, name)).map((value) => ({ kind, name, value })),
  );
}

function termOn(part: KeyPart): fc.Arbitrary<SortTerm> {
  const one = keyValue(part);
  const single = fc.constantFrom('=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const);
  const terms: fc.Arbitrary<SortTerm>[] = [
    fc.tuple(single, one).map(([operator, value]) => ({ operator, values: [value] })),
    fc.tuple(one, one).map((pair) => ({ operator: 'BETWEEN', values: pair.sort(compareKeyValues) })),
  ];
  if (part.type !== 'N') terms.push(one.map((value) => ({ operator: 'begins_with', values: [value] })));
  return fc.oneof(...terms);
}

function pageOf(schema: TableSchema, index: IndexSchema | undefined, kind: 'query' | 'scan'): fc.Arbitrary<Page> {
  const partition = index?.partition ?? [schema.partition];
  const sort = index?.sort ?? (schema.sort === undefined ? [] : [schema.sort]);
  const keys = new Set([...partition, ...sort].map(({ name }) => name));
  const isWhole = index === undefined || index.projection === 'ALL';
  const filterable = (isWhole ? freeNames(schema) : (index?.included ?? [])).filter((name) => !keys.has(name));
  return fc.record({
    index: fc.constant(index),
    key: kind === 'query' ? keyRecord(partition) : fc.constant({}),
    term: kind === 'query' && sort[0] !== undefined ? sometimes(termOn(sort[0])) : fc.constant(undefined),
    filter: filterable.length > 0 ? sometimes(conditionOn(schema, filterable)) : fc.constant(undefined),
    forward: fc.boolean(),
    consistent: fc.boolean(),
  });
}

const isRead = ({ kind }: Command): boolean => kind === 'get' || kind === 'query' || kind === 'scan';

export function commandOn(schema: TableSchema): fc.Arbitrary<Command> {
  const key = keyRecord(keysOf(schema));
  const condition = sometimes(conditionOn(schema, freeNames(schema)));
  const page = (kind: 'query' | 'scan'): fc.Arbitrary<Command> =>
    fc.constantFrom(undefined, ...schema.indexes).chain((index) => pageOf(schema, index, kind).map((one) => ({ kind, page: one })));
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), item: itemOf(schema), condition }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('update' as const), key, actions: actionsOn(schema), condition }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), key, condition }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('get' as const), key, consistent: fc.boolean() }) },
    { weight: 4, arbitrary: page('query') },
    { weight: 2, arbitrary: page('scan') },
  );
}

export const writesOf = (commands: readonly Command[]): Command[] => commands.filter((command) => !isRead(command));
export const readsOf = (commands: readonly Command[]): Command[] => commands.filter(isRead);

/** A table and what happens to it. */
export const storyOf = (tables: readonly TableSchema[], maxLength: number): fc.Arbitrary<{ schema: TableSchema; commands: Command[] }> =>
  fc.constantFrom(...tables).chain((schema) =>
    fc.record({ schema: fc.constant(schema), commands: fc.array(commandOn(schema), { minLength: 5, maxLength }) }),
  );
