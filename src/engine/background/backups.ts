/** What happens to backups by itself, and the backup that DynamoDB makes of a table that goes. */
import { newBackup } from '#engine/catalog/backups.ts';
import type { Task } from '#engine/kernel/clock.ts';
import type { Commit } from '#engine/model/commit.ts';
import { systemBackupDays } from '#engine/model/limits.ts';
import { billedBytes } from '#engine/pricing/meter.ts';
import type { EngineState, TableState } from '#engine/state.ts';
import type { Recorder } from '#engine/trace/recorder.ts';

export function followBackup({ backups, nowMs: atMs }: EngineState, task: Task, recorder: Recorder): Commit[] {
  const { record } = backups.get(task.backupArn ?? '') ?? {};
  if (record === undefined) return [];
  const told = { atMs, tableName: record.table.name, backupName: record.name };
  if (task.kind === 'expire backup') {
    recorder.emit({ type: 'backup.expired', ...told });
    return [{ type: 'backup.removed', backupArn: record.arn }];
  }
  // In a workspace that is opened later it was told before.
  if (atMs === task.atMs) recorder.emit({ type: 'backup.finished', ...told });
  return [];
}

/** Source: reference 10.24; M-Q 167. Assumption: it is there at the moment the table is gone; on AWS three seconds later. */
export function systemBackup(state: EngineState, { record: table, items, bytes: own }: TableState, recorder: Recorder): Commit[] {
  if (table.pointInTimeRecovery === undefined) return [];
  const { nowMs: atMs } = state;
  const itemCount = items.size;
  const backup = newBackup({ table, type: 'SYSTEM', name: `${table.name}$DeletedTableBackup`, suffix: 0, itemCount, bytes: billedBytes(own, itemCount) }, state);
  recorder.emit({ type: 'backup.kept', atMs, tableName: table.name, backupName: backup.name, items: itemCount, bytes: own, days: systemBackupDays });
  return [{ type: 'backup.created', backup }];
}
