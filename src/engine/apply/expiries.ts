/** When items end by themselves. */
import { type StoredItem, readItem } from '#engine/model/stored-item.ts';
import type { EngineState, TableState } from '#engine/state.ts';
import { Expiries } from '#engine/storage/expiries.ts';

/** Time to live begins to count when it is ENABLED, for all items that are there already. */
export function changeExpiries(state: EngineState, table: TableState): void {
  const { status, attributeName } = table.record.timeToLive ?? {};
  if (status !== 'ENABLED' || attributeName === undefined) {
    table.expiries = undefined;
  } else if (table.expiries?.attributeName !== attributeName) {
    const random = state.random.fork('time to live').fork(table.record.number);
    table.expiries = new Expiries(attributeName, random, state.curves.expiryDelay);
    for (const { key, value } of table.items.ascending()) table.expiries.follow(key, readItem(value), state.nowMs);
  }
  scheduleExpiry(state, table);
}

export function followExpiry(state: EngineState, table: TableState, position: string, item: StoredItem | undefined): void {
  if (table.expiries === undefined) return;
  table.expiries.follow(position, item && readItem(item), state.nowMs);
  scheduleExpiry(state, table);
}

export function scheduleExpiry({ tasks }: EngineState, { record: { number: tableNumber }, expiries }: TableState): void {
  const key = `expire/${tableNumber}`;
  const atMs = expiries?.nextAtMs;
  if (atMs === undefined) tasks.cancel(key);
  else if (tasks.atMsOf(key) !== atMs) tasks.schedule({ atMs, key, kind: 'expire', tableNumber });
}
