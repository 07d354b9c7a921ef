import { describe, expect, test } from 'vitest';
import { isRefusal } from '#engine/model/refusal.ts';
import { readStatement } from './read-statement.ts';

const told = (text: string): string | undefined => {
  const read = readStatement(text);
  return isRefusal(read) ? read.message : JSON.stringify(read.statement, (name, value: unknown) => (name === 'at' ? undefined : value));
};

describe('what is well formed and not in DynamoDB is refused with its place', () => {
  test.each([
    // Reference 13.52.
    ['SELECT COUNT(*) FROM T', 'Unexpected path component at 1:8:5'],
    ['SELECT a, 1 FROM T', 'Unexpected path component at 1:11:1'],
    ['SELECT a.* FROM T', 'Unexpected path component at 1:8:1'],
    ['SELECT size(a) FROM T', 'Unexpected path component at 1:8:4'],
    ['SELECT * FROM T LIMIT 10', 'Unsupported clause: LIMIT at 1:23:2'],
    ['SELECT * FROM T WHERE a = 1 OFFSET ?', 'Unsupported clause: OFFSET at 1:36:1'],
    ['SELECT * FROM T GROUP BY a', 'Unsupported clause: GROUP BY at 1:17:5'],
    ['SELECT DISTINCT a FROM T', 'Unsupported clause: SELECT DISTINCT at 1:8:8'],
    ['SELECT a AS b FROM T', 'Unsupported clause: AS at 1:10:2'],
    ['SELECT * FROM T AS t', 'Unsupported clause: AS at 1:17:2'],
    ['SELECT * FROM my-music', 'Unexpected from source at 1:17:1'],
    ['SELECT * FROM a.b.c', 'A path may contain at most 2 components in the FROM clause'],
    ['SELECT * FROM T, U WHERE a = 1', 'Unexpected from source at 1:16:1'],
    ['SELECT * FROM ?', 'Unexpected from source at 1:15:1'],
    ['SELECT * FROM T WHERE a = 1 ORDER BY b.c', 'Unexpected path component at 1:38:1'],
    ['SELECT * FROM T ORDER BY a', 'Must have WHERE clause in the statement when using ORDER BY clause.'],
    ["INSERT INTO T.i VALUE {'a': 1}", 'This operation is not supported on an index'],
    ["INSERT INTO T VALUE {'a': 1} ON CONFLICT WHERE a DO NOTHING", 'Unsupported clause: ON CONFLICT at 1:30:11'],
    ["INSERT INTO T VALUES ({'a': 1})", 'Unsupported clause: VALUES at 1:15:6'],
    ["INSERT INTO T <<{'a': 1}>>", "Statement wasn't well formed, can't be processed: Expected VALUE with a tuple"],
    ['INSERT INTO T VALUE 5', "Statement wasn't well formed, can't be processed: Expected VALUE with a tuple"],
    // Reference row 121.
    ['DELETE FROM T WHERE a=1 RETURNING ALL NEW *', 'Invalid returning clause: RETURNING ALL NEW *. Only RETURNING ALL OLD * is allowed in DELETE statements.'],
    ['DELETE FROM T WHERE a=1 RETURNING MODIFIED OLD *', 'Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in DELETE statements.'],
    ['UPDATE T SET a=1 WHERE b=2 RETURNING ALL OLD a', 'Invalid returning clause: RETURNING ALL OLD. Only one element with * is allowed.'],
    // Reference row 117.
    ['nothing', "Statement wasn't well formed, can't be processed: Expected data manipulation"],
  ])('%s', (text, message) => {
    expect(told(text)).toBe(message);
  });
});

test('a statement says its table, index, columns and order', () => {
  expect(told('SELECT a.b[1], c FROM "T"."i" WHERE a = 1 ORDER BY a DESC')).toBe(
    JSON.stringify({
      kind: 'select',
      table: 'T',
      index: 'i',
      columns: [['a', 'b', 1], ['c']],
      where: { kind: 'binary', operator: '=', left: { kind: 'path', elements: ['a'] }, right: { kind: 'number', text: '1' } },
      order: [{ name: 'a', descending: true }],
    }),
  );
});

test('the same text is read once, and more texts than are kept do no harm', () => {
  const first = readStatement('SELECT * FROM T');
  expect(readStatement('SELECT * FROM T')).toBe(first);
  for (let i = 0; i < 600; i++) readStatement(`SELECT * FROM T${i}`);
  expect(readStatement('SELECT * FROM T')).toEqual(first);
});
