/** Items of an answer as rows of a table: the key first, types told, nothing made up where an attribute is absent. */
import { type AttributeMap, attributeOf, type AttributeType, type AttributeValue, itemBytes, limits, type TableRecord, typeOf } from '#engine';
import { say } from '#texts/say.ts';
import { cellText } from './answer.ts';
import { formatBytes } from './format.ts';
import { keysOf, primaryKeyOf, sourceOf } from './table-keys.ts';

export interface ResultColumn {
  readonly name: string;
  /** What it is in the key of what was read. */
  readonly role: 'partition key' | 'sort key' | undefined;
  /** Types that the attribute has on this page. */
  readonly types: readonly AttributeType[];
  readonly isNumeric: boolean;
}

export interface ResultColumns {
  readonly shown: readonly ResultColumn[];
  /** Attributes for which there was no room. */
  readonly left: number;
}

/** So many columns can still be looked through; the others are in the item itself. */
const columnsMax = 30;

/**
 * Columns for the items of a page: the keys of what was read, the table's own key, then whatever turns up. A Query
 * has one partition key for all, which needs no column where a sort key tells the items apart.
 */
export function columnsOf(items: readonly AttributeMap[], table: TableRecord, indexName: string | undefined, isQuery: boolean): ResultColumns {
  const source = sourceOf(table, indexName);
  const isSaid = (name: string): boolean => isQuery && source.key.sort.length > 0 && source.key.partition.some((key) => key.name === name);
  const found = new Map<string, Set<AttributeType>>();
  const keys = [...keysOf(source), ...keysOf(table)].map(({ name }) => name);
  for (const name of keys) found.set(name, new Set());
  for (const item of items) {
    for (const name of Object.keys(item)) {
      const types = found.get(name) ?? new Set();
      found.set(name, types.add(typeOf(attributeOf(item, name)!)));
    }
  }
  const present = [...found].filter(([name, types]) => types.size > 0 && !isSaid(name));
  const roles = new Map<string, ResultColumn['role']>([
    ...source.key.partition.map(({ name }) => [name, 'partition key'] as const),
    ...source.key.sort.map(({ name }) => [name, 'sort key'] as const),
  ]);
  return {
    shown: present.slice(0, columnsMax).map(([name, types]) => ({
      name,
      role: roles.get(name),
      types: [...types],
      isNumeric: types.size === 1 && types.has('N'),
    })),
    left: Math.max(0, present.length - columnsMax),
  };
}

export interface ResultCell {
  readonly type: AttributeType;
  readonly text: string;
  /** Words about the value and not the value itself: `3 elements`, an empty string. */
  readonly isAbout: boolean;
}

/** So many characters are more than any cell is wide. */
const cellMax = 160;

/** The value in the width of a cell; nothing where the item lacks the attribute. */
export function cellOf(value: AttributeValue | undefined): ResultCell | undefined {
  if (value === undefined) return undefined;
  const type = typeOf(value);
  const isEmpty = value.S === '' || value.B === '';
  const text = isEmpty ? say('empty') : cellText(value);
  const isAbout = isEmpty || type === 'L' || type === 'M' || type === 'NULL';
  return { type, text: text.length > cellMax ? `${text.slice(0, cellMax)}…` : text, isAbout };
}

/** The item's cells in the order of the columns. */
export const cellsOf = (item: AttributeMap, { shown }: ResultColumns): (ResultCell | undefined)[] =>
  shown.map(({ name }) => cellOf(attributeOf(item, name)));

/** What bars of sizes end with: the least of DynamoDB's own measures that holds every item of the page. */
export function sizeScale(items: readonly AttributeMap[]): { readonly bytes: number; readonly label: string } {
  const largest = items.reduce((most, item) => Math.max(most, itemBytes(item)), 0);
  const { writeUnitBytes, readUnitBytes, itemBytesMax } = limits;
  const bytes = [writeUnitBytes, readUnitBytes].find((measure) => measure >= largest) ?? itemBytesMax;
  return { bytes, label: formatBytes(bytes) };
}

export const bytesOf = (item: AttributeMap): number => itemBytes(item);

/** The item's key in words, for a button's name: `CUST#8841, ORDER#2026-07-19`. */
export function nameOf(item: AttributeMap, table: TableRecord): string {
  const key = primaryKeyOf(table, item) ?? item;
  return Object.keys(key).map((name) => cellOf(attributeOf(key, name))!.text).join(', ');
}

/** `pk = CUST#8841`: the partition key that a Query asked for; nothing for a Scan, and for an empty page. */
export function saidKey(items: readonly AttributeMap[], table: TableRecord, indexName: string | undefined): string | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  const parts = sourceOf(table, indexName).key.partition.map(({ name }) => ({ name, cell: cellOf(attributeOf(first, name)) }));
  return parts.every(({ cell }) => cell !== undefined) ? parts.map(({ name, cell }) => `${name} = ${cell!.text}`).join(', ') : undefined;
}

/** Whether an answer holds items as they are stored, or only a part of their attributes. */
export function isPartial(request: Readonly<Record<string, unknown>>, table: TableRecord, indexName: string | undefined): boolean {
  if (request['ProjectionExpression'] !== undefined) return true;
  // Select is never asked for here, so that an index gives what it holds and nothing else.
  const index = table.indexes.find(({ name }) => name === indexName);
  return index !== undefined && index.projection.type !== 'ALL';
}
