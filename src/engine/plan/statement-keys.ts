/**
 * What the WHERE clause of a statement says about keys: which item a write means, which item collections a
 * SELECT reads, and what is left over as condition or filter.
 * Source: DG/ql-reference.select (what is a scan and what is not), reference 13.50, 13.51, row 118.
 */
import type { Condition, KeyComparator, KeyTerm, Operand } from '#engine/expressions/index.ts';
import { type AttributeMap, type AttributeValue, setAttribute } from '#engine/model/attribute-value.ts';
import { equalValues } from '#engine/model/comparison.ts';
import { keyAttributes, type KeySchema } from '#engine/model/key.ts';

/** The parts that must all hold. */
export function conjuncts(condition: Condition | undefined): readonly Condition[] {
  if (condition === undefined) return [];
  return condition.kind === 'and' ? condition.parts.flatMap(conjuncts) : [condition];
}

export function conjunction(parts: readonly Condition[]): Condition | undefined {
  return parts.length <= 1 ? parts[0] : { kind: 'and', parts };
}

const isAttribute = (operand: Operand, name: string): boolean =>
  operand.kind === 'path' && operand.path.length === 1 && operand.path[0] === name;

const turned: Readonly<Record<KeyComparator, KeyComparator>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** The condition as one on this key attribute, when it compares it with values. */
function termOf(condition: Condition, name: string): KeyTerm | undefined {
  switch (condition.kind) {
    case 'comparison': {
      const { comparator, left, right } = condition;
      if (comparator === '<>') return undefined;
      if (isAttribute(left, name) && right.kind === 'value') return { name, operator: comparator, value: right.value };
      if (isAttribute(right, name) && left.kind === 'value') {
        return { name, operator: turned[comparator], value: left.value };
      }
      return undefined;
    }
    case 'between': {
      const { operand, lower, upper } = condition;
      if (!isAttribute(operand, name) || lower.kind !== 'value' || upper.kind !== 'value') return undefined;
      return { name, operator: 'BETWEEN', lower: lower.value, upper: upper.value };
    }
    case 'begins_with': {
      const { operand, prefix } = condition;
      if (!isAttribute(operand, name) || prefix.kind !== 'value') return undefined;
      return { name, operator: 'begins_with', prefix: prefix.value };
    }
    default:
      return undefined;
  }
}

function equalityOf(condition: Condition, name: string): AttributeValue | undefined {
  const term = termOf(condition, name);
  return term?.operator === '=' ? term.value : undefined;
}

/** The values that the attribute must have one of, or nothing when the condition doesn't say. */
function valuesOf(condition: Condition, name: string): readonly AttributeValue[] | undefined {
  const value = equalityOf(condition, name);
  if (value !== undefined) return [value];
  switch (condition.kind) {
    case 'in':
      if (!isAttribute(condition.operand, name)) return undefined;
      return all(condition.options.map((option) => (option.kind === 'value' ? [option.value] : undefined)));
    case 'or':
      return all(condition.parts.map((part) => valuesOf(part, name)));
    case 'and':
      return condition.parts.map((part) => valuesOf(part, name)).find((values) => values !== undefined);
    default:
      return undefined;
  }
}

function all(lists: readonly (readonly AttributeValue[] | undefined)[]): AttributeValue[] | undefined {
  const values: AttributeValue[] = [];
  for (const list of lists) {
    if (list === undefined) return undefined;
    for (const value of list) if (!values.some((known) => equalValues(known, value))) values.push(value);
  }
  return values;
}

export interface ItemKey {
  readonly key: AttributeMap;
  /** What else must hold of the item. */
  readonly rest: Condition | undefined;
}

/** The one item that the condition means, or nothing when it doesn't name the whole key. */
export function itemKey(schema: KeySchema, condition: Condition | undefined): ItemKey | undefined {
  const open = [...conjuncts(condition)];
  const key: AttributeMap = {};
  for (const { name } of keyAttributes(schema)) {
    const at = open.findIndex((part) => equalityOf(part, name) !== undefined);
    if (at < 0) return undefined;
    setAttribute(key, name, equalityOf(open[at]!, name)!);
    open.splice(at, 1);
  }
  return { key, rest: conjunction(open) };
}

/** What a SELECT reads. */
export interface Reach {
  /** Key conditions of each item collection to be read, in order; absent: all of them. */
  readonly collections: readonly (readonly KeyTerm[])[] | undefined;
  readonly filter: Condition | undefined;
  /** Every collection's conditions name one item. */
  readonly namesItems: boolean;
}

/** Collections by the partition key; the first condition on each sort key attribute narrows them. */
export function reachOf(schema: KeySchema, condition: Condition | undefined): Reach {
  const open = [...conjuncts(condition)];
  const partitions = partitionTerms(schema, open);
  if (partitions === undefined) return { collections: undefined, filter: condition, namesItems: false };
  const sort = sortTerms(schema, open);
  const namesItems = sort.length === schema.sort.length && sort.every(({ operator }) => operator === '=');
  return {
    collections: partitions.map((terms) => [...terms, ...sort]),
    filter: conjunction(open),
    namesItems,
  };
}

/** Takes the conditions on the partition key out of `open`, unless they are wanted as a filter as well. */
function partitionTerms(schema: KeySchema, open: Condition[]): readonly (readonly KeyTerm[])[] | undefined {
  const terms: KeyTerm[] = [];
  for (const { name } of schema.partition) {
    const at = open.findIndex((part) => equalityOf(part, name) !== undefined);
    if (at < 0) break;
    terms.push({ name, operator: '=', value: equalityOf(open[at]!, name)! });
    open.splice(at, 1);
  }
  if (terms.length === schema.partition.length) return [terms];
  const [only, second] = schema.partition;
  if (only === undefined || second !== undefined) return undefined;
  const at = open.findIndex((part) => valuesOf(part, only.name) !== undefined);
  if (at < 0) return undefined;
  const values = valuesOf(open[at]!, only.name)!;
  if (open[at]!.kind === 'in') open.splice(at, 1);
  return values.map((value) => [{ name: only.name, operator: '=', value }]);
}

/**
 * Assumption: of several conditions on one sort key attribute an equality, or else the first, narrows what is
 * read; the others are filters, as Query takes one condition for each.
 */
function sortTerms(schema: KeySchema, open: Condition[]): KeyTerm[] {
  const terms: KeyTerm[] = [];
  for (const { name } of schema.sort) {
    const equality = open.findIndex((part) => equalityOf(part, name) !== undefined);
    const at = equality >= 0 ? equality : open.findIndex((part) => termOf(part, name) !== undefined);
    if (at < 0) break;
    const term = termOf(open[at]!, name)!;
    terms.push(term);
    open.splice(at, 1);
    if (term.operator !== '=') break;
  }
  return terms;
}
