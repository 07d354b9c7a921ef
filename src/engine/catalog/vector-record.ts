/** A vector index's first record. */
import type { Moment } from '#engine/model/physics/physics.ts';
import type { TableRecord, VectorIndexDefinition, VectorIndexRecord } from '#engine/model/table.ts';

/** In its first phase. */
export const newVectorRecord = (index: VectorIndexDefinition, { nowMs, physics }: Moment): VectorIndexRecord => ({
  ...index,
  status: 'CREATING',
  settlesAtMs: nowMs + physics.durations.allocateIndexMs,
  countedItems: 0,
  countedBytes: 0,
});

/** A record has the member only where there are such indexes. */
export const vectorList = (indexes: readonly VectorIndexRecord[]): TableRecord['vectorIndexes'] => (indexes.length > 0 ? indexes : undefined);
