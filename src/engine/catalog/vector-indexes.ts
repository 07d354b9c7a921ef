/** Vector indexes of a table: made, filled and deleted. Source: DG/VectorSearchWorkingWith; reference 9.22 for the phases. */
import { vectorIndexesMax } from '#engine/model/limits.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { invalid, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableRecord, VectorIndexRecord } from '#engine/model/table.ts';
import { admitIndex, stillInUse } from './admission.ts';
import { type IndexStep, isAllocating, type TableChange } from './table-change.ts';
import { newVectorRecord } from './vector-record.ts';

/**
 * The indexes that are named are there, or are not, as they must be. Source: ExtendDB, crates/core/src/types (measured);
 * for one that is not there: as for other indexes (M-Q 161).
 */
export function checkVectorNames(table: TableRecord, { createVectors, deleteVectors }: TableChange): Refusal | undefined {
  const { vectorIndexes = [], indexes, name: tableName } = table;
  const missing = deleteVectors.find((name) => !vectorIndexes.some((index) => index.name === name));
  if (missing !== undefined) return refuse('ResourceNotFoundException', `Requested resource not found: Index ${missing} for table ${tableName}`);
  for (const { name } of createVectors) {
    const taken = [...vectorIndexes, ...indexes].find((index) => index.name === name);
    if (taken === undefined) continue;
    if (taken.status === 'CREATING') return stillInUse(`Index is being created.  Table: ${tableName} Index: ${name}`);
    return invalid('Attempting to create an index which already exists');
  }
  return undefined;
}

/** One of them is made or deleted; that no other is under way was looked at before. */
export function changeVectorIndexes(table: TableRecord, { createVectors, deleteVectors }: TableChange, moment: Moment): TableRecord | Refusal {
  const { vectorIndexes = [] } = table;
  const [created] = createVectors;
  const [deleted] = deleteVectors;
  if (created === undefined && deleted === undefined) return table;
  if (created !== undefined) {
    if (vectorIndexes.length >= vectorIndexesMax) {
      return refuse('LimitExceededException', `Subscriber limit exceeded: Number of vector secondary indexes exceeds per-table limit of ${vectorIndexesMax}`);
    }
    return { ...table, status: 'UPDATING', vectorIndexes: [...vectorIndexes, newVectorRecord(created, moment)] };
  }
  const index = vectorIndexes.find(({ name }) => name === deleted);
  const refusal = index && admitIndex(table, index, 'delete');
  if (refusal !== undefined) return refusal;
  const deleting = (one: VectorIndexRecord): VectorIndexRecord =>
    one === index ? { ...one, status: 'DELETING', backfilling: undefined, settlesAtMs: moment.nowMs + moment.physics.durations.deleteIndexMs } : one;
  return { ...table, status: 'UPDATING', vectorIndexes: vectorIndexes.map(deleting) };
}

/** The next phase of one whose phase has ended; nothing for one that is gone. */
export function settleVectorIndex(index: VectorIndexRecord, { nowMs, physics }: Moment, steps: IndexStep[]): VectorIndexRecord[] {
  const { name, status } = index;
  if (status === 'DELETING') {
    steps.push({ name, step: 'removed' });
    return [];
  }
  if (isAllocating(index)) {
    steps.push({ name, step: 'backfill-started' });
    return [{ ...index, backfilling: true, settlesAtMs: nowMs + physics.durations.fillVectorIndexMs }];
  }
  steps.push({ name, step: 'activated' });
  return [{ ...index, status: 'ACTIVE', backfilling: undefined, settlesAtMs: undefined }];
}
