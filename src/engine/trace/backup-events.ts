/** What is told of backups and of going back to them. */
interface Base {
  readonly atMs: number;
  readonly cause?: string | undefined;
  readonly tableName: string;
}

export interface BackupStarted extends Base {
  readonly type: 'backup.started';
  readonly backupName: string;
  readonly items: number;
  readonly bytes: number;
  /** When it is AVAILABLE. */
  readonly settlesAtMs: number;
}
/** DynamoDB keeps what a deleted table held, where the table could be restored to a point in time. */
export interface BackupOfDeletedTable extends Base {
  readonly type: 'backup.kept';
  readonly backupName: string;
  readonly items: number;
  readonly bytes: number;
  readonly days: number;
}
export interface BackupEnded extends Base {
  readonly type: 'backup.finished' | 'backup.deleted' | 'backup.expired';
  readonly backupName: string;
}
export interface RestoreStarted extends Base {
  readonly type: 'restore.started';
  readonly sourceTableName: string;
  /** Absent: from a point in time. */
  readonly backupName?: string | undefined;
  readonly restoredToMs: number;
  readonly items: number;
  readonly bytes: number;
  /** Changes that were undone to get there; absent for a backup. */
  readonly undone?: number | undefined;
  readonly indexes: number;
  readonly settlesAtMs: number;
}
/** The history of a table has become too long for Dynascope. */
export interface HistoryShortened extends Base {
  readonly type: 'history.shortened';
  readonly keptFromMs: number;
  readonly bytesMax: number;
}

export type BackupEvent = BackupStarted | BackupOfDeletedTable | BackupEnded | RestoreStarted | HistoryShortened;
