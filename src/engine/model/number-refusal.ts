/** What AWS says of a number that it can't store. Source: reference 13.6, rows 54 to 56. */
import type { NumberProblem } from './number.ts';
import { invalid, type Refusal } from './refusal.ts';

export function numberRefusal(problem: NumberProblem): Refusal {
  switch (problem.kind) {
    case 'malformed':
      return invalid(
        problem.text === ''
          ? 'The parameter cannot be converted to a numeric value'
          : `The parameter cannot be converted to a numeric value: ${problem.text}`,
      );
    case 'too precise':
      return invalid('Attempting to store more than 38 significant digits in a Number');
    case 'overflow':
      return invalid('Number overflow. Attempting to store a number with magnitude larger than supported range');
    case 'underflow':
      return invalid('Number underflow. Attempting to store a number with magnitude smaller than supported range');
  }
}
