/** SELECT. Source of the grammar: DG/ql-reference.select; of the texts: see `expression-parser.ts`. */
import type { Expression, OrderKey, SelectNode } from './ast.ts';
import { Clauses, parseAliases, parseWhere } from './clauses.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expression-parser.ts';

export function parseSelect(cursor: Cursor): SelectNode | undefined {
  const { at } = cursor.next();
  const clauses = new Clauses();
  if (cursor.is('distinct')) clauses.refuse('SELECT DISTINCT', cursor.peek().at);
  if (!cursor.accept('distinct')) cursor.accept('all');
  if (cursor.is('value')) clauses.refuse('SELECT VALUE', cursor.next().at);
  const columns = parseColumns(cursor, clauses);
  if (columns === undefined) return undefined;
  if (!cursor.accept('from')) return cursor.fail('Expected FROM after SELECT list');
  const from = parseExpression(cursor);
  if (from === undefined) return undefined;
  const source = parseAliases(cursor, clauses) ? joined(cursor, from) : undefined;
  if (source === undefined) return undefined;
  const where = parseWhere(cursor);
  const orderBy = where === 'failed' ? 'failed' : parseOrderBy(cursor);
  if (where === 'failed' || orderBy === 'failed' || !parseRest(cursor, clauses)) return undefined;
  const isWhole = columns.length === 1 && columns[0] === '*';
  return {
    kind: 'select',
    at,
    columns: isWhole ? undefined : columns.filter((column) => column !== '*'),
    from: source,
    where,
    orderBy,
    unsupported: clauses.unsupported,
  };
}

function parseColumns(cursor: Cursor, clauses: Clauses): (Expression | '*')[] | undefined {
  const columns: (Expression | '*')[] = [];
  do {
    const column = cursor.accept('*') ? '*' : parseExpression(cursor);
    if (column === undefined || (column !== '*' && !parseAliases(cursor, clauses))) return undefined;
    columns.push(column);
  } while (cursor.accept(','));
  if (columns.includes('*') && columns.length > 1) {
    return cursor.fail(
      "Other expressions may not be present in the select list when '*' is used without dot notation.",
    );
  }
  return columns;
}

/** One table and no more: what a comma or JOIN adds makes the whole source another thing. */
function joined(cursor: Cursor, from: Expression): Expression | undefined {
  const { at } = cursor.peek();
  const isJoin = ['join', 'inner', 'left', 'right', 'full', 'outer', 'cross'].some((word) => cursor.is(word));
  if (!cursor.is(',') && !isJoin) return from;
  while (cursor.peek().type !== 'end' && !cursor.is('where')) cursor.next();
  return { kind: 'other', at };
}

function parseOrderBy(cursor: Cursor): readonly OrderKey[] | 'failed' | undefined {
  if (!cursor.accept('order')) return undefined;
  if (!cursor.accept('by')) {
    cursor.fail('Expected BY');
    return 'failed';
  }
  const keys: OrderKey[] = [];
  do {
    const key = parseExpression(cursor);
    if (key === undefined) return 'failed';
    const descending = cursor.accept('desc');
    if (!descending) cursor.accept('asc');
    keys.push({ key, descending });
  } while (cursor.accept(','));
  return keys;
}

/** GROUP BY, HAVING, LIMIT and OFFSET. False after a syntax error. */
function parseRest(cursor: Cursor, clauses: Clauses): boolean {
  if (cursor.is('group')) {
    clauses.refuse('GROUP BY', cursor.next().at);
    cursor.accept('partial');
    if (!cursor.accept('by')) {
      cursor.fail('Expected BY');
      return false;
    }
    do if (parseExpression(cursor) === undefined) return false;
    while (cursor.accept(','));
  }
  for (const word of ['having', 'limit', 'offset']) {
    if (!cursor.accept(word)) continue;
    const value = parseExpression(cursor);
    if (value === undefined) return false;
    clauses.refuse(word.toUpperCase(), value.at);
  }
  return true;
}
