/**
 * A WHERE clause as branches: OR and IN are spread out over the key, so that each branch has its own conditions
 * on it. Where every branch names a partition key, a SELECT reads those and no more; otherwise it is a scan.
 * Source: DG/ql-reference.select; the rules as floci has checked them against the service in September 2026
 * (https://github.com/floci-io/floci, DynamoDbPartiQLKeyPlan).
 */
import type { Condition } from '#engine/expressions/index.ts';
import { equalValues } from '#engine/model/comparison.ts';
import type { KeySchema } from '#engine/model/key.ts';
import { conjuncts, equalityOf, type IndexableTerm, optionsOf, termOf } from './statement-terms.ts';

export interface Branch {
  /** Conditions on key attributes. */
  readonly terms: readonly IndexableTerm[];
  /** All others. */
  readonly filters: readonly Condition[];
}

/**
 * Branches that are worked out. Assumption: what spreads out further is read by a scan; a clause of 8,192
 * characters could make more of them than there are atoms.
 */
const branchesMax = 1000;

/** Nothing when there would be too many. */
export function branchesOf(schema: KeySchema, where: Condition | undefined): readonly Branch[] | undefined {
  return new Spreading(schema).product(conjuncts(where));
}

class Spreading {
  readonly #schema: KeySchema;

  constructor(schema: KeySchema) {
    this.#schema = schema;
  }

  product(parts: readonly Condition[]): readonly Branch[] | undefined {
    let branches: readonly Branch[] = [{ terms: [], filters: [] }];
    for (const part of parts) {
      const spread = this.#spread(part);
      if (spread === undefined || branches.length * spread.length > branchesMax) return undefined;
      branches = branches.flatMap((a) =>
        spread.map((b) => ({ terms: [...a.terms, ...b.terms], filters: [...a.filters, ...b.filters] })),
      );
    }
    return branches;
  }

  #spread(condition: Condition): readonly Branch[] | undefined {
    const terms = this.#alternatives(condition);
    if (terms !== undefined) return terms.map((term) => ({ terms: [term], filters: [] }));
    if (condition.kind === 'and') return this.product(condition.parts);
    if (condition.kind !== 'or' || !this.#namesKey(condition)) return [{ terms: [], filters: [condition] }];
    const branches: Branch[] = [];
    for (const part of condition.parts) {
      const spread = this.#spread(part);
      if (spread === undefined || branches.length + spread.length > branchesMax) return undefined;
      branches.push(...spread);
    }
    return branches;
  }

  /** What the condition says of one key attribute: any of these. */
  #alternatives(condition: Condition): readonly IndexableTerm[] | undefined {
    const { partition, sort } = this.#schema;
    for (const { name } of [...partition, ...sort]) {
      const options = optionsOf(condition, name);
      if (options !== undefined) return options.map((value) => ({ name, operator: '=', value }));
    }
    for (const { name } of partition) {
      const value = equalityOf(condition, name);
      if (value !== undefined) return [{ name, operator: '=', value }];
    }
    for (const { name } of sort) {
      const term = termOf(condition, name);
      if (term !== undefined) return [term];
    }
    return undefined;
  }

  #namesKey(condition: Condition): boolean {
    if (this.#alternatives(condition) !== undefined) return true;
    return (condition.kind === 'and' || condition.kind === 'or') && condition.parts.some((part) => this.#namesKey(part));
  }
}

/** The conditions on the partition key, one for each of its attributes; nothing where it is open or doubly named. */
export function partitionTerms({ partition }: KeySchema, { terms }: Branch): readonly IndexableTerm[] | undefined {
  const found: IndexableTerm[] = [];
  for (const { name } of partition) {
    const [first, ...others] = terms.flatMap((term) => (term.name === name && term.operator === '=' ? [term] : []));
    if (first === undefined || others.some(({ value }) => !equalValues(value, first.value))) return undefined;
    found.push(first);
  }
  return found;
}
