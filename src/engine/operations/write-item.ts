/**
 * The road of every single-item write from its partition on: condition, units, log, indexes, answer.
 * Put, Update and Delete come here with the item as it was and as it shall be.
 */
import { entryCharge, entryWriteUnits, wholeWriteUnits } from '#engine/capacity/units.ts';
import { conditionHolds } from '#engine/expressions/index.ts';
import { type Image, indexChanges } from '#engine/indexes/maintenance.ts';
import type { ItemWritten } from '#engine/model/commit.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';
import { conditionFailed, type Refusal } from '#engine/model/refusal.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import type { CapacityRule, ItemWrittenEvent } from '#engine/trace/events.ts';
import type { BoundCondition, WriteReport } from '#engine/validation/write-request.ts';
import { admit, countUnits, price } from './charge.ts';
import { checkCollectionSize } from './collection.ts';
import { Ledger } from './ledger.ts';
import { type Place, placeAt } from './place.ts';
import type { Step } from './step.ts';

export interface ItemChange {
  readonly place: Place;
  readonly position: string;
  readonly before: Image | undefined;
  readonly after: Image | undefined;
  readonly isUpdate: boolean;
}

/** Evaluates the condition; a write that fails it is charged all the same. Source: reference 2.15. */
export function checkCondition(
  step: Step,
  place: Place,
  bound: BoundCondition | undefined,
  before: Image | undefined,
  attemptedBytes: number,
  report: WriteReport,
): Refusal | undefined {
  if (bound === undefined) return undefined;
  const holds = conditionHolds(bound.condition, before?.item);
  step.emit({ type: 'condition.checked', expression: bound.text, holds, itemExists: before !== undefined });
  if (holds) return undefined;

  const bytes = Math.max(before?.stored.bytes ?? 0, attemptedBytes);
  const rounded = wholeWriteUnits(bytes);
  const units = countUnits(step, place, { channel: 'write', rule: 'condition failed', bytes, rounded, factor: 1 });
  admit(step, place, 'write', units);
  price(step, place, 'write', units);
  return conditionFailed(report.itemOnFailure ? before?.item : undefined);
}

/** Writes and charges. Returns the units for the answer, or the refusal of a collection that is full. */
export function writeItem(step: Step, change: ItemChange): Ledger | Refusal {
  const { place, position, before, after } = change;
  const { record } = place.table;
  const changes = record.indexes.length === 0 ? [] : indexChanges(record, position, before, after);
  const full = checkCollectionSize(place.table, position, before, after, changes);
  if (full !== undefined) return full;

  const ledger = new Ledger();
  chargeTable(step, change, ledger);
  appendToLog(step, change, changes);
  for (const indexChange of changes) chargeIndex(step, place, indexChange, ledger);
  price(step, place, 'write', ledger.total);
  return ledger;
}

function chargeTable(step: Step, { place, before, after }: ItemChange, ledger: Ledger): void {
  const bytes = Math.max(before?.stored.bytes ?? 0, after?.stored.bytes ?? 0);
  const rule: CapacityRule = before === undefined && after === undefined ? 'missing item written' : 'item written';
  const units = countUnits(step, place, { channel: 'write', rule, bytes, rounded: wholeWriteUnits(bytes), factor: 1 });
  admit(step, place, 'write', units);
  ledger.add(units);
}

function appendToLog(step: Step, change: ItemChange, changes: readonly IndexChange[]): void {
  const { place, position, before, after } = change;
  const group = place.space.replicas[place.at]!;
  const what = describeChange(change);
  const writes = what !== 'absent' && what !== 'unchanged';
  const sequence = writes ? step.nextSequence(group) : group.sequence;
  const partition = partitionId(place.partition);
  step.emit({
    type: 'item.written',
    partitionId: partition,
    sequence,
    change: what,
    bytesBefore: before?.stored.bytes ?? 0,
    bytesAfter: after?.stored.bytes ?? 0,
  });
  if (!writes) return;
  const acknowledgedBy = group.quorum(sequence);
  step.emit({ type: 'log.replicated', partitionId: partition, sequence, leader: group.leaderId, acknowledgedBy });
  const commit: ItemWritten = {
    type: 'item.written',
    tableNumber: place.table.record.number,
    position,
    item: after?.stored,
    sequence,
  };
  step.commit(commit);
  if (changes.length > 0) (step.indexChanges ??= new Map()).set(commit, changes);
}

function describeChange({ before, after, isUpdate }: ItemChange): ItemWrittenEvent['change'] {
  if (after === undefined) return before === undefined ? 'absent' : 'deleted';
  if (before === undefined) return 'inserted';
  if (before.stored.text === after.stored.text) return 'unchanged';
  return isUpdate ? 'updated' : 'replaced';
}

const chargeRules = {
  added: 'index entry added',
  removed: 'index entry removed',
  changed: 'index entry changed',
  moved: 'index entry moved',
} as const satisfies Record<string, CapacityRule>;

function chargeIndex(step: Step, place: Place, change: IndexChange, ledger: Ledger): void {
  const { indexName, kind, before, after, unchanged } = change;
  if (before === undefined && after === undefined) return;
  const entry = {
    bytesBefore: before?.entry.item.bytes,
    bytesAfter: after?.entry.item.bytes,
    moved: before?.position !== after?.position,
    unchanged,
  };
  const charge = entryCharge(entry);
  const queue = kind === 'global' ? place.table.globals.get(indexName)?.queue : undefined;
  step.emit({
    type: 'index.written',
    indexName,
    kind,
    change: charge,
    visibleAtMs: queue?.dueAtMs(step.nowMs) ?? step.nowMs,
  });
  if (charge === 'unchanged') return;
  const units = countUnits(step, place, {
    channel: 'write',
    rule: chargeRules[charge],
    bytes: (charge === 'moved' ? (entry.bytesBefore ?? 0) : 0) + Math.max(entry.bytesBefore ?? 0, entry.bytesAfter ?? 0),
    rounded: entryWriteUnits(entry),
    factor: 1,
    indexName,
  });
  admit(step, kind === 'local' ? place : indexPlace(place, change), 'write', units);
  ledger.add(units, kind, indexName);
}

/** The partition of a global index that a change falls on: where the entry goes, or else where it was. */
function indexPlace(place: Place, { indexName, before, after }: IndexChange): Place {
  const { space } = placeAt(place.table, indexName, 0);
  return placeAt(place.table, indexName, space.partitions.indexOf((after ?? before)!.position));
}
