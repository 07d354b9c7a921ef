/** The parameters that Query and Scan share. */
import { bindCondition, bindProjection, type Condition, type Path, type Placeholders } from '#engine/expressions/index.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { type CapacityReport, capacityReports, type SelectKind, selectKinds } from '#engine/model/options.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { PageParameters } from '#engine/model/requests.ts';
import { checkAttributes } from './attribute-values.ts';
import { Constraints, plainTableName } from './constraints.ts';
import { constrainAttributesToGet, legacyPaths } from './legacy/attributes-to-get.ts';
import { conditionalOperators, type Conditions, filterOf } from './legacy/conditions.ts';

export interface PageRequest {
  readonly tableName: string;
  readonly tableLabel: string;
  readonly indexName: string | undefined;
  readonly consistency: 'eventual' | 'strong';
  readonly limit: number | undefined;
  readonly select: SelectKind | undefined;
  readonly startKey: AttributeMap | undefined;
  readonly capacityReport: CapacityReport;
}

const saidAlone = /contains duplicates|number set|numeric value|significant digits|number with magnitude/i;

/**
 * The values of a starting key. What is wrong with them has words of its own before it, but not what is wrong with
 * a number or a set of them, or with members that come twice. Source: E.
 */
export function checkStartKey(startKey: AttributeMap | undefined): Refusal | undefined {
  const refusal = startKey && checkAttributes(startKey);
  if (refusal === undefined || saidAlone.test(refusal.message ?? '')) return refusal;
  return invalid(`The provided starting key is invalid: ${refusal.message}`);
}

/** Choices and names, in the order in which AWS lists what fails. */
export function pageConstraints(wire: PageParameters): Constraints {
  const constraints = new Constraints()
    .required('tableName', wire.TableName)
    .oneOf('select', wire.Select, selectKinds)
    .oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports)
    .oneOf('conditionalOperator', wire.ConditionalOperator, conditionalOperators);
  constrainAttributesToGet(constraints, wire.AttributesToGet);
  return wire.IndexName === undefined ? constraints : constraints.name('indexName', wire.IndexName);
}

export function pageRequest(wire: PageParameters): PageRequest {
  const tableLabel = wire.TableName ?? '';
  return {
    tableName: plainTableName(tableLabel),
    tableLabel,
    indexName: wire.IndexName,
    consistency: wire.ConsistentRead === true ? 'strong' : 'eventual',
    limit: wire.Limit === undefined ? undefined : Math.trunc(wire.Limit),
    select: wire.Select as SelectKind | undefined,
    startKey: wire.ExclusiveStartKey,
    capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport,
  };
}

/** Which Select goes with which other parameter. Source: reference 13.6, rows 99 to 101. */
export function checkSelect(wire: PageParameters, specificAlone: string): Refusal | undefined {
  const { Select: select, ProjectionExpression: projection, AttributesToGet: legacy } = wire;
  if (select === undefined) return undefined;
  const isProjected = projection !== undefined || legacy !== undefined;
  if (select === 'SPECIFIC_ATTRIBUTES') return isProjected ? undefined : invalid(specificAlone);
  if (isProjected) {
    const name = projection === undefined ? 'AttributesToGet' : 'ProjectionExpression';
    return invalid(`Cannot specify the ${name} when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`);
  }
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && wire.IndexName === undefined) {
    return invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  return undefined;
}

export const specificAlone =
  'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES';

export interface PageExpressions {
  readonly filter: Condition | undefined;
  readonly projection: readonly Path[] | undefined;
}

/** Binds filter, then projection; `legacyFilter` is the QueryFilter or ScanFilter. */
export function bindPageExpressions(
  wire: PageParameters,
  legacyFilter: Conditions | undefined,
  placeholders: Placeholders,
): PageExpressions | Refusal {
  const { FilterExpression: filterText, ProjectionExpression: projectionText } = wire;
  const filter =
    filterText === undefined
      ? filterOf(legacyFilter, wire.ConditionalOperator)
      : bindCondition('FilterExpression', filterText, placeholders);
  if (isRefusal(filter)) return filter;
  const projection =
    projectionText === undefined ? legacyPaths(wire.AttributesToGet) : bindProjection(projectionText, placeholders);
  if (isRefusal(projection)) return projection;
  return { filter, projection };
}
