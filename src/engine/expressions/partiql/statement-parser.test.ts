import { describe, expect, test } from 'vitest';
import { formatPath } from '../path.ts';
import type { Expression, ParsedStatement, ReturningNode, SelectNode, StatementNode } from './ast.ts';
import { parseStatement } from './statement-parser.ts';

/** A tree in Lisp's notation; paths in brackets as AWS's messages print them. */
function show(node: Expression): string {
  switch (node.kind) {
    case 'string':
      return `'${node.text}'`;
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'path':
      return formatPath(node.elements);
    case 'parameter':
      return `?${node.index}`;
    case 'list':
      return list('list', node.elements);
    case 'bag':
      return list('bag', node.elements);
    case 'tuple':
      return `{${node.fields.map(({ name, value }) => `${show(name)}: ${show(value)}`).join(', ')}}`;
    case 'call':
      return list(node.name, node.operands);
    case 'and':
    case 'or':
      return list(node.kind, node.parts);
    case 'not':
      return list('not', [node.part]);
    case 'binary':
      return list(node.operator, [node.left, node.right]);
    case 'between':
      return list('between', [node.operand, node.lower, node.upper]);
    case 'in':
      return list('in', [node.operand, node.options]);
    case 'is':
      return `(is ${show(node.operand)} ${node.type})`;
    default:
      return node.kind;
  }
}

const list = (head: string, parts: readonly Expression[]): string => `(${[head, ...parts.map(show)].join(' ')})`;

const clause = (word: string, node: Expression | undefined): string => (node === undefined ? '' : ` ${word} ${show(node)}`);
const returning = (node: ReturningNode | undefined): string =>
  node === undefined ? '' : ` returning ${node.kind}${node.isWhole ? '' : ' in part'}`;

function showSelect({ columns, from, where, orderBy, unsupported }: SelectNode): string {
  const order = (orderBy ?? []).map(({ key, descending }) => ` ${show(key)}${descending ? ' down' : ''}`).join(',');
  const rest = unsupported === undefined ? '' : ` but ${unsupported.clause}`;
  const what = columns === undefined ? '*' : columns.map(show).join(' ');
  return `select ${what} from ${show(from)}${clause('where', where)}${order && ` by${order}`}${rest}`;
}

function showStatement(node: StatementNode): string {
  switch (node.kind) {
    case 'select':
      return showSelect(node);
    case 'exists':
      return `exists ${showSelect(node.select)}`;
    case 'insert':
      return `insert ${show(node.target)}${clause('value', node.value)}${returning(node.returning)}`;
    case 'update': {
      const actions = node.actions.map((action) =>
        action.kind === 'set' ? ` set ${show(action.path)} ${show(action.source)}` : ` remove ${show(action.path)}`,
      );
      return `update ${show(node.target)}${actions.join('')}${clause('where', node.where)}${returning(node.returning)}`;
    }
    case 'delete':
      return `delete ${show(node.target)}${clause('where', node.where)}${returning(node.returning)}`;
  }
}

const parsed = (text: string): string => {
  const result = parseStatement(text);
  return 'problem' in result ? `! ${result.problem}` : showStatement(result.statement);
};

describe('a SELECT', () => {
  test.each([
    ['SELECT * FROM Music', 'select * from [Music]'],
    ['select * from "Music"."byGenre";', 'select * from [Music, byGenre]'],
    ['SELECT a, b.c[0], "d e"."f""g" FROM T', 'select [a] [b, c, [0]] [d e, f"g] from [T]'],
    ["SELECT a['b'] FROM T", 'select [a, b] from [T]'],
    ["SELECT * FROM T WHERE a = 'it''s' -- the end", "select * from [T] where (= [a] 'it's')"],
    ['SELECT /* not\nthis */ * FROM T WHERE a=-1.5e3', 'select * from [T] where (= [a] -1.5e3)'],
    ['SELECT * FROM T WHERE a = ? AND b = ?', 'select * from [T] where (and (= [a] ?0) (= [b] ?1))'],
    ['SELECT * FROM T WHERE a=1 OR b=2 AND NOT c=3 OR d=4', 'select * from [T] where (or (= [a] 1) (and (= [b] 2) (not (= [c] 3))) (= [d] 4))'],
    ['SELECT * FROM T WHERE (a=1 OR b=2) AND c=3', 'select * from [T] where (and (or (= [a] 1) (= [b] 2)) (= [c] 3))'],
    ['SELECT * FROM T WHERE a BETWEEN 1 AND 2 AND b NOT BETWEEN ? AND ?', 'select * from [T] where (and (between [a] 1 2) (not (between [b] ?0 ?1)))'],
    ["SELECT * FROM T WHERE a IN ('x') AND b in [1,2] AND c NOT IN (<<3>>)", "select * from [T] where (and (in [a] (list 'x')) (in [b] (list 1 2)) (not (in [c] (list (bag 3)))))"],
    ['SELECT * FROM T WHERE a IS MISSING AND b IS NOT NULL', 'select * from [T] where (and (is [a] missing) (not (is [b] null)))'],
    ["SELECT * FROM T WHERE Begins_With(a, 'x') AND SIZE(b) != 3", "select * from [T] where (and (begins_with [a] 'x') (<> (size [b]) 3))"],
    ['SELECT * FROM T WHERE a=TRUE AND b=null AND c=[] AND d={}', 'select * from [T] where (and (= [a] true) (= [b] null) (= [c] (list)) (= [d] {}))'],
    ['SELECT * FROM T WHERE a = 1 ORDER BY b DESC, c ASC, d', 'select * from [T] where (= [a] 1) by [b] down, [c], [d]'],
    ['SELECT COUNT(*) FROM T', 'select (count) from [T]'],
    ['SELECT * FROM T LIMIT 5', 'select * from [T] but LIMIT'],
    ['SELECT DISTINCT a FROM T', 'select [a] from [T] but SELECT DISTINCT'],
    ['SELECT a AS b FROM T x GROUP BY a', 'select [a] from [T] but AS'],
    ['SELECT * FROM T, U', 'select * from other'],
    ['SELECT * FROM T LEFT JOIN U ON a', 'select * from other'],
    ['SELECT * FROM my-table', '! Unexpected keyword'],
    ['SELECT * FROM my-music', 'select * from (- [my] [music])'],
    ['EXISTS(SELECT * FROM T WHERE a = 1)', 'exists select * from [T] where (= [a] 1)'],
  ])('%s', (text, tree) => {
    expect(parsed(text)).toBe(tree);
  });
});

describe('a write', () => {
  test.each([
    ["INSERT INTO T VALUE {'a':1,'b':[TRUE,{'c':?}],\"d\":<<'x'>>}", "insert [T] value {'a': 1, 'b': (list true {'c': ?0}), [d]: (bag 'x')}"],
    ['insert into "T" value ?', 'insert [T] value ?0'],
    ['UPDATE T SET a = a + 1 SET b.c = ?, d=2 REMOVE e[0] WHERE f = 3', 'update [T] set [a] (+ [a] 1) set [b, c] ?0 set [d] 2 remove [e, [0]] where (= [f] 3)'],
    ['UPDATE T SET a = list_append(a, [1]) WHERE f = 3 RETURNING MODIFIED NEW *', 'update [T] set [a] (list_append [a] (list 1)) where (= [f] 3) returning MODIFIED NEW'],
    ['UPDATE T SET a = 1 - - 2 WHERE f = 3 RETURNING ALL OLD *, ALL NEW *', 'update [T] set [a] (- 1 -2) where (= [f] 3) returning ALL OLD in part'],
    ['DELETE FROM T WHERE a = 1 AND b = 2 RETURNING ALL OLD *', 'delete [T] where (and (= [a] 1) (= [b] 2)) returning ALL OLD'],
    ['DELETE FROM T', 'delete [T]'],
  ])('%s', (text, tree) => {
    expect(parsed(text)).toBe(tree);
  });
});

describe('what is not well formed is told in the words of the parser that DynamoDB uses', () => {
  test.each([
    ['', 'Expected data manipulation'],
    ['HELLO', 'Expected data manipulation'],
    ['INSERT T', 'Expected data manipulation'],
    ['CREATE TABLE T', 'Expected data manipulation'],
    ['UPDATE Payment-abc SET a=1 WHERE b=2', 'Expected data manipulation'],
    ['SELECT FROM T', 'Expected data manipulation'],
    ['SELECT * T', 'Expected FROM after SELECT list'],
    ['SELECT *, a FROM T', "Other expressions may not be present in the select list when '*' is used without dot notation."],
    ['SELECT payload.size FROM T', 'Invalid path dot component'],
    ['SELECT size FROM T', 'Unexpected keyword'],
    ['SELECT * FROM T WHERE date > 1', 'Unexpected keyword'],
    ['SELECT * FROM T WHERE a =', 'Missing right-hand side expression of infix operator'],
    ['SELECT * FROM T WHERE', 'Unexpected term'],
    ['SELECT * FROM T WHERE a = 1 b', 'Unexpected token after expression'],
    ['SELECT * FROM T; SELECT * FROM T', 'Unexpected token after semicolon. (Only one query is allowed.)'],
    ['SELECT * FROM T WHERE (a = 1', 'Expected RIGHT_PAREN'],
    ['SELECT * FROM T WHERE a IN [1, 2', 'Expected RIGHT_BRACKET'],
    ['SELECT * FROM T WHERE a BETWEEN 1 OR 2', 'Expected AND keyword'],
    ['SELECT * FROM T WHERE a IS 5', 'Expected type name'],
    ['SELECT * FROM T ORDER a', 'Expected BY'],
    ["INSERT INTO urls (key, b) VALUES (?, ?)", 'Unexpected keyword'],
    ["INSERT INTO 'T' VALUE {}", 'Expected identifier for simple path'],
    ["INSERT INTO T VALUE {'a' 1}", 'Expected COLON'],
    ["INSERT INTO T VALUE {'a': 1", 'Expected RIGHT_CURLY'],
    ["INSERT INTO T VALUE {'a': <<1, 2 }", 'Expected RIGHT_DOUBLE_ANGLE_BRACKET'],
    ['UPDATE ? SET a = 1', 'Expected identifier for simple path'],
    ['UPDATE T SET a 1 WHERE b = 2', "Expected '='"],
    ['UPDATE T SET a.* = 1', 'Invalid path dot component for simple path'],
    ['UPDATE T SET a[b] = 1', 'Invalid path component for simple path'],
    ['DELETE T', 'Expected FROM after DELETE'],
    ['DELETE FROM T RETURNING *', 'Expected ( MODIFIED | ALL ) ( NEW | OLD ) in each returning element.'],
    ['SELECT * FROM T WHERE a = #b', "Lexer Error: at line 1, column 27: invalid character at, '#' [U+23]"],
    ["SELECT *\nFROM T WHERE a = 'open", 'Lexer Error: at line 2, column 23: invalid character at, <EOF>'],
    ['SELECT * FROM T WHERE a = `1`', "Lexer Error: at line 1, column 27: invalid character at, '`' [U+60]"],
  ])('%s', (text, problem) => {
    expect(parsed(text)).toBe(`! ${problem}`);
  });
});

test('words that the language keeps for itself need double quotes as names', () => {
  for (const word of ['date', 'time', 'timestamp', 'value', 'key', 'order', 'user', 'size', 'count', 'level', 'zone']) {
    expect(parsed(`SELECT ${word} FROM T`)).toMatch(/^! /);
    expect(parsed(`SELECT "${word}" FROM T`)).toBe(`select [${word}] from [T]`);
  }
  for (const word of ['status', 'name', 'year', 'month', 'data', 'type']) expect(parsed(`SELECT ${word} FROM T`)).toBe(`select [${word}] from [T]`);
});

test('question marks are counted, not those in texts and names', () => {
  const count = (text: string): number => (parseStatement(text) as ParsedStatement).parameters;
  expect(count('SELECT * FROM T')).toBe(0);
  expect(count("INSERT INTO T VALUE {'a?': ?, 'b': [?, '?']}")).toBe(2);
  expect(count('SELECT "a?" FROM T WHERE b IN (?, ?) -- ?')).toBe(2);
});

test('a tree knows where it stands: line, column and length', () => {
  const { statement } = parseStatement('SELECT\n  COUNT(*)\r\nFROM T') as ParsedStatement;
  expect((statement as SelectNode).columns?.[0]?.at).toEqual({ line: 2, column: 3, length: 5 });
});
