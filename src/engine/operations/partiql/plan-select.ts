/** What a SELECT reads: one item, item collections, or a whole table or index. */
import { type Condition, type Path } from '#engine/expressions/index.ts';
import { bindCondition, type Parameters, type Select } from '#engine/expressions/partiql/index.ts';
import { projectedNames } from '#engine/indexes/projection.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { compareValues } from '#engine/model/comparison.ts';
import { keyAttributes, type KeySchema } from '#engine/model/key.ts';
import { partitionValuesMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { type KeyRange, keyRange } from '#engine/plan/key-range.ts';
import { fetchesFromTable, fetchesNothing } from '#engine/plan/projection.ts';
import type { Consistency, PagePlan } from '#engine/plan/read-plan.ts';
import { type Reach, reachOf } from '#engine/plan/statement-keys.ts';
import { findIndex } from '../find-index.ts';

export interface SelectRequest {
  readonly select: Select;
  readonly parameters: Parameters;
  readonly consistency: Consistency;
  readonly limit: number | undefined;
  /** Where the page before this one ended. */
  readonly startKey: AttributeMap | undefined;
}

export interface SelectPlan {
  /** Its range is that of the only collection, or the whole for a scan. */
  readonly page: PagePlan;
  /** Absent: a scan. */
  readonly collections: readonly KeyRange[] | undefined;
  /** The collections' items come in the order of their sort keys, not one collection after the other. */
  readonly merges: boolean;
  readonly startKey: AttributeMap | undefined;
}

export function planSelect(table: TableRecord, request: SelectRequest): SelectPlan | Refusal {
  const { select, parameters, consistency } = request;
  const where = select.where && bindCondition(select.where, parameters);
  if (isRefusal(where)) return where;
  const index = indexOf(table, select.index, consistency);
  if (isRefusal(index)) return index;
  const schema = index?.key ?? table.key;
  const reach = reachOf(schema, where);
  const order = orderOf(schema, select, reach);
  if (isRefusal(order)) return order;
  const collections = collectionsOf(schema, reach, order);
  if (isRefusal(collections)) return collections;
  const fetches = fetchesOf(table, index, select.columns, where);
  if (isRefusal(fetches)) return fetches;
  const isGet = index === undefined && reach.namesItems && collections?.length === 1;
  return {
    page: {
      kind: collections === undefined ? 'scan' : isGet ? 'get' : 'query',
      index,
      consistency,
      range: collections?.length === 1 ? collections[0]!.range : {},
      direction: order.descending ? 'descending' : 'ascending',
      limit: isGet ? undefined : request.limit,
      filter: reach.filter,
      answer: select.columns === undefined ? { kind: 'items', paths: undefined } : { kind: 'rows', columns: select.columns },
      fetches,
      sortKeyCondition: collections?.[0]?.sortKeyCondition,
      segment: undefined,
      totalSegments: undefined,
    },
    collections,
    merges: order.merges && collections !== undefined && collections.length > 1,
    startKey: request.startKey,
  };
}

/** Source: https://github.com/nubo-db/dynoxide/issues/179 (measured: without the name); reference row 122. */
function indexOf(table: TableRecord, name: string | undefined, consistency: Consistency): IndexRecord | undefined | Refusal {
  if (name === undefined) return undefined;
  const index = table.indexes.find((candidate) => candidate.name === name && candidate.status !== 'DELETING');
  if (index === undefined) return invalid('The table does not have the specified index');
  if (index.kind === 'global' && consistency === 'strong') {
    return invalid('Strongly consistent read is not supported on Global Secondary Indexes');
  }
  return findIndex(table, name, consistency);
}

interface Order {
  /** By sort key. */
  readonly descending: boolean;
  /** By partition key, when the statement says so. */
  readonly partitions: 'ascending' | 'descending' | undefined;
  readonly merges: boolean;
}

/** Source: DG/ql-reference.select; the texts as commonly reported, with the note at reference 13.50. */
function orderOf(schema: KeySchema, { order }: Select, { collections }: Reach): Order | Refusal {
  const names = new Set(keyAttributes(schema).map(({ name }) => name));
  for (const { name } of order) {
    if (!names.has(name)) return invalid(`Variable reference ${name} in ORDER BY clause must be part of the primary key`);
  }
  if (order.length > 0 && collections === undefined) {
    return invalid('Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.');
  }
  const isPartition = (name: string): boolean => schema.partition.some((attribute) => attribute.name === name);
  const bySort = order.find(({ name }) => !isPartition(name));
  const byPartition = order.find(({ name }) => isPartition(name));
  return {
    descending: bySort?.descending ?? false,
    partitions: byPartition && (byPartition.descending ? 'descending' : 'ascending'),
    merges: bySort !== undefined && order[0] === bySort,
  };
}

function collectionsOf(schema: KeySchema, reach: Reach, order: Order): readonly KeyRange[] | undefined | Refusal {
  if (reach.collections === undefined) return undefined;
  const { length } = reach.collections;
  // Assumption: the text is that of an IN in an expression; the limit: DG/ql-operators.
  if (length > partitionValuesMax) {
    return invalid(`The IN operator is provided with too many operands; number of operands: ${length}`);
  }
  const collections: KeyRange[] = [];
  for (const terms of reach.collections) {
    const collection = keyRange(schema, terms);
    if (isRefusal(collection)) return collection;
    collections.push(collection);
  }
  if (order.partitions === undefined) return collections;
  const sign = order.partitions === 'ascending' ? 1 : -1;
  return collections.toSorted((a, b) => sign * (compareValues(a.partition[0]!, b.partition[0]!) ?? 0));
}

/** Assumption: `*` on a local index is what the index holds, as it is for Query. */
function fetchesOf(
  table: TableRecord,
  index: IndexRecord | undefined,
  columns: readonly Path[] | undefined,
  filter: Condition | undefined,
): PagePlan['fetches'] | Refusal {
  if (index === undefined) return fetchesNothing;
  const names = projectedNames(table, index);
  return fetchesFromTable({ index, names }, { select: undefined, projection: columns, filter });
}
