/**
 * INSERT, UPDATE and DELETE. Source of the grammar: DG/ql-reference.insert, .update, .delete; of the texts: see
 * `expression-parser.ts`.
 */
import type { DeleteNode, InsertNode, UpdateAction, UpdateNode } from './ast.ts';
import { Clauses, parseAliases, parseReturning, parseWhere } from './clauses.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, parseSimplePath } from './expression-parser.ts';

export function parseInsert(cursor: Cursor): InsertNode | undefined {
  const clauses = new Clauses();
  const target = parseSimplePath(cursor);
  if (target === undefined) return undefined;
  const { at } = cursor.peek();
  const hasValue = cursor.accept('value');
  // The other form inserts what VALUES or an expression makes; DynamoDB has only VALUE with one tuple.
  if (!hasValue && cursor.accept('values')) clauses.refuse('VALUES', at);
  const value = parseExpression(cursor);
  if (value === undefined) return undefined;
  if (cursor.is('at')) clauses.refuse('AT', cursor.peek().at);
  if (cursor.accept('at') && parseExpression(cursor) === undefined) return undefined;
  if (!parseOnConflict(cursor, clauses)) return undefined;
  const returning = parseReturning(cursor);
  if (returning === 'failed') return undefined;
  return { kind: 'insert', target, value: hasValue ? value : undefined, returning, unsupported: clauses.unsupported };
}

function parseOnConflict(cursor: Cursor, clauses: Clauses): boolean {
  const { at } = cursor.peek();
  if (!cursor.accept('on conflict')) return true;
  clauses.refuse('ON CONFLICT', at);
  if (cursor.accept('where') && parseExpression(cursor) !== undefined && cursor.accept('do nothing')) return true;
  cursor.fail('invalid ON CONFLICT syntax');
  return false;
}

export function parseUpdate(cursor: Cursor): UpdateNode | undefined {
  const clauses = new Clauses();
  const target = parseSimplePath(cursor);
  if (target === undefined || !parseAliases(cursor, clauses)) return undefined;
  const actions = parseActions(cursor);
  if (actions === undefined) return undefined;
  const where = parseWhere(cursor);
  const returning = where === 'failed' ? 'failed' : parseReturning(cursor);
  if (where === 'failed' || returning === 'failed') return undefined;
  return { kind: 'update', target, actions, where, returning, unsupported: clauses.unsupported };
}

function parseActions(cursor: Cursor): UpdateAction[] | undefined {
  const actions: UpdateAction[] = [];
  for (;;) {
    if (cursor.accept('remove')) {
      const path = parseSimplePath(cursor);
      if (path === undefined) return undefined;
      actions.push({ kind: 'remove', path });
    } else if (cursor.accept('set')) {
      if (!parseAssignments(cursor, actions)) return undefined;
    } else {
      return actions.length === 0 ? cursor.fail('Expected data manipulation') : actions;
    }
  }
}

function parseAssignments(cursor: Cursor, into: UpdateAction[]): boolean {
  do {
    const path = parseSimplePath(cursor);
    if (path === undefined) return false;
    if (!cursor.accept('=')) {
      cursor.fail("Expected '='");
      return false;
    }
    const source = parseExpression(cursor);
    if (source === undefined) return false;
    into.push({ kind: 'set', path, source });
  } while (cursor.accept(','));
  return true;
}

export function parseDelete(cursor: Cursor): DeleteNode | undefined {
  if (!cursor.accept('from')) return cursor.fail('Expected FROM after DELETE');
  const clauses = new Clauses();
  const target = parseSimplePath(cursor);
  if (target === undefined || !parseAliases(cursor, clauses)) return undefined;
  const where = parseWhere(cursor);
  const returning = where === 'failed' ? 'failed' : parseReturning(cursor);
  if (where === 'failed' || returning === 'failed') return undefined;
  return { kind: 'delete', target, where, returning, unsupported: clauses.unsupported };
}
