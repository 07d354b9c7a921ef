/** The condition of a Put or a Delete, which is all that such a request expresses, in its present or its legacy form. */
import { Placeholders } from '#engine/expressions/index.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { WriteParameters } from '#engine/model/requests.ts';
import { boundExpected } from './legacy/expected.ts';
import { bindWriteCondition, type BoundCondition } from './write-request.ts';

/** Refuses names and values that the condition does not use. */
export function bindSoleCondition(wire: WriteParameters): BoundCondition | undefined | Refusal {
  if (wire.ConditionExpression === undefined) return boundExpected(wire);
  const placeholders = new Placeholders(wire.ExpressionAttributeNames, wire.ExpressionAttributeValues);
  const condition = bindWriteCondition(wire, placeholders);
  return isRefusal(condition) ? condition : (placeholders.unused() ?? condition);
}
