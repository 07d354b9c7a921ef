/** The actions of a transaction that writes, decided one by one; nothing is written here. */
import { wholeWriteUnits } from '#engine/capacity/units.ts';
import { conditionHolds, type Update } from '#engine/expressions/index.ts';
import { type Image, imageOf } from '#engine/indexes/maintenance.ts';
import { ofTable } from '#engine/metrics/dimension.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';
import { conditionFailed, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { BoundCondition } from '#engine/validation/write-request.ts';
import type { Count } from '../charge.ts';
import { meetsConflict } from '../conflict.ts';
import type { PlannedWrite } from '../group-write.ts';
import { type Place, placeAt } from '../place.ts';
import type { Step } from '../step.ts';
import { updatedImage } from '../updated-image.ts';
import type { Demand } from '../throttle.ts';
import type { ThrottleGate } from '../throttle-gate.ts';
import { changesOfIndexes, demandsOf } from '../write-item.ts';
import type { Member } from './members.ts';
import { type CancellationReason, conflictReason, reasonOf } from './reasons.ts';

export type WriteKind = 'ConditionCheck' | 'Put' | 'Delete' | 'Update';

export interface WriteAction extends Member {
  readonly kind: WriteKind;
  /** The item that a Put puts, as it will be stored. */
  readonly image: Image | undefined;
  readonly update: Update | undefined;
  readonly condition: BoundCondition | undefined;
  /** The item comes back with a failed condition. */
  readonly itemOnFailure: boolean;
  /** What a failed condition means, where it is not said in the words of a condition. */
  readonly conditionRefusal?: Refusal | undefined;
}

/** What an action comes to. */
export interface Decision {
  readonly place: Place | undefined;
  readonly position: string | undefined;
  readonly before: Image | undefined;
  readonly reason: CancellationReason | undefined;
  /** There was no throughput left for it. */
  readonly isThrottled?: boolean;
  /** Absent where there is a reason, and for a ConditionCheck. */
  readonly write: PlannedWrite | undefined;
  /** Bytes of the item that the action is about, as it is or as it would be. */
  readonly bytes: number;
}

export interface Placed {
  readonly number: number;
  readonly position: string | undefined;
  readonly place: Place | undefined;
  readonly mismatch: Refusal | undefined;
}

/** Source of the order: a conflict is met first, a condition before what the update would make (as in UpdateItem). */
export function decide(step: Step, gate: ThrottleGate, action: WriteAction, placed: Placed): Decision {
  const { position, place } = placed;
  const before = position === undefined ? undefined : imageOf(action.table.items.get(position));
  const after = position === undefined ? action.image : afterOf(action, before);
  const existing = before?.stored.bytes ?? 0;
  const bytes = isRefusal(after) || after === undefined ? existing : after.stored.bytes;
  const decision = { place, position, before, reason: undefined, write: undefined, bytes };
  const throttledBy = (demands: readonly Demand[]): Decision | undefined => {
    const throttled = gate.refuse(demands);
    return throttled && { ...decision, reason: reasonOf(throttled), isThrottled: true };
  };

  const stopped = stoppedBy(step, action, placed, before) ?? (isRefusal(after) ? reasonOf(after) : undefined);
  // As with a write of its own: what is refused is charged, and so it needs throughput first.
  if (stopped !== undefined) return throttledBy([cancelledDemand(action, decision)]) ?? { ...decision, reason: stopped };
  const image = isRefusal(after) ? undefined : after;
  const change = { place: place!, position: position!, before, after: image, isUpdate: action.kind === 'Update' };
  const isCheck = action.kind === 'ConditionCheck';
  const indexChanges: readonly IndexChange[] | Refusal = isCheck ? [] : changesOfIndexes(step, change);
  if (isRefusal(indexChanges)) {
    return throttledBy([cancelledDemand(action, decision)]) ?? { ...decision, reason: reasonOf(indexChanges) };
  }
  const throttled = throttledBy(demandsOf(change, indexChanges, 2));
  if (throttled !== undefined || isCheck) return throttled ?? decision;
  return { ...decision, write: { change, indexChanges, tableLabel: action.tableLabel, key: action.key } };
}

/** What is told to wait or is wrong before anything is changed. */
function stoppedBy(
  step: Step,
  action: WriteAction,
  { number, position, place, mismatch }: Placed,
  before: Image | undefined,
): CancellationReason | undefined {
  if (position === undefined || place === undefined) return mismatch && reasonOf(mismatch);
  if (meetsConflict(step, action.table.record, position, { action: number })) return conflictReason;
  const failed = checkCondition(step, action, before);
  return failed && reasonOf(failed);
}

/** What an action of a cancelled transaction is charged. Source: reference 2.19. */
export function cancelledCount({ before, bytes }: Pick<Decision, 'before' | 'bytes'>): Count {
  const larger = Math.max(before?.stored.bytes ?? 0, bytes);
  return { channel: 'write', rule: 'transaction cancelled', bytes: larger, rounded: wholeWriteUnits(larger), factor: 2 };
}

/** A key that does not fit its table has no place; the first partition stands in for it. */
export const cancelledPlace = ({ table }: WriteAction, { place }: Pick<Decision, 'place'>): Place =>
  place ?? placeAt(table, undefined, 0);

const cancelledDemand = (action: WriteAction, decision: Pick<Decision, 'place' | 'before' | 'bytes'>): Demand => ({
  place: cancelledPlace(action, decision),
  channel: 'write',
  units: 2 * cancelledCount(decision).rounded,
});

/** The item after the action; a ConditionCheck leaves it as it is. */
function afterOf({ kind, table, key, image, update }: WriteAction, before: Image | undefined): Image | undefined | Refusal {
  switch (kind) {
    case 'Put':
      return image;
    case 'Update':
      return updatedImage(table.record, key, before, update, 'item alone');
    case 'Delete':
      return undefined;
    case 'ConditionCheck':
      return before;
  }
}

function checkCondition(step: Step, action: WriteAction, before: Image | undefined): Refusal | undefined {
  const { table, condition: bound, itemOnFailure, conditionRefusal } = action;
  if (bound === undefined) return undefined;
  const holds = conditionHolds(bound.condition, before?.item);
  step.emit({ type: 'condition.checked', expression: bound.text, holds, itemExists: before !== undefined });
  if (!holds) step.measure(table.record.name, ofTable, 'ConditionalCheckFailedRequests');
  return holds ? undefined : (conditionRefusal ?? conditionFailed(itemOnFailure ? before?.item : undefined));
}
