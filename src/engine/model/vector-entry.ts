/** What a vector index holds of an item, and how a write changes it. */
import type { StoredItem } from './stored-item.ts';

export interface VectorEntry {
  /** The projected attributes without the vector. */
  readonly item: StoredItem;
  /** Its numbers as 32-bit floats. Never changed, so forks share it. */
  readonly vector: Float32Array;
  /** Position of the item in its table. */
  readonly basePosition: string;
}

export interface PlacedVector {
  /** Vectors of one partition value stand together. */
  readonly position: string;
  readonly entry: VectorEntry;
}

/** The entry of one vector index before and after a write; `undefined` where the item has none. */
export interface VectorChange {
  readonly indexName: string;
  readonly before: PlacedVector | undefined;
  readonly after: PlacedVector | undefined;
  /** The entry is what it was; nothing is written and nothing charged. */
  readonly unchanged: boolean;
}
