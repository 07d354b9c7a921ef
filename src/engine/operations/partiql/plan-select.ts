/** What a SELECT reads: one item, stretches of item collections, or a whole table or index. */
import type { Path } from '#engine/expressions/index.ts';
import type { Select } from '#engine/expressions/partiql/index.ts';
import { projectedNames } from '#engine/indexes/projection.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { compareValues } from '#engine/model/comparison.ts';
import { keyAttributes, type KeySchema } from '#engine/model/key.ts';
import { invalid, invalidParameter, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import type { KeyRange } from '#engine/plan/key-range.ts';
import { fetchesFromTable, fetchesNothing } from '#engine/plan/projection.ts';
import type { Consistency, PagePlan } from '#engine/plan/read-plan.ts';
import { type Reach, reachOf } from '#engine/plan/statement-reach.ts';
import { hashSetOrder } from '#engine/validation/java-text.ts';
import { findIndex } from '../find-index.ts';
import type { ReadySelect } from './ready-statement.ts';

export interface SelectRequest {
  readonly consistency: Consistency;
  readonly limit: number | undefined;
  /** Where the page before this one ended. */
  readonly startKey: AttributeMap | undefined;
}

/** A read of its own, from its beginning. */
export const wholeSelect = (consistency: Consistency): SelectRequest => ({ consistency, limit: undefined, startKey: undefined });

export interface SelectPlan {
  /** Its range is the only one of the statement, or the whole for a scan. */
  readonly page: PagePlan;
  /** Stretches of item collections in the order in which they are answered; absent: a scan. */
  readonly ranges: readonly KeyRange[] | undefined;
  readonly startKey: AttributeMap | undefined;
}

/** The order of the checks is floci's, characterised on the service in September 2026. */
export function planSelect(
  table: TableRecord,
  { statement: select, where }: ReadySelect,
  request: SelectRequest,
): SelectPlan | Refusal {
  const { consistency } = request;
  const index = indexOf(table, select.index, consistency);
  if (isRefusal(index)) return index;
  const fetches = fetchesOf(table, index, select.columns);
  if (isRefusal(fetches)) return fetches;
  const schema = index?.key ?? table.key;
  const reach = reachOf(schema, where);
  if (isRefusal(reach)) return reach;
  const order = orderOf(schema, select, reach);
  const refusal = checkFilterNames(table, index, reach) ?? (isRefusal(order) ? order : undefined);
  if (refusal !== undefined || isRefusal(order)) return refusal!;
  const ranges = reach.ranges && inOrder(reach.ranges, order);
  const isGet = index === undefined && reach.namesItems && ranges?.length === 1;
  const page: PagePlan = {
    kind: ranges === undefined ? 'scan' : isGet ? 'get' : 'query',
    index,
    consistency,
    range: ranges?.length === 1 ? ranges[0]!.range : {},
    direction: order.descending ? 'descending' : 'ascending',
    limit: isGet ? undefined : request.limit,
    filter: reach.filter,
    answer: select.columns === undefined ? { kind: 'items', paths: undefined } : { kind: 'rows', columns: select.columns },
    fetches,
    sortKeyCondition: ranges?.[0]?.sortKeyCondition,
    segment: undefined,
    totalSegments: undefined,
  };
  return { page, ranges, startKey: request.startKey };
}

/**
 * Source: https://github.com/nubo-db/dynoxide/issues/179 (measured: without the name); reference row 122. Assumption: a vector
 * index is not there for PartiQL (DG/VectorSearch.Requirements).
 */
function indexOf(table: TableRecord, name: string | undefined, consistency: Consistency): IndexRecord | undefined | Refusal {
  if (name === undefined) return undefined;
  const index = table.indexes.find((candidate) => candidate.name === name && candidate.status !== 'DELETING');
  if (index === undefined) return invalid('The table does not have the specified index');
  if (index.kind === 'global' && consistency === 'strong') {
    return invalid('Strongly consistent read is not supported on Global Secondary Indexes');
  }
  return findIndex(table, name, consistency, 'Query');
}

/** Assumption: `*` on a local index is what the index holds, as it is for Query. */
function fetchesOf(
  table: TableRecord,
  index: IndexRecord | undefined,
  columns: readonly Path[] | undefined,
): PagePlan['fetches'] | Refusal {
  if (index === undefined) return fetchesNothing;
  // A filter sees what the index holds and fetches nothing.
  const selection = { select: undefined, projection: columns, filter: undefined };
  return fetchesFromTable({ index, names: projectedNames(table, index) }, selection);
}

/**
 * A range that is filtered by what its index does not hold; a scan finds it missing and goes on. Where one range
 * needs nothing of the kind, all pass. Source of words and order: floci, as above.
 */
function checkFilterNames(table: TableRecord, index: IndexRecord | undefined, { ranges, filterNames }: Reach): Refusal | undefined {
  const held = index && projectedNames(table, index);
  if (index === undefined || held === undefined || ranges === undefined) return undefined;
  const byPartition = ranges.map(({ partition }, at) => ({ partition, names: filterNames[at] ?? new Set<string>() }));
  byPartition.sort((a, b) => compareValues(a.partition[0]!, b.partition[0]!) ?? 0);
  const missing = byPartition.map(({ names }) => [...names].filter((name) => !held.has(name)));
  if (missing.some(({ length }) => length === 0)) return undefined;
  const told = hashSetOrder(missing.at(-1) ?? []).join(', ');
  return invalidParameter(`Secondary index ${index.name} does not project one or more filter attributes: [${told}]`);
}

interface Order {
  /** By sort key. */
  readonly descending: boolean;
  /** By partition key, when the statement says so. */
  readonly partitions: 'ascending' | 'descending' | undefined;
}

/**
 * Source: DG/ql-reference.select; texts, and that the partition key always comes first: floci, as above.
 * Assumption: a sort key that the clause does not name goes up, as in a Query.
 */
function orderOf(schema: KeySchema, { order }: Select, { ranges }: Reach): Order | Refusal {
  const names = new Set(keyAttributes(schema).map(({ name }) => name));
  for (const { name } of order) {
    if (!names.has(name)) return invalid(`Attribute ${name} in ORDER BY clause must be part of the primary key`);
  }
  if (order.length > 0 && ranges === undefined) {
    return invalid('Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.');
  }
  const isPartition = (name: string): boolean => schema.partition.some((attribute) => attribute.name === name);
  const bySort = order.find(({ name }) => !isPartition(name));
  const byPartition = order.find(({ name }) => isPartition(name));
  if (order.length > 0 && byPartition === undefined && new Set(ranges?.map(({ collection }) => collection)).size > 1) {
    return invalid('Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.');
  }
  return {
    descending: bySort?.descending ?? false,
    partitions: byPartition && (byPartition.descending ? 'descending' : 'ascending'),
  };
}

/** Collections in the order of the clause, or as they come in it; ranges of one collection by their sort keys. */
function inOrder(ranges: readonly KeyRange[], { descending, partitions }: Order): readonly KeyRange[] {
  const rank = new Map<string, number>();
  for (const { collection } of ranges) if (!rank.has(collection)) rank.set(collection, rank.size);
  const byPartition = (a: KeyRange, b: KeyRange): number => {
    if (partitions === undefined) return rank.get(a.collection)! - rank.get(b.collection)!;
    const order = compareValues(a.partition[0]!, b.partition[0]!) ?? 0;
    return partitions === 'ascending' ? order : -order;
  };
  const start = ({ range }: KeyRange): string => range.from ?? '';
  const bySort = (a: KeyRange, b: KeyRange): number => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0);
  return ranges.toSorted((a, b) => byPartition(a, b) || (descending ? -bySort(a, b) : bySort(a, b)));
}
