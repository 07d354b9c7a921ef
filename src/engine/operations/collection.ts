/** Item collections: all items of one partition key, with their local index entries. Source: DG/LSI. */
import type { Image } from '#engine/indexes/maintenance.ts';
import type { Item } from '#engine/model/attribute-value.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';
import { collectionOf } from '#engine/model/key.ts';
import { itemBytesMax } from '#engine/model/limits.ts';
import { invalid, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableState } from '#engine/state.ts';

const gigabyte = 1024 ** 3;

/** Bytes that a write adds to its collection, local index entries included. */
function bytesAdded(before: Image | undefined, after: Image | undefined, changes: readonly IndexChange[]): number {
  let bytes = (after?.stored.bytes ?? 0) - (before?.stored.bytes ?? 0);
  for (const change of changes) {
    if (change.kind === 'local') {
      bytes += (change.after?.entry.item.bytes ?? 0) - (change.before?.entry.item.bytes ?? 0);
    }
  }
  return bytes;
}

/** Only tables with local indexes have these limits. Source: reference 1.25, 1.48. */
export function checkCollectionSize(
  table: TableState,
  position: string,
  before: Image | undefined,
  after: Image | undefined,
  changes: readonly IndexChange[],
  itemCollectionBytesMax: number,
): Refusal | undefined {
  if (table.locals.size === 0 || after === undefined) return undefined;
  let itemWithEntries = after.stored.bytes;
  for (const { kind, after: entry } of changes) if (kind === 'local') itemWithEntries += entry?.entry.item.bytes ?? 0;
  // Assumption: the guide states the limit and not the words; these are the item's own.
  if (itemWithEntries > itemBytesMax) return invalid('Item size has exceeded the maximum allowed size');
  const added = bytesAdded(before, after, changes);
  const total = (table.collectionBytes.get(collectionOf(position)) ?? 0) + added;
  if (added <= 0 || total <= itemCollectionBytesMax) return undefined;
  return refuse('ItemCollectionSizeLimitExceededException', 'Collection size exceeded.');
}

export interface ItemCollectionMetrics {
  readonly ItemCollectionKey: Item;
  readonly SizeEstimateRangeGB: readonly [number, number];
}

/** The size of a written item's collection, as a range of one gigabyte. Nothing for tables without local indexes. */
export function collectionMetrics(
  table: TableState,
  position: string,
  key: Item,
  before: Image | undefined,
  after: Image | undefined,
): ItemCollectionMetrics | undefined {
  if (table.locals.size === 0) return undefined;
  const bytes = (table.collectionBytes.get(collectionOf(position)) ?? 0) + bytesAdded(before, after, []);
  const lower = Math.floor(bytes / gigabyte);
  const [partition] = table.record.key.partition;
  const name = partition!.name;
  return { ItemCollectionKey: { [name]: key[name]! }, SizeEstimateRangeGB: [lower, lower + 1] };
}
