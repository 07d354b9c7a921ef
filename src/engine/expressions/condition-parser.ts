/**
 * ConditionExpression, FilterExpression and KeyConditionExpression. Source: reference 13.3, 13.20.
 *
 *     or   = and { "OR" and }        and = not { "AND" not }        not = "NOT" not | term
 *     term = "(" or ")" | operand comparator operand | operand "BETWEEN" operand "AND" operand
 *          | operand "IN" "(" operand { "," operand } ")" | call
 *
 * Like operands, open parentheses are kept in a list: depth costs memory, never the host's stack.
 */
import type { Comparator, ConditionNode, OperandNode } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseOperand } from './operand-parser.ts';

/** What stands so far in an open parenthesis; the outermost one is the expression itself. */
interface Group {
  ors: ConditionNode[];
  ands: ConditionNode[];
  nots: number;
}

/** A condition, and whether parentheses stand directly around it. */
interface Term {
  readonly condition: ConditionNode;
  readonly isEnclosed: boolean;
}

const newGroup = (): Group => ({ ors: [], ands: [], nots: 0 });

const isEmpty = ({ ors, ands, nots }: Group): boolean => ors.length === 0 && ands.length === 0 && nots === 0;

function joined(kind: 'and' | 'or', parts: readonly ConditionNode[]): ConditionNode {
  return parts.length === 1 ? parts[0]! : { kind, parts };
}

/** The whole condition; nothing after a syntax error. */
export function parseCondition(cursor: Cursor): ConditionNode | undefined {
  const groups: Group[] = [newGroup()];
  for (;;) {
    openGroups(cursor, groups);
    const term = parseTerm(cursor, groups);
    if (term === undefined) return undefined;
    const whole = closeGroups(cursor, groups, term);
    if (whole !== 'more') return whole;
  }
}

function openGroups(cursor: Cursor, groups: Group[]): void {
  for (;;) {
    if (cursor.accept('NOT')) {
      groups.at(-1)!.nots++;
      cursor.operators++;
    } else if (cursor.accept('(')) {
      groups.push(newGroup());
    } else {
      return;
    }
  }
}

/** `(size(a)) = :n` and `(attribute_exists(a))` begin alike: what follows tells operand from condition. */
function parseTerm(cursor: Cursor, groups: Group[]): Term | undefined {
  const operand = parseOperand(cursor);
  if (operand === undefined) return undefined;
  let isEnclosed = false;
  for (;;) {
    const comparison = parseComparison(cursor, operand);
    if (comparison !== 'none') return comparison && { condition: comparison, isEnclosed: false };
    if (groups.length === 1 || !isEmpty(groups.at(-1)!) || cursor.peek().type !== ')') break;
    cursor.next();
    groups.pop();
    cursor.redundantParentheses ||= isEnclosed;
    isEnclosed = true;
  }
  if (operand.kind !== 'call') return cursor.fail();
  return { condition: operand, isEnclosed };
}

const comparators: ReadonlySet<string> = new Set<Comparator>(['=', '<>', '<', '<=', '>', '>=']);

/** The condition that the operand is the first part of. `none`: no comparison follows. */
function parseComparison(cursor: Cursor, operand: OperandNode): ConditionNode | 'none' | undefined {
  const { type } = cursor.peek();
  if (type === 'BETWEEN') return parseBetween(cursor, operand);
  if (type === 'IN') return parseIn(cursor, operand);
  if (!comparators.has(type)) return 'none';
  cursor.next();
  cursor.operators++;
  const right = parseOperand(cursor);
  return right && { kind: 'comparison', comparator: type as Comparator, left: operand, right };
}

function parseBetween(cursor: Cursor, operand: OperandNode): ConditionNode | undefined {
  cursor.next();
  cursor.operators++;
  const lower = parseOperand(cursor);
  if (lower === undefined || !cursor.expect('AND')) return undefined;
  const upper = parseOperand(cursor);
  return upper && { kind: 'between', operand, lower, upper };
}

function parseIn(cursor: Cursor, operand: OperandNode): ConditionNode | undefined {
  cursor.next();
  cursor.operators++;
  if (!cursor.expect('(')) return undefined;
  const options: OperandNode[] = [];
  do {
    const option = parseOperand(cursor);
    if (option === undefined) return undefined;
    options.push(option);
  } while (cursor.accept(','));
  return cursor.expect(')') ? { kind: 'in', operand, options } : undefined;
}

/** Closes what ends with this term. `more`: a connective wants the next one. */
function closeGroups(cursor: Cursor, groups: Group[], term: Term): ConditionNode | 'more' | undefined {
  let { condition, isEnclosed } = term;
  for (let group = groups.at(-1)!; ; group = groups.at(-1)!) {
    isEnclosed &&= isEmpty(group);
    for (; group.nots > 0; group.nots--) condition = { kind: 'not', part: condition };
    group.ands.push(condition);
    if (connects(cursor, group)) return 'more';
    condition = joined('or', [...group.ors, joined('and', group.ands)]);
    if (groups.length === 1) return cursor.expect('end') ? condition : undefined;
    if (!cursor.expect(')')) return undefined;
    groups.pop();
    cursor.redundantParentheses ||= isEnclosed;
    isEnclosed = true;
  }
}

function connects(cursor: Cursor, group: Group): boolean {
  if (cursor.accept('AND')) {
    cursor.operators++;
    return true;
  }
  if (!cursor.accept('OR')) return false;
  cursor.operators++;
  group.ors.push(joined('and', group.ands));
  group.ands = [];
  return true;
}
