/**
 * UpdateExpression. Source: reference 13.3.
 *
 *     update = section { section }        section = clause action { "," action }
 *     SET path "=" source        REMOVE path        ADD path value        DELETE path value
 *     source = operand [ ("+" | "-") operand ] | "(" source ")"
 */
import type { ActionNode, Clause, OperandNode, SumNode, UpdateNode, ValueNode } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseOperand, parsePath } from './operand-parser.ts';

const clauses: ReadonlySet<string> = new Set<Clause>(['SET', 'REMOVE', 'ADD', 'DELETE']);

/** The whole update; nothing after a syntax error. */
export function parseUpdate(cursor: Cursor): UpdateNode | undefined {
  const actions: ActionNode[] = [];
  const seen = new Set<Clause>();
  let repeated: Clause | undefined;
  do {
    const { type } = cursor.peek();
    if (!clauses.has(type)) return cursor.fail();
    cursor.next();
    const clause = type as Clause;
    if (seen.has(clause)) repeated ??= clause;
    seen.add(clause);
    do {
      const action = parseAction(cursor, clause);
      if (action === undefined) return undefined;
      actions.push(action);
    } while (cursor.accept(','));
  } while (!cursor.accept('end'));
  return { actions, repeated };
}

function parseAction(cursor: Cursor, clause: Clause): ActionNode | undefined {
  const path = parsePath(cursor);
  if (path === undefined) return undefined;
  if (clause === 'REMOVE') return { clause, path };
  if (clause === 'SET') {
    const source = cursor.expect('=') ? parseSource(cursor) : undefined;
    return source && { clause, path, source };
  }
  const value: ValueNode = { kind: 'value', placeholder: cursor.peek().text };
  return cursor.expect('value') ? { clause, path, value } : undefined;
}

/** A sum is no operand, so at most one sign stands in a source, whatever parentheses are around. */
function parseSource(cursor: Cursor): OperandNode | SumNode | undefined {
  let open = 0;
  while (cursor.accept('(')) open++;
  const left = parseOperand(cursor);
  if (left === undefined) return undefined;
  while (open > 0 && cursor.accept(')')) open--;
  let source: OperandNode | SumNode = left;
  const { type } = cursor.peek();
  if (type === '+' || type === '-') {
    cursor.next();
    cursor.operators++;
    const right = parseOperand(cursor);
    if (right === undefined) return undefined;
    source = { kind: 'sum', sign: type, left, right };
  }
  for (; open > 0; open--) if (!cursor.expect(')')) return undefined;
  return source;
}
