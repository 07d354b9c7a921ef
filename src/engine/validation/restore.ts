/** Requests to restore a table. Source: SDK model; M-Q 100, 272, 273, 279, 280, 457. */
import type { RestoreFromBackupRequest, RestoreOverrides, RestoreToPointInTimeRequest } from '#engine/model/backup-requests.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { WireIndex } from '#engine/model/requests.ts';
import { globalIndexes, type IndexRecord, localIndexes, type OnDemandMaximum, type TableRecord, type VectorIndexDefinition } from '#engine/model/table.ts';
import type { Throughput } from '#engine/model/throughput.ts';
import { backupName, type BackupName } from './backups.ts';
import { Constraints } from './constraints.ts';
import { checkEncryption, type KeyWish, keyWish } from './encryption.ts';
import { throughputOf } from './index-definition.ts';
import { checkTableArn } from './resource-arn.ts';
import { checkExistingTableName, checkOverrideConstraints } from './table-constraints.ts';
import { onDemandMaximum } from './throughput-levels.ts';
import { checkSimulated } from './unsimulated-members.ts';
import { checkVectorMode } from './vector-index.ts';

const badRequest = (detail: string): Refusal => invalid(`Invalid Request: ${detail}`);

/** Source: reference 13.6, row 7; M-Q 457: only of an operation that names a table in this way. */
function checkTargetLength({ TargetTableName: name }: RestoreOverrides): Refusal | undefined {
  if (name === undefined || (name.length >= 3 && name.length <= 255)) return undefined;
  return invalid('TableName must be at least 3 characters long and at most 255 characters long');
}

export function validateRestoreFromBackup(wire: RestoreFromBackupRequest): BackupName | Refusal {
  const refusal =
    checkTargetLength(wire) ??
    checkOverrideConstraints(wire, new Constraints()) ??
    checkSimulated('RestoreTableFromBackup', wire) ??
    checkWarm('RestoreTableFromBackup', wire) ??
    checkEncryption(wire.SSESpecificationOverride);
  if (refusal !== undefined) return refusal;
  const name = backupName(wire.BackupArn);
  if (isRefusal(name) || !name.isElsewhere) return name;
  return wire.SSESpecificationOverride === undefined
    ? badRequest('sseSpecificationOverride must be provided for cross-region restores')
    : invalid('Dynascope does not simulate restores from another region of RestoreTableFromBackup yet.');
}

/** What a restore to a point in time starts from. */
export interface PointInTime {
  /** A name or an ARN. */
  readonly source: string;
  /** Absent: the latest. */
  readonly atMs: number | undefined;
}

/** Assumption: that a word on the source comes before one on the time, and the last words of the second text (M-Q has it cut off). */
export function validateRestoreToPointInTime(wire: RestoreToPointInTimeRequest): PointInTime | Refusal {
  const { SourceTableName: name, SourceTableArn: arn, UseLatestRestorableTime: isLatest = false, RestoreDateTime: at } = wire;
  const refusal =
    checkOverrideConstraints(wire, new Constraints()) ??
    checkSimulated('RestoreTableToPointInTime', wire) ??
    checkWarm('RestoreTableToPointInTime', wire) ??
    checkEncryption(wire.SSESpecificationOverride);
  if (refusal !== undefined) return refusal;
  if (name !== undefined && arn !== undefined) return badRequest('Must provide exactly one of: sourceTableArn, sourceTableName');
  const badSource = arn === undefined ? checkExistingTableName(name) : checkSourceArn(arn);
  if (badSource !== undefined) return badSource;
  if (isLatest && at !== undefined) {
    return badRequest(
      'Both RestoreDateTime and UseLatestRestorableTime cannot be set for point-in-time restore request. Please specify either RestoreDateTime or UseLatestRestorableTime',
    );
  }
  if (!isLatest && at === undefined) {
    return badRequest('Either one of RestoreDateTime or UseLatestRestorableTime must be specified, but not both');
  }
  return { source: arn ?? name ?? '', atMs: at === undefined ? undefined : at * 1000 };
}

/** Assumption: an ARN of somewhere else is told as it is of other operations. */
const checkSourceArn = (arn: string): Refusal | undefined =>
  /^arn:[^:]*:[^:]*:[^:]*:[^:]*:table\/[a-zA-Z0-9_.-]+$/.test(arn) ? checkTableArn(arn) : badRequest('sourceTableArn is not a valid ARN');

/** Source: SDK model: to a point in time it is refused. Assumption: the words. */
function checkWarm(operation: 'RestoreTableFromBackup' | 'RestoreTableToPointInTime', { GlobalSecondaryIndexOverride: globals = [] }: RestoreOverrides): Refusal | undefined {
  if (!globals.some(({ WarmThroughput: warm }) => warm !== undefined)) return undefined;
  return operation === 'RestoreTableToPointInTime'
    ? badRequest('WarmThroughput is not supported for global secondary indexes')
    : invalid(`Dynascope does not simulate WarmThroughput of ${operation} yet.`);
}

/** How a restored table is to be. */
export interface RestoredShape {
  readonly billingMode: TableRecord['billingMode'];
  readonly throughput: Throughput;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly indexes: readonly RestoredIndex[];
  readonly vectorIndexes: readonly VectorIndexDefinition[];
  /** Absent: as in the source. */
  readonly key: KeyWish | 'off' | undefined;
}

export interface RestoredIndex extends Pick<IndexRecord, 'name' | 'kind' | 'key' | 'projection'> {
  readonly throughput: Throughput;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
}

const none: Throughput = { readUnits: 0, writeUnits: 0 };

/** The source with what the request overrides. An index list that is empty leaves all out, one that is absent none. */
export function restoredShape(source: TableRecord, wire: RestoreOverrides): RestoredShape | Refusal {
  const billingMode = (wire.BillingModeOverride ?? source.billingMode) as TableRecord['billingMode'];
  const refusal = checkThroughput(source, wire, billingMode);
  if (refusal !== undefined) return refusal;
  const isProvisioned = billingMode === 'PROVISIONED';
  const globals = indexesOf(globalIndexes(source), wire.GlobalSecondaryIndexOverride);
  if (isRefusal(globals)) return globals;
  const locals = indexesOf(localIndexes(source), wire.LocalSecondaryIndexOverride);
  if (isRefusal(locals)) return locals;
  const vectorIndexes = (source.vectorIndexes ?? []).filter(({ status }) => status !== 'DELETING').map(definitionOf);
  // Assumption: told as of a new table.
  const badMode = vectorIndexes.length > 0 ? checkVectorMode(billingMode) : undefined;
  if (badMode !== undefined) return badMode;
  const badIndex = globals.map((index) => checkIndexThroughput(index, isProvisioned)).find((one) => one !== undefined);
  if (badIndex !== undefined) return badIndex;
  return {
    billingMode,
    throughput: isProvisioned ? (throughputOf(wire.ProvisionedThroughputOverride) ?? source.throughput) : none,
    onDemandMaximum: isProvisioned ? undefined : (onDemandMaximum(wire.OnDemandThroughputOverride) ?? source.onDemandMaximum),
    indexes: [...locals, ...globals].map(({ record, wish }) => ({
      name: wish?.IndexName ?? record.name,
      kind: record.kind,
      key: record.key,
      projection: record.projection,
      throughput: record.kind === 'local' || !isProvisioned ? none : (throughputOf(wish?.ProvisionedThroughput) ?? record.throughput),
      onDemandMaximum: isProvisioned ? undefined : (onDemandMaximum(wish?.OnDemandThroughput) ?? record.onDemandMaximum),
    })),
    vectorIndexes,
    key: keyWish(wire.SSESpecificationOverride),
  };
}

const definitionOf = ({ name, vectorAttribute, dimensions, distance, searchSchema, projection }: VectorIndexDefinition): VectorIndexDefinition => ({
  name,
  vectorAttribute,
  dimensions,
  distance,
  searchSchema,
  projection,
});

/** Source: M-Q 273, 280, 457. */
function checkThroughput(source: TableRecord, wire: RestoreOverrides, mode: TableRecord['billingMode']): Refusal | undefined {
  const { BillingModeOverride: wanted, ProvisionedThroughputOverride: throughput, OnDemandThroughputOverride: onDemand } = wire;
  if (mode === 'PAY_PER_REQUEST' && throughput !== undefined) {
    return badRequest(
      wanted === undefined
        ? 'Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED'
        : 'Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST',
    );
  }
  if (wanted === 'PROVISIONED' && throughput === undefined && source.billingMode !== 'PROVISIONED') {
    return badRequest('Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED');
  }
  for (const [name, units] of Object.entries(onDemand ?? {}) as [string, number][]) {
    const what = `${name} for OnDemandThroughput`;
    if (mode === 'PROVISIONED') return badRequest(`Cannot override ${what} unless BillingModeOverride is PAY_PER_REQUEST`);
    if (units < 1) return badRequest(`Requested ${what} is outside of valid range`);
  }
  return undefined;
}

interface Matched {
  readonly record: IndexRecord;
  readonly wish: WireIndex | undefined;
}

/** An index is known by its keys and its projection; its name may be another. Source: M-Q 280. */
function indexesOf(records: readonly IndexRecord[], wishes: readonly WireIndex[] | undefined): Matched[] | Refusal {
  if (wishes === undefined) return records.map((record) => ({ record, wish: undefined }));
  const left = [...records];
  const matched: Matched[] = [];
  for (const wish of wishes) {
    const at = left.findIndex((record) => isSame(record, wish));
    if (at < 0) {
      return badRequest(`Index ${wish.IndexName} does not match a secondary index that existed in the source table and cannot be created during the restore operation`);
    }
    matched.push({ record: left.splice(at, 1)[0]!, wish });
  }
  const names = matched.map(({ record, wish }) => wish?.IndexName ?? record.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  // Assumption: told as of a new table.
  return twice === undefined ? matched : invalid(`One or more parameter values were invalid: Duplicate index name: ${twice}`);
}

function isSame({ key, projection }: IndexRecord, { KeySchema: elements = [], Projection: wanted = {} }: WireIndex): boolean {
  const names = (type: string): (string | undefined)[] => elements.filter(({ KeyType }) => KeyType === type).map(({ AttributeName }) => AttributeName);
  const sorted = (list: readonly (string | undefined)[]): string => JSON.stringify([...list].map(String).sort((a, b) => (a < b ? -1 : 1)));
  return (
    JSON.stringify(names('HASH')) === JSON.stringify(key.partition.map(({ name }) => name)) &&
    JSON.stringify(names('RANGE')) === JSON.stringify(key.sort.map(({ name }) => name)) &&
    wanted.ProjectionType === projection.type &&
    sorted(wanted.NonKeyAttributes ?? []) === sorted(projection.nonKeyAttributes)
  );
}

/** Assumption: an index of an on-demand table that is left as it is has no throughput to be restored with either. */
function checkIndexThroughput({ record, wish }: Matched, isProvisioned: boolean): Refusal | undefined {
  const name = wish?.IndexName ?? record.name;
  if (!isProvisioned && wish?.ProvisionedThroughput !== undefined) {
    return badRequest(`Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for index ${name}`);
  }
  const isMissing = wish === undefined ? record.throughput.readUnits === 0 : wish.ProvisionedThroughput === undefined;
  return isProvisioned && isMissing ? badRequest(`Must specify provisioned throughput for index ${name}`) : undefined;
}
