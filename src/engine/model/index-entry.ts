/** What a secondary index holds of an item, and how a write changes it. */
import type { StoredItem } from './stored-item.ts';

export interface IndexEntry {
  /** The projected attributes. */
  readonly item: StoredItem;
  /** Position of the item in its table. */
  readonly basePosition: string;
}

export interface PlacedEntry {
  readonly position: string;
  readonly entry: IndexEntry;
}

/** The entry of one index before and after a write; `undefined` where the item has none. */
export interface IndexChange {
  readonly indexName: string;
  readonly kind: 'local' | 'global';
  readonly before: PlacedEntry | undefined;
  readonly after: PlacedEntry | undefined;
  /** The entry is what it was; nothing is written and nothing charged. */
  readonly unchanged: boolean;
}
