/**
 * The road of every single-item write from its partition on: condition, units, log, indexes, answer.
 * Put, Update and Delete come here with the item as it was and as it shall be.
 */
import { type EntryChange, entryCharge, entryWriteUnits, wholeWriteUnits } from '#engine/capacity/units.ts';
import { conditionHolds } from '#engine/expressions/index.ts';
import { type Image, indexChanges } from '#engine/indexes/maintenance.ts';
import type { ItemWritten } from '#engine/model/commit.ts';
import { ofTable } from '#engine/metrics/dimension.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';
import { conditionFailed, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import { sequenceText } from '#engine/streams/sequence-number.ts';
import { changeName } from '#engine/streams/shard.ts';
import type { CapacityRule, ItemWrittenEvent } from '#engine/trace/events.ts';
import type { BoundCondition, WriteReport } from '#engine/validation/write-request.ts';
import { admit, type Count, countUnits, price } from './charge.ts';
import { checkCollectionSize } from './collection.ts';
import { Ledger } from './ledger.ts';
import { type Place, placeAt } from './place.ts';
import type { Step } from './step.ts';
import { type Demand, refuseThrottled } from './throttle.ts';
import { writeVectors } from './vector-writes.ts';

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
  step.measure(place.table.record.name, ofTable, 'ConditionalCheckFailedRequests');

  const bytes = Math.max(before?.stored.bytes ?? 0, attemptedBytes);
  const rounded = failedWriteUnits(before, attemptedBytes);
  const throttled = refuseThrottled(step, [{ place, channel: 'write', units: rounded }]);
  if (throttled !== undefined) return throttled;
  const units = countUnits(step, place, { channel: 'write', rule: 'condition failed', bytes, rounded, factor: 1 });
  admit(step, place, 'write', units);
  price(step, place, 'write', units);
  return conditionFailed(report.itemOnFailure ? before?.item : undefined);
}

/** What a write costs whose condition is false. Source: reference 2.15. */
export const failedWriteUnits = (before: Image | undefined, attemptedBytes: number): number =>
  wholeWriteUnits(Math.max(before?.stored.bytes ?? 0, attemptedBytes));

/** Writes and charges. Returns the units for the answer, or why it is refused: a full collection, a throttle. */
export function writeItem(step: Step, change: ItemChange): Ledger | Refusal {
  const { place } = change;
  const changes = changesOfIndexes(step, change);
  if (isRefusal(changes)) return changes;

  const throttled = refuseThrottled(step, demandsOf(change, changes, 1));
  if (throttled !== undefined) return throttled;
  const ledger = new Ledger();
  chargeTable(step, change, ledger);
  appendToLog(step, change, changes);
  for (const indexChange of changes) chargeIndex(step, place, indexChange, ledger);
  writeVectors(step, change, ledger);
  price(step, place, 'write', ledger.total);
  return ledger;
}

/** What the write changes in the table's indexes, or the refusal of a collection that is full. */
export function changesOfIndexes({ state }: Step, { place, position, before, after }: ItemChange): readonly IndexChange[] | Refusal {
  const { record } = place.table;
  const changes = record.indexes.length === 0 ? [] : indexChanges(record, position, before, after);
  return checkCollectionSize(place.table, position, before, after, changes, state.physics.partitions.itemCollectionBytesMax) ?? changes;
}

/** What the table itself is charged. Source: reference 2.11 to 2.14, 2.18. */
export function tableCount({ before, after }: ItemChange, factor: 1 | 2): Count {
  const bytes = Math.max(before?.stored.bytes ?? 0, after?.stored.bytes ?? 0);
  const rule: CapacityRule = before === undefined && after === undefined ? 'missing item written' : 'item written';
  return { channel: 'write', rule, bytes, rounded: wholeWriteUnits(bytes), factor };
}

/** What a write takes, from its table and from every index that it changes. */
export function demandsOf(change: ItemChange, changes: readonly IndexChange[], factor: 1 | 2): Demand[] {
  const own = tableCount(change, factor);
  const demands: Demand[] = [{ place: change.place, channel: 'write', units: own.rounded * factor }];
  for (const indexChange of changes) {
    const count = indexCount(indexChange);
    if (count !== undefined) demands.push({ place: indexPlace(change.place, indexChange), channel: 'write', units: count.rounded });
  }
  return demands;
}

function chargeTable(step: Step, change: ItemChange, ledger: Ledger): void {
  const units = countUnits(step, change.place, tableCount(change, 1));
  admit(step, change.place, 'write', units);
  ledger.add(units);
}

export function appendToLog(step: Step, change: ItemChange, changes: readonly IndexChange[]): void {
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
  tellStream(step, change);
  if (changes.length > 0) (step.indexChanges ??= new Map()).set(commit, changes);
}

/** Says that the table's stream takes the change, where there is one. */
function tellStream(step: Step, { place: { table, partition }, before, after }: ItemChange): void {
  const stream = step.state.streams.of(table.record);
  const shard = stream?.openShard(partition.number);
  if (stream === undefined || shard === undefined) return;
  step.emit({
    type: 'stream.recorded',
    tableName: table.record.name,
    change: changeName({ before: before?.stored, after: after?.stored }),
    shardId: shard.facts.id,
    sequenceNumber: sequenceText(step.nextRecord(stream)),
    viewType: stream.facts.viewType,
  });
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
  tellIndex(step, place, change);
  const count = indexCount(change);
  if (count === undefined) return;
  const units = countUnits(step, place, count);
  admit(step, indexPlace(place, change), 'write', units);
  ledger.add(units, change.kind, change.indexName);
}

const entryChange = ({ before, after, unchanged }: IndexChange): EntryChange => ({
  bytesBefore: before?.entry.item.bytes,
  bytesAfter: after?.entry.item.bytes,
  moved: before?.position !== after?.position,
  unchanged,
});

/** Says what becomes of the item's entry in one index; nothing where it has none and gets none. */
export function tellIndex(step: Step, place: Place, change: IndexChange): void {
  const { indexName, kind, before, after } = change;
  if (before === undefined && after === undefined) return;
  const queue = kind === 'global' ? place.table.globals.get(indexName)?.queue : undefined;
  step.emit({
    type: 'index.written',
    indexName,
    kind,
    change: entryCharge(entryChange(change)),
    visibleAtMs: queue?.dueAtMs(step.nowMs) ?? step.nowMs,
  });
}

/** What one index is charged; nothing where nothing of it changes. Never doubled. Source: reference 2.21, 2.40 to 2.45. */
export function indexCount(change: IndexChange): Count | undefined {
  const entry = entryChange(change);
  const charge = entryCharge(entry);
  if (charge === 'unchanged') return undefined;
  const { bytesBefore = 0, bytesAfter = 0 } = entry;
  const isMoved = charge === 'moved';
  return {
    channel: 'write',
    rule: chargeRules[charge],
    // The old entry and the new one are rounded up each by itself.
    items: isMoved ? 2 : undefined,
    bytes: isMoved ? bytesBefore + bytesAfter : Math.max(bytesBefore, bytesAfter),
    rounded: entryWriteUnits(entry),
    factor: 1,
    indexName: change.indexName,
  };
}

/** The partition that an index's units are taken from: the item's own, or where a global entry goes or was. */
export function indexPlace(place: Place, { indexName, kind, before, after }: IndexChange): Place {
  if (kind === 'local') return place;
  const { space } = placeAt(place.table, indexName, 0);
  const { position } = (after ?? before)!;
  return placeAt(place.table, indexName, space.partitions.indexOf(position), position);
}
