/** Numbers of up to 38 digits, added and subtracted exactly. */
import { assert } from '#engine/kernel/assert.ts';
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import { numberExponentMax } from '#engine/model/limits.ts';
import {
  addDecimals,
  canonicalText,
  type Decimal,
  decimalOf,
  negated,
  problemOf,
} from '#engine/model/number.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';

/** Source: reference rows 55, 56. */
const texts = {
  'too precise': 'Attempting to store more than 38 significant digits in a Number',
  overflow: 'Number overflow. Attempting to store a number with magnitude larger than supported range',
  underflow: 'Number underflow. Attempting to store a number with magnitude smaller than supported range',
};

/**
 * Assumption: a result beyond the range is an overflow however many digits it has, since that is the
 * refusal that the service documents for updates (SDK model, TransactionCanceledException).
 */
function resultProblem(sum: Decimal): keyof typeof texts | undefined {
  if (sum.point - 1 > numberExponentMax) return 'overflow';
  const problem = problemOf(sum);
  assert(problem?.kind !== 'malformed', 'a sum of numbers is a number');
  return problem?.kind;
}

/** `left + right` or `left - right` of two canonical texts, or why the result can't be stored. */
export function sumOf(sign: '+' | '-', left: string, right: string): AttributeValue | Refusal {
  const addend = decimalOf(right);
  const sum = addDecimals(decimalOf(left), sign === '+' ? addend : negated(addend));
  const problem = resultProblem(sum);
  return problem === undefined ? { N: canonicalText(sum) } : invalid(texts[problem]);
}
