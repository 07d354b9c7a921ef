/**
 * One condition from before expressions: an operator and a list of values on a top-level attribute. QueryFilter,
 * ScanFilter, KeyConditions and Expected are maps of them.
 * Source of texts and order: E, in AWS's words; operators and types: SDK model, `Condition`.
 */
import type { Condition } from '#engine/expressions/index.ts';
import type { AttributeType, AttributeValue } from '#engine/model/attribute-value.ts';
import { typeOf } from '#engine/model/attribute-value.ts';
import { compareValues } from '#engine/model/comparison.ts';
import { invalid, invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import { checkValue } from '../attribute-values.ts';

/** In the order in which AWS lists them. */
export const comparisonOperators = [
  'IN',
  'NULL',
  'BETWEEN',
  'LT',
  'NOT_CONTAINS',
  'EQ',
  'GT',
  'NOT_NULL',
  'NE',
  'LE',
  'BEGINS_WITH',
  'GE',
  'CONTAINS',
] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

/** A condition whose operator is known to be one. */
export interface Comparison {
  readonly name: string;
  readonly operator: ComparisonOperator;
  readonly values: readonly AttributeValue[];
}

const scalars = 'S N B';
const comparable = `${scalars} SS NS BS`;
const typesTaken: Readonly<Record<ComparisonOperator, string>> = {
  EQ: comparable,
  NE: comparable,
  LT: scalars,
  LE: scalars,
  GT: scalars,
  GE: scalars,
  BETWEEN: scalars,
  IN: scalars,
  CONTAINS: scalars,
  NOT_CONTAINS: scalars,
  BEGINS_WITH: 'S B',
  NULL: '',
  NOT_NULL: '',
};

const takes = (operator: ComparisonOperator, type: AttributeType): boolean =>
  typesTaken[operator].split(' ').includes(type);

function isCount(operator: ComparisonOperator, count: number): boolean {
  if (operator === 'NULL' || operator === 'NOT_NULL') return count === 0;
  if (operator === 'IN') return count > 0;
  return count === (operator === 'BETWEEN' ? 2 : 1);
}

export const checkValues = (values: readonly AttributeValue[]): Refusal | undefined => {
  for (const value of values) {
    const refusal = checkValue(value);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/** Whether the operator takes so many values of such types. `values` have been checked. */
export function checkComparison({ operator, values }: Comparison): Refusal | undefined {
  if (!isCount(operator, values.length)) {
    return invalidParameter(`Invalid number of argument(s) for the ${operator} ComparisonOperator`);
  }
  const [first, second] = values;
  if (first === undefined) return undefined;
  const type = typeOf(first);
  if (values.some((value) => typeOf(value) !== type)) {
    return invalidParameter('AttributeValues inside AttributeValueList must be of same type');
  }
  if (!takes(operator, type)) {
    return invalidParameter(`ComparisonOperator ${operator} is not valid for ${type} AttributeValue type`);
  }
  if (operator === 'BETWEEN' && (compareValues(first, second!) ?? 0) > 0) {
    return invalid('The BETWEEN condition was provided a range where the lower bound is greater than the upper bound');
  }
  return undefined;
}

const comparators = { EQ: '=', NE: '<>', LT: '<', LE: '<=', GT: '>', GE: '>=' } as const;

/** The same as a condition expression would say it. Source: E; missing attributes as reference 13.21. */
export function conditionOf({ name, operator, values }: Comparison): Condition {
  const path = [name];
  const operand = { kind: 'path', path } as const;
  const options = values.map((value) => ({ kind: 'value', value }) as const);
  const [first, second] = options;
  switch (operator) {
    case 'NULL':
      return { kind: 'attribute_not_exists', path };
    case 'NOT_NULL':
      return { kind: 'attribute_exists', path };
    case 'BETWEEN':
      return { kind: 'between', operand, lower: first!, upper: second! };
    case 'IN':
      return { kind: 'in', operand, options };
    case 'CONTAINS':
      return { kind: 'contains', operand, element: first! };
    case 'NOT_CONTAINS':
      return { kind: 'not', part: { kind: 'contains', operand, element: first! } };
    case 'BEGINS_WITH':
      return { kind: 'begins_with', operand, prefix: first! };
    default:
      return { kind: 'comparison', comparator: comparators[operator], left: operand, right: first! };
  }
}

const shown = (value: AttributeValue): string => value.N ?? JSON.stringify(value.S ?? value);

/** For the trace: `age GE 18`. */
export const textOf = ({ name, operator, values }: Comparison): string =>
  [name, operator, ...values.map(shown)].join(' ');
