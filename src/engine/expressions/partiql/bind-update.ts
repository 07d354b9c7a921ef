/**
 * SET and REMOVE as an update for the machinery of UpdateExpression. SET_ADD and SET_DELETE are its ADD and
 * DELETE. Source: DG/ql-reference.update, DG/ql-reference.data-types.
 */
import { type AttributeType, type AttributeValue, setMembers, typeOf } from '#engine/model/attribute-value.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { operandTypeProblem } from '../functions.ts';
import { samePath } from '../path.ts';
import { PathTreeBuilder } from '../path-tree.ts';
import type { Action, Source, Update } from '../update.ts';
import type { CallNode, Expression, PathNode, UpdateAction } from './ast.ts';
import { bindValue, isValue, type Parameters } from './bind-value.ts';
import { formatAt } from './cursor.ts';

export function bindUpdate(nodes: readonly UpdateAction[], parameters: Parameters): Update | Refusal {
  const tree = new PathTreeBuilder<Action>();
  const actions: Action[] = [];
  for (const node of nodes) {
    const action = bindAction(node, parameters);
    if (isRefusal(action)) return action;
    tree.plant(action.path, action);
    actions.push(action);
  }
  // Assumption: paths that get in each other's way are refused in the words of an UpdateExpression.
  return tree.problem === undefined ? { actions, tree: tree.root } : invalid(`Invalid UpdateExpression: ${tree.problem}`);
}

function bindAction(node: UpdateAction, parameters: Parameters): Action | Refusal {
  const path = node.path.elements;
  if (node.kind === 'remove') return { clause: 'REMOVE', path };
  if (node.source.kind === 'call' && isSetFunction(node.source.name)) return bindSetFunction(node.path, node.source, parameters);
  const source = bindSource(node.source, parameters);
  return isRefusal(source) ? source : { clause: 'SET', path, source };
}

const isSetFunction = (name: string): boolean => name === 'set_add' || name === 'set_delete';

/** Source of the first text: https://github.com/floci-io/floci/pull/3798. Assumption: that of other operands. */
function bindSetFunction(target: PathNode, call: CallNode, parameters: Parameters): Action | Refusal {
  const name = call.name.toUpperCase();
  const count = checkCount(call);
  if (count !== undefined) return count;
  const [first, second] = call.operands as [Expression, Expression];
  if (first.kind !== 'path' || !samePath(first.elements, target.elements)) {
    return invalid(`The first argument to ${name} must equal the assignment value at ${formatAt(call.at)}`);
  }
  const value = bindValue(second, parameters);
  if (isRefusal(value)) return value;
  if (setMembers(value) === undefined) return invalid(operandTypeProblem(name, typeOf(value)));
  return { clause: call.name === 'set_add' ? 'ADD' : 'DELETE', path: target.elements, value };
}

function checkCount({ name, operands }: CallNode): Refusal | undefined {
  if (operands.length === 2) return undefined;
  return invalid(
    `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
  );
}

function bindSource(node: Expression, parameters: Parameters): Source | Refusal {
  if (node.kind === 'path') return { kind: 'path', path: node.elements };
  if (isValue(node)) {
    const value = bindValue(node, parameters);
    return isRefusal(value) ? value : { kind: 'value', value };
  }
  if (node.kind === 'binary') return bindSum(node, parameters);
  if (node.kind === 'call') return bindListAppend(node, parameters);
  return invalid(`Unexpected value at ${formatAt(node.at)}`);
}

function bindSum(node: Extract<Expression, { kind: 'binary' }>, parameters: Parameters): Source | Refusal {
  const { operator } = node;
  if (operator !== '+' && operator !== '-') {
    return invalid(`Unsupported operator: ${operator.toUpperCase()} at ${formatAt(node.at)}`);
  }
  const left = bindSource(node.left, parameters);
  if (isRefusal(left)) return left;
  const right = bindSource(node.right, parameters);
  if (isRefusal(right)) return right;
  return literalProblem(operator, 'N', [left, right]) ?? { kind: 'sum', sign: operator, left, right };
}

function bindListAppend(call: CallNode, parameters: Parameters): Source | Refusal {
  if (call.name !== 'list_append') return invalid(`Invalid function name; function: ${call.name}`);
  const count = checkCount(call);
  if (count !== undefined) return count;
  const first = bindSource(call.operands[0]!, parameters);
  if (isRefusal(first)) return first;
  const second = bindSource(call.operands[1]!, parameters);
  if (isRefusal(second)) return second;
  return literalProblem('list_append', 'L', [first, second]) ?? { kind: 'list_append', first, second };
}

function literalProblem(name: string, wanted: AttributeType, sources: readonly Source[]): Refusal | undefined {
  const wrong = sources.find((source) => source.kind === 'value' && typeOf(source.value) !== wanted);
  if (wrong?.kind !== 'value') return undefined;
  return invalid(operandTypeProblem(name, typeOf(wrong.value)));
}

/** The values that the update writes as they stand in the statement, for checks that need no item. */
export const literalsOf = ({ actions }: Update): readonly AttributeValue[] => actions.flatMap(valuesOfAction);

function valuesOfAction(action: Action): AttributeValue[] {
  if (action.clause === 'REMOVE') return [];
  return action.clause === 'SET' ? valuesOfSource(action.source) : [action.value];
}

function valuesOfSource(source: Source): AttributeValue[] {
  switch (source.kind) {
    case 'value':
      return [source.value];
    case 'path':
      return [];
    case 'sum':
      return [...valuesOfSource(source.left), ...valuesOfSource(source.right)];
    case 'if_not_exists':
      return valuesOfSource(source.otherwise);
    case 'list_append':
      return [...valuesOfSource(source.first), ...valuesOfSource(source.second)];
  }
}
