/**
 * From the key condition of a Query to the stretch of positions it reads.
 * Source of the checks: reference 13.6, rows 87, 88, 92; multi-attribute keys: reference 9.27.
 */
import type { KeyTerm } from '#engine/expressions/index.ts';
import type { Range } from '#engine/kernel/ordered-map.ts';
import { type AttributeValue, typeOf } from '#engine/model/attribute-value.ts';
import {
  afterPrefix,
  collectionText,
  type KeyAttribute,
  type KeySchema,
  sortKeyPrefixText,
  sortKeyText,
} from '#engine/model/key.ts';
import { invalid, invalidParameter, type Refusal } from '#engine/model/refusal.ts';

export interface KeyRange {
  /** Values of the partition key, in the schema's order. */
  readonly partition: readonly AttributeValue[];
  /** With what every position of the collection begins. */
  readonly collection: string;
  readonly range: Range;
  /** The condition on the sort key in a few words, e.g. `sk begins_with`. */
  readonly sortKeyCondition: string | undefined;
}

const notSupported = 'Query key condition not supported';

type IndexableTerm = Exclude<KeyTerm, { operator: 'not indexable' }>;

/** Source: E. */
const notIndexable = (): Refusal => invalid('Attempted conditional constraint is not an indexable operation');

const valuesOf = (term: IndexableTerm): AttributeValue[] =>
  term.operator === 'BETWEEN'
    ? [term.lower, term.upper]
    : [term.operator === 'begins_with' ? term.prefix : term.value];

function checkTypes(term: IndexableTerm, { name, type }: KeyAttribute): Refusal | undefined {
  for (const value of valuesOf(term)) {
    if (typeOf(value) !== type) {
      return invalidParameter('Condition parameter type does not match schema type');
    }
    if (value.S === '' || value.B === '') {
      const word = value.S === undefined ? 'binary' : 'string';
      return invalid(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${word} value. Key: ${name}`,
      );
    }
  }
  return undefined;
}

/** The stretch of positions that the terms describe under a table's or index's key. */
export function keyRange(schema: KeySchema, terms: readonly KeyTerm[]): KeyRange | Refusal {
  const open = new Map(terms.map((term) => [term.name, term]));
  const partition: AttributeValue[] = [];
  for (const attribute of schema.partition) {
    const term = open.get(attribute.name);
    if (term === undefined) return invalid(`Query condition missed key schema element: ${attribute.name}`);
    if (term.operator === 'not indexable') return notIndexable();
    const refusal = checkTypes(term, attribute);
    if (refusal !== undefined) return refusal;
    if (term.operator !== '=') return invalid(notSupported);
    partition.push(term.value);
    open.delete(attribute.name);
  }
  const collection = collectionText(partition);
  return withSortKey({ partition, collection, range: prefixRange(collection), sortKeyCondition: undefined }, schema.sort, open);
}

/** Narrows a collection's range by the conditions on the sort key, left to right and without gaps. */
function withSortKey(
  whole: KeyRange,
  sort: readonly KeyAttribute[],
  open: Map<string, KeyTerm>,
): KeyRange | Refusal {
  let prefix = whole.collection;
  let { range } = whole;
  const told: string[] = [];
  for (const attribute of sort) {
    if (open.size === 0) break;
    const term = open.get(attribute.name);
    if (term === undefined) return invalid(`Query condition missed key schema element: ${attribute.name}`);
    if (term.operator === 'not indexable') return notIndexable();
    const refusal = checkTypes(term, attribute);
    if (refusal !== undefined) return refusal;
    open.delete(attribute.name);
    told.push(`${term.name} ${term.operator}`);
    range = termRange(prefix, term);
    if (term.operator !== '=') break;
    prefix += sortKeyText(term.value);
  }
  if (open.size > 0) return invalid(notSupported);
  return { ...whole, range, sortKeyCondition: told.length === 0 ? undefined : told.join(' and ') };
}

const prefixRange = (prefix: string): Range => ({ from: prefix, to: afterPrefix(prefix), toExclusive: true });

/** Positions begin with `prefix` and go on with a sort key for which the term holds. */
function termRange(prefix: string, term: IndexableTerm): Range {
  const whole = prefixRange(prefix);
  switch (term.operator) {
    case 'BETWEEN':
      return {
        from: prefix + sortKeyText(term.lower),
        to: afterPrefix(prefix + sortKeyText(term.upper)),
        toExclusive: true,
      };
    case 'begins_with':
      return prefixRange(prefix + sortKeyPrefixText(term.prefix));
    case '=':
      return prefixRange(prefix + sortKeyText(term.value));
    case '<':
      return { ...whole, to: prefix + sortKeyText(term.value) };
    case '<=':
      return { ...whole, to: afterPrefix(prefix + sortKeyText(term.value)) };
    case '>':
      return { ...whole, from: afterPrefix(prefix + sortKeyText(term.value)) };
    case '>=':
      return { ...whole, from: prefix + sortKeyText(term.value) };
  }
}
