/** Requests that meet on one item while one of them is still under way. Source: reference 6.20 to 6.23. */
import { ofTable } from '#engine/metrics/dimension.ts';
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { refuseLeaderless } from './leader.ts';
import type { Place } from './place.ts';
import type { Step } from './step.ts';

/** Whether another request has the item. Reads of a transaction also mind single writes. */
export function meetsConflict(
  step: Step,
  { number: tableNumber, name: tableName }: TableRecord,
  position: string,
  { action, readsOnly = false, isLeft }: { readonly action?: number; readonly readsOnly?: boolean; readonly isLeft?: boolean } = {},
): boolean {
  const { ongoing } = step.state;
  const item = { tableNumber, position };
  const transactionEnd = ongoing.transactionOn(item, step.nowMs);
  const untilMs = transactionEnd ?? (readsOnly ? ongoing.writeOn(item, step.nowMs) : undefined);
  if (untilMs === undefined) return false;
  const other = transactionEnd === undefined ? 'write' : 'transaction';
  step.measure(tableName, ofTable, 'TransactionConflict');
  step.emit({ type: 'transaction.conflicted', action, tableName, with: other, untilMs, isLeft });
  return true;
}

/** Source of the text: the same as for the reason of a transaction (reference 6.26), as reported from the service. */
export const conflictMessage = 'Transaction is ongoing for the item';

/** Refuses a single write to a partition without a leader, or to an item of a transaction. */
export function refuseWrite(step: Step, place: Place, position: string): Refusal | undefined {
  const leaderless = refuseLeaderless(step, place);
  if (leaderless !== undefined) return leaderless;
  if (step.state.ongoing.isFree(step.nowMs) || !meetsConflict(step, place.table.record, position)) return undefined;
  return refuse('TransactionConflictException', conflictMessage);
}
