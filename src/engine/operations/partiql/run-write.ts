/** Carries out a write statement outside of transactions. */
import { touched, type Update } from '#engine/expressions/index.ts';
import type { ReturningKind } from '#engine/expressions/partiql/index.ts';
import type { Image } from '#engine/indexes/maintenance.ts';
import { isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { WriteReport } from '#engine/validation/write-request.ts';
import { json } from '../answer.ts';
import { refuseWrite } from '../conflict.ts';
import { Ledger } from '../ledger.ts';
import { route } from '../place.ts';
import type { Step } from '../step.ts';
import { checkCondition, failedWriteUnits, writeItem } from '../write-item.ts';
import type { WritePlan } from './plan-write.ts';
import { tellStatement } from './tell-statement.ts';

export interface Written {
  /** JSON texts: what the RETURNING clause asked for, if there is any of it. */
  readonly texts: readonly string[];
  readonly ledger: Ledger;
  readonly refusal: Refusal | undefined;
  /** What was charged for a condition that is false. */
  readonly failedUnits: number;
}

/** `before` is the item as it is. A statement that fails its condition is charged all the same. Source: 2.22. */
export function runWrite(step: Step, plan: WritePlan, before: Image | undefined, itemOnFailure: boolean): Written {
  tellStatement(step, plan.statement, plan.table);
  const { position, table } = plan;
  const place = route(step, table, undefined, position);
  const unready = refuseWrite(step, place, position);
  if (unready !== undefined) return notWritten(unready);
  const after = plan.after(before);
  const attemptedBytes = isRefusal(after) ? 0 : (after?.stored.bytes ?? 0);
  const report: WriteReport = { capacity: 'NONE', collectionMetrics: false, values: 'NONE', itemOnFailure };
  const failed = checkCondition(step, place, plan.condition, before, attemptedBytes, report);
  if (failed !== undefined) {
    if (failed.code !== 'ConditionalCheckFailedException') return notWritten(failed);
    const refusal = plan.statement === 'insert' ? duplicate() : failed;
    return { ...notWritten(refusal), failedUnits: failedWriteUnits(before, attemptedBytes) };
  }
  if (isRefusal(after)) return notWritten(after);
  const ledger = writeItem(step, { place, position, before, after, isUpdate: plan.statement === 'update' });
  if (isRefusal(ledger)) return notWritten(ledger);
  const text = returned(plan.returning, plan.update, before, after);
  return { texts: text === undefined ? [] : [text], ledger, refusal: undefined, failedUnits: 0 };
}

const notWritten = (refusal: Refusal): Written => ({ texts: [], ledger: new Ledger(), refusal, failedUnits: 0 });

/** Source: reference row 119. */
export const duplicate = (): Refusal => refuse('DuplicateItemException', 'Duplicate primary key exists in table');

/** What there is nothing of is no item, not an empty one. Source: https://github.com/nubo-db/dynoxide/pull/147 (measured). */
function returned(
  returning: ReturningKind | undefined,
  update: Update | undefined,
  before: Image | undefined,
  after: Image | undefined,
): string | undefined {
  switch (returning) {
    case undefined:
      return undefined;
    case 'ALL OLD':
      return before?.stored.text;
    case 'ALL NEW':
      return after?.stored.text;
    case 'MODIFIED OLD':
      return update && json(touched(update, before?.item, 'before'));
    case 'MODIFIED NEW':
      return update && json(touched(update, after?.item, 'after'));
  }
}
