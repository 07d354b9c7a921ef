import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import { itemOf } from '#testing/plain-values.ts';
import { applyUpdate } from '../apply-update.ts';
import { conditionPaths } from '../condition.ts';
import { conditionHolds } from '../evaluate.ts';
import { bindCondition, bindTuple, bindUpdate, literalsOf, readStatement, row } from './index.ts';

const item = itemOf({ a: 1, b: 's', c: [1, { a: 2 }], d: { a: 's' } });
const values: readonly AttributeValue[] = [{ N: '1' }, { S: 's' }, { L: [{ N: '1' }] }, { SS: ['x'] }, { M: {} }, { BOOL: true }];

/** Everything that can be done with a text. Its message when it is refused. */
function useAll(text: string): string | undefined {
  const read = readStatement(text);
  if (isRefusal(read)) return read.message;
  const { statement } = read;
  const parameters = Array.from({ length: read.parameters }, (_, i) => values[i % values.length]!);
  const select = statement.kind === 'exists' ? statement.select : statement;
  if (select.kind === 'select' && select.columns !== undefined) row(item, select.columns);
  const condition = 'where' in select && select.where !== undefined ? bindCondition(select.where, parameters) : undefined;
  if (isRefusal(condition)) return condition.message;
  if (condition !== undefined) {
    conditionHolds(condition, item);
    conditionPaths(condition);
  }
  if (statement.kind === 'insert' && statement.value.kind === 'tuple') bindTuple(statement.value, parameters);
  const update = statement.kind === 'update' ? bindUpdate(statement.actions, parameters) : undefined;
  if (update !== undefined && !isRefusal(update)) {
    literalsOf(update);
    applyUpdate(update, item);
  }
  return undefined;
}

const words = [
  'SELECT', 'from', 'WHERE', 'INSERT', 'INTO', 'VALUE', 'UPDATE', 'SET', 'REMOVE', 'DELETE', 'RETURNING', 'ALL', 'OLD',
  'NEW', 'MODIFIED', 'ORDER', 'BY', 'DESC', 'AND', 'or', 'Not', 'BETWEEN', 'IN', 'IS', 'MISSING', 'NULL', 'TRUE',
  'EXISTS', 'LIKE', 'LIMIT', 'size', 'contains', 'begins_with', 'list_append', 'set_add', 'a', 'b', 'c', '"d"', '"a b"',
  "'s'", "''", '?', '*', '1', '-', '+', '1.5e3', '=', '<>', '!=', '<', '>=', '(', ')', '[', ']', '[0]', '{', '}', ':',
  '<<', '>>', ',', '.', ';', '--', '/*', '*/', '"', "'", '`', '#', '@', '||', 'é', '\ud800', '\u0000', '__proto__',
];
const wordText = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(' '));
const begun = fc
  .tuple(
    fc.constantFrom('SELECT * FROM a WHERE', 'SELECT', 'INSERT INTO a VALUE', 'UPDATE a SET b =', 'UPDATE a', 'DELETE FROM a WHERE', 'EXISTS(SELECT * FROM a WHERE'),
    wordText,
  )
  .map((parts) => parts.join(' '));

describe('no text can do harm', () => {
  test('made of words of the language', () => {
    fc.assert(fc.property(fc.oneof(wordText, begun), (text) => void useAll(text)), { numRuns: 3000 });
  });

  test('made of anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => void useAll(text)), { numRuns: 1000 });
  });

  test.each([
    ['parentheses', (n: number) => `SELECT * FROM T WHERE ${'('.repeat(n)}a = 1${')'.repeat(n)}`],
    ['NOTs', (n: number) => `SELECT * FROM T WHERE ${'NOT '.repeat(n)}a = 1`],
    ['signs', (n: number) => `SELECT * FROM T WHERE a = ${'- '.repeat(n)}1`],
    ['lists', (n: number) => `INSERT INTO T VALUE {'a': ${'['.repeat(n)}${']'.repeat(n)}}`],
    ['bags', (n: number) => `INSERT INTO T VALUE {'a': ${'<<'.repeat(n)}1${'>>'.repeat(n)}}`],
    ['tuples', (n: number) => `INSERT INTO T VALUE ${"{'a':".repeat(n)}1${'}'.repeat(n)}`],
    ['calls', (n: number) => `SELECT * FROM T WHERE ${'size('.repeat(n)}a${')'.repeat(n)} = 1`],
    ['sums', (n: number) => `UPDATE T SET a = a${' + 1'.repeat(n)} WHERE a = 1`],
    ['comparisons', (n: number) => `SELECT * FROM T WHERE a${' = a'.repeat(n)}`],
    ['indexes', (n: number) => `SELECT a${'[0]'.repeat(n)} FROM T`],
    ['open parentheses', (n: number) => `SELECT * FROM T WHERE ${'('.repeat(n)}`],
  ])('%s as deep as a statement is long', (_, textOf) => {
    for (const depth of [1, 30, 199, 1000, 8000]) useAll(textOf(depth));
    expect(useAll(textOf(8000)) ?? '').not.toMatch(/stack/);
  });

  test('a chain of conditions as long as a statement may be is no nesting', () => {
    const where = Array.from({ length: 1000 }, () => 'a=1').join(' OR ');
    expect(useAll(`SELECT * FROM T WHERE ${where}`)).toBeUndefined();
    expect(useAll(`SELECT * FROM T WHERE ${where.replaceAll(' OR ', ' AND ')}`)).toBeUndefined();
  });

  test('deep nesting is told as such', () => {
    expect(useAll(`SELECT * FROM T WHERE ${'('.repeat(500)}a = 1${')'.repeat(500)}`)).toBe(
      "Statement wasn't well formed, can't be processed: Expressions are nested more than 200 levels deep",
    );
  });
});
