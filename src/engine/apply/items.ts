/** What is written goes into the store, its local indexes, the log, the stream and every count. */
import { imageOf, indexChanges } from '#engine/indexes/maintenance.ts';
import { present } from '#engine/kernel/assert.ts';
import type { ItemRestored, ItemWritten } from '#engine/model/commit.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';
import type { StoredItem } from '#engine/model/stored-item.ts';
import { collectionOf } from '#engine/model/key.ts';
import { readItem } from '#engine/model/stored-item.ts';
import type { Undo } from '#engine/replication/replica-group.ts';
import { type EngineState, type Stored, type TableState, itemsStore } from '#engine/state.ts';
import { followExpiry } from './expiries.ts';
import { tableOf } from './find.ts';
import { countEntry, enqueue } from './global-indexes.ts';
import { keepImage } from './history.ts';
import { sizeChanged } from './sizes.ts';
import { enqueueVectors, restoreVectors } from './vector-indexes.ts';

export function writeItem(state: EngineState, commit: ItemWritten, worked: readonly IndexChange[] | undefined): void {
  const table = tableOf(state, commit.tableNumber);
  const { items, space, record } = table;
  const { position, item } = commit;
  const before = item === undefined ? items.delete(position) : items.set(position, item);

  const changes =
    record.indexes.length === 0
      ? none
      : (worked ?? indexChanges(record, position, imageOf(before), imageOf(item)));
  const { keepsUndo } = state;
  const undo: Undo<Stored>[] = keepsUndo ? [{ store: itemsStore, position, before }] : [];
  let bytesAdded = (item?.bytes ?? 0) - (before?.bytes ?? 0);
  const itemsAdded = (item === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
  for (const change of changes) {
    if (change.unchanged) continue;
    if (change.kind === 'global') enqueue(state, table, change);
    else bytesAdded += writeLocal(table, change, undo);
  }
  if (record.vectorIndexes !== undefined) enqueueVectors(state, table, position, before, item);
  if (table.locals.size > 0) addToCollection(table, position, bytesAdded);

  const partition = space.partitions.indexOf(position);
  space.replicas[partition]!.append(commit.sequence, state.nowMs, undo);
  const counters = space.partitions.all[partition]!;
  if (table.history !== undefined) keepImage(table, table.history, { atMs: state.nowMs, position, before });
  state.streams.of(record)?.append(counters.number, { atMs: state.nowMs, before, after: item, isExpiry: commit.isExpiry });
  followExpiry(state, table, position, item);
  counters.itemCount += itemsAdded;
  counters.bytes += bytesAdded;
  table.bytes += bytesAdded;
  sizeChanged(state, table);
}

const none: readonly IndexChange[] = [];

/** Writes an entry of a local index, which stands in the partition of its item. Returns the bytes it adds. */
function writeLocal(table: TableState, change: IndexChange, undo: Undo<Stored>[]): number {
  const entries = present(table.locals.get(change.indexName), `local index ${change.indexName}`);
  let bytes = 0;
  if (change.before !== undefined && change.before.position !== change.after?.position) {
    const { position } = change.before;
    const before = entries.delete(position);
    undo.push({ store: change.indexName, position, before });
    bytes -= before?.item.bytes ?? 0;
  }
  if (change.after !== undefined) {
    const { position, entry } = change.after;
    const before = entries.set(position, entry);
    undo.push({ store: change.indexName, position, before });
    bytes += entry.item.bytes - (before?.item.bytes ?? 0);
  }
  return bytes;
}

function addToCollection(table: TableState, position: string, bytes: number): void {
  const collection = collectionOf(position);
  const total = (table.collectionBytes.get(collection) ?? 0) + bytes;
  if (total === 0) table.collectionBytes.delete(collection);
  else table.collectionBytes.set(collection, total);
}

export function restoreItem(state: EngineState, { tableNumber, position, item }: ItemRestored): void {
  const table = tableOf(state, tableNumber);
  table.items.set(position, item);
  followExpiry(state, table, position, item);
  placeItem(table, position, item);
  sizeChanged(state, table);
}

/** An item that has come into the store from elsewhere takes its place in the indexes and in the counts. */
export function placeItem(table: TableState, position: string, item: StoredItem): void {
  const { record, space } = table;
  let bytes = item.bytes;
  if (record.indexes.length > 0) {
    for (const change of indexChanges(record, position, undefined, imageOf(item))) {
      const global = change.kind === 'global' ? table.globals.get(change.indexName) : undefined;
      if (change.kind === 'local') bytes += writeLocal(table, change, []);
      else if (global !== undefined && change.after !== undefined) {
        const { position: at, entry } = change.after;
        countEntry(global.space, at, global.entries.set(at, entry)?.item.bytes, entry.item.bytes);
      }
    }
  }
  if (record.vectorIndexes !== undefined) restoreVectors(table, position, { item: readItem(item), stored: item });
  if (table.locals.size > 0) addToCollection(table, position, bytes);
  const partition = space.partitions.at(position);
  partition.itemCount++;
  partition.bytes += bytes;
  table.bytes += bytes;
}
