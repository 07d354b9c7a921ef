/** Numbers of up to 38 digits, added and subtracted exactly. */
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import { numberExponentMax } from '#engine/model/limits.ts';
import {
  addDecimals,
  canonicalText,
  type Decimal,
  decimalOf,
  negated,
  type NumberProblem,
  problemOf,
} from '#engine/model/number.ts';
import { numberRefusal } from '#engine/model/number-refusal.ts';
import type { Refusal } from '#engine/model/refusal.ts';

/**
 * Assumption: a result beyond the range is an overflow however many digits it has, since that is the
 * refusal that the service documents for updates (SDK model, TransactionCanceledException).
 */
const resultProblem = (sum: Decimal): NumberProblem | undefined =>
  sum.point - 1 > numberExponentMax ? { kind: 'overflow' } : problemOf(sum);

/** `left + right` or `left - right` of two canonical texts, or why the result can't be stored. */
export function sumOf(sign: '+' | '-', left: string, right: string): AttributeValue | Refusal {
  const addend = decimalOf(right);
  const sum = addDecimals(decimalOf(left), sign === '+' ? addend : negated(addend));
  const problem = resultProblem(sum);
  return problem === undefined ? { N: canonicalText(sum) } : numberRefusal(problem);
}
