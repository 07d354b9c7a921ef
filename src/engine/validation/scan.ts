/** Scan's request, checked in DynamoDB's order as far as it needs no table. */
import { Placeholders } from '#engine/expressions/index.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { ScanRequest } from '#engine/model/requests.ts';
import { tableNameRefusal } from './constraints.ts';
import { checkExpressionUse } from './expression-parameters.ts';
import { checkAttributesToGet } from './legacy/attributes-to-get.ts';
import { checkConditionalOperator, checkConditions, constrainConditions } from './legacy/conditions.ts';
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

export interface Scan extends PageRequest, PageExpressions {
  readonly segment: number | undefined;
  readonly totalSegments: number | undefined;
}

/** Source: SDK model. */
const totalSegmentsMax = 1_000_000;

/** Source: reference 13.6, rows 104 to 106. */
function checkSegments({ Segment: segment, TotalSegments: total }: ScanRequest): Refusal | undefined {
  if (segment !== undefined && total === undefined) {
    return invalid('The TotalSegments parameter is required but was not present in the request when Segment parameter is present');
  }
  if (segment === undefined && total !== undefined) {
    return invalid('The Segment parameter is required but was not present in the request when parameter TotalSegments is present');
  }
  if (segment !== undefined && total !== undefined && segment >= total) {
    return invalid(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  }
  return undefined;
}

export function validateScan(wire: ScanRequest): Scan | Refusal {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values, ExclusiveStartKey: startKey } = wire;
  const legacy = {
    AttributesToGet: wire.AttributesToGet,
    ScanFilter: wire.ScanFilter,
    ConditionalOperator: wire.ConditionalOperator,
  };
  const refusal =
    tableNameRefusal(wire.TableName) ??
    constrainConditions(pageConstraints(wire), 'scanFilter', wire.ScanFilter)
      .atLeast('limit', wire.Limit, 1)
      .atLeast('totalSegments', wire.TotalSegments, 1)
      .atMost('totalSegments', wire.TotalSegments, totalSegmentsMax)
      .atLeast('segment', wire.Segment, 0)
      .atMost('segment', wire.Segment, totalSegmentsMax - 1)
      .refusal() ??
    checkExpressionUse({
      expressions: { ProjectionExpression: wire.ProjectionExpression, FilterExpression: wire.FilterExpression },
      legacy,
      names,
      values,
      valuesNeed: ['FilterExpression'],
    }) ??
    checkConditionalOperator(wire.ConditionalOperator, wire.ScanFilter) ??
    checkAttributesToGet(wire.AttributesToGet) ??
    checkConditions(wire.ScanFilter) ??
    checkStartKey(startKey) ??
    checkSegments(wire) ??
    checkSelect(wire, specificAlone);
  if (refusal !== undefined) return refusal;

  const placeholders = new Placeholders(names, values);
  const expressions = bindPageExpressions(wire, wire.ScanFilter, placeholders);
  if (isRefusal(expressions)) return expressions;
  const { Segment: segment, TotalSegments: totalSegments } = wire;
  return placeholders.unused() ?? { ...pageRequest(wire), ...expressions, segment, totalSegments };
}
