/** BatchGetItem's request, checked in DynamoDB's order. Source of texts and order: reference rows 109 to 112; E. */
import { bindProjection, type Path, Placeholders } from '#engine/expressions/index.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { batchGetKeysMax } from '#engine/model/limits.ts';
import { type CapacityReport, capacityReports } from '#engine/model/options.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { BatchGetItemRequest, KeysAndAttributes } from '#engine/model/requests.ts';
import { checkAttributes } from './attribute-values.ts';
import { checkDistinctTables, constrainTableNames, requestItemsEmpty, requestItemsRequired } from './batch-tables.ts';
import { Constraints, plainTableName } from './constraints.ts';
import { checkExpressionUse } from './expression-parameters.ts';
import { mapText, structureText } from './java-text.ts';
import { checkAttributesToGet, constrainAttributesToGet, legacyPaths } from './legacy/attributes-to-get.ts';

/** What is wanted of one table. */
export interface BatchGetTable {
  readonly tableName: string;
  readonly tableLabel: string;
  readonly keys: readonly AttributeMap[];
  readonly consistency: 'eventual' | 'strong';
  readonly projection: readonly Path[] | undefined;
  /** The parameters beside the keys, for an answer that asks to ask again. */
  readonly parameters: Omit<KeysAndAttributes, 'Keys'>;
}

export interface BatchGetItem {
  readonly tables: readonly BatchGetTable[];
  readonly capacityReport: CapacityReport;
}

type RequestItems = Readonly<Record<string, KeysAndAttributes>>;

export function validateBatchGetItem(wire: BatchGetItemRequest): BatchGetItem | Refusal {
  const { RequestItems: requestItems = {} } = wire;
  const labels = Object.keys(requestItems);
  if (wire.RequestItems === undefined) return checkChoice(wire).refusal() ?? requestItemsRequired('BatchGetItem');
  if (labels.length === 0) return checkChoice(wire).refusal() ?? requestItemsEmpty();
  const refusal = checkConstraints(wire, requestItems) ?? checkDistinctTables(labels) ?? checkMixture(requestItems);
  if (refusal !== undefined) return refusal;
  const tables: BatchGetTable[] = [];
  for (const label of labels) {
    const table = validateTable(label, requestItems[label]!);
    if (isRefusal(table)) return table;
    tables.push(table);
  }
  const count = tables.reduce((total, { keys }) => total + keys.length, 0);
  if (count > batchGetKeysMax) return invalid('Too many items requested for the BatchGetItem call');
  return { tables, capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport };
}

/** One table with an expression, another without. Source: dynoxide's change log (measured). Assumption: the words. */
function checkMixture(requestItems: RequestItems): Refusal | undefined {
  const tables = Object.values(requestItems);
  const withExpression = tables.find(({ ProjectionExpression: text }) => text !== undefined);
  const without = tables.find(({ AttributesToGet: names }) => names !== undefined);
  if (withExpression === undefined || without === undefined) return undefined;
  return checkExpressionUse({
    expressions: { ProjectionExpression: withExpression.ProjectionExpression },
    legacy: { AttributesToGet: without.AttributesToGet },
    names: undefined,
    values: undefined,
    valuesNeed: [],
  });
}

const checkChoice = (wire: BatchGetItemRequest): Constraints =>
  new Constraints().oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports);

function checkConstraints(wire: BatchGetItemRequest, requestItems: RequestItems): Refusal | undefined {
  const constraints = checkChoice(wire);
  const labels = Object.keys(requestItems);
  constrainTableNames(constraints, labels, () => mapText(requestItems, (table) => structureText('KeysAndAttributes', table)));
  for (const label of labels) {
    const { Keys: keys, AttributesToGet: names } = requestItems[label]!;
    constraints.required(`requestItems.${label}.member.keys`, keys);
    constrainCount(constraints, `RequestItems.${label}.member.Keys`, keys?.length ?? 1);
    constrainAttributesToGet(constraints, names, `requestItems.${label}.member.attributesToGet`);
  }
  return constraints.refusal();
}

/** Source: row 110, which prints no value. Assumption: no keys at all are worded alike. */
function constrainCount(constraints: Constraints, path: string, count: number): void {
  if (count === 0) constraints.failed(path, undefined, 'Member must have length greater than or equal to 1');
  if (count > batchGetKeysMax) {
    constraints.failed(path, undefined, `Member must have length less than or equal to ${batchGetKeysMax}`);
  }
}

function validateTable(tableLabel: string, wire: KeysAndAttributes): BatchGetTable | Refusal {
  const { Keys: keys = [], ...parameters } = wire;
  const { AttributesToGet: attributesToGet, ProjectionExpression: text, ExpressionAttributeNames: names } = wire;
  const use = checkExpressionUse({
    expressions: { ProjectionExpression: text },
    legacy: { AttributesToGet: attributesToGet },
    names,
    values: undefined,
    valuesNeed: [],
  });
  if (use !== undefined) return use;
  const placeholders = new Placeholders(names, undefined);
  const projection = text === undefined ? legacyPaths(attributesToGet) : bindProjection(text, placeholders);
  if (isRefusal(projection)) return projection;
  const refusal = placeholders.unused() ?? checkAttributesToGet(attributesToGet) ?? checkKeys(keys);
  if (refusal !== undefined) return refusal;
  const consistency = wire.ConsistentRead === true ? 'strong' : 'eventual';
  return { tableName: plainTableName(tableLabel), tableLabel, keys, consistency, projection, parameters };
}

function checkKeys(keys: readonly AttributeMap[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const key of keys) {
    const refusal = checkAttributes(key);
    if (refusal !== undefined) return refusal;
    seen.add(keyText(key));
  }
  return seen.size === keys.length ? undefined : invalid('Provided list of item keys contains duplicates');
}

/** One text for one key, in whatever order its attributes were written. Its values are canonical. */
const keyText = (key: AttributeMap): string => JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));
