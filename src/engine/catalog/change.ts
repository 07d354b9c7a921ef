/**
 * What UpdateTable makes of a table's record. Everything that changes does so at once or not at all.
 * Source: reference 9.22, 9.23, 9.25, 13.6 rows 34 to 37; SDK model.
 */
import { invalid, invalidParameter, isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type {
  BillingMode,
  IndexRecord,
  OnDemandMaximum,
  ProvisionedThroughput,
  TableClass,
  TableRecord,
  Throughput,
} from '#engine/model/table.ts';
import { checkIndexThroughput } from './index-throughput.ts';
import { lifecycleMs } from './lifecycle.ts';
import { newIndexRecord, type NewIndex, provisioned } from './new-table.ts';

export interface TableChange {
  readonly attributeTypes: TableRecord['attributeTypes'];
  readonly billingMode: BillingMode | undefined;
  readonly throughput: Throughput | undefined;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly createIndex: NewIndex | undefined;
  readonly updateIndexes: readonly {
    readonly name: string;
    readonly throughput: Throughput | undefined;
    readonly onDemandMaximum: OnDemandMaximum | undefined;
  }[];
  readonly deleteIndex: string | undefined;
  readonly tableClass: TableClass | undefined;
  readonly deletionProtection: boolean | undefined;
  readonly stream: TableRecord['stream'] | 'off' | undefined;
  readonly encryption: TableRecord['encryption'] | 'off' | undefined;
}

const dayMs = 86_400_000;

export function changeTable(table: TableRecord, change: TableChange, nowMs: number): TableRecord | Refusal {
  const throughput = changedThroughput(table, change, nowMs);
  if (isRefusal(throughput)) return throughput;
  const billingMode = change.billingMode ?? table.billingMode;
  const { createIndex: created, updateIndexes: updated, deleteIndex: deleted } = change;
  const mismatch = checkIndexThroughput(table, { billingMode, created, updated, deleted });
  if (mismatch !== undefined) return mismatch;
  const indexes = changedIndexes(table, change, nowMs);
  if (isRefusal(indexes)) return indexes;
  const stream = changedStream(table, change);
  if (isRefusal(stream)) return stream;

  const goesOnDemand = billingMode === 'PAY_PER_REQUEST' && table.billingMode !== billingMode;
  const changesOnlyProtection = onlyProtection(change);
  return {
    ...table,
    status: changesOnlyProtection ? table.status : 'UPDATING',
    settlesAtMs: changesOnlyProtection ? table.settlesAtMs : nowMs + lifecycleMs.updateTable,
    billingMode,
    onDemandSinceMs: goesOnDemand ? nowMs : table.onDemandSinceMs,
    throughput: billingMode === 'PAY_PER_REQUEST' ? provisioned(undefined) : throughput,
    onDemandMaximum: change.onDemandMaximum ?? table.onDemandMaximum,
    // Existing types win. Source: reference 9.25 (measured).
    attributeTypes: { ...change.attributeTypes, ...table.attributeTypes },
    indexes: goesOnDemand ? indexes.map((index) => ({ ...index, throughput: provisioned(undefined) })) : indexes,
    tableClass: change.tableClass ?? table.tableClass,
    tableClassSinceMs: change.tableClass === undefined ? table.tableClassSinceMs : nowMs,
    deletionProtection: change.deletionProtection ?? table.deletionProtection,
    stream,
    latestStreamLabel: stream?.label ?? table.latestStreamLabel,
    encryption: change.encryption === 'off' ? undefined : (change.encryption ?? table.encryption),
  };
}

/** Deletion protection changes at once; everything else takes the table through UPDATING. */
function onlyProtection({ deletionProtection, attributeTypes: _types, updateIndexes, ...others }: TableChange): boolean {
  return (
    deletionProtection !== undefined &&
    updateIndexes.length === 0 &&
    Object.values(others).every((value) => value === undefined)
  );
}

/** Source: row 36. */
const unchangedThroughput = (target: string, { readUnits, writeUnits }: Throughput): Refusal =>
  invalid(
    `The provisioned throughput for the ${target} will not change. The requested value equals the current value. ` +
      `Current ReadCapacityUnits provisioned for the ${target.split(' ')[0]}: ${readUnits}. Requested ReadCapacityUnits: ${readUnits}. ` +
      `Current WriteCapacityUnits provisioned for the ${target.split(' ')[0]}: ${writeUnits}. Requested WriteCapacityUnits: ${writeUnits}. ` +
      'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
  );

const isSame = (a: Throughput, b: Throughput): boolean => a.readUnits === b.readUnits && a.writeUnits === b.writeUnits;

function changedThroughput(
  table: TableRecord,
  { throughput, billingMode }: TableChange,
  nowMs: number,
): ProvisionedThroughput | Refusal {
  if (throughput === undefined) return table.throughput;
  if (table.billingMode === 'PAY_PER_REQUEST' && billingMode !== 'PROVISIONED') {
    return invalidParameter(
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  }
  if (table.billingMode === 'PROVISIONED' && isSame(table.throughput, throughput)) {
    return unchangedThroughput('table', throughput);
  }
  return stepTo(table.throughput, throughput, nowMs);
}

/** The new level with the dates of increase and decrease that DescribeTable tells. */
function stepTo(from: ProvisionedThroughput, to: Throughput, nowMs: number): ProvisionedThroughput {
  const increases = to.readUnits > from.readUnits || to.writeUnits > from.writeUnits;
  const decreases = to.readUnits < from.readUnits || to.writeUnits < from.writeUnits;
  const isSameDay = Math.floor((from.lastDecreaseMs ?? 0) / dayMs) === Math.floor(nowMs / dayMs);
  const before = isSameDay ? from.decreasesToday : 0;
  return {
    readUnits: to.readUnits,
    writeUnits: to.writeUnits,
    lastIncreaseMs: increases ? nowMs : from.lastIncreaseMs,
    lastDecreaseMs: decreases ? nowMs : from.lastDecreaseMs,
    decreasesToday: before + (decreases ? 1 : 0),
  };
}

/** Source: row 34. */
const oneAtATime = (): Refusal =>
  refuse(
    'LimitExceededException',
    'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  );

/** Of an index that is being made only the backfilling may be broken off. Source: reference 9.22. */
const blocksOthers = ({ name, status, backfilling }: IndexRecord, deleteIndex: string | undefined): boolean =>
  status === 'DELETING' || (status === 'CREATING' && !(backfilling === true && name === deleteIndex));

function changedIndexes(table: TableRecord, change: TableChange, nowMs: number): IndexRecord[] | Refusal {
  const { createIndex, deleteIndex, updateIndexes } = change;
  const isBusy = table.indexes.some((index) => blocksOthers(index, deleteIndex));
  if ((createIndex ?? deleteIndex) !== undefined && isBusy) return oneAtATime();
  if (createIndex !== undefined && deleteIndex !== undefined) return oneAtATime();
  let indexes = [...table.indexes];
  for (const update of updateIndexes) {
    const updated = updateIndex(indexes, update, nowMs);
    if (isRefusal(updated)) return updated;
    indexes = updated;
  }
  if (deleteIndex !== undefined) {
    if (!indexes.some(({ name, kind }) => name === deleteIndex && kind === 'global')) return indexNotFound(deleteIndex);
    indexes = indexes.map((index) =>
      index.name === deleteIndex
        ? { ...index, status: 'DELETING', backfilling: undefined, settlesAtMs: nowMs + lifecycleMs.deleteIndex }
        : index,
    );
  }
  if (createIndex === undefined) return indexes;
  if (indexes.some(({ name }) => name === createIndex.name)) {
    return invalidParameter(`Duplicate index name: ${createIndex.name}`);
  }
  return [...indexes, newIndexRecord(createIndex, nowMs)];
}

/** Assumption: the wording; E answers an empty message. */
const indexNotFound = (name: string): Refusal =>
  refuse('ResourceNotFoundException', `Requested resource not found: Index: ${name} not found`);

function updateIndex(
  indexes: readonly IndexRecord[],
  { name, throughput, onDemandMaximum }: TableChange['updateIndexes'][number],
  nowMs: number,
): IndexRecord[] | Refusal {
  const index = indexes.find((candidate) => candidate.name === name && candidate.kind === 'global');
  if (index === undefined) return indexNotFound(name);
  if (throughput !== undefined && isSame(index.throughput, throughput)) {
    return unchangedThroughput(`index ${name}`, throughput);
  }
  const updated: IndexRecord = {
    ...index,
    throughput: throughput === undefined ? index.throughput : stepTo(index.throughput, throughput, nowMs),
    onDemandMaximum: onDemandMaximum ?? index.onDemandMaximum,
    status: index.status === 'ACTIVE' ? 'UPDATING' : index.status,
    settlesAtMs: index.status === 'ACTIVE' ? nowMs + lifecycleMs.updateIndex : index.settlesAtMs,
  };
  return indexes.map((candidate) => (candidate === index ? updated : candidate));
}

/** A stream is switched on or off, never changed. Source: reference 7.19; wording E. */
function changedStream(table: TableRecord, { stream }: TableChange): TableRecord['stream'] | Refusal {
  if (stream === undefined) return table.stream;
  if (stream === 'off') {
    return table.stream === undefined ? invalid('Table is already has stream disabled') : undefined;
  }
  return table.stream === undefined ? stream : invalid('Table already has an enabled stream: TableName: ' + table.name);
}
