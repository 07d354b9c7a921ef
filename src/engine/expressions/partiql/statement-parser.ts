/**
 * Statements: SELECT, INSERT, UPDATE, DELETE, and EXISTS, which is one only in transactions. Source: DG/ql-reference.
 * A statement that begins with no data manipulation: https://github.com/nubo-db/dynoxide/pull/149 (measured).
 */
import type { ExistsNode, ParsedStatement, StatementNode } from './ast.ts';
import { Cursor } from './cursor.ts';
import { type LexerProblem, tokensOf } from './lexer.ts';
import { parseSelect } from './select-parser.ts';
import { parseDelete, parseInsert, parseUpdate } from './write-parser.ts';

/** The statement of this text, or what is wrong with its form. */
export function parseStatement(text: string): ParsedStatement | LexerProblem {
  const tokens = tokensOf(text);
  if ('problem' in tokens) return tokens;
  const cursor = new Cursor(tokens);
  const statement = parseOne(cursor);
  if (statement !== undefined && cursor.accept(';') && cursor.peek().type !== 'end') {
    cursor.fail('Unexpected token after semicolon. (Only one query is allowed.)');
  }
  if (statement !== undefined && cursor.peek().type !== 'end') cursor.fail('Unexpected token after expression');
  if (statement === undefined || cursor.problem !== undefined) return { problem: cursor.problem ?? 'Unexpected term' };
  return { statement, parameters: cursor.parameters };
}

function parseOne(cursor: Cursor): StatementNode | undefined {
  if (cursor.is('select')) return parseSelect(cursor);
  if (cursor.accept('insert into')) return parseInsert(cursor);
  if (cursor.accept('update')) return parseUpdate(cursor);
  if (cursor.accept('delete')) return parseDelete(cursor);
  if (cursor.is('exists') && cursor.is('(', 1)) return parseExists(cursor);
  return cursor.fail('Expected data manipulation');
}

function parseExists(cursor: Cursor): ExistsNode | undefined {
  cursor.next();
  cursor.next();
  if (!cursor.is('select')) return cursor.fail('Unexpected keyword');
  const select = parseSelect(cursor);
  return select && cursor.expectSign(')') ? { kind: 'exists', select } : undefined;
}
