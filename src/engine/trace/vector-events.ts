/** What vector indexes tell. */
import type { Base } from './event-base.ts';

type Distance = 'COSINE' | 'EUCLIDEAN' | 'DOT_PRODUCT';

/** A write changes what a vector index holds of its item. */
export interface VectorWritten extends Base {
  readonly type: 'vector.written';
  readonly tableName: string;
  readonly indexName: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved' | 'unchanged';
  readonly dimensions: number;
  /** Bytes of the entry: the vector as 32-bit floats, its name, and the projected attributes. */
  readonly entryBytes: number;
  /** What is charged: zero where nothing changes. */
  readonly bytes: number;
  readonly visibleAtMs: number;
}

/** Why the answer is what it is. */
export interface VectorsSearched extends Base {
  readonly type: 'vector.searched';
  readonly tableName: string;
  readonly indexName: string;
  readonly distance: Distance;
  readonly dimensions: number;
  readonly topK: number;
  /** Vectors in the index. */
  readonly inIndex: number;
  /** Of them, those of the partition value that the search names; the attribute, where the index has one. */
  readonly inPartition: number;
  readonly partitionName?: string | undefined;
  /** Of those, what the inline filters let pass: all of them were compared. */
  readonly compared: number;
  readonly found: number;
  readonly nearestScore?: number | undefined;
  readonly farthestScore?: number | undefined;
  /** Changes that the index has not taken in yet. */
  readonly waiting: number;
}

/** Bytes of a search, and how they come about. */
export interface VectorsCounted extends Base {
  readonly type: 'vector.counted';
  readonly tableName: string;
  readonly indexName: string;
  /** Assumed: AWS does not say how many of them an approximate search looks at. */
  readonly examined: number;
  readonly vectorBytes: number;
  readonly returnedBytes: number;
  readonly bytes: number;
}

/** Money for bytes of vector indexes. */
export interface VectorsMetered extends Base {
  readonly type: 'vector.metered';
  readonly channel: 'search' | 'write';
  readonly bytes: number;
  readonly dollarsPerGb: number;
  readonly dollars: number;
  readonly priceBook: string;
}

/** A new vector index has read its table. */
export interface VectorsBackfilled extends Base {
  readonly type: 'vector.backfilled';
  readonly tableName: string;
  readonly indexName: string;
  /** Items of the table that were read. */
  readonly count: number;
  readonly entries: number;
  readonly bytes: number;
}

export type VectorEvent = VectorWritten | VectorsSearched | VectorsCounted | VectorsMetered | VectorsBackfilled;
