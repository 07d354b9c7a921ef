/** Maps of conditions from before expressions, as filters. Source of texts and order: E. */
import type { Condition } from '#engine/expressions/index.ts';
import { type Refusal, invalid } from '#engine/model/refusal.ts';
import type { LegacyCondition, LegacyExpected } from '#engine/model/requests.ts';
import { checkAttributeName } from '../attribute-values.ts';
import type { Constraints } from '../constraints.ts';
import {
  checkComparison,
  checkValues,
  type Comparison,
  type ComparisonOperator,
  comparisonOperators,
  conditionOf,
} from './comparison.ts';

export type Conditions = Readonly<Record<string, LegacyCondition>>;

export const conditionalOperators = ['OR', 'AND'] as const;

/** What the service's model says of each condition: `path` is the parameter's name as messages write it. */
export function constrainConditions(constraints: Constraints, path: string, conditions: Conditions | undefined): Constraints {
  for (const name of Object.keys(conditions ?? {})) {
    const { ComparisonOperator: operator } = conditions![name]!;
    const at = `${path}.${name}.member.comparisonOperator`;
    constraints.required(at, operator).oneOf(at, operator, comparisonOperators);
  }
  return constraints;
}

export interface ExpectedParameters {
  readonly Expected?: Readonly<Record<string, LegacyExpected>>;
  readonly ConditionalOperator?: string;
}

export function constrainExpected(constraints: Constraints, wire: ExpectedParameters): Constraints {
  const { Expected: expected, ConditionalOperator: operator } = wire;
  constraints.oneOf('conditionalOperator', operator, conditionalOperators);
  if (expected === undefined) return constraints;
  for (const name of Object.keys(expected)) {
    const at = `expected.${name}.member.comparisonOperator`;
    constraints.oneOf(at, expected[name]!.ComparisonOperator, comparisonOperators);
  }
  return constraints;
}

/** The conditions in the order of the request; their operators have passed {@link constrainConditions}. */
export const comparisonsOf = (conditions: Conditions): Comparison[] =>
  Object.keys(conditions).map((name) => ({
    name,
    operator: conditions[name]!.ComparisonOperator as ComparisonOperator,
    values: conditions[name]!.AttributeValueList ?? [],
  }));

export function checkConditions(conditions: Conditions | undefined): Refusal | undefined {
  for (const comparison of comparisonsOf(conditions ?? {})) {
    const refusal =
      checkAttributeName(comparison.name) ?? checkValues(comparison.values) ?? checkComparison(comparison);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** All parts or, with OR, any of them; nothing where there are none. */
export function joined(parts: readonly Condition[], operator: string | undefined): Condition | undefined {
  if (parts.length < 2) return parts[0];
  return { kind: operator === 'OR' ? 'or' : 'and', parts };
}

export const filterOf = (conditions: Conditions | undefined, operator: string | undefined): Condition | undefined =>
  joined(comparisonsOf(conditions ?? {}).map(conditionOf), operator);

/** Source: the texts of AWS's own clients (aws-dax-js-sdk-v3, RequestValidator). */
export function checkConditionalOperator(operator: string | undefined, conditions: object | undefined): Refusal | undefined {
  if (operator === undefined) return undefined;
  if (conditions === undefined) return invalid('ConditionalOperator cannot be used without Filter or Expected');
  if (Object.keys(conditions).length > 1) return undefined;
  return invalid('ConditionalOperator can only be used when Filter or Expected has two or more elements');
}
