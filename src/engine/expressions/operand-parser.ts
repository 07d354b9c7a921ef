/**
 * Paths, values and function calls, which all expressions have in common.
 *
 * Open parentheses and calls are kept in a list and not on the stack of calls: 4,096 bytes of `(` or of
 * `f(f(f(` must come out as an ordinary answer, whatever room the host's stack has left.
 */
import { nestingMax } from '#engine/model/limits.ts';
import type { OperandNode, PathNode } from './ast.ts';
import type { Cursor } from './cursor.ts';

/**
 * Source: measured on the service, https://github.com/floci-io/floci/issues/3073 (4294967295 is refused).
 */
const listIndexMax = 4_294_967_294;

const isName = (type: string): boolean => type === 'identifier' || type === 'alias';

/** path = name { "." name | "[" digits "]" } ; nothing after a syntax error. */
export function parsePath(cursor: Cursor): PathNode | undefined {
  if (!isName(cursor.peek().type)) return cursor.fail();
  const elements: (string | number)[] = [cursor.next().text];
  for (;;) {
    if (cursor.accept('.')) {
      if (!isName(cursor.peek().type)) return cursor.fail();
      elements.push(cursor.next().text);
    } else if (cursor.accept('[')) {
      const digits = cursor.peek().text;
      if (!cursor.expect('number') || !cursor.expect(']')) return undefined;
      elements.push(listIndex(digits, cursor));
    } else {
      break;
    }
  }
  if (elements.length > nestingMax) {
    cursor.failPath(`The document path has too many nesting levels; nesting levels: ${elements.length}`);
  }
  const hasAlias = elements.some((element) => typeof element === 'string' && element.startsWith('#'));
  return { kind: 'path', elements, hasAlias };
}

function listIndex(digits: string, cursor: Cursor): number {
  const index = Number(digits);
  if (index > listIndexMax) cursor.failPath(`List index is not within the allowable range; index: [${digits}]`);
  return index;
}

/** A parenthesis that is still open, or the operands so far of a call that is. */
interface Open {
  readonly call: string | undefined;
  readonly operands: OperandNode[];
}

/** operand = path | value | function "(" operand { "," operand } ")" | "(" operand ")" */
export function parseOperand(cursor: Cursor): OperandNode | undefined {
  const open: Open[] = [];
  for (;;) {
    const start = startOperand(cursor, open);
    if (start === 'opened') continue;
    if (start === undefined) return undefined;
    const whole = closeOperand(cursor, open, start);
    if (whole === 'more') continue;
    return whole;
  }
}

function startOperand(cursor: Cursor, open: Open[]): OperandNode | 'opened' | undefined {
  const token = cursor.peek();
  if (cursor.accept('(')) {
    open.push({ call: undefined, operands: [] });
    return 'opened';
  }
  if (cursor.accept('value')) return { kind: 'value', placeholder: token.text };
  if (token.type === 'identifier' && cursor.peek(1).type === '(') {
    cursor.next();
    cursor.next();
    cursor.operators++;
    open.push({ call: token.text, operands: [] });
    return 'opened';
  }
  return parsePath(cursor);
}

/** Closes what ends with this operand. `more`: a call wants its next operand. */
function closeOperand(cursor: Cursor, open: Open[], operand: OperandNode): OperandNode | 'more' | undefined {
  let whole = operand;
  let isEnclosed = false;
  for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
    if (inner.call !== undefined && cursor.accept(',')) {
      inner.operands.push(whole);
      return 'more';
    }
    if (!cursor.expect(')')) return undefined;
    open.pop();
    if (inner.call === undefined) {
      cursor.redundantParentheses ||= isEnclosed;
      isEnclosed = true;
    } else {
      whole = { kind: 'call', name: inner.call, operands: [...inner.operands, whole] };
      isEnclosed = false;
    }
  }
  return whole;
}
