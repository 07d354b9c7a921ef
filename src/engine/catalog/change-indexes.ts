/** UpdateTable: global indexes made, changed and deleted. Source: reference 9.22, 9.23, 9.25; M-Q 135, 148 to 170. */
import { globalIndexesMax } from '#engine/model/limits.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { invalid, invalidParameter, isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import { globalIndexes, type IndexRecord, type OnDemandMaximum, type TableRecord } from '#engine/model/table.ts';
import { admitIndex, admitIndexes, admitThroughput } from './admission.ts';
import { checkThroughputChange, throughputChange } from './decrease-budget.ts';
import { newIndexRecord } from './new-table.ts';
import { neededTypes } from './settle.ts';
import { type IndexUpdate, modeBefore, type TableChange } from './table-change.ts';
import { checkWarmRise, riseOf, warmOf } from './warm.ts';

/** Source: row 34. */
const oneAtATime = (): Refusal =>
  refuse(
    'LimitExceededException',
    'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  );

/** The indexes that are named are there, or are not, as they must be. Source: M-Q 161, 357, 380; rows of M-Q 166. */
export function checkNames(table: TableRecord, change: TableChange): Refusal | undefined {
  for (const [names, verb] of [
    [change.updateIndexes.map(({ name }) => name), 'update'],
    [change.deleteIndexes, 'delete'],
  ] as const) {
    for (const name of names) {
      const index = table.indexes.find((candidate) => candidate.name === name);
      const isVector = table.vectorIndexes?.some((candidate) => candidate.name === name) === true;
      if (index === undefined && !isVector) {
        return refuse('ResourceNotFoundException', `Requested resource not found: Index ${name} for table ${table.name}`);
      }
      // Assumption: a vector index is refused in the words for a local one.
      if (index?.kind !== 'global') return invalid(`Cannot ${verb} an index that is not a GlobalSecondaryIndex: ${name}`);
    }
  }
  const all = [...table.indexes, ...(table.vectorIndexes ?? [])];
  const taken = change.createIndexes.some(({ name }) => all.some((index) => index.name === name));
  return taken ? invalid('Attempting to create an index which already exists') : undefined;
}

/** `before` is the table as it was when the request came; its throughput may have been changed since. */
export function changeIndexes(
  table: TableRecord,
  before: TableRecord,
  change: TableChange,
  moment: Moment,
): TableRecord | Refusal {
  const { createIndexes, deleteIndexes, updateIndexes } = change;
  const made = createIndexes.length + deleteIndexes.length + change.createVectors.length + change.deleteVectors.length;
  if (made > 1) return oneAtATime();
  const refusal = made === 0 ? undefined : (admitIndexes(before) ?? checkOnlyOne(before, deleteIndexes[0] ?? change.deleteVectors[0]));
  if (refusal !== undefined) return refusal;
  let changed = table;
  for (const update of updateIndexes) {
    const next = updateIndex(changed, before, update, moment);
    if (isRefusal(next)) return next;
    changed = next;
  }
  for (const name of deleteIndexes) {
    const next = deleteIndex(changed, name, moment);
    if (isRefusal(next)) return next;
    changed = next;
  }
  if (createIndexes.length === 0) return changed;
  if (globalIndexes(changed).length >= globalIndexesMax) {
    return refuse(
      'LimitExceededException',
      `Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of ${globalIndexesMax}`,
    );
  }
  const indexes = [...changed.indexes, ...createIndexes.map((index) => newIndexRecord(index, changed.billingMode, moment))];
  // Existing types win, and what is no key of anything is not kept. Source: reference 9.25 (measured); M-Q 162.
  const attributeTypes = { ...change.attributeTypes, ...changed.attributeTypes };
  return { ...changed, status: 'UPDATING', indexes, attributeTypes: neededTypes({ ...changed, attributeTypes }, indexes, changed.vectorIndexes) };
}

/** Of an index that is being made only the making itself may be broken off. Source: reference 9.22; M-Q 159. */
const checkOnlyOne = ({ indexes, vectorIndexes = [] }: TableRecord, deleted: string | undefined): Refusal | undefined =>
  [...indexes, ...vectorIndexes].some(({ name, status }) => name !== deleted && (status === 'CREATING' || status === 'DELETING'))
    ? oneAtATime()
    : undefined;

const replaced = (table: TableRecord, index: IndexRecord): TableRecord => ({
  ...table,
  indexes: table.indexes.map((candidate) => (candidate.name === index.name ? index : candidate)),
});

function deleteIndex(table: TableRecord, name: string, { nowMs, physics }: Moment): TableRecord | Refusal {
  const index = table.indexes.find((candidate) => candidate.name === name);
  if (index === undefined) return table;
  const refusal = admitIndex(table, index, 'delete');
  if (refusal !== undefined) return refusal;
  const deleting: IndexRecord = {
    ...index,
    status: 'DELETING',
    backfilling: undefined,
    settlesAtMs: nowMs + physics.durations.deleteIndexMs,
  };
  return { ...replaced(table, deleting), status: 'UPDATING' };
}

/** Assumption: an index that is being filled takes a new throughput at once. */
function updateIndex(table: TableRecord, before: TableRecord, update: IndexUpdate, moment: Moment): TableRecord | Refusal {
  const index = table.indexes.find(({ name }) => name === update.name);
  const was = before.indexes.find(({ name }) => name === update.name);
  if (index === undefined || was === undefined) return table;
  const { throughput, onDemandMaximum, warm } = update;
  if (warm !== undefined) return warmIndex(table, was, update, moment);
  const isSwitched = modeBefore(table) === 'PAY_PER_REQUEST' && table.billingMode === 'PROVISIONED' && table !== before;
  if (isSwitched && throughput !== undefined) {
    return replaced(table, { ...index, throughput: { ...index.throughput, ...throughput } });
  }
  const refusal =
    admitIndex(before, was, 'update') ??
    (throughput && (admitThroughputOf(before) ?? checkThroughputChange(was.throughput, throughput, moment, was.name)));
  if (refusal !== undefined) return refusal;
  let changed: IndexRecord = { ...index, onDemandMaximum: mergedMaximum(index.onDemandMaximum, onDemandMaximum) };
  if (throughput !== undefined) {
    const { meanwhile, goal } = throughputChange(was.throughput, throughput, moment.nowMs);
    changed = { ...changed, throughput: meanwhile, throughputTo: goal, warm: warmOf(was, before.billingMode) };
  }
  if (changed.status !== 'ACTIVE') return replaced(table, withThroughput(changed, throughput));
  return replaced(table, { ...changed, status: 'UPDATING', settlesAtMs: moment.nowMs + moment.physics.durations.updateIndexMs });
}

const withThroughput = (index: IndexRecord, throughput: IndexUpdate['throughput']): IndexRecord => ({
  ...index,
  throughput: { ...index.throughput, ...throughput, decreasesToday: index.throughputTo?.decreasesToday ?? 0 },
  throughputTo: undefined,
});

/** Assumption: throughput of an index waits for that of its table, and for nothing else of it. */
const admitThroughputOf = (table: TableRecord): Refusal | undefined =>
  table.jobs?.some(({ kind }) => kind === 'throughput' || kind === 'billing') === true ? admitThroughput(table) : undefined;

/** The index stays ACTIVE. Source: M-Q 155. */
function warmIndex(table: TableRecord, index: IndexRecord, { warm: wanted = {} }: IndexUpdate, moment: Moment): TableRecord | Refusal {
  const warm = warmOf(index, modeBefore(table));
  const refusal = checkWarmRise(warm, wanted, `index ${index.name}`);
  return refusal ?? replaced(table, { ...index, warm: riseOf(warm, wanted, moment) });
}

/** Member by member; -1 takes one away. Source: reference 5.08; M-Q 051, 178. */
export function mergedMaximum(before: OnDemandMaximum | undefined, wanted: OnDemandMaximum | undefined): OnDemandMaximum | undefined {
  if (wanted === undefined) return before;
  const level = (name: keyof OnDemandMaximum): number | undefined => {
    const units = wanted[name] ?? before?.[name];
    return units === undefined || units < 1 ? undefined : units;
  };
  const [readUnits, writeUnits] = [level('readUnits'), level('writeUnits')];
  return readUnits === undefined && writeUnits === undefined ? undefined : { readUnits, writeUnits };
}

/** Throughput that an index must have, or must not. Source: M-Q 152, 158, 160, 167, 170. */
export function checkIndexThroughput(table: TableRecord, change: TableChange): Refusal | undefined {
  const before = modeBefore(table);
  const mode = change.billingMode ?? before;
  for (const { name, throughput } of change.createIndexes) {
    if (mode === 'PROVISIONED' && throughput === undefined) {
      return invalidParameter(`Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: ${name}`);
    }
    if (mode === 'PAY_PER_REQUEST' && throughput !== undefined) {
      return invalidParameter(
        `Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: ${name} when BillingMode is PAY_PER_REQUEST`,
      );
    }
  }
  for (const { name, throughput, onDemandMaximum, warm } of change.updateIndexes) {
    const isOfOnDemand = onDemandMaximum !== undefined || warm !== undefined;
    if (mode === 'PAY_PER_REQUEST' && (throughput !== undefined || !isOfOnDemand)) {
      return invalidParameter(
        `The only Updates for index: ${name} when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput`,
      );
    }
    // Assumption: the text for an update that says nothing.
    if (mode === 'PROVISIONED' && throughput === undefined && !isOfOnDemand) {
      return invalidParameter(`Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: ${name}`);
    }
  }
  if (before !== 'PAY_PER_REQUEST' || mode !== 'PROVISIONED') return undefined;
  const given = new Set(change.updateIndexes.filter(({ throughput }) => throughput !== undefined).map(({ name }) => name));
  const missing = globalIndexes(table).find(({ name }) => !given.has(name) && !change.deleteIndexes.includes(name));
  return missing && invalidParameter(`ProvisionedThroughput must be specified for index: ${missing.name}`);
}
