/** Tables and their indexes come, change and go. */
import { nextSettleMs } from '#engine/catalog/settle.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { EngineState } from '#engine/state.ts';
import { changeExpiries } from './expiries.ts';
import { tableOf } from './find.ts';
import { changeHistory } from './history.ts';
import { changeAllowances } from './partitions.ts';
import { recoveryBytes, scheduleCount, storedBytes } from './sizes.ts';
import { followStream, scheduleTending } from './streams.ts';
import { changeVectorIndexes } from './vector-indexes.ts';

export function changeTable(state: EngineState, record: TableRecord): void {
  let table = state.tables.get(record.number);
  state.catalog.put(record);
  if (table === undefined) {
    table = state.newTable(record);
    state.tables.set(record.number, table);
    state.tableNumbers = Math.max(state.tableNumbers, record.number);
  }
  table.record = record;
  const wanted = new Set<string>();
  for (const index of record.indexes) {
    wanted.add(index.name);
    if (index.kind === 'global' && !table.globals.has(index.name)) {
      table.globals.set(index.name, state.newGlobalIndex(record, index));
    }
  }
  for (const name of table.globals.keys()) {
    if (wanted.has(name)) continue;
    table.globals.delete(name);
    state.tasks.cancel(`propagate/${record.number}/${name}`);
  }
  changeVectorIndexes(state, table);
  changeExpiries(state, table);
  changeHistory(state, table);
  changeAllowances(state, table);
  followStream(state, table);
  scheduleSettling(state, record);
  scheduleCount(state, record);
  state.metrics.level(record, state.nowMs);
  state.meter.table(record, storedBytes(table), state.nowMs, recoveryBytes(table));
}

/** One task per table sees to whatever of it changes next by itself. */
function scheduleSettling(state: EngineState, record: TableRecord): void {
  const key = `settle/${record.number}`;
  const next = nextSettleMs(record);
  if (next === Infinity) state.tasks.cancel(key);
  else state.tasks.schedule({ atMs: next, key, kind: 'settle', tableNumber: record.number });
}

export function removeTable(state: EngineState, tableNumber: number): void {
  const table = tableOf(state, tableNumber);
  state.metrics.close(table.record.name, state.nowMs);
  state.meter.close(tableNumber, state.nowMs);
  state.streams.close(tableNumber, state.nowMs);
  scheduleTending(state, tableNumber);
  state.catalog.remove(tableNumber);
  state.tables.delete(tableNumber);
  state.tasks.cancel(`settle/${tableNumber}`);
  state.tasks.cancel(`count/${tableNumber}`);
  state.tasks.cancel(`expire/${tableNumber}`);
  for (const name of [...table.globals.keys(), ...table.vectors.keys()]) state.tasks.cancel(`propagate/${tableNumber}/${name}`);
}
