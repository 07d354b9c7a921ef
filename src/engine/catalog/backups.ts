/** What is told of backups. Source: SDK model; M-Q BACKUP-003, 004, 006, 009, 015, 017, 021. */
import type { BackupRecord } from '#engine/model/backup.ts';
import { systemBackupDays } from '#engine/model/limits.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { globalIndexes, type IndexRecord, localIndexes, type TableRecord, tableArn } from '#engine/model/table.ts';
import { describeTable, seconds } from './describe.ts';

const dayMs = 86_400_000;

export interface NewBackup extends Pick<BackupRecord, 'table' | 'type' | 'name' | 'itemCount' | 'bytes'> {
  /** Tells backups of one moment apart; that of a SYSTEM backup is 0. */
  readonly suffix: number;
}

/** The ARN ends with the time in milliseconds and eight hexadecimal digits. */
export function newBackup({ suffix, ...backup }: NewBackup, { nowMs, physics }: Moment): BackupRecord {
  const createdAtMs = Math.floor(nowMs);
  const id = `${String(createdAtMs).padStart(14, '0')}-${suffix.toString(16).padStart(8, '0')}`;
  const isSystem = backup.type === 'SYSTEM';
  return {
    ...backup,
    arn: `${tableArn(backup.table.name)}/backup/${id}`,
    createdAtMs,
    availableAtMs: isSystem ? nowMs : nowMs + physics.durations.backupMs,
    expiresAtMs: isSystem ? createdAtMs + systemBackupDays * dayMs : undefined,
  };
}

export type BackupStatus = 'CREATING' | 'AVAILABLE' | 'DELETED';

export const statusOf = ({ availableAtMs }: BackupRecord, nowMs: number): BackupStatus => (nowMs < availableAtMs ? 'CREATING' : 'AVAILABLE');

/** The size is the table's as it was last counted, hours ago perhaps. Source: M-Q BACKUP-004, -008. */
export const backupDetails = ({ arn, name, table, type, createdAtMs, expiresAtMs }: BackupRecord, status: BackupStatus): object => ({
  BackupArn: arn,
  BackupName: name,
  BackupSizeBytes: table.countedBytes,
  BackupStatus: status,
  BackupType: type,
  BackupCreationDateTime: seconds(createdAtMs),
  BackupExpiryDateTime: seconds(expiresAtMs),
});

export function describeBackup(backup: BackupRecord, status: BackupStatus): object {
  const { table } = backup;
  const source = describeTable(table, backup.createdAtMs) as Record<string, unknown>;
  return {
    BackupDetails: backupDetails(backup, status),
    SourceTableDetails: {
      TableName: table.name,
      TableId: table.id,
      TableArn: tableArn(table.name),
      TableSizeBytes: table.countedBytes,
      KeySchema: source['KeySchema'],
      TableCreationDateTime: seconds(table.createdAtMs),
      ProvisionedThroughput: units(table),
      OnDemandThroughput: source['OnDemandThroughput'],
      ItemCount: table.countedItems,
      BillingMode: table.billingMode,
    },
    SourceTableFeatureDetails: features(table, source),
  };
}

const units = ({ throughput: { readUnits, writeUnits } }: TableRecord | IndexRecord): object => ({
  ReadCapacityUnits: readUnits,
  WriteCapacityUnits: writeUnits,
});

/** Only what the table has: of a plain one nothing. Tags, protection, class, policy and recovery are never told. */
function features(table: TableRecord, { LocalSecondaryIndexes: locals, GlobalSecondaryIndexes: globals, ...source }: Record<string, unknown>): object {
  const { timeToLive } = table;
  const isOff = timeToLive === undefined || timeToLive.status === 'DISABLED';
  return {
    LocalSecondaryIndexes: indexInfo(locals, localIndexes(table), false),
    GlobalSecondaryIndexes: indexInfo(globals, globalIndexes(table), true),
    StreamDescription: source['StreamSpecification'],
    TimeToLiveDescription: isOff ? undefined : { TimeToLiveStatus: timeToLive.status, AttributeName: timeToLive.attributeName },
    SSEDescription: source['SSEDescription'],
  };
}

/** Indexes without what changes by itself. */
function indexInfo(described: unknown, records: readonly IndexRecord[], isGlobal: boolean): object[] | undefined {
  if (!Array.isArray(described)) return undefined;
  return (described as Record<string, unknown>[]).map(({ IndexName, KeySchema, Projection }, i) => ({
    IndexName,
    KeySchema,
    Projection,
    ProvisionedThroughput: isGlobal ? units(records[i]!) : undefined,
  }));
}

export const backupSummary = (backup: BackupRecord, nowMs: number): object => ({
  TableName: backup.table.name,
  TableId: backup.table.id,
  TableArn: tableArn(backup.table.name),
  ...backupDetails(backup, statusOf(backup, nowMs)),
});
