/**
 * Expressions of a statement, by the precedence of their operators. Source of grammar, precedence and texts:
 * the parser of partiql-lang-kotlin, which DynamoDB uses; the same texts come from the service in bug reports
 * (https://github.com/passren/PyDynamoDB/issues/26 and 28, https://github.com/awsdocs/aws-sdk-for-javascript-v3/issues/98).
 */
import type { BinaryOperator, Expression, PathNode } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { functionKeywords } from './keywords.ts';
import type { Token } from './lexer.ts';

const notPrecedence = 30;

const precedences: ReadonlyMap<string, number> = new Map([
  ['or', 10], ['and', 20],
  ['=', 40], ['<>', 40], ['is', 40], ['is not', 40], ['in', 40], ['not in', 40],
  ['<', 50], ['<=', 50], ['>', 50], ['>=', 50],
  ['between', 50], ['not between', 50], ['like', 50], ['not like', 50],
  ['+', 60], ['-', 60], ['||', 60],
  ['*', 70], ['/', 70], ['%', 70],
]);


const infixPrecedence = ({ type, text }: Token): number =>
  type === 'keyword' || type === 'sign' ? (precedences.get(text) ?? 0) : 0;

/** An expression whose operators bind tighter than `precedence`; nothing after a syntax error. */
export function parseExpression(cursor: Cursor, precedence = 0): Expression | undefined {
  if (!cursor.enter()) return undefined;
  let levels = 1;
  let left = parseUnary(cursor);
  while (left !== undefined && precedence < infixPrecedence(cursor.peek())) {
    const before = left;
    left = parseInfix(cursor, left);
    // A chain of AND or of OR is one level, a chain of other operators leans to the left: a level for each.
    const isSameChain = (left?.kind === 'and' || left?.kind === 'or') && before.kind === left.kind;
    if (isSameChain) continue;
    if (!cursor.enter()) return undefined;
    levels++;
  }
  cursor.leave(levels);
  return left;
}

function parseInfix(cursor: Cursor, left: Expression): Expression | undefined {
  const token = cursor.peek();
  const { text, at } = token;
  if (text === 'is' || text === 'is not') return parseIs(cursor, left);
  if ((text === 'in' || text === 'not in') && cursor.is('(', 1)) {
    cursor.next();
    cursor.next();
    const elements = parseList(cursor, ')');
    return elements && negatedIf(text, { kind: 'in', operand: left, options: { kind: 'list', elements, at }, at });
  }
  if (cursor.left < 3) return cursor.fail('Missing right-hand side expression of infix operator');
  cursor.next();
  const right = parseExpression(cursor, infixPrecedence(token));
  if (right === undefined) return undefined;
  switch (text) {
    case 'and':
    case 'or':
      return { kind: text, parts: left.kind === text ? [...left.parts, right] : [left, right], at };
    case 'in':
    case 'not in':
      return negatedIf(text, { kind: 'in', operand: left, options: right, at });
    case 'between':
    case 'not between': {
      if (!cursor.expectKeyword('and')) return undefined;
      if (cursor.peek().type === 'end') return cursor.fail('Expected expression after AND');
      const upper = parseExpression(cursor, infixPrecedence(token));
      return upper && negatedIf(text, { kind: 'between', operand: left, lower: right, upper, at });
    }
    case 'not like':
      return { kind: 'not', part: { kind: 'binary', operator: 'like', left, right, at }, at };
    default:
      return { kind: 'binary', operator: text as BinaryOperator, left, right, at };
  }
}

const negatedIf = (operator: string, expression: Expression): Expression =>
  operator.startsWith('not ') ? { kind: 'not', part: expression, at: expression.at } : expression;

const typeNames: ReadonlySet<string> = new Set([
  'missing', 'null', 'bool', 'boolean', 'smallint', 'int', 'int2', 'int4', 'int8', 'integer', 'integer2', 'integer4',
  'integer8', 'bigint', 'float', 'real', 'dec', 'decimal', 'numeric', 'timestamp', 'date', 'time', 'char', 'character',
  'varchar', 'string', 'symbol', 'clob', 'blob', 'struct', 'tuple', 'list', 'sexp', 'bag', 'any',
]);

function parseIs(cursor: Cursor, operand: Expression): Expression | undefined {
  const { text, at } = cursor.next();
  const { type, text: name } = cursor.peek();
  if (type !== 'keyword' || !typeNames.has(name)) return cursor.fail('Expected type name');
  cursor.next();
  const is: Expression = { kind: 'is', operand, type: name, at };
  return text === 'is' ? is : { kind: 'not', part: is, at };
}

function parseUnary(cursor: Cursor): Expression | undefined {
  const { at } = cursor.peek();
  if (cursor.accept('not')) {
    const part = parseExpression(cursor, notPrecedence);
    return part && { kind: 'not', part, at };
  }
  if (!cursor.is('+') && !cursor.is('-')) return parsePathTerm(cursor);
  const { text: sign } = cursor.next();
  if (!cursor.enter()) return undefined;
  const term = parseUnary(cursor);
  cursor.leave();
  if (term?.kind !== 'number') return term && { kind: 'other', at };
  return sign === '+' ? term : { ...term, text: negated(term.text) };
}

const negated = (text: string): string => (text.startsWith('-') ? text.slice(1) : `-${text}`);

function parsePathTerm(cursor: Cursor): Expression | undefined {
  const term = parseTerm(cursor);
  if (term === undefined) return undefined;
  const elements = term.kind === 'path' ? [...term.elements] : [];
  let isPath = term.kind === 'path';
  let steps = 0;
  for (; cursor.is('.') || cursor.is('['); steps++) {
    const step = cursor.accept('.') ? parseName(cursor) : parseIndex(cursor);
    if (step === undefined) return undefined;
    if (step === 'other') isPath = false;
    else elements.push(step.value);
  }
  if (steps === 0) return term;
  return isPath ? { kind: 'path', elements, at: term.at } : { kind: 'other', at: term.at };
}

/** A path's element; `other` is one that DynamoDB has not. */
type Step = { readonly value: string | number } | 'other';

function parseName(cursor: Cursor): Step | undefined {
  if (cursor.accept('*')) return 'other';
  const { type, text } = cursor.peek();
  if (type !== 'identifier' && type !== 'quoted') return cursor.fail('Invalid path dot component');
  cursor.next();
  return { value: text };
}

function parseIndex(cursor: Cursor): Step | undefined {
  cursor.next();
  const index = cursor.accept('*') ? 'other' : parseExpression(cursor);
  if (index === undefined || !cursor.expectSign(']')) return undefined;
  if (index === 'other') return index;
  if (index.kind === 'string') return { value: index.text };
  return index.kind === 'number' && /^[0-9]+$/.test(index.text) ? { value: Number(index.text) } : 'other';
}

/** A name with what follows it, where only names and literal indexes may stand. */
export function parseSimplePath(cursor: Cursor): PathNode | undefined {
  const { type, text, at } = cursor.peek();
  if (type !== 'identifier' && type !== 'quoted') return cursor.fail('Expected identifier for simple path');
  cursor.next();
  const elements: (string | number)[] = [text];
  while (cursor.is('.') || cursor.is('[')) {
    if (cursor.is('*', 1) && cursor.is('.')) return cursor.fail('Invalid path dot component for simple path');
    const step = cursor.accept('.') ? parseName(cursor) : parseIndex(cursor);
    if (step === undefined) return undefined;
    if (step === 'other') return cursor.fail('Invalid path component for simple path');
    elements.push(step.value);
  }
  return { kind: 'path', elements, at };
}

function parseTerm(cursor: Cursor): Expression | undefined {
  const { type, text, at } = cursor.peek();
  switch (type) {
    case 'string':
    case 'number':
      cursor.next();
      return { kind: type, text, at };
    case 'identifier':
    case 'quoted':
      cursor.next();
      return cursor.is('(') ? parseCall(cursor, text.toLowerCase(), at) : { kind: 'path', elements: [text], at };
    case 'keyword':
      return parseKeywordTerm(cursor);
    case 'sign':
      return parseSignTerm(cursor);
    case 'end':
      return cursor.fail('Unexpected term');
  }
}

function parseKeywordTerm(cursor: Cursor): Expression | undefined {
  const { text, at } = cursor.next();
  switch (text) {
    case 'true':
    case 'false':
      return { kind: 'boolean', value: text === 'true', at };
    case 'null':
    case 'missing':
      return { kind: text, at };
    case 'from':
      return cursor.fail('Expected data manipulation');
    default:
      if (functionKeywords.has(text) && cursor.is('(')) return parseCall(cursor, text, at);
      return cursor.fail('Unexpected keyword');
  }
}

function parseCall(cursor: Cursor, name: string, at: Token['at']): Expression | undefined {
  cursor.next();
  if (cursor.accept(')')) return { kind: 'call', name, operands: [], at };
  if (cursor.accept('*')) {
    if (name !== 'count') return cursor.fail(`${name}(*) is not allowed`);
    return cursor.expectSign(')') ? { kind: 'call', name, operands: [], at } : undefined;
  }
  const operands = parseList(cursor, ')');
  return operands && { kind: 'call', name, operands, at };
}

function parseSignTerm(cursor: Cursor): Expression | undefined {
  const { text, at } = cursor.peek();
  switch (text) {
    case '?':
      cursor.next();
      return { kind: 'parameter', index: cursor.parameters++, at };
    case '(': {
      cursor.next();
      const elements = parseList(cursor, ')');
      return elements && (elements.length === 1 ? elements[0] : { kind: 'list', elements, at });
    }
    case '[':
      return parseSequence(cursor, 'list', ']');
    case '<<':
      return parseSequence(cursor, 'bag', '>>');
    case '{':
      return parseTuple(cursor);
    default:
      return cursor.fail(/^[=<>+\-/%@|]/.test(text) ? 'Unexpected operator' : 'Unexpected term');
  }
}

function parseSequence(cursor: Cursor, kind: 'list' | 'bag', close: string): Expression | undefined {
  const { at } = cursor.next();
  const elements = cursor.accept(close) ? [] : parseList(cursor, close);
  return elements && { kind, elements, at };
}

function parseList(cursor: Cursor, close: string): Expression[] | undefined {
  const elements: Expression[] = [];
  do {
    const element = parseExpression(cursor);
    if (element === undefined) return undefined;
    elements.push(element);
  } while (cursor.accept(','));
  return cursor.expectSign(close) ? elements : undefined;
}

function parseTuple(cursor: Cursor): Expression | undefined {
  const { at } = cursor.next();
  const fields: { name: Expression; value: Expression }[] = [];
  if (cursor.accept('}')) return { kind: 'tuple', fields, at };
  do {
    const name = parseExpression(cursor);
    if (name === undefined || !cursor.expectSign(':')) return undefined;
    const value = parseExpression(cursor);
    if (value === undefined) return undefined;
    fields.push({ name, value });
  } while (cursor.accept(','));
  return cursor.expectSign('}') ? { kind: 'tuple', fields, at } : undefined;
}
