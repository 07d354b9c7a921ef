/** Backups come and go, and new tables are filled from them. */
import { present, unreachable } from '#engine/kernel/assert.ts';
import { OrderedMap } from '#engine/kernel/ordered-map.ts';
import type { BackupCommit, BackupRecord, RestoreSource } from '#engine/model/backup.ts';
import type { StoredItem } from '#engine/model/stored-item.ts';
import type { EngineState } from '#engine/state.ts';
import { tableOf } from './find.ts';
import { restoreHistory } from './history.ts';
import { placeItem } from './items.ts';
import { sizeChanged, storedBytes } from './sizes.ts';

export function applyBackup(state: EngineState, commit: BackupCommit): void {
  switch (commit.type) {
    case 'backup.created':
      return keep(state, commit.backup, tableOf(state, commit.backup.table.number).items.fork());
    case 'backup.removed':
      return remove(state, commit.backupArn);
    case 'table.filled':
      return fill(state, commit.tableNumber, commit.from);
    case 'backup.restored':
      return keep(state, commit.backup, state.tables.get(commit.backup.table.number)?.items.fork() ?? new OrderedMap());
    case 'backup-items.restored':
      return state.backups.restoreItems(commit.backupArn, commit.differences);
    case 'history.restored':
    case 'history-images.restored':
      return restoreHistory(state, commit);
    default:
      return unreachable(commit);
  }
}

function keep(state: EngineState, backup: BackupRecord, items: OrderedMap<StoredItem>): void {
  state.backups.add(backup, items);
  state.meter.backedUp(backup.table, billed(backup), state.nowMs);
  scheduleTasks(state, backup);
}

/** A SYSTEM backup is free. Source: reference 10.24. */
const billed = ({ type, bytes }: BackupRecord): number => (type === 'SYSTEM' ? 0 : bytes);

const keyOf = (kind: 'finish backup' | 'expire backup', arn: string): string => `${kind}/${arn}`;

/** What happens to a backup by itself: it becomes AVAILABLE, and one of DynamoDB's own comes to an end. */
function scheduleTasks({ tasks, nowMs }: EngineState, { arn: backupArn, availableAtMs, expiresAtMs }: BackupRecord): void {
  if (nowMs < availableAtMs) {
    tasks.schedule({ atMs: availableAtMs, key: keyOf('finish backup', backupArn), kind: 'finish backup', backupArn });
  }
  if (expiresAtMs !== undefined) {
    tasks.schedule({ atMs: expiresAtMs, key: keyOf('expire backup', backupArn), kind: 'expire backup', backupArn });
  }
}

function remove(state: EngineState, arn: string): void {
  const backup = state.backups.remove(arn);
  state.tasks.cancel(keyOf('finish backup', arn));
  state.tasks.cancel(keyOf('expire backup', arn));
  if (backup !== undefined) state.meter.backedUp(backup.record.table, -billed(backup.record), state.nowMs);
}

/** The new table shares the store that it is filled from until one of them is written to. */
function fill(state: EngineState, tableNumber: number, from: RestoreSource): void {
  const table = tableOf(state, tableNumber);
  table.items = itemsOf(state, from);
  for (const { key, value } of table.items.ascending()) placeItem(table, key, value);
  sizeChanged(state, table);
  state.meter.consume(tableNumber, 'restores', storedBytes(table));
}

export function itemsOf(state: EngineState, from: RestoreSource): OrderedMap<StoredItem> {
  if ('backupArn' in from) return present(state.backups.get(from.backupArn), `backup ${from.backupArn}`).items.fork();
  const { items, history } = tableOf(state, from.tableNumber);
  return present(history, `history of table number ${from.tableNumber}`).at(from.atMs, items);
}
