/** A new global index reads the table's items. Reading is free, the entries are paid for. Source: reference 2.26. */
import { wholeWriteUnits } from '#engine/capacity/units.ts';
import { vectorWriteBytes } from '#engine/capacity/vector-bytes.ts';
import { entryOf } from '#engine/indexes/projection.ts';
import { vectorEntryOf } from '#engine/indexes/vector-entries.ts';
import type { Commit } from '#engine/model/commit.ts';
import { readItem } from '#engine/model/stored-item.ts';
import type { IndexRecord, VectorIndexRecord } from '#engine/model/table.ts';
import type { EngineState, GlobalIndexState, TableState } from '#engine/state.ts';
import type { Recorder } from '#engine/trace/recorder.ts';

/** Units by partition number. Entries of items that were written meanwhile are there already, and paid for. */
function unitsOf(table: TableState, record: IndexRecord, index: GlobalIndexState): { units: Map<number, number>; entries: number } {
  const units = new Map<number, number>();
  let entries = 0;
  for (const { key, value } of table.items.ascending()) {
    const placed = entryOf(table.record, record, key, readItem(value), value);
    if (placed === undefined || index.entries.get(placed.position) !== undefined) continue;
    const { number } = index.space.partitions.at(placed.position);
    units.set(number, (units.get(number) ?? 0) + wholeWriteUnits(placed.entry.item.bytes));
    entries++;
  }
  return { units, entries };
}

export function backfill(state: EngineState, table: TableState, record: IndexRecord, recorder: Recorder): Commit[] {
  const index = table.globals.get(record.name);
  if (index === undefined) return [];
  const { number: tableNumber, name: tableName } = table.record;
  const { name: indexName } = record;
  const { units, entries } = unitsOf(table, record, index);
  recorder.emit({
    type: 'index.backfilled',
    atMs: state.nowMs,
    tableName,
    indexName,
    count: table.items.size,
    entries,
    units: [...units.values()].reduce((sum, part) => sum + part, 0),
  });
  const consumed = [...units].map(([partitionNumber, part]): Commit => ({
    type: 'units.consumed',
    tableNumber,
    indexName,
    channel: 'write',
    units: part,
    partitionNumber,
  }));
  return [{ type: 'index.backfilled', tableNumber, indexName, afterPosition: undefined, throughPosition: undefined }, ...consumed];
}

/** Assumption: what a new vector index takes in is metered as when it is written, as the entries of a global index are. */
export function backfillVectors(state: EngineState, table: TableState, record: VectorIndexRecord, recorder: Recorder): Commit[] {
  const { number: tableNumber, name: tableName } = table.record;
  const { name: indexName } = record;
  let bytes = 0;
  let entries = 0;
  for (const { key, value } of table.items.ascending()) {
    const after = vectorEntryOf(table.record, record, key, readItem(value));
    if (after === undefined || table.vectors.get(indexName)?.entries.get(after.position) !== undefined) continue;
    bytes += vectorWriteBytes(record, { indexName, before: undefined, after, unchanged: false });
    entries++;
  }
  recorder.emit({ type: 'vector.backfilled', atMs: state.nowMs, tableName, indexName, count: table.items.size, entries, bytes });
  return [
    { type: 'index.backfilled', tableNumber, indexName, afterPosition: undefined, throughPosition: undefined },
    { type: 'vector-bytes.consumed', tableNumber, indexName, channel: 'write', bytes },
  ];
}
