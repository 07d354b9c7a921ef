/** RestoreTableFromBackup and RestoreTableToPointInTime: always a new table, CREATING now and ACTIVE later. */
import { describeTable } from '#engine/catalog/describe.ts';
import { restoreMoment } from '#engine/catalog/recovery.ts';
import { newTableRecord, reservedBy } from '#engine/catalog/new-table.ts';
import { neededTypes } from '#engine/catalog/settle.ts';
import type { RestoreSource } from '#engine/model/backup.ts';
import type { RestoreFromBackupRequest, RestoreOverrides, RestoreToPointInTimeRequest } from '#engine/model/backup-requests.ts';
import { restoresMax } from '#engine/model/limits.ts';
import { isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { Restore } from '#engine/model/table-settings.ts';
import type { EngineState } from '#engine/state.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { restoredShape, type RestoredShape, validateRestoreFromBackup, validateRestoreToPointInTime } from '#engine/validation/restore.ts';
import { checkThroughputQuota } from '#engine/validation/throughput-quota.ts';
import { answer, json } from './answer.ts';
import { findBackup, isFeeding } from './backups.ts';
import { checkBusyTables } from './busy-tables.ts';
import { backedUpTable, keptFromMs } from './continuous-backups.ts';
import { partitionsFor } from './create-table.ts';
import { uuid } from './identity.ts';
import type { Outcome, Step } from './step.ts';

/** What a restore has found to restore. */
interface Found {
  readonly operation: 'RestoreTableFromBackup' | 'RestoreTableToPointInTime';
  /** The source as it was, or as it is now. */
  readonly source: TableRecord;
  readonly from: RestoreSource;
  readonly restore: Restore;
  readonly backupName?: string;
}

export function restoreTableFromBackup(step: Step, wire: RestoreFromBackupRequest): Outcome {
  const request = validateRestoreFromBackup(wire);
  if (isRefusal(request)) return request;
  const backup = findBackup(step, wire.BackupArn);
  if (isRefusal(backup)) return backup;
  const { arn: backupArn, table: source, createdAtMs, name: backupName } = backup;
  const restore = { backupArn, sourceTableName: source.name, restoredToMs: createdAtMs };
  const refusal = checkTarget(step, wire, restore) ?? checkFree(step, backupArn, backup.availableAtMs);
  return refusal ?? restoreTable(step, wire, { operation: 'RestoreTableFromBackup', source, from: { backupArn }, restore, backupName });
}

/** Source: M-Q BACKUP-010. Assumption: the words for a backup that is CREATING. */
function checkFree(step: Step, arn: string, availableAtMs: number): Refusal | undefined {
  if (step.nowMs < availableAtMs) return refuse('BackupInUseException', `Backup is being created: ${arn}`);
  return isFeeding(step, arn) ? refuse('BackupInUseException', `Backup is being used to restore another table: ${arn}`) : undefined;
}

/**
 * Settings are those that the source has now, items those of the moment. Source: SDK model; the order of checks: M-Q 100.
 * Assumption: all writes up to the moment are in it, and a transaction is in it whole or not at all (reference 10.27 says
 * that it may be there in part).
 */
export function restoreTableToPointInTime(step: Step, wire: RestoreToPointInTimeRequest): Outcome {
  const request = validateRestoreToPointInTime(wire);
  if (isRefusal(request)) return request;
  const source = backedUpTable(step, plainTableName(request.source));
  if (isRefusal(source)) return source;
  const atMs = restoreMoment(source, request.atMs, keptFromMs(step, source), step.nowMs);
  if (isRefusal(atMs)) return atMs;
  const restore = { sourceTableName: source.name, restoredToMs: Math.floor(atMs / 1000) * 1000 };
  const refusal = checkTarget(step, wire, restore);
  const from = { tableNumber: source.number, atMs };
  return refusal ?? restoreTable(step, wire, { operation: 'RestoreTableToPointInTime', source, from, restore });
}

/** Source: M-Q 219, 275, 350. Assumption: the words where a table is being restored to a point in time. */
function checkTarget({ state: { catalog } }: Step, { TargetTableName: name = '' }: RestoreOverrides, wanted: Restore): Refusal | undefined {
  const table = catalog.named(name);
  if (table?.restore !== undefined) {
    const { backupArn, sourceTableName } = table.restore;
    const from = wanted.backupArn === undefined && backupArn === undefined ? `table: ${sourceTableName}` : `backup: ${backupArn ?? wanted.backupArn}`;
    return refuse('TableInUseException', `Table: ${name} is already being restored from ${from}`);
  }
  if (table !== undefined) return refuse('TableAlreadyExistsException', `Table already exists: ${name}`);
  let restores = 0;
  for (const { restore } of catalog.all()) if (restore !== undefined) restores++;
  if (restores < restoresMax) return undefined;
  return refuse('LimitExceededException', `Subscriber limit exceeded: Only ${restoresMax} restore operations can be done simultaneously`);
}

function restoreTable(step: Step, wire: RestoreOverrides, found: Found): Outcome {
  const shape = restoredShape(found.source, wire);
  if (isRefusal(shape)) return shape;
  const refusal = checkRoom(step.state, shape);
  if (refusal !== undefined) return refusal;
  const { operation, source, from, restore, backupName } = found;
  step.emit({ type: 'request.validated', operation });

  const store = sourceItems(step.state, from);
  const table = restoredTable(step, wire.TargetTableName ?? '', source, shape, restore, store);
  step.commit({ type: 'table.changed', table });
  step.commit({ type: 'table.filled', tableNumber: table.number, from });
  const { name: tableName, settlesAtMs = step.nowMs, countedItems: items, countedBytes: bytes } = table;
  const { sourceTableName, restoredToMs } = restore;
  const told = { tableName, sourceTableName, backupName, restoredToMs, items, bytes, undone: store.undone, indexes: shape.indexes.length + shape.vectorIndexes.length, settlesAtMs };
  step.emit({ type: 'restore.started', ...told });
  return answer({ TableDescription: json(describeTable(table, step.nowMs)) });
}

function checkRoom(state: EngineState, { throughput, indexes }: RestoredShape): Refusal | undefined {
  const { account } = state.physics;
  const { tablesMax } = account;
  if (state.catalog.size >= tablesMax) {
    return refuse('LimitExceededException', `Subscriber limit exceeded: There is a limit of ${tablesMax} tables per subscriber`);
  }
  const globals = indexes.filter(({ kind }) => kind === 'global').map((index) => ({ index: index.name, throughput: index.throughput }));
  return checkBusyTables(state) ?? checkThroughputQuota([{ throughput }, ...globals], { account, reserved: reservedBy(state.catalog.all()) });
}

interface SourceItems {
  readonly itemCount: number;
  readonly bytes: number;
  readonly undone: number | undefined;
}

/** What will be restored, counted. */
function sourceItems({ backups, tables }: EngineState, from: RestoreSource): SourceItems {
  const history = 'backupArn' in from ? undefined : tables.get(from.tableNumber)!.history!;
  const items = 'backupArn' in from ? backups.get(from.backupArn)!.items : history!.at(from.atMs, tables.get(from.tableNumber)!.items);
  let bytes = 0;
  for (const { value } of items.ascending()) bytes += value.bytes;
  return { itemCount: items.size, bytes, undone: 'backupArn' in from ? undefined : history!.countSince(from.atMs) };
}

/**
 * Streams, time to live, recovery, tags, protection, policy and class are not restored. Source: reference 10.26; M-Q 215.
 * Assumption: how many items there are is told at once, and how many partitions there are follows from the throughput.
 */
function restoredTable(step: Step, name: string, source: TableRecord, shape: RestoredShape, restore: Restore, store: SourceItems): TableRecord {
  const { billingMode, throughput, onDemandMaximum, indexes, vectorIndexes, key: wish } = shape;
  const { physics, tableNumbers } = step.state;
  const number = tableNumbers + 1;
  const begun = {
    number,
    id: uuid(step.state.random.fork('table id').fork(number)),
    name,
    createdAtMs: step.nowMs,
    attributeTypes: source.attributeTypes,
    key: source.key,
    billingMode,
    throughput,
    onDemandMaximum,
    warm: undefined,
    partitionsAtBirth: partitionsFor(billingMode, throughput, undefined, physics),
    indexes: indexes.map((index) => ({
      ...index,
      warm: undefined,
      partitionsAtBirth: index.kind === 'local' ? 0 : partitionsFor(billingMode, index.throughput, undefined, physics),
    })),
    vectorIndexes,
    tableClass: 'STANDARD',
    tableClassNamed: false,
    deletionProtection: false,
    stream: undefined,
    encryption: wish === undefined ? source.encryption : wish === 'off' ? undefined : { keyArn: wish.keyArn },
    tags: [],
    policies: undefined,
  } as const;
  const record = newTableRecord(begun, physics);
  const { restoreTableMs, restoreIndexMs } = physics.durations;
  const settlesAtMs = step.nowMs + restoreTableMs + (indexes.length + vectorIndexes.length) * restoreIndexMs;
  const attributeTypes = neededTypes(source, record.indexes, record.vectorIndexes);
  return { ...record, attributeTypes, restore, settlesAtMs, countedItems: store.itemCount, countedBytes: store.bytes };
}
