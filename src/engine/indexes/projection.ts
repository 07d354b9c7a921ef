/** Which part of an item an index holds, and where it stands there. */
import { type AttributeValue, attributeOf, type Item, setAttribute, typeOf } from '#engine/model/attribute-value.ts';
import type { PlacedEntry } from '#engine/model/index-entry.ts';
import { collectionText, type KeyAttribute, sortKeyText } from '#engine/model/key.ts';
import { type StoredItem, storeItem } from '#engine/model/stored-item.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';

/**
 * The index key of an item, or nothing: an item without the whole index key is not in the index. A value
 * of another type can only be met while an old item is backfilled. Source: reference 9.15, 9.24.
 */
function indexKey(attributes: readonly KeyAttribute[], item: Item): AttributeValue[] | undefined {
  const values: AttributeValue[] = [];
  for (const { name, type } of attributes) {
    const value = attributeOf(item, name);
    if (value === undefined || typeOf(value) !== type) return undefined;
    if (value.S === '' || value.B === '') return undefined;
    values.push(value);
  }
  return values;
}

/** Names of the attributes that an index holds; nothing stands for all. Source: reference 9.12, 9.20. */
export function projectedNames(table: TableRecord, index: IndexRecord): ReadonlySet<string> | undefined {
  if (index.projection.type === 'ALL') return undefined;
  const names = new Set<string>();
  for (const { name } of [...table.key.partition, ...table.key.sort, ...index.key.partition, ...index.key.sort]) {
    names.add(name);
  }
  if (index.projection.type === 'INCLUDE') for (const name of index.projection.nonKeyAttributes) names.add(name);
  return names;
}

function projected(names: ReadonlySet<string> | undefined, item: Item, stored: StoredItem): StoredItem {
  if (names === undefined) return stored;
  const part: Item = {};
  for (const name of Object.keys(item)) if (names.has(name)) setAttribute(part, name, item[name]!);
  return storeItem(part);
}

/** The entry that an item has in an index, if it has one. */
export function entryOf(
  table: TableRecord,
  index: IndexRecord,
  basePosition: string,
  item: Item,
  stored: StoredItem,
): PlacedEntry | undefined {
  const partition = indexKey(index.key.partition, item);
  const sort = indexKey(index.key.sort, item);
  if (partition === undefined || sort === undefined) return undefined;
  const position = collectionText(partition) + sort.map(sortKeyText).join('') + basePosition;
  return { position, entry: { item: projected(projectedNames(table, index), item, stored), basePosition } };
}
