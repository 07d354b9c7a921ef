/** The actions of a transaction that writes, decided one by one; nothing is written here. */
import { conditionHolds, type Update } from '#engine/expressions/index.ts';
import { type Image, imageOf } from '#engine/indexes/maintenance.ts';
import { ofTable } from '#engine/metrics/dimension.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';
import { conditionFailed, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { BoundCondition } from '#engine/validation/write-request.ts';
import { meetsConflict } from '../conflict.ts';
import type { PlannedWrite } from '../group-write.ts';
import type { Place } from '../place.ts';
import type { Step } from '../step.ts';
import { updatedImage } from '../updated-image.ts';
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
export function decide(
  step: Step,
  gate: ThrottleGate,
  action: WriteAction,
  { number, position, place, mismatch }: Placed,
): Decision {
  if (position === undefined || place === undefined) {
    const reason = mismatch && reasonOf(mismatch);
    return { place, position, before: undefined, reason, write: undefined, bytes: action.image?.stored.bytes ?? 0 };
  }
  const { table, kind } = action;
  const before = imageOf(table.items.get(position));
  const after = afterOf(action, before);
  const existing = before?.stored.bytes ?? 0;
  const bytes = isRefusal(after) || after === undefined ? existing : after.stored.bytes;
  const decision = { place, position, before, reason: undefined, write: undefined, bytes };
  if (meetsConflict(step, table.record, position, { action: number })) return { ...decision, reason: conflictReason };
  const failed = checkCondition(step, action, before) ?? (isRefusal(after) ? after : undefined);
  if (failed !== undefined) return { ...decision, reason: reasonOf(failed) };
  const change = { place, position, before, after: isRefusal(after) ? undefined : after, isUpdate: kind === 'Update' };
  const indexChanges: readonly IndexChange[] | Refusal = kind === 'ConditionCheck' ? [] : changesOfIndexes(change);
  if (isRefusal(indexChanges)) return { ...decision, reason: reasonOf(indexChanges) };
  const throttled = gate.refuse(demandsOf(change, indexChanges, 2));
  if (throttled !== undefined) return { ...decision, reason: reasonOf(throttled), isThrottled: true };
  if (kind === 'ConditionCheck') return decision;
  return { ...decision, write: { change, indexChanges, tableLabel: action.tableLabel, key: action.key } };
}

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
