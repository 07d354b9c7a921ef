/** TransactGetItems' request, checked in DynamoDB's order as far as it needs no table. Source: reference 6.27, rows 113, 114. */
import { bindProjection, type Path, Placeholders } from '#engine/expressions/index.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { type CapacityReport, capacityReports } from '#engine/model/options.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { TransactGet, TransactGetItemsRequest } from '#engine/model/requests.ts';
import { checkAttributes } from './attribute-values.ts';
import { Constraints, plainTableName } from './constraints.ts';
import { checkActionUse } from './expression-parameters.ts';
import { constrainActions, constrainTableName } from './transaction-constraints.ts';

export interface TransactRead {
  readonly tableName: string;
  readonly tableLabel: string;
  readonly key: AttributeMap;
  readonly projection: readonly Path[] | undefined;
}

export interface TransactGetItems {
  readonly reads: readonly TransactRead[];
  readonly capacityReport: CapacityReport;
}

export function validateTransactGetItems(wire: TransactGetItemsRequest): TransactGetItems | Refusal {
  const refusal = checkConstraints(wire);
  if (refusal !== undefined) return refusal;
  const reads: TransactRead[] = [];
  for (const { Get: get } of wire.TransactItems ?? []) {
    const read = validateGet(get ?? {});
    if (isRefusal(read)) return read;
    reads.push(read);
  }
  return { reads, capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport };
}

function checkConstraints({ TransactItems: items, ReturnConsumedCapacity: report }: TransactGetItemsRequest): Refusal | undefined {
  const constraints = new Constraints().oneOf('returnConsumedCapacity', report, capacityReports);
  constrainActions(constraints, 'TransactGetItem', items);
  items?.forEach(({ Get: get }, i) => {
    const path = `transactItems.${i + 1}.member.get`;
    constraints.required(path, get);
    if (get === undefined) return;
    constraints.required(`${path}.key`, get.Key);
    constrainTableName(constraints, `${path}.tableName`, get.TableName);
  });
  return constraints.refusal();
}

function validateGet(wire: TransactGet): TransactRead | Refusal {
  const { TableName: tableLabel = '', Key: key = {}, ProjectionExpression: text, ExpressionAttributeNames: names } = wire;
  const refusal = checkActionUse({ names, values: undefined }) ?? checkAttributes(key);
  if (refusal !== undefined) return refusal;
  const placeholders = new Placeholders(names, undefined);
  const projection = text === undefined ? undefined : bindProjection(text, placeholders);
  if (isRefusal(projection)) return projection;
  const unused = text === undefined ? undefined : placeholders.unused();
  return unused ?? { tableName: plainTableName(tableLabel), tableLabel, key, projection };
}
