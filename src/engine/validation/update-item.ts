/** UpdateItem's request, checked in DynamoDB's order. */
import { bindUpdate, Placeholders, type Update } from '#engine/expressions/index.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { failureReturnKinds, capacityReports, metricsReports, returnValueKinds } from '#engine/model/options.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { UpdateItemRequest } from '#engine/model/requests.ts';
import { checkAttributes } from './attribute-values.ts';
import { Constraints, tableNameRefusal } from './constraints.ts';
import { checkExpressionUse } from './expression-parameters.ts';
import { boundUpdates, checkUpdates, constrainUpdates } from './legacy/attribute-updates.ts';
import { checkConditionalOperator, constrainExpected } from './legacy/conditions.ts';
import { boundExpected, checkExpected } from './legacy/expected.ts';
import { bindWriteCondition, type BoundCondition, type WriteTarget, writeTarget } from './write-request.ts';

export interface UpdateItem extends WriteTarget {
  readonly key: AttributeMap;
  readonly update: Update | undefined;
  readonly condition: BoundCondition | undefined;
}

/** UpdateItem stops at the first bad choice, where Put and Delete collect them. Source: reference 13.08. */
function checkConstraints(wire: UpdateItemRequest): Refusal | undefined {
  const choices: [string, string | undefined, readonly string[]][] = [
    ['returnValues', wire.ReturnValues, returnValueKinds],
    ['returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports],
    ['returnItemCollectionMetrics', wire.ReturnItemCollectionMetrics, metricsReports],
    ['returnValuesOnConditionCheckFailure', wire.ReturnValuesOnConditionCheckFailure, failureReturnKinds],
  ];
  let refusal =
    tableNameRefusal(wire.TableName) ??
    new Constraints().required('tableName', wire.TableName).required('key', wire.Key).refusal();
  for (const [path, value, allowed] of choices) refusal ??= new Constraints().oneOf(path, value, allowed).refusal();
  return (
    refusal ??
    constrainExpected(new Constraints(), wire).refusal() ??
    constrainUpdates(new Constraints(), wire.AttributeUpdates).refusal()
  );
}

export function validateUpdateItem(wire: UpdateItemRequest): UpdateItem | Refusal {
  const { Key: key = {}, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = wire;
  const legacy = {
    AttributeUpdates: wire.AttributeUpdates,
    Expected: wire.Expected,
    ConditionalOperator: wire.ConditionalOperator,
  };
  const refusal =
    checkConstraints(wire) ??
    checkExpressionUse({
      expressions: { UpdateExpression: wire.UpdateExpression, ConditionExpression: wire.ConditionExpression },
      legacy,
      names,
      values,
      valuesNeed: ['UpdateExpression', 'ConditionExpression'],
    }) ??
    checkConditionalOperator(wire.ConditionalOperator, wire.Expected) ??
    checkAttributes(key) ??
    checkUpdates(wire.AttributeUpdates) ??
    checkExpected(wire);
  if (refusal !== undefined) return refusal;

  const placeholders = new Placeholders(names, values);
  const update =
    wire.UpdateExpression === undefined
      ? boundUpdates(wire.AttributeUpdates)
      : bindUpdate(wire.UpdateExpression, placeholders);
  if (isRefusal(update)) return update;
  const condition = bindWriteCondition(wire, placeholders) ?? boundExpected(wire);
  if (isRefusal(condition)) return condition;
  const { tableName, tableLabel, report } = writeTarget(wire);
  return placeholders.unused() ?? { tableName, tableLabel, report, key, update, condition };
}
