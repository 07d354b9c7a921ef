/**
 * What the operands of a condition may be, as far as the request alone tells: literal values have types,
 * `size` is a number, and what a path leads to is known only when an item is there.
 * Source: reference rows 74 to 77.
 */
import { type AttributeType, type AttributeValue, attributeTypes, typeOf } from '#engine/model/attribute-value.ts';
import { compareValues } from '#engine/model/comparison.ts';
import { inOperandsMax } from '#engine/model/limits.ts';
import type { Comparator } from './ast.ts';
import type { Operand } from './condition.ts';
import { operandTypeProblem } from './functions.ts';
import { formatPath, samePath } from './path.ts';

/** The type that the operand has whatever the item is. */
function knownType(operand: Operand): AttributeType | undefined {
  if (operand.kind === 'value') return typeOf(operand.value);
  return operand.kind === 'size' ? 'N' : undefined;
}

function wrongType(
  name: string,
  allowed: ReadonlySet<AttributeType>,
  operands: readonly Operand[],
): string | undefined {
  for (const operand of operands) {
    const type = knownType(operand);
    if (type !== undefined && !allowed.has(type)) return operandTypeProblem(name, type);
  }
  return undefined;
}

/** Types with an order. Source: reference 13.23. */
const ordered: ReadonlySet<AttributeType> = new Set(['S', 'N', 'B']);
const prefixed: ReadonlySet<AttributeType> = new Set(['S', 'B']);
/** Source: reference 13.24. */
const sized: ReadonlySet<AttributeType> = new Set(['S', 'B', 'SS', 'NS', 'BS', 'L', 'M']);

/** Two paths that are the same; the same value twice is allowed. Source: reference row 76, E. */
export function distinctProblem(operator: string, first: Operand, second: Operand): string | undefined {
  if (first.kind !== 'path' || second.kind !== 'path' || !samePath(first.path, second.path)) return undefined;
  return (
    'The first operand must be distinct from the remaining operands for this operator or function; ' +
    `operator: ${operator}, first operand: ${formatPath(first.path)}`
  );
}

export function comparisonProblem(comparator: Comparator, left: Operand, right: Operand): string | undefined {
  const problem = distinctProblem(comparator, left, right);
  if (problem !== undefined || comparator === '=' || comparator === '<>') return problem;
  return wrongType(comparator, ordered, [left, right]);
}

const literal = (value: AttributeValue): string => `AttributeValue: {${typeOf(value)}:${literalText(value)}}`;

function literalText(value: AttributeValue): string {
  return value.S ?? value.N ?? value.B ?? '';
}

/** Assumption: operand types come before the bounds' own rules. Source of the rules: reference row 77, E. */
export function betweenProblem(operand: Operand, lower: Operand, upper: Operand): string | undefined {
  const problem = wrongType('BETWEEN', ordered, [operand, lower, upper]);
  if (problem !== undefined || lower.kind !== 'value' || upper.kind !== 'value') return problem;
  const order = compareValues(lower.value, upper.value);
  if (order !== undefined && order <= 0) return undefined;
  const rule =
    order === undefined
      ? 'same data type for lower and upper bounds'
      : 'upper bound to be greater than or equal to lower bound';
  const bounds = `lower bound operand: ${literal(lower.value)}, upper bound operand: ${literal(upper.value)}`;
  return `The BETWEEN operator requires ${rule}; ${bounds}`;
}

/** Source: reference 1.42; the text: https://github.com/reapit/foundations/issues/8255. */
export function inProblem(options: readonly Operand[]): string | undefined {
  if (options.length <= inOperandsMax) return undefined;
  return `The IN operator is provided with too many operands; number of operands: ${options.length}`;
}

export const beginsWithProblem = (operand: Operand, prefix: Operand): string | undefined =>
  wrongType('begins_with', prefixed, [operand, prefix]);

export const sizeProblem = (of: Operand): string | undefined => wrongType('size', sized, [of]);

/** The second operand of `attribute_type` when it is right. */
export interface TypeName {
  readonly kind: 'value';
  readonly value: { readonly S: AttributeType };
}

const typeNames: ReadonlySet<string> = new Set(attributeTypes);

export const isTypeName = (operand: Operand): operand is TypeName =>
  operand.kind === 'value' && operand.value.S !== undefined && typeNames.has(operand.value.S);

/** Source: E, in AWS's words and AWS's order of types. */
export function typeNameProblem(operand: Operand): string {
  const type = knownType(operand) ?? '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}';
  if (operand.kind !== 'value' || operand.value.S === undefined) return operandTypeProblem('attribute_type', type);
  return `Invalid attribute type name found; type: ${operand.value.S}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`;
}
