/**
 * Fills in the placeholders of a parsed condition and checks what they stand for.
 *
 * The checks run in the order in which the operands and operators end in the text, and the first that
 * fails is the answer. Source: E, whose order of errors this is (reference 13.6, last paragraph).
 */
import { present } from '#engine/kernel/assert.ts';
import type { Refusal } from '#engine/model/refusal.ts';
import { type CallNode, type ConditionNode, type OperandNode, operandsIn, type PathNode } from './ast.ts';
import type { Condition, Operand } from './condition.ts';
import {
  beginsWithProblem,
  betweenProblem,
  comparisonProblem,
  distinctProblem,
  inProblem,
  isTypeName,
  sizeProblem,
  typeNameProblem,
} from './condition-checks.ts';
import { parseCondition } from './condition-parser.ts';
import { conditionFunctionProblem, operandCountProblem, pathWanted, placeProblem } from './functions.ts';
import { type ExpressionKind, isFlaw, parserOf, refuseExpression, reservedWordProblem } from './grammar.ts';
import type { Path } from './path.ts';
import type { Placeholders } from './placeholders.ts';

type Place = 'condition' | 'operand';

/** Visits all operands in the order written, with the place they stand in. */
function visitOperands(condition: ConditionNode, visit: (operand: OperandNode, place: Place) => void): void {
  const visitAll = (roots: readonly OperandNode[]): void => {
    for (const operand of operandsIn(roots)) visit(operand, 'operand');
  };
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const part of condition.parts) visitOperands(part, visit);
      return;
    case 'not':
      return visitOperands(condition.part, visit);
    case 'comparison':
      return visitAll([condition.left, condition.right]);
    case 'between':
      return visitAll([condition.operand, condition.lower, condition.upper]);
    case 'in':
      return visitAll([condition.operand, ...condition.options]);
    case 'call':
      visit(condition, 'condition');
      return visitAll(condition.operands);
  }
}

/** Source of the order: E, reference 13.6: unknown function, misused function, reserved word. */
function checkCondition(condition: ConditionNode): string | undefined {
  let unknown: string | undefined;
  let misplaced: string | undefined;
  let reserved: string | undefined;
  visitOperands(condition, (operand, place) => {
    if (operand.kind === 'path') reserved ??= reservedWordProblem(operand);
    if (operand.kind !== 'call') return;
    unknown ??= conditionFunctionProblem(operand);
    misplaced ??= placeProblem(operand, place);
  });
  return unknown ?? misplaced ?? reserved;
}

const parsedCondition = parserOf<ConditionNode>({
  parse: parseCondition,
  check: checkCondition,
  refusesRedundantParentheses: true,
});

/** The condition of this text for this request, or the refusal in AWS's words. */
export const bindCondition = (
  kind: 'ConditionExpression' | 'FilterExpression',
  text: string,
  placeholders: Placeholders,
): Condition | Refusal => bindAsCondition(kind, text, placeholders);

/** Key conditions are conditions first, and terms only after that. */
export function bindAsCondition(kind: ExpressionKind, text: string, placeholders: Placeholders): Condition | Refusal {
  const parsed = parsedCondition(text);
  if (isFlaw(parsed)) return refuseExpression(kind, parsed.problem);
  const binding = new ConditionBinding(placeholders);
  return binding.condition(parsed) ?? refuseExpression(kind, present(binding.problem, 'what is wrong'));
}

/** Every method gives nothing once `problem` is set. */
class ConditionBinding {
  readonly #placeholders: Placeholders;
  problem: string | undefined;

  constructor(placeholders: Placeholders) {
    this.#placeholders = placeholders;
  }

  condition(node: ConditionNode): Condition | undefined {
    switch (node.kind) {
      case 'and':
      case 'or':
        return this.#connective(node.kind, node.parts);
      case 'not': {
        const part = this.condition(node.part);
        return part && { kind: 'not', part };
      }
      case 'comparison': {
        const operands = this.#operands([node.left, node.right]);
        if (operands === undefined) return undefined;
        const [left, right] = operands;
        const { kind, comparator } = node;
        return this.#unless(comparisonProblem(comparator, left, right), { kind, comparator, left, right });
      }
      case 'between': {
        const operands = this.#operands([node.operand, node.lower, node.upper]);
        if (operands === undefined) return undefined;
        const [operand, lower, upper] = operands;
        return this.#unless(betweenProblem(operand, lower, upper), { kind: node.kind, operand, lower, upper });
      }
      case 'in': {
        const operands = this.#operands([node.operand, ...node.options]);
        if (operands === undefined) return undefined;
        const [operand, ...options] = operands;
        return this.#unless(inProblem(options), { kind: node.kind, operand, options });
      }
      case 'call':
        return this.#function(node);
    }
  }

  #connective(kind: 'and' | 'or', nodes: readonly ConditionNode[]): Condition | undefined {
    const parts: Condition[] = [];
    for (const node of nodes) {
      const part = this.condition(node);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return { kind, parts };
  }

  #function(node: CallNode): Condition | undefined {
    const operands = this.#operands(node.operands);
    if (operands === undefined || this.#fails(operandCountProblem(node))) return undefined;
    const [operand, second] = operands as [Operand, Operand];
    switch (node.name) {
      case 'attribute_exists':
      case 'attribute_not_exists':
        if (operand.kind === 'path') return { kind: node.name, path: operand.path };
        return this.#fail(pathWanted(node.name));
      case 'attribute_type':
        if (isTypeName(second)) return { kind: 'attribute_type', operand, type: second.value.S };
        return this.#fail(typeNameProblem(second));
      case 'begins_with': {
        const problem = distinctProblem('begins_with', operand, second) ?? beginsWithProblem(operand, second);
        return this.#unless(problem, { kind: 'begins_with', operand, prefix: second });
      }
      default: {
        const problem = distinctProblem('contains', operand, second);
        return this.#unless(problem, { kind: 'contains', operand, element: second });
      }
    }
  }

  #operands<Nodes extends readonly OperandNode[]>(
    nodes: readonly [...Nodes],
  ): { [K in keyof Nodes]: Operand } | undefined {
    const operands: Operand[] = [];
    for (const node of nodes) {
      const operand = this.#operand(node);
      if (operand === undefined) return undefined;
      operands.push(operand);
    }
    return operands as { [K in keyof Nodes]: Operand };
  }

  #operand(node: OperandNode): Operand | undefined {
    switch (node.kind) {
      case 'path': {
        const path = this.#path(node);
        return path && { kind: 'path', path };
      }
      case 'value': {
        const value = this.#placeholders.value(node);
        if (value !== undefined) return { kind: 'value', value };
        return this.#fail(this.#placeholders.valueProblem(node));
      }
      case 'call': {
        const operands = this.#operands(node.operands);
        if (operands === undefined || this.#fails(operandCountProblem(node))) return undefined;
        const [of] = operands as [Operand];
        return this.#unless(sizeProblem(of), { kind: 'size', of });
      }
    }
  }

  #path(node: PathNode): Path | undefined {
    return this.#placeholders.path(node) ?? this.#fail(this.#placeholders.pathProblem(node));
  }

  #unless<T>(problem: string | undefined, bound: T): T | undefined {
    return problem === undefined ? bound : this.#fail(problem);
  }

  #fails(problem: string | undefined): boolean {
    this.problem = problem;
    return problem !== undefined;
  }

  #fail(problem: string | undefined): undefined {
    this.problem = problem;
  }
}
