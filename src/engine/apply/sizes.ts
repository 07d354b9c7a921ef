/** How much there is, of what the bill and DescribeTable say. */
import { nextCountMs } from '#engine/catalog/lifecycle.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { billedBytes } from '#engine/pricing/meter.ts';
import { type EngineState, type TableState, spaceBytes } from '#engine/state.ts';

export function sizeChanged(state: EngineState, table: TableState): void {
  scheduleCount(state, table.record);
  state.meter.stored(table.record.number, storedBytes(table), state.nowMs, recoveryBytes(table));
}

/** Bytes of a table and its indexes as they are billed. */
export function storedBytes(table: TableState): number {
  let bytes = ownBytes(table);
  for (const { entries, space } of table.globals.values()) bytes += billedBytes(spaceBytes(space), entries.size);
  // Assumption: the entries of a vector index are stored bytes like those of any other index.
  for (const { entries, bytes: own } of table.vectors.values()) bytes += billedBytes(own, entries.size);
  return bytes;
}

/** What recovery to a point in time is billed by: the table and its local indexes. Source: reference 11.13. */
export const recoveryBytes = (table: TableState): number => (table.history === undefined ? 0 : ownBytes(table));

function ownBytes({ bytes: own, items, locals }: TableState): number {
  let bytes = billedBytes(own, items.size);
  for (const entries of locals.values()) bytes += billedBytes(0, entries.size);
  return bytes;
}

/** By number of the table: every write asks for one. */
const countKeys: string[] = [];

/** What has changed is counted at the next hour for it; a table at rest is left alone. */
export function scheduleCount(state: EngineState, { number, createdAtMs }: TableRecord): void {
  const key = (countKeys[number] ??= `count/${number}`);
  const atMs = nextCountMs(createdAtMs, state.nowMs, state.physics.durations.itemCountHours);
  if (state.tasks.atMsOf(key) !== atMs) state.tasks.schedule({ atMs, key, kind: 'count', tableNumber: number });
}

/** Items and bytes of a stretch of a table, its local index entries counted in, or of a global index. */
export function sizeBetween(
  { items, locals, globals }: TableState,
  indexName: string | undefined,
  from: string,
  to: string,
): { itemCount: number; bytes: number } {
  const range = { from, to, toExclusive: true };
  let itemCount = 0;
  let bytes = 0;
  if (indexName !== undefined) {
    for (const { value } of globals.get(indexName)?.entries.ascending(range) ?? noEntries) {
      itemCount++;
      bytes += value.item.bytes;
    }
    return { itemCount, bytes };
  }
  for (const { value } of items.ascending(range)) {
    itemCount++;
    bytes += value.bytes;
  }
  for (const entries of locals.values()) for (const { value } of entries.ascending(range)) bytes += value.item.bytes;
  return { itemCount, bytes };
}

const noEntries: readonly never[] = [];
