/**
 * KeyConditionExpression: the grammar of conditions, of which only a few forms are allowed.
 * Source of the texts: reference rows 89 to 91; the others: E, in AWS's words.
 */
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { Comparator } from './ast.ts';
import { bindAsCondition } from './bind-condition.ts';
import type { Condition, Operand } from './condition.ts';
import type { Placeholders } from './placeholders.ts';

export type KeyComparator = Exclude<Comparator, '<>'>;

/** One condition on one top-level attribute. */
export type KeyTerm =
  | { readonly name: string; readonly operator: KeyComparator; readonly value: AttributeValue }
  | {
      readonly name: string;
      readonly operator: 'BETWEEN';
      readonly lower: AttributeValue;
      readonly upper: AttributeValue;
    }
  | { readonly name: string; readonly operator: 'begins_with'; readonly prefix: AttributeValue }
  /** An operator of KeyConditions that no index can serve. */
  | { readonly name: string; readonly operator: 'not indexable' };

/**
 * The conditions on key attributes in the order written, a value on the left turned round to the right.
 * What needs a key schema (names, types, how many) is checked by those who know it.
 */
export function bindKeyCondition(text: string, placeholders: Placeholders): readonly KeyTerm[] | Refusal {
  const condition = bindAsCondition('KeyConditionExpression', text, placeholders);
  if (isRefusal(condition)) return condition;
  const terms = new Map<string, KeyTerm>();
  const problem = collectTerms(condition, terms);
  return problem === undefined ? [...terms.values()] : invalid(problem);
}

const wrongOperator = (operator: string): string => `Invalid operator used in KeyConditionExpression: ${operator}`;
const wrongCondition = (detail: string): string => `Invalid condition in KeyConditionExpression: ${detail}`;
const wrongExpression = (detail: string): string =>
  `Invalid KeyConditionExpression: KeyConditionExpressions ${detail}`;

/** Adds the condition's terms, or tells what is wrong with the first that is no term. */
function collectTerms(condition: Condition, terms: Map<string, KeyTerm>): string | undefined {
  switch (condition.kind) {
    case 'and':
      for (const part of condition.parts) {
        const problem = collectTerms(part, terms);
        if (problem !== undefined) return problem;
      }
      return undefined;
    case 'comparison':
      if (condition.comparator === '<>') return wrongOperator('<>');
      return collectComparison(condition.comparator, condition.left, condition.right, terms);
    case 'between': {
      const { operand, lower, upper } = condition;
      if (operand.kind !== 'path') return keyFirst('BETWEEN');
      return addTerm([operand, lower, upper], terms, (name, [first, second]) => ({
        name,
        operator: 'BETWEEN',
        lower: first!,
        upper: second!,
      }));
    }
    case 'begins_with':
      if (condition.operand.kind !== 'path') return keyFirst('begins_with');
      return addTerm([condition.operand, condition.prefix], terms, (name, [prefix]) => ({
        name,
        operator: 'begins_with',
        prefix: prefix!,
      }));
    case 'or':
    case 'not':
    case 'in':
      return wrongOperator(condition.kind.toUpperCase());
    default:
      return wrongOperator(condition.kind);
  }
}

const keyFirst = (operator: string): string =>
  wrongCondition(`${operator} operator must have the key attribute as its first operand`);

const turned: Readonly<Record<KeyComparator, KeyComparator>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function collectComparison(
  comparator: KeyComparator,
  left: Operand,
  right: Operand,
  terms: Map<string, KeyTerm>,
): string | undefined {
  const operator = left.kind === 'path' ? comparator : turned[comparator];
  return addTerm([left, right], terms, (name, [value]) => ({ name, operator, value: value! }));
}

/**
 * Assumption: `cannot contain nested operations` has the same words before it as its two siblings, which
 * have been captured from the service with them (https://github.com/ExtendDB/extenddb/pull/195).
 */
function addTerm(
  operands: readonly Operand[],
  terms: Map<string, KeyTerm>,
  term: (name: string, values: readonly AttributeValue[]) => KeyTerm,
): string | undefined {
  let name: string | undefined;
  const values: AttributeValue[] = [];
  for (const operand of operands) {
    if (operand.kind === 'size') return wrongExpression('cannot contain nested operations');
    if (operand.kind === 'value') {
      values.push(operand.value);
      continue;
    }
    if (name !== undefined) return wrongCondition('Multiple attribute names used in one condition');
    if (operand.path.length > 1) return wrongExpression('cannot have conditions on nested attributes');
    name = operand.path[0] as string;
  }
  if (name === undefined) return wrongCondition('No key attribute specified');
  if (terms.has(name)) return wrongExpression('must only contain one condition per key');
  terms.set(name, term(name, values));
  return undefined;
}
