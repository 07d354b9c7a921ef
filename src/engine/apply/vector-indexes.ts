/** A vector index takes in the changes of its table: at once, or later from its queue. */
import { vectorEntryBytes } from '#engine/capacity/vector-bytes.ts';
import { vectorChanges, vectorEntryOf } from '#engine/indexes/vector-entries.ts';
import { type Image, imageOf } from '#engine/indexes/maintenance.ts';
import { ofVectorIndex } from '#engine/metrics/dimension.ts';
import type { IndexBackfilled, IndexPropagated, VectorBytesConsumed } from '#engine/model/commit.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import type { TableRecord, VectorIndexRecord } from '#engine/model/table.ts';
import type { PlacedVector, VectorChange } from '#engine/model/vector-entry.ts';
import type { EngineState, TableState, VectorIndexState } from '#engine/state.ts';
import { scheduleNextPropagation } from './global-indexes.ts';
import { sizeChanged } from './sizes.ts';

/** What a write of an item changes, on its way to the indexes. */
export function enqueueVectors(state: EngineState, table: TableState, position: string, before: StoredItem | undefined, after: StoredItem | undefined): void {
  for (const change of vectorChanges(table.record, position, imageOf(before), imageOf(after))) {
    const index = table.vectors.get(change.indexName);
    if (index === undefined || change.unchanged) continue;
    if (state.settings.indexLag === undefined) {
      takeIn(table.record, index, change);
      continue;
    }
    index.queue.push(change, state.nowMs);
    scheduleNextPropagation(state, table.record, change.indexName, index);
  }
}

const recordOf = ({ vectorIndexes }: TableRecord, indexName: string): VectorIndexRecord | undefined =>
  vectorIndexes?.find(({ name }) => name === indexName);

function takeIn(table: TableRecord, index: VectorIndexState, { indexName, before, after }: VectorChange): void {
  const record = recordOf(table, indexName);
  if (record === undefined) return;
  if (before !== undefined && before.position !== after?.position) {
    const gone = index.entries.delete(before.position);
    if (gone !== undefined) index.bytes -= vectorEntryBytes(record, gone);
  }
  if (after !== undefined) put(record, index, after);
}

function put(record: VectorIndexRecord, index: VectorIndexState, { position, entry }: PlacedVector): void {
  const replaced = index.entries.set(position, entry);
  index.bytes += vectorEntryBytes(record, entry) - (replaced === undefined ? 0 : vectorEntryBytes(record, replaced));
}

export function propagateVectors(state: EngineState, table: TableState, { indexName, upToSequence }: IndexPropagated): void {
  const index = table.vectors.get(indexName);
  if (index === undefined) return;
  for (const { change } of index.queue.take(upToSequence)) takeIn(table.record, index, change);
  scheduleNextPropagation(state, table.record, indexName, index);
  sizeChanged(state, table);
}

/** Puts in the entries of items that the index has not met yet. */
export function backfillVectors(state: EngineState, table: TableState, { indexName }: IndexBackfilled): void {
  const index = table.vectors.get(indexName);
  const record = recordOf(table.record, indexName);
  if (index === undefined || record === undefined) return;
  for (const { key, value } of table.items.ascending()) {
    const placed = vectorEntryOf(table.record, record, key, readItem(value));
    if (placed !== undefined) put(record, index, placed);
  }
  sizeChanged(state, table);
}

/** A reopened index has caught up with its table. */
export function restoreVectors(table: TableState, position: string, item: Image): void {
  for (const record of table.record.vectorIndexes ?? []) {
    const index = table.vectors.get(record.name);
    const placed = vectorEntryOf(table.record, record, position, item.item);
    if (index !== undefined && placed !== undefined) put(record, index, placed);
  }
}

export function changeVectorIndexes(state: EngineState, table: TableState): void {
  const { number, vectorIndexes = [] } = table.record;
  for (const { name } of vectorIndexes) if (!table.vectors.has(name)) table.vectors.set(name, state.newVectorIndex(table.record, name));
  for (const name of table.vectors.keys()) {
    if (vectorIndexes.some((index) => index.name === name)) continue;
    table.vectors.delete(name);
    state.tasks.cancel(`propagate/${number}/${name}`);
  }
}

export function consumeVectorBytes(state: EngineState, { tableNumber, indexName, channel, bytes }: VectorBytesConsumed): void {
  const table = state.tables.get(tableNumber);
  if (table === undefined) return;
  state.meter.consume(tableNumber, channel === 'search' ? 'vector searches' : 'vector writes', bytes);
  const metric = channel === 'search' ? 'VectorSearchRequestBytes' : 'VectorWriteRequestBytes';
  state.measure(table.record.name, ofVectorIndex(indexName), metric, bytes);
}
