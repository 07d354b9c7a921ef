/** Expected, the condition of a write from before ConditionExpression. Source of texts and order: E. */
import type { Condition } from '#engine/expressions/index.ts';
import { invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import type { LegacyExpected } from '#engine/model/requests.ts';
import { checkAttributeName } from '../attribute-values.ts';
import type { BoundCondition } from '../write-request.ts';
import {
  checkComparison,
  checkValues,
  type Comparison,
  type ComparisonOperator,
  conditionOf,
  textOf,
} from './comparison.ts';
import { type ExpectedParameters, joined } from './conditions.ts';

/** What one entry says, in the later form: an operator and its values. */
function comparisonOf(name: string, entry: LegacyExpected): Comparison {
  const { Value: value, Exists: exists, AttributeValueList: list, ComparisonOperator: operator } = entry;
  const values = list ?? (value === undefined ? [] : [value]);
  if (operator !== undefined) return { name, operator: operator as ComparisonOperator, values };
  return { name, operator: exists === false ? 'NULL' : 'EQ', values };
}

/** Which members of an entry may stand together. */
function checkMembers(entry: LegacyExpected): string | undefined {
  const { Value: value, Exists: exists, AttributeValueList: list, ComparisonOperator: operator } = entry;
  if (value !== undefined && list !== undefined) return 'Value and AttributeValueList cannot be used together';
  if (operator !== undefined) {
    if (exists !== undefined) return 'Exists and ComparisonOperator cannot be used together';
    const isUnary = operator === 'NULL' || operator === 'NOT_NULL';
    if (isUnary || value !== undefined || list !== undefined) return undefined;
    return `Value or AttributeValueList must be used with ComparisonOperator: ${operator}`;
  }
  if (list !== undefined) return 'AttributeValueList can only be used with a ComparisonOperator';
  if (exists === false) return value === undefined ? undefined : 'Value cannot be used when Exists is false';
  return value === undefined ? `Value must be provided when Exists is ${exists ?? null}` : undefined;
}

function checkEntry(name: string, entry: LegacyExpected): Refusal | undefined {
  const comparison = comparisonOf(name, entry);
  const problem = checkMembers(entry);
  if (problem !== undefined) return invalidParameter(`${problem} for Attribute: ${name}`);
  const refusal = checkAttributeName(name) ?? checkValues(comparison.values);
  if (refusal !== undefined || entry.ComparisonOperator === undefined) return refusal;
  // Assumption: equality is held to no types here, since E lets all of them pass.
  const { operator, values } = comparison;
  return (operator === 'EQ' || operator === 'NE') && values.length === 1 ? undefined : checkComparison(comparison);
}

export function checkExpected({ Expected: expected }: ExpectedParameters): Refusal | undefined {
  if (expected === undefined) return undefined;
  for (const name of Object.keys(expected)) {
    const refusal = checkEntry(name, expected[name]!);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The condition that the checked entries make together; nothing when there are none. */
export function boundExpected({ Expected: expected, ConditionalOperator: operator }: ExpectedParameters): BoundCondition | undefined {
  if (expected === undefined) return undefined;
  const comparisons = Object.keys(expected).map((name) => comparisonOf(name, expected[name]!));
  const condition: Condition | undefined = joined(comparisons.map(conditionOf), operator);
  return condition && { condition, text: comparisons.map(textOf).join(` ${operator ?? 'AND'} `) };
}
