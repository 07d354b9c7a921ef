/** GetItem's request, checked in DynamoDB's order. */
import { bindProjection, type Path, Placeholders } from '#engine/expressions/index.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { type CapacityReport, capacityReports } from '#engine/model/options.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { GetItemRequest } from '#engine/model/requests.ts';
import { checkAttributes } from './attribute-values.ts';
import { Constraints, plainTableName, tableNameRefusal } from './constraints.ts';
import { checkExpressionUse } from './expression-parameters.ts';
import { checkAttributesToGet, constrainAttributesToGet, legacyPaths } from './legacy/attributes-to-get.ts';

export interface GetItem {
  readonly tableName: string;
  readonly tableLabel: string;
  readonly key: AttributeMap;
  readonly consistency: 'eventual' | 'strong';
  readonly projection: readonly Path[] | undefined;
  readonly capacityReport: CapacityReport;
}

export function validateGetItem(wire: GetItemRequest): GetItem | Refusal {
  const { TableName: tableLabel = '', Key: key = {}, ExpressionAttributeNames: names } = wire;
  const legacy = { AttributesToGet: wire.AttributesToGet };
  const constraints = new Constraints()
    .required('tableName', wire.TableName)
    .required('key', wire.Key)
    .oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports);
  const refusal =
    tableNameRefusal(wire.TableName) ??
    constrainAttributesToGet(constraints, wire.AttributesToGet).refusal() ??
    checkExpressionUse({
      expressions: { ProjectionExpression: wire.ProjectionExpression },
      legacy,
      names,
      values: undefined,
      valuesNeed: [],
    }) ??
    checkAttributes(key) ??
    checkAttributesToGet(wire.AttributesToGet);
  if (refusal !== undefined) return refusal;

  const projection = boundProjection(wire);
  if (isRefusal(projection)) return projection;
  return {
    tableName: plainTableName(tableLabel),
    tableLabel,
    key,
    consistency: wire.ConsistentRead === true ? 'strong' : 'eventual',
    projection,
    capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport,
  };
}

/** In its present or its legacy form; nothing where all of the item is wanted. */
function boundProjection(wire: GetItemRequest): readonly Path[] | undefined | Refusal {
  if (wire.ProjectionExpression === undefined) return legacyPaths(wire.AttributesToGet);
  const placeholders = new Placeholders(wire.ExpressionAttributeNames, undefined);
  const projection = bindProjection(wire.ProjectionExpression, placeholders);
  return isRefusal(projection) ? projection : (placeholders.unused() ?? projection);
}
