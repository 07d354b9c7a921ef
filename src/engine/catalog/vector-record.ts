/** A vector index's first record. */
import type { TableRecord, VectorIndexDefinition, VectorIndexRecord } from '#engine/model/table.ts';
import { lifecycleMs } from './lifecycle.ts';

/** In its first phase. */
export const newVectorRecord = (index: VectorIndexDefinition, nowMs: number): VectorIndexRecord => ({
  ...index,
  status: 'CREATING',
  settlesAtMs: nowMs + lifecycleMs.allocateIndex,
  countedItems: 0,
  countedBytes: 0,
});

/** A record has the member only where there are such indexes. */
export const vectorList = (indexes: readonly VectorIndexRecord[]): TableRecord['vectorIndexes'] => (indexes.length > 0 ? indexes : undefined);
