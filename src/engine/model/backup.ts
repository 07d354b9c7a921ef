/** Backups, and the earlier images by which a table goes back, with the commits about them: plain data. */
import type { StoredItem } from './stored-item.ts';
import type { TableRecord } from './table.ts';

/** DynamoDB makes those of tables that are deleted while they can be restored to a point in time. */
export type BackupType = 'USER' | 'SYSTEM';

/** A backup without its items. */
export interface BackupRecord {
  readonly arn: string;
  readonly name: string;
  readonly type: BackupType;
  readonly createdAtMs: number;
  readonly availableAtMs: number;
  /** When DynamoDB deletes it; absent: never. */
  readonly expiresAtMs?: number | undefined;
  /** The table as it was. */
  readonly table: TableRecord;
  /** What it takes up: the items, counted when it was made. */
  readonly itemCount: number;
  readonly bytes: number;
}

/** What a position held before it was written to; without an item: nothing. */
export interface EarlierImage {
  readonly atMs: number;
  readonly position: string;
  readonly before?: StoredItem | undefined;
}

/** A position and what a backup has there, where that is not what its table has now. */
export interface BackupDifference {
  readonly position: string;
  /** Absent: nothing. */
  readonly item?: StoredItem | undefined;
}

/** Where the items of a restored table come from: a backup, or a table at a moment. */
export type RestoreSource =
  | { readonly backupArn: string }
  | { readonly tableNumber: number; readonly atMs: number };

/** A backup was made of its table as it is at this moment. */
export interface BackupCreated {
  readonly type: 'backup.created';
  readonly backup: BackupRecord;
}

export interface BackupRemoved {
  readonly type: 'backup.removed';
  readonly backupArn: string;
}

/** A new table was given the items of a backup, or those that another table had at a moment. */
export interface TableFilled {
  readonly type: 'table.filled';
  readonly tableNumber: number;
  readonly from: RestoreSource;
}

/** A backup as a snapshot holds it: what it has in another way than its table now, where that is still there. */
export interface BackupRestored {
  readonly type: 'backup.restored';
  readonly backup: BackupRecord;
}

export interface BackupItemsRestored {
  readonly type: 'backup-items.restored';
  readonly backupArn: string;
  readonly differences: readonly BackupDifference[];
}

/** By what a table goes back in time, as a snapshot holds it. */
export interface HistoryRestored {
  readonly type: 'history.restored';
  readonly tableNumber: number;
  readonly keptFromMs: number;
}

export interface HistoryImagesRestored {
  readonly type: 'history-images.restored';
  readonly tableNumber: number;
  readonly images: readonly EarlierImage[];
}

export type BackupCommit =
  | BackupCreated
  | BackupRemoved
  | TableFilled
  | BackupRestored
  | BackupItemsRestored
  | HistoryRestored
  | HistoryImagesRestored;
