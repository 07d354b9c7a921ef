/**
 * WHERE as a condition for the evaluator of expressions. What differs from their language is put into the
 * condition: `<>` on a missing attribute is false (reference 13.21, measured), IS looks at types.
 *
 * Assumption: operands that a function or operator can't take are refused in the words of expressions, since
 * the service's own words for statements are not known.
 */
import { type AttributeType, type AttributeValue, setMembers, typeOf } from '#engine/model/attribute-value.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { Comparator } from '../ast.ts';
import type { Condition, Operand } from '../condition.ts';
import {
  beginsWithProblem,
  betweenProblem,
  comparisonProblem,
  distinctProblem,
  inProblem,
  isTypeName,
  sizeProblem,
  typeNameProblem,
} from '../condition-checks.ts';
import type { CallNode, Expression } from './ast.ts';
import { bindValue, isValue, type Parameters } from './bind-value.ts';
import { formatAt } from './cursor.ts';

export function bindCondition(node: Expression, parameters: Parameters): Condition | Refusal {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const parts = bindParts(node.parts, (part) => bindCondition(part, parameters));
      return isRefusal(parts) ? parts : { kind: node.kind, parts };
    }
    case 'not': {
      const part = bindCondition(node.part, parameters);
      return isRefusal(part) ? part : { kind: 'not', part };
    }
    case 'binary':
      return bindComparison(node, parameters);
    case 'between':
      return bindBetween(node, parameters);
    case 'in':
      return bindIn(node, parameters);
    case 'is':
      return bindIs(node);
    case 'call':
      return bindFunction(node, parameters);
    default:
      return unexpected(node);
  }
}

const unexpected = ({ at }: Expression): Refusal => invalid(`Unexpected condition at ${formatAt(at)}`);

function bindParts<T>(nodes: readonly Expression[], bind: (node: Expression) => T | Refusal): T[] | Refusal {
  const parts: T[] = [];
  for (const node of nodes) {
    const part = bind(node);
    if (isRefusal(part)) return part;
    parts.push(part);
  }
  return parts;
}

const bindOperands = (nodes: readonly Expression[], parameters: Parameters): Operand[] | Refusal =>
  bindParts(nodes, (node) => bindOperand(node, parameters));

function bindOperand(node: Expression, parameters: Parameters): Operand | Refusal {
  if (node.kind === 'path') return { kind: 'path', path: node.elements };
  if (isValue(node)) {
    const value = bindValue(node, parameters);
    return isRefusal(value) ? value : { kind: 'value', value };
  }
  if (node.kind !== 'call' || node.name !== 'size' || node.operands.length !== 1) return unexpected(node);
  const of = bindOperand(node.operands[0]!, parameters);
  return isRefusal(of) ? of : unless(sizeProblem(of), { kind: 'size', of });
}

const unless = <T>(problem: string | undefined, bound: T): T | Refusal =>
  problem === undefined ? bound : invalid(problem);

type NodeOf<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const comparators: ReadonlySet<string> = new Set<Comparator>(['=', '<>', '<', '<=', '>', '>=']);

function bindComparison(node: NodeOf<'binary'>, parameters: Parameters): Condition | Refusal {
  // Assumption: DynamoDB has no LIKE and no arithmetic in conditions; its words for that are not known.
  if (!comparators.has(node.operator)) {
    return invalid(`Unsupported operator: ${node.operator.toUpperCase()} at ${formatAt(node.at)}`);
  }
  const comparator = node.operator as Comparator;
  const operands = bindOperands([node.left, node.right], parameters);
  if (isRefusal(operands)) return operands;
  const [left, right] = operands as [Operand, Operand];
  const problem = comparisonProblem(comparator, left, right);
  const comparison: Condition = { kind: 'comparison', comparator, left, right };
  return unless(problem, comparator === '<>' ? andPresent(comparison, [left, right]) : comparison);
}

/** True only where none of the operands' attributes is missing. */
function andPresent(condition: Condition, operands: readonly Operand[]): Condition {
  const present: Condition[] = [];
  for (let operand of operands) {
    while (operand.kind === 'size') operand = operand.of;
    if (operand.kind === 'path') present.push({ kind: 'attribute_exists', path: operand.path });
  }
  return present.length === 0 ? condition : { kind: 'and', parts: [...present, condition] };
}

function bindBetween(node: NodeOf<'between'>, parameters: Parameters): Condition | Refusal {
  const operands = bindOperands([node.operand, node.lower, node.upper], parameters);
  if (isRefusal(operands)) return operands;
  const [operand, lower, upper] = operands as [Operand, Operand, Operand];
  return unless(betweenProblem(operand, lower, upper), { kind: 'between', operand, lower, upper });
}

function bindIn(node: NodeOf<'in'>, parameters: Parameters): Condition | Refusal {
  const operand = bindOperand(node.operand, parameters);
  if (isRefusal(operand)) return operand;
  const options = optionsOf(node.options, parameters);
  if (isRefusal(options)) return options;
  return unless(inProblem(options), { kind: 'in', operand, options });
}

/** Members of a list or a set, as a literal or as one parameter. */
function optionsOf(node: Expression, parameters: Parameters): Operand[] | Refusal {
  if (node.kind === 'list' || node.kind === 'bag') return bindOperands(node.elements, parameters);
  const value = node.kind === 'parameter' ? parameters[node.index]! : {};
  const members = value.L ?? setMembers(value)?.map((member): AttributeValue => ({ [typeOf(value)[0]!]: member }));
  return members?.map((member) => ({ kind: 'value', value: member })) ?? unexpected(node);
}

/** Assumption: which words stand for which types; DG/ql-operators says "a given PartiQL data type". */
const typesOfWords: ReadonlyMap<string, readonly AttributeType[]> = new Map<string, readonly AttributeType[]>([
  ['null', ['NULL']],
  ...['bool', 'boolean'].map((word) => [word, ['BOOL']] as const),
  ...['string', 'char', 'character', 'varchar', 'symbol'].map((word) => [word, ['S']] as const),
  ...['int', 'integer', 'bigint', 'smallint', 'float', 'real', 'dec', 'decimal', 'numeric'].map(
    (word) => [word, ['N']] as const,
  ),
  ...['blob', 'clob'].map((word) => [word, ['B']] as const),
  ['list', ['L']],
  ...['struct', 'tuple'].map((word) => [word, ['M']] as const),
  ['bag', ['SS', 'NS', 'BS']],
]);

function bindIs({ operand: node, type, at }: NodeOf<'is'>): Condition | Refusal {
  if (node.kind !== 'path') return unexpected(node);
  const operand: Operand = { kind: 'path', path: node.elements };
  if (type === 'missing') return { kind: 'attribute_not_exists', path: node.elements };
  const parts = typesOfWords.get(type)?.map((word): Condition => ({ kind: 'attribute_type', operand, type: word }));
  if (parts === undefined) return invalid(`Unsupported type: ${type.toUpperCase()} at ${formatAt(at)}`);
  return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
}

/** Source: DG/ql-functions. */
const functions: ReadonlyMap<string, number> = new Map([
  ['attribute_type', 2],
  ['begins_with', 2],
  ['contains', 2],
]);

function bindFunction(node: CallNode, parameters: Parameters): Condition | Refusal {
  const { name } = node;
  const count = functions.get(name);
  if (count === undefined) return invalid(`Invalid function name; function: ${name}`);
  if (node.operands.length !== count) {
    return invalid(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${node.operands.length}`,
    );
  }
  const operands = bindOperands(node.operands, parameters);
  if (isRefusal(operands)) return operands;
  const [operand, second] = operands as [Operand, Operand];
  switch (name) {
    case 'attribute_type':
      if (isTypeName(second)) return { kind: 'attribute_type', operand, type: second.value.S };
      return invalid(typeNameProblem(second));
    case 'begins_with': {
      const problem = distinctProblem(name, operand, second) ?? beginsWithProblem(operand, second);
      return unless(problem, { kind: 'begins_with', operand, prefix: second });
    }
    default:
      return unless(distinctProblem(name, operand, second), { kind: 'contains', operand, element: second });
  }
}
