import { describe, expect, test } from 'vitest';
import { isRefusal } from '#engine/model/refusal.ts';
import { bindCondition, bindKeyCondition, bindProjection, bindUpdate, Placeholders } from './index.ts';

type Bind = (text: string, placeholders: Placeholders) => unknown;

const binders: Record<string, Bind> = {
  condition: (text, placeholders) => bindCondition('ConditionExpression', text, placeholders),
  filter: (text, placeholders) => bindCondition('FilterExpression', text, placeholders),
  key: bindKeyCondition,
  projection: bindProjection,
  update: bindUpdate,
};

const values = { ':v': { S: 'v' }, ':n': { N: '1' } };

function problem(kind: string, text: string): string | undefined {
  const bound = binders[kind]!(text, new Placeholders({ '#a': 'a' }, values));
  return isRefusal(bound) ? bound.message : undefined;
}

describe('a syntax error names the token that cannot stand there, between its neighbours', () => {
  test.each([
    // Texts that the service itself has answered with.
    ['update', 'INVALID SYNTAX HERE', 'INVALID', 'INVALID SYNTAX'],
    ['projection', '!!!', '!', '!!'],
    ['update', 'ADD hits : incr', ':', 'hits : incr'],
    ['update', 'SET path = VALUE 1', '1', 'VALUE 1'],
    ['update', 'set  0 = :v', '0', 'set  0 ='],
    ['update', 'SET  REMOVE #a', 'REMOVE', 'SET  REMOVE #a'],
    ['update', 'SET #as, #LambdaPowertoolsContext', ',', '#as, #LambdaPowertoolsContext'],
    ['update', 'set _something = :something', '_', 'set _something'],
    ['condition', '__typename <> :__typename', '_', '__'],
    ['condition', 'ADD #v :i', 'ADD', 'ADD #v'],
    ['condition', 'a-b', '-', 'a-b'],
    ['key', 'foo-bar = :v', '-', 'foo-bar'],
    ['key', 'PK = :pk and begins_with(SK, G_M#)', '#', 'G_M#)'],
    ['filter', '#id attribute_not_exists :v', 'attribute_not_exists', '#id attribute_not_exists :v'],
    ['filter', 'tenantAgent:abc123-', ':abc123', 'tenantAgent:abc123-'],
    ['filter', 'contains (themes, :theme', '<EOF>', ':theme'],
    ['condition', 'attribute_exists(id) AND NOT #a', '<EOF>', '#a'],
    ['condition', '(', '<EOF>', '('],
    ['key', 'Id IN ()', ')', '()'],
    ['projection', 'mymap.#AMZN_MAPPED_2021-03-03', '-', '#AMZN_MAPPED_2021-0'],
    // The same rule elsewhere.
    ['condition', 'a == :v', '=', '== :v'],
    ['condition', 'a != :v', '!', 'a !='],
    ['condition', 'a = "x"', '"', '= "x'],
    ['condition', 'a = 5', '5', '= 5'],
    ['condition', 'a = :v b', 'b', ':v b'],
    ['condition', 'a = b = :v', '=', 'b = :v'],
    ['condition', '(a = :v', '<EOF>', ':v'],
    ['condition', 'a = :v)', ')', ':v)'],
    ['condition', '(a AND b = :v)', 'AND', 'a AND b'],
    ['condition', '(size(a) AND b = :v) = :v', '=', ') = :v'],
    ['condition', 'a BETWEEN :v', '<EOF>', ':v'],
    ['condition', 'a IN :v', ':v', 'IN :v'],
    ['condition', 'size() = :n', ')', '() ='],
    ['condition', 'a.and = :v', 'and', '.and ='],
    ['condition', 'a = é', 'é', '= é'],
    ['condition', 'a = 𝄞', '𝄞', '= 𝄞'],
    ['condition', '#a(b)', '(', '#a(b'],
    ['projection', 'a,', '<EOF>', ','],
    ['projection', 'a b c', 'b', 'a b c'],
    ['projection', 'f(a)', '(', 'f(a'],
    ['projection', 'a[00]', '0', '00]'],
    ['projection', 'a[-1]', '-', '[-1'],
    ['projection', 'a[#a]', '#a', '[#a]'],
    ['projection', ':v', ':v', ':v'],
    ['projection', 'set', 'set', 'set'],
    ['update', 'SET', '<EOF>', 'SET'],
    ['update', 'SET a = :n + :n + :n', '+', ':n + :n'],
    ['update', 'SET a = :n + (:n + :n)', '+', ':n + :n'],
    ['update', 'SET a = ((:n + :n) + :n)', '+', ') + :n'],
    ['update', 'SET a = f(b, c + d)', '+', 'c + d'],
    ['update', 'SET f(a) = :v', '(', 'f(a'],
    ['update', 'SET a = :v, REMOVE b', 'REMOVE', ', REMOVE b'],
    ['update', 'ADD a b', 'b', 'a b'],
    ['update', 'ADD a = :n', '=', 'a = :n'],
    ['update', 'REMOVE a SETb = :v', 'SETb', 'a SETb ='],
    ['update', 'SET a = :', ':', '= :'],
  ])('%s %s', (kind, text, token, near) => {
    expect(problem(kind, text)).toMatch(/^Invalid \w+Expression: /);
    expect(problem(kind, text)?.replace(/^Invalid \w+: /, '')).toBe(`Syntax error; token: "${token}", near: "${near}"`);
  });
});

describe('white space, case and parentheses that are fine', () => {
  test.each([
    ['condition', ' a=:v and not(b<:n)Or a\t.\n#a [ 0 ]\r= :v '],
    ['condition', 'not not a = :v'],
    ['condition', '((a) = (:v)) AND (NOT (size((a)) > :n))'],
    ['condition', '(size(a)) = :n OR (attribute_exists(a))'],
    ['condition', '((a = :v) AND (b = :v))'],
    ['condition', 'a BETWEEN:v AND:v'],
    ['condition', 'contains = :v'],
    ['update', 'sEt a=(((:v))),b=((:n)+(:n)) rEmOvE c'],
    ['projection', 'b , c.d,\n#a'],
  ])('%s %s', (kind, text) => {
    expect(problem(kind, text)).toBeUndefined();
  });
});

describe('limits of the text', () => {
  test.each(['', ' ', ' \r\n\t'])('no expression in %j', (text) => {
    expect(problem('update', text)).toBe('Invalid UpdateExpression: The expression can not be empty;');
  });

  test('4,096 bytes are allowed and counted before syntax', () => {
    const text = (length: number): string => `a = :v${' '.repeat(length - 6)}`;
    expect(problem('condition', text(4096))).toBeUndefined();
    const size = 'Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: ';
    expect(problem('filter', text(4097))).toBe(`${size}4097`);
    expect(problem('filter', 'é'.repeat(2049))).toBe(`${size}4098`);
  });

  const many = (count: number): string => Array.from({ length: count }, () => 'a<b').join(' OR ');

  test('300 operators are allowed, connectives and functions among them', () => {
    expect(problem('condition', `NOT (${many(149)} AND size(a) = :n)`)).toBe(
      'Invalid ConditionExpression: The expression contains too many operators; operator count: 301',
    );
    expect(problem('condition', `(${many(149)} AND size(a) = :n)`)).toBeUndefined();
    expect(problem('condition', many(151))).toContain('operator count: 301');
  });

  test('in an update the sign counts and the equals sign does not', () => {
    const sums = (count: number): string => `SET ${Array.from({ length: count }, (_, i) => `a${i}=b+c`).join(',')}`;
    expect(problem('update', sums(300))).toBeUndefined();
    expect(problem('update', sums(301))).toContain('operator count: 301');
  });

  test('an index beyond 4294967294 and a path beyond 32 steps', () => {
    const deep = (steps: number): string => `a${'.b'.repeat(steps - 1)}`;
    expect(problem('projection', 'a[4294967294]')).toBeUndefined();
    expect(problem('projection', 'a[4294967295]')).toBe(
      'Invalid ProjectionExpression: List index is not within the allowable range; index: [4294967295]',
    );
    expect(problem('projection', deep(32))).toBeUndefined();
    expect(problem('projection', deep(33))).toBe(
      'Invalid ProjectionExpression: The document path has too many nesting levels; nesting levels: 33',
    );
  });
});
