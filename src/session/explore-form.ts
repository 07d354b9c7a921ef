/** The form of "Explore items", and the Query or Scan it stands for. */
import { type AttributeMap, attributeOf, type AttributeValue, type TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { Placeholders } from './placeholders.ts';
import { readDynamoItem } from './plain-json.ts';
import { type KeyAttribute, sourceOf } from './table-keys.ts';

export type ReadKind = 'query' | 'scan';

export type KeyOperator = '=' | '<' | '<=' | '>' | '>=' | 'between' | 'begins_with';
export type FilterOperator =
  | KeyOperator
  | '<>'
  | 'in'
  | 'contains'
  | 'not contains'
  | 'exists'
  | 'not exists'
  | 'type'
  | 'size <='
  | 'size >=';
/** `JSON` is any value at all, as DynamoDB JSON. */
export type FilterType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'JSON';

export const keyOperators: Readonly<Record<KeyOperator, string>> = {
  '=': say('equals'),
  '<': say('is below'),
  '<=': say('is at most'),
  '>': say('is above'),
  '>=': say('is at least'),
  between: say('is between'),
  begins_with: say('begins with'),
};

export const filterOperators: Readonly<Record<FilterOperator, string>> = {
  '=': say('equals'),
  '<>': say('is not'),
  '<': say('is below'),
  '<=': say('is at most'),
  '>': say('is above'),
  '>=': say('is at least'),
  between: say('is between'),
  begins_with: say('begins with'),
  in: say('is one of'),
  contains: say('contains'),
  'not contains': say('does not contain'),
  exists: say('exists'),
  'not exists': say('does not exist'),
  type: say('has the type'),
  'size <=': say('has at most the size'),
  'size >=': say('has at least the size'),
};

export const filterTypes: Readonly<Record<FilterType, string>> = {
  S: say('String'),
  N: say('Number'),
  B: say('Binary'),
  BOOL: say('Boolean'),
  NULL: say('Null'),
  JSON: 'DynamoDB JSON',
};

/** Operators whose operand has a type of its own: the name of a type, or a number. */
export const hasOwnOperandType = (operator: FilterOperator): boolean => operator === 'type' || operator.startsWith('size');

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
  /** Whether an item must pass every filter, or one of them. */
  readonly passes: 'all' | 'any';
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
  passes: 'all',
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

function typed(type: FilterType, text: string): AttributeValue {
  if (type === 'BOOL') return { BOOL: text === 'true' };
  if (type === 'NULL') return { NULL: true };
  return type === 'JSON' ? (valueOf(text) ?? { S: text }) : { [type]: text };
}

/** One value of DynamoDB JSON; nothing for a text that is none. */
function valueOf(text: string): AttributeValue | undefined {
  const read = readDynamoItem(`{"value": ${text}}`);
  return 'item' in read ? attributeOf(read.item, 'value') : undefined;
}

/** Texts with commas between them, as typed for "is one of"; a blank around one is not part of it. */
const listed = (type: FilterType, text: string): readonly string[] =>
  type === 'S' || type === 'N' || type === 'B' ? namesOf(text) : [text];

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
    case 'in':
      return `${path} IN (${listed(type, value).map(operand).join(', ')})`;
    case 'type':
      return `attribute_type(${path}, ${placeholders.value(name, { S: value })})`;
    case 'size <=':
    case 'size >=':
      return `size(${path}) ${operator.slice(-2)} ${placeholders.value(name, { N: value })}`;
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

/** A Limit that is no number goes as it was typed, and AWS says so. */
const limitOf = (text: string): number | string | undefined =>
  text.trim() === '' ? undefined : /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text;

/** The request that the form stands for; what is left empty is left out, and AWS judges the rest. */
export function exploreRequest(form: ExploreForm, table: TableRecord, startKey?: AttributeMap): ReadRequest {
  const placeholders = new Placeholders();
  const isQuery = form.kind === 'query';
  const key = isQuery ? keyCondition(form, sourceOf(table, form.indexName), placeholders) : undefined;
  const filter = form.filters.map((row) => condition(row, placeholders)).join(form.passes === 'any' ? ' OR ' : ' AND ');
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
    Limit: limitOf(form.limit),
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

/** Filters that stand for no request yet, by their ids, each with the reason. */
export function filterProblems(filters: readonly FilterRow[]): ReadonlyMap<number, string> {
  const problems = new Map<number, string>();
  for (const { id, name, type, operator, value, upper } of filters) {
    const texts = [value, upper].slice(0, operandsOf(operator));
    const isJson = type === 'JSON' && !hasOwnOperandType(operator);
    if (name === '') problems.set(id, say('The name of an attribute is missing.'));
    else if (isJson && texts.some((text) => valueOf(text) === undefined)) {
      problems.set(id, say('This is no value in DynamoDB JSON. One looks like {"SS": ["a", "b"]}.'));
    } else if (operator === 'in' && listed(type, value).length === 0) problems.set(id, say('There is no value to compare with.'));
  }
  return problems;
}
