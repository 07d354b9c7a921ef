/** DeleteItem's request, checked in DynamoDB's order. */
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { DeleteItemRequest } from '#engine/model/requests.ts';
import { checkAttributes } from './attribute-values.ts';
import { checkExpressionUse } from './expression-parameters.ts';
import { checkConditionalOperator } from './legacy/conditions.ts';
import { checkExpected } from './legacy/expected.ts';
import { bindSoleCondition } from './sole-condition.ts';
import {
  type BoundCondition,
  checkOldValuesOnly,
  checkWriteConstraints,
  type WriteTarget,
  writeTarget,
} from './write-request.ts';

export interface DeleteItem extends WriteTarget {
  readonly key: AttributeMap;
  readonly condition: BoundCondition | undefined;
}

export function validateDeleteItem(wire: DeleteItemRequest): DeleteItem | Refusal {
  const { Key: key = {}, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = wire;
  const legacy = { Expected: wire.Expected, ConditionalOperator: wire.ConditionalOperator };
  const refusal =
    checkWriteConstraints(wire, { path: 'key', value: wire.Key }) ??
    checkExpressionUse({
      expressions: { ConditionExpression: wire.ConditionExpression },
      legacy,
      names,
      values,
      valuesNeed: ['ConditionExpression'],
    }) ??
    checkConditionalOperator(wire.ConditionalOperator, wire.Expected) ??
    checkAttributes(key) ??
    checkExpected(wire) ??
    checkOldValuesOnly(wire);
  if (refusal !== undefined) return refusal;

  const condition = bindSoleCondition(wire);
  if (isRefusal(condition)) return condition;
  const { tableName, tableLabel, report } = writeTarget(wire);
  return { tableName, tableLabel, report, key, condition };
}
