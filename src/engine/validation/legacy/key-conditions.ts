/** KeyConditions, the key of a Query from before KeyConditionExpression. Source of texts and order: E. */
import type { KeyTerm } from '#engine/expressions/index.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { Comparison } from './comparison.ts';
import { checkConditions, comparisonsOf, type Conditions } from './conditions.ts';

export function checkKeyConditions(conditions: Conditions | undefined): Refusal | undefined {
  if (conditions === undefined) return undefined;
  const refusal = checkConditions(conditions);
  if (refusal !== undefined) return refusal;
  const { length } = Object.keys(conditions);
  return length === 1 || length === 2 ? undefined : invalid('Conditions can be of length 1 or 2 only');
}

const operators = { EQ: '=', LT: '<', LE: '<=', GT: '>', GE: '>=' } as const;

function termOf({ name, operator, values }: Comparison): KeyTerm {
  const [first, second] = values;
  switch (operator) {
    case 'BETWEEN':
      return { name, operator, lower: first!, upper: second! };
    case 'BEGINS_WITH':
      return { name, operator: 'begins_with', prefix: first! };
    case 'EQ':
    case 'LT':
    case 'LE':
    case 'GT':
    case 'GE':
      return { name, operator: operators[operator], value: first! };
    default:
      return { name, operator: 'not indexable' };
  }
}

export const keyTermsOf = (conditions: Conditions): readonly KeyTerm[] => comparisonsOf(conditions).map(termOf);
