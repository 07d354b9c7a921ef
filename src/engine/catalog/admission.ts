/**
 * Two changes at once: which of them a table admits while another is under way, and what it says when it does
 * not. Source: M-Q 002, 052, 054, 065, 069, 120, 135, 149, 150, 284, 285, 334, 369 to 376, 452, 458.
 */
import type { Moment } from '#engine/model/physics/physics.ts';
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import type { TableJob } from '#engine/model/table-settings.ts';
import { isPolicyPending } from './policies.ts';
import { isAllocating } from './table-change.ts';

export const stillInUse = (detail: string): Refusal =>
  refuse('ResourceInUseException', `Attempt to change a resource which is still in use: ${detail}`);

type AnyIndex = Pick<IndexRecord, 'name' | 'status' | 'backfilling'>;
type StreamJob = Extract<TableJob, { kind: 'stream' }>;
type ClassJob = Extract<TableJob, { kind: 'class' }>;

interface Ongoing {
  /** Throughput or billing mode. */
  readonly iops: boolean;
  readonly stream: StreamJob | undefined;
  readonly tableClass: ClassJob | undefined;
  /** Names of indexes that are in the first phase of being made, or being deleted. */
  readonly created: readonly string[];
  readonly deleted: readonly string[];
}

function ongoingOf({ status, settlesAtMs, jobs, indexes, vectorIndexes = [] }: TableRecord): Ongoing {
  const names = (isMeant: (index: AnyIndex) => boolean): string[] => [...indexes, ...vectorIndexes].filter(isMeant).map(({ name }) => name);
  return {
    // Records stored before jobs were kept do not tell what they are UPDATING for.
    iops:
      jobs?.some(({ kind }) => kind === 'throughput' || kind === 'billing') ??
      (status === 'UPDATING' && settlesAtMs !== undefined),
    stream: jobs?.find((job) => job.kind === 'stream'),
    tableClass: jobs?.find((job) => job.kind === 'class'),
    created: names(isAllocating),
    deleted: names((index) => index.status === 'DELETING'),
  };
}

/** No change at all is admitted at the beginning and at the end of a table's life. */
export function checkAlive({ status, name }: TableRecord): Refusal | undefined {
  if (status === 'CREATING') return stillInUse(`Table is being created: ${name}`);
  if (status === 'DELETING') return stillInUse(`Table is being deleted: ${name}`);
  return undefined;
}

const streamTail = (name: string, { label, operation }: StreamJob): string => `Table: ${name} Stream: ${label} Operation: ${operation}`;
const classTail = (name: string, { to }: ClassJob): string => `Table: ${name} TableClassUpdateInProgress: ${to}`;

/** `doing` is what cannot be done, e.g. `change stream status`. */
function checkIndexes(doing: string, name: string, { created, deleted }: Ongoing): Refusal | undefined {
  const [names, verb] = created.length > 0 ? [created, 'created'] : [deleted, 'deleted'];
  if (names.length === 0) return undefined;
  return stillInUse(`Can't ${doing} when an index is being ${verb}. Table: ${name} Indexes: [${names.join(', ')}]`);
}

/** Throughput, and a switch of the billing mode. */
export function admitThroughput(table: TableRecord): Refusal | undefined {
  const ongoing = ongoingOf(table);
  const { iops, stream, tableClass } = ongoing;
  const doing = 'change table IOPS';
  if (iops) return stillInUse(`Table IOPS are currently being updated. Table: ${table.name}`);
  if (stream !== undefined) return stillInUse(`Can't ${doing} when stream status is being updated. ${streamTail(table.name, stream)}`);
  if (tableClass !== undefined) {
    return stillInUse(`Can't ${doing} when a table class update is in progress. ${classTail(table.name, tableClass)}`);
  }
  return checkIndexes(doing, table.name, ongoing);
}

export function admitStream(table: TableRecord): Refusal | undefined {
  const ongoing = ongoingOf(table);
  const { iops, stream, tableClass } = ongoing;
  const doing = 'change stream status';
  if (iops) return stillInUse(`Can't enable or disable stream while table IOPS are being updated. Table: ${table.name}`);
  if (stream !== undefined) return stillInUse(`A stream status change is currently in progress. ${streamTail(table.name, stream)}`);
  if (tableClass !== undefined) {
    return stillInUse(`Can't ${doing} when a table class update is in progress. ${classTail(table.name, tableClass)}`);
  }
  return checkIndexes(doing, table.name, ongoing);
}

/** Assumption: an index that is being made or deleted is in the way as it is for the others. */
export function admitClass(table: TableRecord): Refusal | undefined {
  const ongoing = ongoingOf(table);
  const { iops, stream, tableClass } = ongoing;
  const doing = 'update table class';
  if (stream !== undefined) return stillInUse(`Can't ${doing} when stream status is being updated. ${streamTail(table.name, stream)}`);
  if (tableClass !== undefined) {
    return stillInUse(`Can't ${doing} when a table class update is in progress. ${classTail(table.name, tableClass)}`);
  }
  if (iops) return stillInUse(`Can't ${doing} while table IOPS are being updated. Table: ${table.name}`);
  return checkIndexes(doing, table.name, ongoing);
}

/** A new index, or an end to one. */
export function admitIndexes(table: TableRecord): Refusal | undefined {
  const { iops, stream, tableClass } = ongoingOf(table);
  if (iops) return stillInUse(`Can't create or delete indexes while table IOPS are being updated. Table: ${table.name}`);
  const doing = "Can't create or delete an index";
  if (stream !== undefined) return stillInUse(`${doing} when stream status is being updated. ${streamTail(table.name, stream)}`);
  if (tableClass === undefined) return undefined;
  return stillInUse(`${doing} when a table class update is in progress. ${classTail(table.name, tableClass)}`);
}

/** One index that is to be updated or deleted. Assumption: where the second blank of the first text stands. */
export function admitIndex(table: TableRecord, index: AnyIndex, action: 'update' | 'delete'): Refusal | undefined {
  const where = `Table: ${table.name} Index: ${index.name}`;
  if (isAllocating(index)) {
    return stillInUse(
      action === 'update'
        ? `Index is being created but is not backfilling yet.  ${where}`
        : `Index creation is in resource allocation phase. Retry deletion during backfilling phase or when the index is active. ${where}`,
    );
  }
  if (index.status === 'DELETING') return stillInUse(`Index is being deleted. ${where}`);
  if (index.status === 'UPDATING') return stillInUse(`Index is being updated. ${where}`);
  return undefined;
}

/** A maximum for on-demand use of the table. */
export function admitOnDemandMaximum(table: TableRecord): Refusal | undefined {
  const { iops, stream, tableClass, created, deleted } = ongoingOf(table);
  const what = 'OnDemandThroughput cannot be updated while';
  if (iops) return stillInUse(`${what} BillingMode update is in progress`);
  if (tableClass !== undefined) {
    return stillInUse(`${what} TableClass update is in progress. TableClassUpdateInProgress: ${tableClass.to}`);
  }
  if (stream !== undefined) return stillInUse(`${what} stream status update is in progress`);
  const [names, noun] = created.length > 0 ? [created, 'creation'] : [deleted, 'deletion'];
  if (names.length === 0) return undefined;
  return stillInUse(`${what} index ${noun} is in progress for indexes: [${names.join(', ')}]`);
}

/**
 * Source: M-Q 458: only an index that is being allocated is in the way. Assumption: AWS answers these words as a fault
 * (InternalServerError, 500); a fault of ours is always a bug, so here they are a refusal.
 */
export const admitWarm = (table: TableRecord): Refusal | undefined =>
  ongoingOf(table).created.length > 0
    ? refuse('ResourceInUseException', 'Table is under system maintenance, please try again later')
    : undefined;

/** Source: rows 29 to 33; M-Q 006, 063, 069, 101, 150. */
export function admitDeletion(table: TableRecord, moment: Moment): Refusal | undefined {
  const { name, tagging, policies } = table;
  const alive = checkAlive(table);
  if (alive !== undefined) return alive;
  if (ongoingOf(table).stream !== undefined) return stillInUse('Cannot delete table while stream is being enabled/disabled.');
  if ([...table.indexes, ...(table.vectorIndexes ?? [])].some(({ status }) => status !== 'ACTIVE')) {
    return stillInUse('Cannot delete table while indexes are being created, updated, or deleted.');
  }
  const isRising = [table, ...table.indexes].some(({ warm }) => warm?.risingTo !== undefined);
  if (table.status === 'UPDATING' || isRising || table.encryptionChange !== undefined) {
    return stillInUse(`Table: ${name} is in the process of being updated.`);
  }
  if (tagging !== undefined && moment.nowMs < tagging.untilMs) return stillInUse(`Table tags are being updated: ${name}`);
  if (policies?.some((policy) => isPolicyPending(policy, moment)) !== true) return undefined;
  return stillInUse(`Table: ${name} has a pending resource-based policy update.`);
}
