/** Query's request, checked in DynamoDB's order as far as it needs no table. */
import { bindKeyCondition, type KeyTerm, Placeholders } from '#engine/expressions/index.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { QueryRequest } from '#engine/model/requests.ts';
import { type Constraints, tableNameRefusal } from './constraints.ts';
import { checkExpressionUse } from './expression-parameters.ts';
import { checkAttributesToGet } from './legacy/attributes-to-get.ts';
import { checkConditionalOperator, checkConditions, constrainConditions } from './legacy/conditions.ts';
import { checkKeyConditions, keyTermsOf } from './legacy/key-conditions.ts';
import {
  bindPageExpressions,
  checkSelect,
  checkStartKey,
  pageConstraints,
  type PageExpressions,
  type PageRequest,
  pageRequest,
  specificAlone,
} from './page-request.ts';

export interface Query extends PageRequest, PageExpressions {
  readonly terms: readonly KeyTerm[];
  readonly direction: 'ascending' | 'descending';
  /** As messages call it. */
  readonly filterName: 'Filter Expression' | 'QueryFilter';
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
    // They may stand beside other expressions. Source: E.
    KeyConditions: wire.KeyConditionExpression === undefined ? undefined : wire.KeyConditions,
  };
  const refusal =
    tableNameRefusal(wire.TableName) ??
    constraints(wire).refusal() ??
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
    checkConditionalOperator(wire.ConditionalOperator, wire.QueryFilter) ??
    checkStartKey(startKey) ??
    checkConditions(wire.QueryFilter) ??
    checkAttributesToGet(wire.AttributesToGet) ??
    checkKeyConditions(wire.KeyConditions) ??
    checkSelect(wire, `1 validation error detected: ${specificAlone}`);
  if (refusal !== undefined) return refusal;

  const placeholders = new Placeholders(names, values);
  const terms = keyTerms(wire, placeholders);
  if (isRefusal(terms)) return terms;
  const expressions = bindPageExpressions(wire, wire.QueryFilter, placeholders);
  if (isRefusal(expressions)) return expressions;
  const direction = wire.ScanIndexForward === false ? 'descending' : 'ascending';
  const filterName = wire.FilterExpression === undefined ? 'QueryFilter' : 'Filter Expression';
  return placeholders.unused() ?? { ...pageRequest(wire), ...expressions, terms, direction, filterName };
}

function constraints(wire: QueryRequest): Constraints {
  const found = constrainConditions(pageConstraints(wire), 'queryFilter', wire.QueryFilter);
  return constrainConditions(found, 'keyConditions', wire.KeyConditions);
}

function keyTerms(
  { KeyConditionExpression: text, KeyConditions: conditions }: QueryRequest,
  placeholders: Placeholders,
): readonly KeyTerm[] | Refusal {
  if (text !== undefined) return bindKeyCondition(text, placeholders);
  if (conditions !== undefined) return keyTermsOf(conditions);
  return invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
}
