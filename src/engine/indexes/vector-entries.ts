/**
 * What a vector index holds of an item, and what a write changes there. Source: reference 9.29;
 * DG/VectorSearchDataSync (an item without a vector or without the partition attribute is not in the index).
 */
import { type AttributeValue, attributeOf, type Item, setAttribute, typeOf } from '#engine/model/attribute-value.ts';
import { equalValues } from '#engine/model/comparison.ts';
import { collectionText, keyAttributes } from '#engine/model/key.ts';
import { readItem, type StoredItem, storeItem } from '#engine/model/stored-item.ts';
import { searchPartition, type TableRecord, type VectorIndexRecord } from '#engine/model/table.ts';
import type { PlacedVector, VectorChange } from '#engine/model/vector-entry.ts';
import type { Image } from './maintenance.ts';

/** The numbers of a vector attribute as the index keeps them; nothing where it is none. */
export function vectorOf(value: AttributeValue | undefined, dimensions: number): Float32Array | undefined {
  const elements = value?.L;
  if (elements?.length !== dimensions) return undefined;
  const vector = new Float32Array(dimensions);
  for (let i = 0; i < dimensions; i++) {
    const component = Math.fround(Number(elements[i]!.N ?? Number.NaN));
    if (!Number.isFinite(component)) return undefined;
    vector[i] = component;
  }
  return vector;
}

/** Names that the index holds besides the vector; nothing stands for all. */
function heldNames(table: TableRecord, { projection, searchSchema }: VectorIndexRecord): ReadonlySet<string> | undefined {
  if (projection.type === 'ALL') return undefined;
  return new Set([...keyAttributes(table.key), ...searchSchema].map(({ name }) => name).concat(projection.nonKeyAttributes));
}

function held(table: TableRecord, index: VectorIndexRecord, item: Item): StoredItem {
  const names = heldNames(table, index);
  const part: Item = {};
  for (const name of Object.keys(item)) {
    if (name !== index.vectorAttribute && (names === undefined || names.has(name))) setAttribute(part, name, item[name]!);
  }
  return storeItem(part);
}

/**
 * Where the vectors of a partition value begin; all vectors of an index without a partition attribute begin with
 * nothing.
 */
export const vectorsOf = (partition: AttributeValue | undefined): string => (partition === undefined ? '' : collectionText([partition]));

/**
 * The entry that an item has in an index, if it has one. A write is checked before; values that do not fit can only
 * be met while old items are backfilled. Assumption: then they leave their item out.
 */
export function vectorEntryOf(table: TableRecord, index: VectorIndexRecord, basePosition: string, item: Item): PlacedVector | undefined {
  for (const { name, type, role } of index.searchSchema) {
    const value = attributeOf(item, name);
    if (value === undefined ? role === 'partition' : typeOf(value) !== type) return undefined;
    if (role === 'partition' && (value?.S === '' || value?.B === '')) return undefined;
  }
  const vector = vectorOf(attributeOf(item, index.vectorAttribute), index.dimensions);
  if (vector === undefined) return undefined;
  const partition = searchPartition(index);
  const position = vectorsOf(partition && attributeOf(item, partition.name)) + basePosition;
  return { position, entry: { item: held(table, index, item), vector, basePosition } };
}

function sameItems(a: StoredItem, b: StoredItem): boolean {
  if (a.text === b.text) return true;
  return a.bytes === b.bytes && equalValues({ M: readItem(a) }, { M: readItem(b) });
}

/** Assumption: a change that 32 bits do not show is none to the index. */
function isUnchanged(before: PlacedVector | undefined, after: PlacedVector | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  if (before.position !== after.position) return false;
  const { vector } = after.entry;
  return before.entry.vector.every((component, i) => component === vector[i]) && sameItems(before.entry.item, after.entry.item);
}

/** The changes of all vector indexes, in the table's order; one that is being deleted takes no more. */
export function vectorChanges(table: TableRecord, position: string, before: Image | undefined, after: Image | undefined): readonly VectorChange[] {
  const changes: VectorChange[] = [];
  for (const index of table.vectorIndexes ?? []) {
    if (index.status === 'DELETING') continue;
    const entryBefore = before && vectorEntryOf(table, index, position, before.item);
    const entryAfter = after && vectorEntryOf(table, index, position, after.item);
    if (entryBefore === undefined && entryAfter === undefined) continue;
    changes.push({ indexName: index.name, before: entryBefore, after: entryAfter, unchanged: isUnchanged(entryBefore, entryAfter) });
  }
  return changes;
}
