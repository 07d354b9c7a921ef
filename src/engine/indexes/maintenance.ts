/** What a write to an item changes in the table's secondary indexes. Source: reference 2.40 to 2.45. */
import type { Item } from '#engine/model/attribute-value.ts';
import { equalValues } from '#engine/model/comparison.ts';
import type { IndexChange, IndexEntry, PlacedEntry } from '#engine/model/index-entry.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { entryOf } from './projection.ts';

/** One side of a write: the item as parsed and as stored. */
export interface Image {
  readonly item: Item;
  readonly stored: StoredItem;
}

export const imageOf = (stored: StoredItem | undefined): Image | undefined =>
  stored === undefined ? undefined : { item: readItem(stored), stored };

/** Same attributes with same values; the order of set members does not count. Source: reference 2.43. */
function sameContent(a: IndexEntry, b: IndexEntry): boolean {
  if (a.item.text === b.item.text) return true;
  if (a.item.bytes !== b.item.bytes) return false;
  return equalValues({ M: readItem(a.item) }, { M: readItem(b.item) });
}

function isUnchanged(before: PlacedEntry | undefined, after: PlacedEntry | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return before.position === after.position && sameContent(before.entry, after.entry);
}

function changeOf(
  table: TableRecord,
  index: IndexRecord,
  position: string,
  before: Image | undefined,
  after: Image | undefined,
): IndexChange {
  const entryBefore = before && entryOf(table, index, position, before.item, before.stored);
  const entryAfter = after && entryOf(table, index, position, after.item, after.stored);
  return {
    indexName: index.name,
    kind: index.kind,
    before: entryBefore,
    after: entryAfter,
    unchanged: isUnchanged(entryBefore, entryAfter),
  };
}

/** The changes of all indexes, in the table's order; an index that is being deleted takes no more. */
export function indexChanges(
  table: TableRecord,
  position: string,
  before: Image | undefined,
  after: Image | undefined,
): IndexChange[] {
  return table.indexes
    .filter(({ status }) => status !== 'DELETING')
    .map((index) => changeOf(table, index, position, before, after));
}
