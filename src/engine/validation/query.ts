/** Query's request, checked in DynamoDB's order as far as it needs no table. */
import { bindKeyCondition, type KeyTerm, Placeholders } from '#engine/expressions/index.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { QueryRequest } from '#engine/model/requests.ts';
import { checkAttributes } from './attribute-values.ts';
import { tableNameRefusal } from './constraints.ts';
import { checkExpressionUse } from './expression-parameters.ts';
import { refuseLegacy } from './legacy.ts';
import {
  bindPageExpressions,
  checkSelect,
  pageConstraints,
  type PageExpressions,
  type PageRequest,
  pageRequest,
  specificAlone,
} from './page-request.ts';

export interface Query extends PageRequest, PageExpressions {
  readonly terms: readonly KeyTerm[];
  readonly direction: 'ascending' | 'descending';
}

function checkLimit(limit: number | undefined): Refusal | undefined {
  if (limit === undefined || limit >= 1) return undefined;
  // Query words this otherwise than Scan. Source: row 97.
  return invalid(
    "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
}

export function validateQuery(wire: QueryRequest): Query | Refusal {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values, ExclusiveStartKey: startKey } = wire;
  const legacy = {
    AttributesToGet: wire.AttributesToGet,
    QueryFilter: wire.QueryFilter,
    ConditionalOperator: wire.ConditionalOperator,
    KeyConditions: wire.KeyConditions,
  };
  const refusal =
    tableNameRefusal(wire.TableName) ??
    pageConstraints(wire).refusal() ??
    checkLimit(wire.Limit) ??
    checkExpressionUse({
      expressions: {
        ProjectionExpression: wire.ProjectionExpression,
        FilterExpression: wire.FilterExpression,
        KeyConditionExpression: wire.KeyConditionExpression,
      },
      legacy,
      names,
      values,
      valuesNeed: ['FilterExpression', 'KeyConditionExpression'],
    }) ??
    (startKey && checkAttributes(startKey)) ??
    checkSelect(wire, `1 validation error detected: ${specificAlone}`) ??
    refuseLegacy(legacy);
  if (refusal !== undefined) return refusal;
  if (wire.KeyConditionExpression === undefined) {
    return invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  }

  const placeholders = new Placeholders(names, values);
  const terms = bindKeyCondition(wire.KeyConditionExpression, placeholders);
  if (isRefusal(terms)) return terms;
  const expressions = bindPageExpressions(wire, placeholders);
  if (isRefusal(expressions)) return expressions;
  const direction = wire.ScanIndexForward === false ? 'descending' : 'ascending';
  return placeholders.unused() ?? { ...pageRequest(wire), ...expressions, terms, direction };
}
