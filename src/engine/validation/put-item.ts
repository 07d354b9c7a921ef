/** PutItem's request, checked in DynamoDB's order. */
import type { Item } from '#engine/model/attribute-value.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { PutItemRequest } from '#engine/model/requests.ts';
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

export interface PutItem extends WriteTarget {
  readonly item: Item;
  readonly condition: BoundCondition | undefined;
}

export function validatePutItem(wire: PutItemRequest): PutItem | Refusal {
  const { Item: item = {}, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = wire;
  const legacy = { Expected: wire.Expected, ConditionalOperator: wire.ConditionalOperator };
  const refusal =
    checkWriteConstraints(wire, { path: 'item', value: wire.Item }) ??
    checkExpressionUse({
      expressions: { ConditionExpression: wire.ConditionExpression },
      legacy,
      names,
      values,
      valuesNeed: ['ConditionExpression'],
    }) ??
    checkConditionalOperator(wire.ConditionalOperator, wire.Expected) ??
    checkAttributes(item) ??
    checkOldValuesOnly(wire) ??
    checkExpected(wire);
  if (refusal !== undefined) return refusal;

  const condition = bindSoleCondition(wire);
  if (isRefusal(condition)) return condition;
  const { tableName, tableLabel, report } = writeTarget(wire);
  return { tableName, tableLabel, report, item, condition };
}
