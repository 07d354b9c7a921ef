/** Query: one item collection, or a stretch of it, in the order of its sort key. */
import { conditionPaths } from '#engine/expressions/index.ts';
import { projectedNames } from '#engine/indexes/projection.ts';
import type { Range } from '#engine/kernel/ordered-map.ts';
import { keyAttributes, type KeySchema } from '#engine/model/key.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { QueryRequest } from '#engine/model/requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { type KeyRange, keyRange } from '#engine/plan/key-range.ts';
import { fetchesFromTable, fetchesNothing } from '#engine/plan/projection.ts';
import type { PagePlan } from '#engine/plan/read-plan.ts';
import type { TableState } from '#engine/state.ts';
import { checkKeyPaths, checkReadPaths } from '#engine/validation/key-use.ts';
import { type Query, validateQuery } from '#engine/validation/query.ts';
import { findIndex } from './find-index.ts';
import { findTable, type Place, route } from './place.ts';
import { tellPlan } from './plan-event.ts';
import { readPage } from './read-page.ts';
import { placesIn } from './scan.ts';
import { checkQueryStart, startPosition } from './start-key.ts';
import type { Outcome, Step } from './step.ts';
import { refuseThrottled } from './throttle.ts';

export function query(step: Step, wire: QueryRequest): Outcome {
  const request = validateQuery(wire);
  if (isRefusal(request)) return request;
  const table = findTable(step, request.tableName);
  if (isRefusal(table)) return table;
  const plan = planQuery(table.record, request);
  if (isRefusal(plan)) return plan;
  step.emit({ type: 'request.validated', operation: 'Query' });

  tellPlan(step, table.record, plan);
  const globalIndexName = plan.index?.kind === 'global' ? plan.index.name : undefined;
  const places = collectionPlaces(table, plan, route(step, table, globalIndexName, plan.collection));
  const throttled = refuseThrottled(step, places.slice(0, 1).map((place) => ({ place, channel: 'read', units: 1 })));
  if (throttled !== undefined) return throttled;
  const report = { capacity: request.capacityReport, tableLabel: request.tableLabel };
  return readPage({ step, table, plan }, places, report);
}

/** The partitions of the collection that hold the range, in the order of reading: after splits there may be several. */
export function collectionPlaces(table: TableState, plan: PagePlan, routed: Place): Place[] {
  const { all } = routed.space.partitions;
  const { to } = routed.partition;
  const endsHere = to === undefined || (plan.range.to !== undefined && plan.range.to <= to);
  if (endsHere || all.length === 1) return [routed];
  const places = placesIn(table, plan).map((place) => ({ ...place, position: routed.position }));
  if (places.length === 0) return [routed];
  return plan.direction === 'ascending' ? places : places.reverse();
}

type QueryPlan = PagePlan & { readonly collection: string };

function planQuery(table: TableRecord, request: Query): QueryPlan | Refusal {
  const index = findIndex(table, request.indexName, request.consistency, 'Query');
  if (isRefusal(index)) return index;
  const schema = index?.key ?? table.key;
  const keys = keyRange(schema, request.terms);
  if (isRefusal(keys)) return keys;
  const refusal = checkKeyPaths(table, request.projection ?? []) ?? checkFilter(schema, request) ?? checkReadPaths(table, request);
  if (refusal !== undefined) return refusal;
  const fetches =
    index === undefined ? fetchesNothing : fetchesFromTable({ index, names: projectedNames(table, index) }, request);
  if (isRefusal(fetches)) return fetches;
  const range = afterStart(table, request, keys, index);
  if (isRefusal(range)) return range;
  return {
    kind: 'query',
    index,
    consistency: request.consistency,
    range,
    direction: request.direction,
    limit: request.limit,
    filter: request.filter,
    answer: request.select === 'COUNT' ? { kind: 'count' } : { kind: 'items', paths: request.projection },
    fetches,
    sortKeyCondition: keys.sortKeyCondition,
    segment: undefined,
    totalSegments: undefined,
    collection: keys.collection,
  };
}

/** A filter is for what the key condition can't say. Source: reference 13.36, row 93. */
function checkFilter(schema: KeySchema, { filter, filterName }: Query): Refusal | undefined {
  if (filter === undefined) return undefined;
  const keys = new Set(keyAttributes(schema).map(({ name }) => name));
  const [key] = conditionPaths(filter).flatMap(([name]) => (keys.has(String(name)) ? [name] : []));
  if (key === undefined) return undefined;
  return invalid(`${filterName} can only contain non-primary key attributes: Primary key attribute: ${key}`);
}

/** The range that is left after the starting key. */
function afterStart(
  table: TableRecord,
  { startKey, direction }: Query,
  { collection, range }: KeyRange,
  index: PagePlan['index'],
): Range | Refusal {
  if (startKey === undefined) return range;
  const start = startPosition(table, index, startKey);
  if (isRefusal(start)) return start;
  const refusal = checkQueryStart(start, collection, (position) => contains(range, position));
  if (refusal !== undefined) return refusal;
  return direction === 'ascending'
    ? { ...range, from: start, fromExclusive: true }
    : { ...range, to: start, toExclusive: true };
}

const contains = ({ from, to }: Range, position: string): boolean =>
  (from === undefined || position >= from) && (to === undefined || position < to);

