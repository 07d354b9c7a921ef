/** The form of "Explore items", and the Query or Scan it stands for. */
import type { AttributeMap, AttributeValue, TableRecord } from '#engine';
import { Placeholders } from './placeholders.ts';
import { type KeyAttribute, sourceOf } from './table-keys.ts';

export type ReadKind = 'query' | 'scan';

export type KeyOperator = '=' | '<' | '<=' | '>' | '>=' | 'between' | 'begins_with';
export type FilterOperator = KeyOperator | '<>' | 'contains' | 'not contains' | 'exists' | 'not exists';
export type FilterType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL';

export const keyOperators: Readonly<Record<KeyOperator, string>> = {
  '=': 'equals',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
  between: 'is between',
  begins_with: 'begins with',
};

export const filterOperators: Readonly<Record<FilterOperator, string>> = {
  '=': 'equals',
  '<>': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
  between: 'is between',
  begins_with: 'begins with',
  contains: 'contains',
  'not contains': 'does not contain',
  exists: 'exists',
  'not exists': 'does not exist',
};

export const filterTypes: Readonly<Record<FilterType, string>> = {
  S: 'String',
  N: 'Number',
  B: 'Binary',
  BOOL: 'Boolean',
  NULL: 'Null',
};

/** Whether an operator compares with a value at all, and with one or two. */
export const operandsOf = (operator: FilterOperator): 0 | 1 | 2 =>
  operator === 'exists' || operator === 'not exists' ? 0 : operator === 'between' ? 2 : 1;

/** Operators that make sense for a key of this type. A binary or a string begins with something, a number doesn't. */
export const keyOperatorsFor = (type: KeyAttribute['type']): KeyOperator[] =>
  (Object.keys(keyOperators) as KeyOperator[]).filter((operator) => operator !== 'begins_with' || type !== 'N');

export interface SortCondition {
  readonly operator: KeyOperator;
  /** Empty: no condition on this attribute. */
  readonly value: string;
  readonly upper: string;
}

export interface FilterRow {
  readonly id: number;
  readonly name: string;
  readonly type: FilterType;
  readonly operator: FilterOperator;
  readonly value: string;
  readonly upper: string;
}

export interface ExploreForm {
  readonly kind: ReadKind;
  readonly indexName: string | undefined;
  /** Values of the partition key's attributes, in their order. */
  readonly partition: readonly string[];
  /** Conditions on the sort key's attributes, in their order. */
  readonly sort: readonly SortCondition[];
  readonly filters: readonly FilterRow[];
  readonly answer: 'all' | 'some' | 'count';
  /** Names with commas between them, for `some`. */
  readonly attributes: string;
  readonly strong: boolean;
  readonly descending: boolean;
  /** Empty: as many as fit in 1 MB. */
  readonly limit: string;
}

export const emptyExploreForm: ExploreForm = {
  kind: 'scan',
  indexName: undefined,
  partition: [],
  sort: [],
  filters: [],
  answer: 'all',
  attributes: '',
  strong: false,
  descending: false,
  limit: '',
};

export const noCondition: SortCondition = { operator: '=', value: '', upper: '' };

export const newFilter = (filters: readonly FilterRow[]): FilterRow => ({
  id: Math.max(0, ...filters.map(({ id }) => id)) + 1,
  name: '',
  type: 'S',
  operator: '=',
  value: '',
  upper: '',
});

const typed = (type: FilterType, text: string): AttributeValue =>
  type === 'BOOL' ? { BOOL: text === 'true' } : type === 'NULL' ? { NULL: true } : { [type]: text };

interface Condition {
  readonly name: string;
  readonly type: FilterType;
  readonly operator: FilterOperator;
  readonly value: string;
  readonly upper: string;
}

function condition({ name, type, operator, value, upper }: Condition, placeholders: Placeholders): string {
  const path = placeholders.name(name);
  const operand = (text: string): string => placeholders.value(name, typed(type, text));
  switch (operator) {
    case 'exists':
      return `attribute_exists(${path})`;
    case 'not exists':
      return `attribute_not_exists(${path})`;
    case 'between':
      return `${path} BETWEEN ${operand(value)} AND ${operand(upper)}`;
    case 'begins_with':
      return `begins_with(${path}, ${operand(value)})`;
    case 'contains':
      return `contains(${path}, ${operand(value)})`;
    case 'not contains':
      return `NOT contains(${path}, ${operand(value)})`;
    default:
      return `${path} ${operator} ${operand(value)}`;
  }
}

function keyCondition(form: ExploreForm, source: Pick<TableRecord, 'key'>, placeholders: Placeholders): string {
  const { partition, sort } = source.key;
  const equalities = partition.map(({ name, type }, at) =>
    condition({ name, type, operator: '=', value: form.partition[at] ?? '', upper: '' }, placeholders),
  );
  const ranges = sort.flatMap(({ name, type }, at) => {
    const asked = form.sort[at] ?? noCondition;
    return asked.value === '' ? [] : condition({ name, type, ...asked }, placeholders);
  });
  return [...equalities, ...ranges].join(' AND ');
}

/** Names with commas between them; a blank around a name is not part of it. */
export const namesOf = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

export interface ReadRequest {
  readonly operation: 'Query' | 'Scan';
  readonly input: Readonly<Record<string, unknown>>;
}

/** The request that the form stands for; what is left empty is left out, and AWS judges the rest. */
export function exploreRequest(form: ExploreForm, table: TableRecord, startKey?: AttributeMap): ReadRequest {
  const placeholders = new Placeholders();
  const isQuery = form.kind === 'query';
  const key = isQuery ? keyCondition(form, sourceOf(table, form.indexName), placeholders) : undefined;
  const filter = form.filters.map((row) => condition(row, placeholders)).join(' AND ');
  const projection = form.answer === 'some' ? namesOf(form.attributes).map((name) => placeholders.name(name)) : [];
  const input = {
    TableName: table.name,
    IndexName: form.indexName,
    KeyConditionExpression: key,
    FilterExpression: filter === '' ? undefined : filter,
    ProjectionExpression: projection.length === 0 ? undefined : [...new Set(projection)].join(', '),
    Select: form.answer === 'count' ? 'COUNT' : undefined,
    ExpressionAttributeNames: placeholders.names(),
    ExpressionAttributeValues: placeholders.values(),
    ScanIndexForward: isQuery && form.descending ? false : undefined,
    ConsistentRead: form.strong ? true : undefined,
    Limit: form.limit.trim() === '' ? undefined : Number(form.limit),
    ExclusiveStartKey: startKey,
    ReturnConsumedCapacity: 'TOTAL',
  };
  return { operation: isQuery ? 'Query' : 'Scan', input: Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) };
}

/** Key attributes that a Query can't do without and that are empty in the form. */
export function missingKeys(form: ExploreForm, table: TableRecord): string[] {
  if (form.kind === 'scan') return [];
  const { partition } = sourceOf(table, form.indexName).key;
  return partition.filter((_, at) => (form.partition[at] ?? '') === '').map(({ name }) => name);
}
