/** What a SELECT reads of its table or index. Source: see `statement-branches.ts`. */
import { type Condition, conditionPaths } from '#engine/expressions/index.ts';
import type { Range } from '#engine/kernel/ordered-map.ts';
import { keyAttributes, type KeySchema } from '#engine/model/key.ts';
import { partitionValuesMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { type KeyRange, keyRange } from './key-range.ts';
import { common, isEmpty } from './range.ts';
import { type Branch, branchesOf, partitionTerms } from './statement-branches.ts';
import { checkKeyTypes, type IndexableTerm } from './statement-terms.ts';

export interface Reach {
  /** Stretches of item collections, one for each branch; absent: a scan. */
  readonly ranges: readonly KeyRange[] | undefined;
  readonly filter: Condition | undefined;
  /** The attributes that the filter looks at in each range, since an index may not hold them. */
  readonly filterNames: readonly ReadonlySet<string>[];
  /** Every range is that of one item. */
  readonly namesItems: boolean;
}

export function reachOf(schema: KeySchema, where: Condition | undefined): Reach | Refusal {
  const scan: Reach = { ranges: undefined, filter: where, filterNames: [], namesItems: false };
  const branches = branchesOf(schema, where);
  if (branches === undefined) return scan;
  const attributes = keyAttributes(schema);
  for (const { terms } of branches) {
    const refusal = checkKeyTypes(attributes, terms);
    if (refusal !== undefined) return refusal;
  }
  const stretches: Stretch[] = [];
  for (const branch of branches) {
    const stretch = stretchOf(schema, branch);
    if (isRefusal(stretch)) return stretch;
    if (stretch === undefined) return scan;
    stretches.push(stretch);
  }
  const ranges = stretches.map(({ range }) => range);
  const refusal = checkOverlap(ranges) ?? checkCount(ranges);
  if (refusal !== undefined) return refusal;
  const filterNames = stretches.map(({ filterNames: names }) => names);
  return {
    ranges,
    filter: filterNames.some(({ size }) => size > 0) ? where : undefined,
    filterNames,
    namesItems: stretches.every(({ namesItem }) => namesItem),
  };
}

interface Stretch {
  readonly range: KeyRange;
  readonly filterNames: ReadonlySet<string>;
  readonly namesItem: boolean;
}

/** Nothing for a branch that names no partition key. */
function stretchOf(schema: KeySchema, branch: Branch): Stretch | undefined | Refusal {
  const partition = partitionTerms(schema, branch);
  if (partition === undefined) return undefined;
  const whole = keyRange(schema, partition);
  if (isRefusal(whole)) return whole;
  const prefix: IndexableTerm[] = [];
  let range: KeyRange = whole;
  // Left to right: an attribute of the sort key counts only where those before it have one value.
  for (const { name } of schema.sort) {
    const terms = branch.terms.filter((term) => term.name === name);
    const narrowed = narrow(schema, [...partition, ...prefix], range, terms);
    if (isRefusal(narrowed)) return narrowed;
    range = narrowed;
    const equality = terms.find(({ operator }) => operator === '=');
    if (equality === undefined) break;
    prefix.push(equality);
  }
  const left = schema.sort.slice(prefix.length + 1).map(({ name }) => name);
  const filterNames = new Set([
    ...branch.filters.flatMap(conditionPaths).map(([first]) => String(first)),
    ...branch.terms.map(({ name }) => name).filter((name) => left.includes(name)),
  ]);
  return { range, filterNames, namesItem: prefix.length === schema.sort.length };
}

/** Assumption: several conditions on one sort key attribute narrow what is read together. */
function narrow(
  schema: KeySchema,
  before: readonly IndexableTerm[],
  whole: KeyRange,
  terms: readonly IndexableTerm[],
): KeyRange | Refusal {
  let { range } = whole;
  const told = whole.sortKeyCondition === undefined ? [] : [whole.sortKeyCondition];
  for (const term of terms) {
    const one = keyRange(schema, [...before, term]);
    if (isRefusal(one)) return one;
    range = common(range, one.range);
    told.push(`${term.name} ${term.operator}`);
  }
  return { ...whole, range, sortKeyCondition: told.length === 0 ? undefined : told.join(' and ') };
}

/** Source: floci's statements, checked against the service in September 2026. */
function checkOverlap(ranges: readonly KeyRange[]): Refusal | undefined {
  const byCollection = new Map<string, Range[]>();
  for (const { collection, range } of ranges) {
    const others = byCollection.get(collection) ?? [];
    if (others.some((other) => !isEmpty(common(other, range)))) {
      return invalid('Overlapping conditions with range keys are not supported in where clause');
    }
    others.push(range);
    byCollection.set(collection, others);
  }
  return undefined;
}

/** Source: DG/ql-operators. Assumption: the text is that of an IN in an expression. */
function checkCount(ranges: readonly KeyRange[]): Refusal | undefined {
  const { size } = new Set(ranges.map(({ collection }) => collection));
  if (size <= partitionValuesMax) return undefined;
  return invalid(`The IN operator is provided with too many operands; number of operands: ${size}`);
}
