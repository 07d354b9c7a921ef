/** The functions of both languages and how many operands they take. Source: reference 13.3. */
import type { CallNode } from './ast.ts';

const conditionFunctions: ReadonlyMap<string, number> = new Map([
  ['attribute_exists', 1],
  ['attribute_not_exists', 1],
  ['attribute_type', 2],
  ['begins_with', 2],
  ['contains', 2],
  ['size', 1],
]);

const updateFunctions: ReadonlyMap<string, number> = new Map([
  ['if_not_exists', 2],
  ['list_append', 2],
]);

const unknownFunction = (name: string): string => `Invalid function name; function: ${name}`;

/**
 * What is wrong with calling this function in a condition.
 * Source: reference row 71; the other language's functions: the service's own text in bug reports.
 */
export function conditionFunctionProblem({ name }: CallNode): string | undefined {
  if (conditionFunctions.has(name)) return undefined;
  if (!updateFunctions.has(name)) return unknownFunction(name);
  return `The function is not allowed in a condition expression; function: ${name}`;
}

/** What is wrong with calling this function in an update. */
export function updateFunctionProblem({ name }: CallNode): string | undefined {
  if (updateFunctions.has(name)) return undefined;
  if (!conditionFunctions.has(name)) return unknownFunction(name);
  return `The function is not allowed in an update expression; function: ${name}`;
}

/** Only `size` has a value; the others are conditions. Source: reference row 72. */
export function placeProblem({ name }: CallNode, place: 'condition' | 'operand'): string | undefined {
  if ((name === 'size') === (place === 'operand')) return undefined;
  return `The function is not allowed to be used this way in an expression; function: ${name}`;
}

/** Source: E, in AWS's words. */
export function operandCountProblem({ name, operands }: CallNode): string | undefined {
  const wanted = conditionFunctions.get(name) ?? updateFunctions.get(name);
  if (operands.length === wanted) return undefined;
  return (
    'Incorrect number of operands for operator or function; ' +
    `operator or function: ${name}, number of operands: ${operands.length}`
  );
}

/** Source: reference row 74. */
export const operandTypeProblem = (name: string, type: string): string =>
  `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`;

/** Source: reference row 75. */
export const pathWanted = (name: string): string =>
  `Operator or function requires a document path; operator or function: ${name}`;
