/**
 * What must be true of every state, worked out from the items alone and held against what the engine keeps
 * count of. A violation is a sentence; a sound state has none.
 */
import { type Item, type AttributeValue, attributeOf, type IndexRecord, itemBytes, setAttribute, typeOf } from '#engine';
import type { IndexInspection, Inspection, PartitionInspection, TableInspection, VectorIndexInspection, VectorIndexRecord } from '#engine';
import { utf8Length } from '#engine/kernel/utf8.ts';
import { positionOf } from '#engine/model/key.ts';
import { compareKeys, sameValue } from '../oracle/order.ts';

export function violations({ tables }: Inspection): string[] {
  return tables.flatMap((table) => violationsOf(table).map((violation) => `${table.record.name}: ${violation}`));
}

function violationsOf(table: TableInspection): string[] {
  const items = [...table.items()];
  const locals = table.indexes.filter(({ kind }) => kind === 'local');
  const localEntries = locals.flatMap((index) => [...index.items()]);
  const bytes = sumBytes(items) + sumBytes(localEntries);
  return [
    ...differ('items', table.itemCount, items.length),
    ...differ('bytes', table.bytes, bytes),
    ...rangeViolations('the table', table.partitions),
    ...partitionViolations(table, items, localEntries),
    ...table.indexes.flatMap((index, i) => indexViolations(table, index, table.record.indexes[i]!, items)),
    ...table.vectorIndexes.flatMap((index, i) => vectorViolations(table, index, table.record.vectorIndexes![i]!, items)),
  ];
}

const sumBytes = (items: readonly Item[]): number => items.reduce((sum, item) => sum + itemBytes(item), 0);

const differ = (what: string, kept: number, found: number): string[] =>
  kept === found ? [] : [`${what}: ${kept} are counted, ${found} are there`];

/** Ranges follow each other without gaps from the first position to the last. */
function rangeViolations(where: string, partitions: readonly PartitionInspection[]): string[] {
  const found: string[] = [];
  partitions.forEach(({ number, from, to }, i) => {
    const next = partitions[i + 1];
    if (i === 0 && from !== '') found.push(`${where}: the first partition does not begin at the beginning`);
    if (to !== next?.from) found.push(`${where}: partition ${number} does not end where the next begins`);
    if (to !== undefined && to <= from) found.push(`${where}: partition ${number} ends before it begins`);
  });
  return found;
}

/** Each partition counts the items whose position is in its range, with their local index entries. */
function partitionViolations({ record, partitions }: TableInspection, items: readonly Item[], entries: readonly Item[]): string[] {
  return partitions.flatMap((partition) => {
    const isHere = (item: Item): boolean => {
      const position = positionOf(record.key, item);
      return position >= partition.from && (partition.to === undefined || position < partition.to);
    };
    const here = items.filter(isHere);
    return [
      ...differ(`items of partition ${partition.number}`, partition.itemCount, here.length),
      ...differ(`bytes of partition ${partition.number}`, partition.bytes, sumBytes(here) + sumBytes(entries.filter(isHere))),
    ];
  });
}

/** An index that has caught up is the projection of its table, in its own order. */
function indexViolations(table: TableInspection, index: IndexInspection, record: IndexRecord, items: readonly Item[]): string[] {
  const entries = [...index.items()];
  const where = `index ${index.name}`;
  const counted = index.partitions.reduce((sum, { itemCount }) => sum + itemCount, 0);
  const bytes = index.partitions.reduce((sum, partition) => sum + partition.bytes, 0);
  const found = [
    ...differ(`entries of ${where}`, index.entryCount, entries.length),
    ...(index.kind === 'local' ? [] : rangeViolations(where, index.partitions)),
    ...(index.kind === 'local' ? [] : differ(`entries in the partitions of ${where}`, counted, entries.length)),
    ...(index.kind === 'local' ? [] : differ(`bytes of ${where}`, bytes, sumBytes(entries))),
    ...orderViolations(where, record, entries),
  ];
  if (index.waiting > 0 || record.status !== 'ACTIVE') return found;
  const expected = items.map((item) => projected(table, record, item)).filter((item) => item !== undefined);
  if (!sameValue(inOneOrder(entries), inOneOrder(expected))) found.push(`${where} is not the projection of its table`);
  return found;
}

const inOneOrder = (items: readonly Item[]): string[] => items.map((item) => JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

function keyOf(record: IndexRecord, item: Item, part: 'partition' | 'sort'): (AttributeValue | undefined)[] {
  return record.key[part].map(({ name, type }) => {
    const value = attributeOf(item, name);
    return value !== undefined && typeOf(value) === type && value.S !== '' && value.B !== '' ? value : undefined;
  });
}

function projected({ record: table }: TableInspection, index: IndexRecord, item: Item): Item | undefined {
  if ([...keyOf(index, item, 'partition'), ...keyOf(index, item, 'sort')].includes(undefined)) return undefined;
  if (index.projection.type === 'ALL') return item;
  const keys = [table.key, index.key].flatMap(({ partition, sort }) => [...partition, ...sort]).map(({ name }) => name);
  const names = new Set([...keys, ...(index.projection.type === 'INCLUDE' ? index.projection.nonKeyAttributes : [])]);
  const part: Item = {};
  for (const name of Object.keys(item)) if (names.has(name)) setAttribute(part, name, item[name]!);
  return part;
}

/** Entries of one partition key stand together, sorted by sort key. */
function orderViolations(where: string, record: IndexRecord, entries: readonly Item[]): string[] {
  const over = new Set<string>();
  for (let i = 1; i < entries.length; i++) {
    const [before, after] = [entries[i - 1]!, entries[i]!];
    const collection = (item: Item): string => JSON.stringify(keyOf(record, item, 'partition'));
    if (collection(before) === collection(after)) {
      const sort = (item: Item): AttributeValue[] => keyOf(record, item, 'sort').filter((value) => value !== undefined);
      if (compareKeys(sort(before), sort(after)) > 0) return [`${where} is not in the order of its sort key`];
    } else {
      over.add(collection(before));
      if (over.has(collection(after))) return [`${where} has a collection in two places`];
    }
  }
  return [];
}

/** A vector index that has caught up holds every item that has a vector and what it must have besides, and no other. */
function vectorViolations({ record: table }: TableInspection, index: VectorIndexInspection, record: VectorIndexRecord, items: readonly Item[]): string[] {
  const entries = [...index.entries()];
  const where = `vector index ${index.name}`;
  const bytes = sumBytes(entries.map(({ item }) => item)) + entries.length * (4 * record.dimensions + utf8Length(record.vectorAttribute));
  const found = [...differ(`entries of ${where}`, index.entryCount, entries.length), ...differ(`bytes of ${where}`, index.bytes, bytes)];
  if (index.waiting > 0 || record.status !== 'ACTIVE') return found;
  const text = (item: Item, vector: readonly number[]): string => JSON.stringify([inOneOrder([item]), vector]);
  const expected = items.flatMap((item) => {
    const vector = vectorOf(record, item);
    return vector === undefined ? [] : [text(withoutVector(table, record, item), vector)];
  });
  const actual = entries.map(({ item, vector }) => text(item, vector));
  if (!sameValue(actual.sort(), expected.sort())) found.push(`${where} is not the projection of its table`);
  return found;
}

function vectorOf({ vectorAttribute, dimensions, searchSchema }: VectorIndexRecord, item: Item): number[] | undefined {
  for (const { name, type, role } of searchSchema) {
    const value = attributeOf(item, name);
    if (value === undefined ? role === 'partition' : typeOf(value) !== type) return undefined;
    if (role === 'partition' && (value?.S === '' || value?.B === '')) return undefined;
  }
  const numbers = attributeOf(item, vectorAttribute)?.L?.map(({ N: text }) => Math.fround(Number(text)));
  return numbers?.length === dimensions && numbers.every((number) => Number.isFinite(number)) ? numbers : undefined;
}

function withoutVector(table: TableInspection['record'], { vectorAttribute, searchSchema, projection }: VectorIndexRecord, item: Item): Item {
  const always = [...table.key.partition, ...table.key.sort, ...searchSchema].map(({ name }) => name);
  const part: Item = {};
  for (const name of Object.keys(item)) {
    const isHeld = projection.type === 'ALL' || always.includes(name) || projection.nonKeyAttributes.includes(name);
    if (isHeld && name !== vectorAttribute) setAttribute(part, name, item[name]!);
  }
  return part;
}
