/** CreateBackup, DescribeBackup, DeleteBackup, ListBackups. Source: M-Q BACKUP-001 to BACKUP-018. */
import { orderOf } from '#engine/backups/backups.ts';
import { backupDetails, type BackupStatus, backupSummary, describeBackup as description, newBackup, statusOf } from '#engine/catalog/backups.ts';
import { isoTime } from '#engine/kernel/calendar.ts';
import type { BackupRecord } from '#engine/model/backup.ts';
import type { BackupArnRequest, CreateBackupRequest, ListBackupsRequest } from '#engine/model/backup-requests.ts';
import { invalid, isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import { billedBytes } from '#engine/pricing/meter.ts';
import { backupName, checkCreateBackup, validateListBackups } from '#engine/validation/backups.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { answer, json } from './answer.ts';
import { backedUpTable } from './continuous-backups.ts';
import type { Outcome, Step } from './step.ts';

/** The table may be in any state but CREATING, where it is told as one that is not there. Source: M-Q BACKUP-001. */
export function createBackup(step: Step, wire: CreateBackupRequest): Outcome {
  const refusal = checkCreateBackup(wire);
  if (refusal !== undefined) return refusal;
  const record = backedUpTable(step, wire.TableName);
  if (isRefusal(record)) return record;
  if (record.status === 'CREATING') return refuse('TableNotFoundException', `Table not found: ${record.name}`);
  step.emit({ type: 'request.validated', operation: 'CreateBackup' });

  const { items, bytes } = step.state.tables.get(record.number)!;
  const suffix = step.state.random.fork('backup').uint32(step.ordinal);
  const backup = newBackup(
    { table: record, type: 'USER', name: wire.BackupName ?? '', suffix, itemCount: items.size, bytes: billedBytes(bytes, items.size) },
    step.state,
  );
  step.commit({ type: 'backup.created', backup });
  const { name: backupName, availableAtMs: settlesAtMs } = backup;
  step.emit({ type: 'backup.started', tableName: record.name, backupName, items: items.size, bytes, settlesAtMs });
  return answer({ BackupDetails: json(backupDetails(backup, 'CREATING')) });
}

/** The backup that an ARN names, told with the ARN it was asked for. */
export function findBackup({ state }: Step, wanted: string | undefined): BackupRecord | Refusal {
  const name = backupName(wanted);
  if (isRefusal(name)) return name;
  return state.backups.get(name.arn)?.record ?? refuse('BackupNotFoundException', `Backup not found: ${wanted}`);
}

const described = (backup: BackupRecord, arn: string | undefined, status: BackupStatus): string =>
  answer({ BackupDescription: json(description({ ...backup, arn: arn ?? backup.arn }, status)) });

export function describeBackup(step: Step, { BackupArn: arn }: BackupArnRequest): Outcome {
  const backup = findBackup(step, arn);
  if (isRefusal(backup)) return backup;
  step.emit({ type: 'request.validated', operation: 'DescribeBackup' });
  return described(backup, arn, statusOf(backup, step.nowMs));
}

export function deleteBackup(step: Step, { BackupArn: arn }: BackupArnRequest): Outcome {
  const backup = findBackup(step, arn);
  if (isRefusal(backup)) return backup;
  const refusal = checkDeletion(step, backup, arn);
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'DeleteBackup' });
  step.commit({ type: 'backup.removed', backupArn: backup.arn });
  step.emit({ type: 'backup.deleted', tableName: backup.table.name, backupName: backup.name });
  return described(backup, arn, 'DELETED');
}

/** Source: M-Q BACKUP-010, BACKUP-015. Assumption: the words for a backup that is CREATING; the code is the SDK model's. */
function checkDeletion(step: Step, { arn, type, expiresAtMs, ...backup }: BackupRecord, wanted: string | undefined): Refusal | undefined {
  if (type === 'SYSTEM') {
    const at = `${isoTime(expiresAtMs ?? 0)}Z`;
    return invalid(`Invalid Request: User is not allowed to delete the system backup with arn ${wanted}. It will automatically expire on ${at}`);
  }
  if (step.nowMs < backup.availableAtMs) return refuse('BackupInUseException', `Backup is being created: ${wanted}`);
  return isFeeding(step, arn) ? refuse('BackupInUseException', `Backup is being used to restore table: ${wanted}`) : undefined;
}

/** Whether a table is being restored from it. */
export function isFeeding({ state }: Step, backupArn: string): boolean {
  for (const { restore } of state.catalog.all()) if (restore?.backupArn === backupArn) return true;
  return false;
}

/** By the time of their making. Without a type, only those that somebody has made. A table need not be there any more. */
export function listBackups(step: Step, wire: ListBackupsRequest): Outcome {
  const filter = validateListBackups(wire);
  if (isRefusal(filter)) return filter;
  step.emit({ type: 'request.validated', operation: 'ListBackups' });
  const tableName = wire.TableName === undefined ? undefined : plainTableName(wire.TableName);
  const after = filter.after === undefined ? '' : orderOf({ arn: filter.after });
  const wanted = step.state.backups.all.filter(
    ({ record: { table, type, createdAtMs, ...record } }) =>
      (tableName === undefined || table.name === tableName) &&
      (filter.type === 'ALL' || filter.type === type) &&
      createdAtMs >= filter.fromMs &&
      createdAtMs < filter.toMs &&
      orderOf(record) > after,
  );
  const page = wanted.slice(0, filter.limit);
  return answer({
    BackupSummaries: json(page.map(({ record }) => backupSummary(record, step.nowMs))),
    LastEvaluatedBackupArn: json(page.length < wanted.length ? page[page.length - 1]!.record.arn : undefined),
  });
}
