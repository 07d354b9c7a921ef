/** What is said of backups and restores. */
import { isoTime } from '#engine/kernel/calendar.ts';
import { unreachable } from '#engine/kernel/assert.ts';
import type { BackupEvent, RestoreStarted } from './backup-events.ts';
import { formatBytes, formatCount, formatDuration } from './format.ts';

const backupTypes: ReadonlySet<string> = new Set<BackupEvent['type']>([
  'backup.started',
  'backup.kept',
  'backup.finished',
  'backup.deleted',
  'backup.expired',
  'restore.started',
  'history.shortened',
]);

export const isBackupEvent = (event: { readonly type: string }): event is BackupEvent => backupTypes.has(event.type);

/** To the second, in UTC. */
const moment = (atMs: number): string => `${isoTime(atMs).slice(0, 19).replace('T', ' ')} UTC`;

const contents = ({ items, bytes }: { items: number; bytes: number }): string => `${formatCount(items, 'item')}, ${formatBytes(bytes)}`;

export function backupSentence(event: BackupEvent): string {
  const { tableName } = event;
  switch (event.type) {
    case 'backup.started':
      return `Backup ${event.backupName} of ${tableName} holds the table as it is now: ${contents(event)}. It uses no throughput and is AVAILABLE in ${formatDuration(event.settlesAtMs - event.atMs)}.`;
    case 'backup.kept':
      return `DynamoDB keeps what ${tableName} held for ${event.days} days as ${event.backupName}, free of charge: ${contents(event)}.`;
    case 'backup.finished':
      return `Backup ${event.backupName} of ${tableName} is AVAILABLE.`;
    case 'backup.deleted':
      return `Backup ${event.backupName} of ${tableName} is deleted and cannot be brought back.`;
    case 'backup.expired':
      return `Backup ${event.backupName} of ${tableName} has reached its end and is gone.`;
    case 'restore.started':
      return restoreStarted(event);
    case 'history.shortened':
      return `Dynascope keeps ${formatBytes(event.bytesMax)} of earlier images: ${tableName} can be restored to ${moment(event.keptFromMs)} at the earliest.`;
    default:
      return unreachable(event);
  }
}

function restoreStarted(event: RestoreStarted): string {
  const { backupName, undone = 0, sourceTableName } = event;
  const from =
    backupName === undefined
      ? `from ${sourceTableName} as it was at ${moment(event.restoredToMs)}, ${formatCount(undone, 'change')} back`
      : `from backup ${backupName} of ${sourceTableName}`;
  const indexes = event.indexes === 0 ? 'no index' : event.indexes === 1 ? '1 index' : `${event.indexes} indexes`;
  return `Table ${event.tableName} is made ${from}: ${contents(event)}, with ${indexes}. It uses no throughput and takes ${formatDuration(event.settlesAtMs - event.atMs)}.`;
}
