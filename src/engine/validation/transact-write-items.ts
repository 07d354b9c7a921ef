/**
 * TransactWriteItems' request, checked in DynamoDB's order as far as it needs no table.
 * Source: reference 6.27, rows 113, 114; the texts about an action's kind as reported from the service
 * (https://github.com/getmoto/moto/pull/5521). Assumption: the text for an action of no kind.
 */
import { bindCondition, bindUpdate, Placeholders, type Update } from '#engine/expressions/index.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { type CapacityReport, capacityReports, failureReturnKinds, metricsReports } from '#engine/model/options.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { TransactAction, TransactWriteItem, TransactWriteItemsRequest } from '#engine/model/requests.ts';
import { checkAttributes } from './attribute-values.ts';
import { Constraints, plainTableName } from './constraints.ts';
import { checkActionUse } from './expression-parameters.ts';
import { constrainActions, constrainTableName, constrainToken } from './transaction-constraints.ts';
import type { BoundCondition } from './write-request.ts';

const kinds = ['ConditionCheck', 'Put', 'Delete', 'Update'] as const;
export type TransactKind = (typeof kinds)[number];

export interface TransactWrite {
  readonly kind: TransactKind;
  readonly tableName: string;
  readonly tableLabel: string;
  /** The key, or the item of a Put. */
  readonly attributes: AttributeMap;
  readonly update: Update | undefined;
  readonly condition: BoundCondition | undefined;
  readonly itemOnFailure: boolean;
}

export interface TransactWriteItems {
  readonly actions: readonly TransactWrite[];
  readonly token: string | undefined;
  readonly capacityReport: CapacityReport;
  readonly collectionMetrics: boolean;
}

export function validateTransactWriteItems(wire: TransactWriteItemsRequest): TransactWriteItems | Refusal {
  const { TransactItems: items = [] } = wire;
  const refusal = checkConstraints(wire);
  if (refusal !== undefined) return refusal;
  const actions: TransactWrite[] = [];
  for (const item of items) {
    const action = validateItem(item);
    if (isRefusal(action)) return action;
    actions.push(action);
  }
  return {
    actions,
    token: wire.ClientRequestToken,
    capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport,
    collectionMetrics: wire.ReturnItemCollectionMetrics === 'SIZE',
  };
}

function checkConstraints(wire: TransactWriteItemsRequest): Refusal | undefined {
  const { TransactItems: items } = wire;
  const constraints = new Constraints()
    .oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports)
    .oneOf('returnItemCollectionMetrics', wire.ReturnItemCollectionMetrics, metricsReports);
  constrainActions(constraints, 'TransactWriteItem', items);
  constrainToken(constraints, wire.ClientRequestToken);
  items?.forEach((item, i) => {
    for (const kind of kinds) {
      const action = item[kind];
      if (action !== undefined) constrainAction(constraints, kind, action, i + 1);
    }
  });
  return constraints.refusal();
}

function constrainAction(constraints: Constraints, kind: TransactKind, action: TransactAction, number: number): void {
  const path = `transactItems.${number}.member.${kind[0]!.toLowerCase()}${kind.slice(1)}`;
  if (kind === 'Put') constraints.required(`${path}.item`, action.Item);
  else constraints.required(`${path}.key`, action.Key);
  if (kind === 'Update') constraints.required(`${path}.updateExpression`, action.UpdateExpression);
  constrainTableName(constraints, `${path}.tableName`, action.TableName);
  if (kind === 'ConditionCheck') constraints.required(`${path}.conditionExpression`, action.ConditionExpression);
  const { ReturnValuesOnConditionCheckFailure: onFailure } = action;
  constraints.oneOf(`${path}.returnValuesOnConditionCheckFailure`, onFailure, failureReturnKinds);
}

function validateItem(item: TransactWriteItem): TransactWrite | Refusal {
  const given = kinds.filter((kind) => item[kind] !== undefined);
  const [kind] = given;
  if (kind === undefined) return invalid('Invalid Request: TransactWriteRequest should contain Delete or Put or Update request');
  if (given.length > 1) return invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  return validateAction(kind, item[kind]!);
}

function validateAction(kind: TransactKind, wire: TransactAction): TransactWrite | Refusal {
  const { ConditionExpression: conditionText, UpdateExpression: updateText, TableName: tableLabel = '' } = wire;
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = wire;
  const attributes = (kind === 'Put' ? wire.Item : wire.Key) ?? {};
  const isUpdate = kind === 'Update';
  const refusal = checkActionUse({ names, values }) ?? checkAttributes(attributes);
  if (refusal !== undefined) return refusal;

  const placeholders = new Placeholders(names, values);
  const update = isUpdate && updateText !== undefined ? bindUpdate(updateText, placeholders) : undefined;
  if (isRefusal(update)) return update;
  const condition = conditionText === undefined ? undefined : boundCondition(conditionText, placeholders);
  if (isRefusal(condition)) return condition;
  const itemOnFailure = wire.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  const tableName = plainTableName(tableLabel);
  const unused = update === undefined && condition === undefined ? undefined : placeholders.unused();
  return unused ?? { kind, tableName, tableLabel, attributes, update, condition, itemOnFailure };
}

function boundCondition(text: string, placeholders: Placeholders): BoundCondition | Refusal {
  const condition = bindCondition('ConditionExpression', text, placeholders);
  return isRefusal(condition) ? condition : { condition, text };
}
