/** A global index takes in the changes of its table: at once, or later from its queue. */
import { entryOf } from '#engine/indexes/projection.ts';
import type { IndexBackfilled, IndexPropagated } from '#engine/model/commit.ts';
import type { IndexChange, PlacedEntry } from '#engine/model/index-entry.ts';
import { readItem } from '#engine/model/stored-item.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { EngineState, GlobalIndexState, KeySpace, TableState, VectorIndexState } from '#engine/state.ts';
import { tableOf } from './find.ts';
import { sizeChanged } from './sizes.ts';

export function enqueue(state: EngineState, table: TableState, change: IndexChange): void {
  const index = table.globals.get(change.indexName);
  if (index === undefined) return;
  if (state.settings.indexLag === undefined) {
    takeIn(index, change, state.nowMs);
    return;
  }
  index.queue.push(change, state.nowMs);
  scheduleNextPropagation(state, table.record, change.indexName, index);
}

export function scheduleNextPropagation(
  state: EngineState,
  { number }: TableRecord,
  indexName: string,
  { queue }: Pick<GlobalIndexState, 'queue'> | Pick<VectorIndexState, 'queue'>,
): void {
  const atMs = queue.nextDueAtMs;
  const key = `propagate/${number}/${indexName}`;
  if (atMs === undefined) state.tasks.cancel(key);
  else state.tasks.schedule({ atMs, key, kind: 'propagate', tableNumber: number, indexName });
}

/** Moves an entry of a global index to what a change says. */
function takeIn({ entries, space }: GlobalIndexState, { before, after }: IndexChange, nowMs: number): void {
  if (before !== undefined && before.position !== after?.position) {
    countEntry(space, before.position, entries.delete(before.position)?.item.bytes, undefined);
    logEntry(space, before.position, nowMs);
  }
  if (after !== undefined) {
    countEntry(space, after.position, entries.set(after.position, after.entry)?.item.bytes, after.entry.item.bytes);
    logEntry(space, after.position, nowMs);
  }
}

export function countEntry(space: KeySpace, position: string, bytesBefore: number | undefined, bytesAfter: number | undefined): void {
  const partition = space.partitions.at(position);
  partition.itemCount += (bytesAfter === undefined ? 0 : 1) - (bytesBefore === undefined ? 0 : 1);
  partition.bytes += (bytesAfter ?? 0) - (bytesBefore ?? 0);
}

function logEntry(space: KeySpace, position: string, nowMs: number): void {
  const group = space.replicas[space.partitions.indexOf(position)]!;
  group.append(group.sequence + 1, nowMs, []);
}

export function propagate(state: EngineState, { tableNumber, indexName, upToSequence }: IndexPropagated): void {
  const table = tableOf(state, tableNumber);
  const index = table.globals.get(indexName);
  if (index === undefined) return;
  for (const { change } of index.queue.take(upToSequence)) takeIn(index, change, state.nowMs);
  scheduleNextPropagation(state, table.record, indexName, index);
  sizeChanged(state, table);
}

/** Puts in the entries of items that the index has not met yet. */
export function backfill(state: EngineState, { tableNumber, indexName, afterPosition, throughPosition }: IndexBackfilled): void {
  const table = tableOf(state, tableNumber);
  const index = table.globals.get(indexName);
  const record = table.record.indexes.find(({ name }) => name === indexName);
  if (index === undefined || record === undefined) return;
  const range = { from: afterPosition, fromExclusive: true, to: throughPosition };
  for (const { key, value } of table.items.ascending(range)) {
    const after = entryOf(table.record, record, key, readItem(value), value);
    if (after !== undefined) takeIn(index, placed(indexName, after), state.nowMs);
  }
  sizeChanged(state, table);
}

const placed = (indexName: string, after: PlacedEntry): IndexChange => ({
  indexName,
  kind: 'global',
  before: undefined,
  after,
  unchanged: false,
});
