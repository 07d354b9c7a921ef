/** Deletes expired items: late, without cost, and only those that are still expired. Source: reference 8.04 to 8.09. */
import { imageOf, indexChanges } from '#engine/indexes/maintenance.ts';
import type { Commit } from '#engine/model/commit.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import type { EngineState, TableState } from '#engine/state.ts';
import { expiryMs } from '#engine/storage/expiries.ts';
import { sequenceText } from '#engine/streams/sequence-number.ts';
import { vectorEntryBytes } from '#engine/capacity/vector-bytes.ts';
import { vectorEntryOf } from '#engine/indexes/vector-entries.ts';
import type { Recorder } from '#engine/trace/recorder.ts';

/** Items deleted at one moment; the rest follow at once, in a record of their own. */
const itemsMax = 100;

export function deleteExpired(state: EngineState, table: TableState, recorder: Recorder): Commit[] {
  const { expiries, items, space, record } = table;
  const { nowMs: atMs } = state;
  const stream = state.streams.of(record);
  const sequences = new Map<number, number>();
  const commits: Commit[] = [];
  for (const position of expiries?.due(atMs, itemsMax) ?? []) {
    const stored = items.get(position);
    if (expiries === undefined || stored === undefined) continue;
    const at = space.partitions.indexOf(position);
    const partition = space.partitions.all[at]!;
    if (!space.replicas[at]!.isLed) continue;
    const sequence = (sequences.get(at) ?? space.replicas[at]!.sequence) + 1;
    sequences.set(at, sequence);
    const expiredMs = expiryMs(readItem(stored), expiries.attributeName, atMs) ?? atMs;
    recorder.emit({
      type: 'item.expired',
      atMs,
      tableName: record.name,
      partitionId: partitionId(partition),
      sequence,
      bytes: stored.bytes,
      lateMs: Math.max(0, atMs - expiredMs),
    });
    tellIndexes(table, position, stored, recorder, atMs);
    tellVectors(table, position, stored, recorder, atMs);
    const shard = stream?.openShard(partition.number);
    if (stream !== undefined && shard !== undefined) {
      recorder.emit({
        type: 'stream.recorded',
        atMs,
        tableName: record.name,
        change: 'REMOVE',
        shardId: shard.facts.id,
        sequenceNumber: sequenceText(stream.sequence + commits.length + 1),
        viewType: stream.facts.viewType,
      });
    }
    commits.push({ type: 'item.written', tableNumber: record.number, position, item: undefined, sequence, isExpiry: true });
  }
  return commits;
}

/** Entries of indexes go with the item, as after any delete. */
function tellIndexes({ record, globals }: TableState, position: string, stored: StoredItem, recorder: Recorder, atMs: number): void {
  if (record.indexes.length === 0) return;
  for (const { indexName, kind, before } of indexChanges(record, position, imageOf(stored), undefined)) {
    if (before === undefined) continue;
    const visibleAtMs = globals.get(indexName)?.queue.dueAtMs(atMs) ?? atMs;
    recorder.emit({ type: 'index.written', atMs, indexName, kind, change: 'removed', visibleAtMs });
  }
}

/** Assumption: leaving a vector index is as free as the deletion itself (reference 8.04). */
function tellVectors({ record, vectors }: TableState, position: string, stored: StoredItem, recorder: Recorder, atMs: number): void {
  const { name: tableName, vectorIndexes = [] } = record;
  for (const index of vectorIndexes) {
    const before = vectorEntryOf(record, index, position, readItem(stored));
    if (before === undefined || index.status === 'DELETING') continue;
    const { name: indexName, dimensions } = index;
    const visibleAtMs = vectors.get(indexName)?.queue.dueAtMs(atMs) ?? atMs;
    const entryBytes = vectorEntryBytes(index, before.entry);
    recorder.emit({ type: 'vector.written', atMs, tableName, indexName, change: 'removed', dimensions, entryBytes, bytes: 0, visibleAtMs });
  }
}
