/**
 * Fills in the placeholders of a parsed update and checks what they stand for.
 * Source of the order of errors: E, reference 13.6: reserved word, unknown function, repeated clause;
 * then undefined name, undefined value, paths that overlap, paths that conflict, operands of ADD and
 * DELETE, operands of functions and sums.
 */
import { present } from '#engine/kernel/assert.ts';
import { type AttributeType, type AttributeValue, setMembers, typeOf } from '#engine/model/attribute-value.ts';
import type { Refusal } from '#engine/model/refusal.ts';
import { type ActionNode, type CallNode, type OperandNode, operandsIn, type SumNode, type UpdateNode } from './ast.ts';
import { operandCountProblem, operandTypeProblem, pathWanted, updateFunctionProblem } from './functions.ts';
import { isFlaw, parserOf, refuseExpression, reservedWordProblem } from './grammar.ts';
import { PathTreeBuilder } from './path-tree.ts';
import type { Placeholders } from './placeholders.ts';
import type { Action, Source, Update } from './update.ts';
import { parseUpdate } from './update-parser.ts';

function rootsOf(action: ActionNode): OperandNode[] {
  if (action.clause === 'REMOVE') return [action.path];
  if (action.clause !== 'SET') return [action.path, action.value];
  const { path, source } = action;
  return source.kind === 'sum' ? [path, source.left, source.right] : [path, source];
}

const operandsOf = ({ actions }: UpdateNode): OperandNode[] => operandsIn(actions.flatMap(rootsOf));

function checkUpdate(update: UpdateNode): string | undefined {
  let reserved: string | undefined;
  let unknown: string | undefined;
  for (const operand of operandsOf(update)) {
    if (operand.kind === 'path') reserved ??= reservedWordProblem(operand);
    if (operand.kind === 'call') unknown ??= updateFunctionProblem(operand);
  }
  const problem = reserved ?? unknown;
  if (problem !== undefined || update.repeated === undefined) return problem;
  return `The "${update.repeated}" section can only be used once in an update expression;`;
}

const parsedUpdate = parserOf<UpdateNode>({
  parse: parseUpdate,
  check: checkUpdate,
  refusesRedundantParentheses: false,
});

/** The update of this text for this request, or the refusal in AWS's words. */
export function bindUpdate(text: string, placeholders: Placeholders): Update | Refusal {
  const parsed = parsedUpdate(text);
  if (isFlaw(parsed)) return refuseExpression('UpdateExpression', parsed.problem);
  const binding = new UpdateBinding(placeholders);
  const update = binding.update(parsed);
  const problem = update === undefined ? undefinedPlaceholder(parsed, placeholders) : binding.problem;
  if (problem !== undefined) return refuseExpression('UpdateExpression', problem);
  return present(update, 'an update without a problem');
}

/** The first undefined name, or else the first undefined value. */
function undefinedPlaceholder(update: UpdateNode, placeholders: Placeholders): string | undefined {
  let undefinedValue: string | undefined;
  for (const operand of operandsOf(update)) {
    const undefinedName = operand.kind === 'path' ? placeholders.pathProblem(operand) : undefined;
    if (undefinedName !== undefined) return undefinedName;
    if (operand.kind === 'value') undefinedValue ??= placeholders.valueProblem(operand);
  }
  return undefinedValue;
}

const numbers: ReadonlySet<AttributeType> = new Set(['N']);
const lists: ReadonlySet<AttributeType> = new Set(['L']);

/** Goes through the whole update and ranks what it finds. A method gives nothing for an undefined placeholder. */
class UpdateBinding {
  readonly #placeholders: Placeholders;
  readonly #tree = new PathTreeBuilder<Action>();
  #operandProblem: string | undefined;
  #functionProblem: string | undefined;

  constructor(placeholders: Placeholders) {
    this.#placeholders = placeholders;
  }

  /** What is wrong with an update whose placeholders are all defined. */
  get problem(): string | undefined {
    return this.#tree.problem ?? this.#operandProblem ?? this.#functionProblem;
  }

  update({ actions: nodes }: UpdateNode): Update | undefined {
    const actions: Action[] = [];
    for (const node of nodes) {
      const action = this.#action(node);
      if (action === undefined) return undefined;
      this.#tree.plant(action.path, action);
      actions.push(action);
    }
    return { actions, tree: this.#tree.root };
  }

  #action(node: ActionNode): Action | undefined {
    const path = this.#placeholders.path(node.path);
    if (path === undefined) return undefined;
    switch (node.clause) {
      case 'REMOVE':
        return { clause: node.clause, path };
      case 'SET': {
        const source = node.source.kind === 'sum' ? this.#sum(node.source) : this.#source(node.source);
        return source && { clause: node.clause, path, source };
      }
      default: {
        const value = this.#placeholders.value(node.value);
        if (value === undefined) return undefined;
        this.#operandProblem ??= clauseOperandProblem(node.clause, value);
        return { clause: node.clause, path, value };
      }
    }
  }

  #sum({ sign, left: leftNode, right: rightNode }: SumNode): Source | undefined {
    const left = this.#source(leftNode);
    const right = left && this.#source(rightNode);
    if (left === undefined || right === undefined) return undefined;
    this.#functionProblem ??= literalProblem(sign, numbers, [left, right]);
    return { kind: 'sum', sign, left, right };
  }

  #source(node: OperandNode): Source | undefined {
    switch (node.kind) {
      case 'path': {
        const path = this.#placeholders.path(node);
        return path && { kind: 'path', path };
      }
      case 'value': {
        const value = this.#placeholders.value(node);
        return value && { kind: 'value', value };
      }
      case 'call':
        return this.#function(node);
    }
  }

  #function(node: CallNode): Source | undefined {
    const operands: Source[] = [];
    for (const inner of node.operands) {
      const operand = this.#source(inner);
      if (operand === undefined) return undefined;
      operands.push(operand);
    }
    this.#functionProblem ??= operandCountProblem(node);
    const [first, second = first] = operands as [Source, Source?];
    if (node.name === 'list_append') {
      this.#functionProblem ??= literalProblem(node.name, lists, [first, second]);
      return { kind: 'list_append', first, second };
    }
    if (first.kind === 'path') return { kind: 'if_not_exists', path: first.path, otherwise: second };
    this.#functionProblem ??= pathWanted(node.name);
    return first;
  }
}

function literalProblem(
  name: string,
  allowed: ReadonlySet<AttributeType>,
  sources: readonly Source[],
): string | undefined {
  for (const source of sources) {
    if (source.kind !== 'value') continue;
    const type = typeOf(source.value);
    if (!allowed.has(type)) return operandTypeProblem(name, type);
  }
  return undefined;
}

/** ADD and DELETE name types in full. Source: E, and the same texts in bug reports. */
const fullNames: Readonly<Partial<Record<AttributeType, string>>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  L: 'LIST',
  M: 'MAP',
};

/** Source: reference 13.29, row 74. */
function clauseOperandProblem(clause: 'ADD' | 'DELETE', value: AttributeValue): string | undefined {
  const type = typeOf(value);
  const isAllowed = setMembers(value) !== undefined || (clause === 'ADD' && type === 'N');
  if (isAllowed) return undefined;
  return `Incorrect operand type for operator or function; operator: ${clause}, operand type: ${fullNames[type]}`;
}
