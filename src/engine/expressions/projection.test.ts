import { describe, expect, test } from 'vitest';
import type { Item } from '#engine/model/attribute-value.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import { itemOf, type Plain } from '#testing/plain-values.ts';
import { bindProjection, formatPath, Placeholders, project } from './index.ts';

const names = { '#a': 'a', '#dotted': 'a.b', '#p': '__proto__' };
const bind = (text: string): ReturnType<typeof bindProjection> => bindProjection(text, new Placeholders(names, undefined));

const item = itemOf({
  s: 'text',
  a: { b: 1, c: { d: 2, e: 3 } },
  l: ['p', 'q', 'r', { k: 1, m: 2 }, [10, 20]],
  'a.b': 'dotted',
});

describe('the part of an item at paths', () => {
  const cases: [string, Record<string, Plain>][] = [
    ['s', { s: 'text' }],
    ['s, zz', { s: 'text' }],
    ['a.b', { a: { b: 1 } }],
    ['a.c.d, a.b', { a: { c: { d: 2 }, b: 1 } }],
    ['#a.c', { a: { c: { d: 2, e: 3 } } }],
    ['#dotted', { 'a.b': 'dotted' }],
    ['l[2], l[0]', { l: ['p', 'r'] }],
    ['l[3].k', { l: [{ k: 1 }] }],
    ['l[4][1], l[3].m, l[0]', { l: ['p', { m: 2 }, [20]] }],
    ['l[9]', {}],
    ['l[9], l[1]', { l: ['q'] }],
    ['zz', {}],
    ['a.zz', {}],
    ['a.zz.y', {}],
    ['a.c.zz, s', { s: 'text' }],
    ['s.a', {}],
    ['s[0]', {}],
    ['a[0]', {}],
    ['l.a', {}],
    ['l[0].a', {}],
    ['#p', {}],
    ['#p.#p', {}],
  ];
  test.each(cases)('%s', (text, expected) => {
    const paths = bind(text);
    expect(!isRefusal(paths) && project(item, paths)).toEqual(itemOf(expected));
  });

  test('an attribute may be called __proto__', () => {
    const odd = JSON.parse('{"__proto__":{"M":{"x":{"S":"y"}}},"z":{"S":""}}') as Item;
    const paths = bind('#p.x');
    expect(JSON.stringify(!isRefusal(paths) && project(odd, paths))).toBe('{"__proto__":{"M":{"x":{"S":"y"}}}}');
  });

  test('paths from elsewhere need not be bound, and may overlap', () => {
    expect(project(item, [['a', 'b'], ['a', 'c', 'd'], ['a', 'c']])).toEqual(itemOf({ a: { b: 1, c: { d: 2, e: 3 } } }));
    expect(project(item, [['s'], ['s', 'x']])).toEqual(itemOf({ s: 'text' }));
  });
});

describe('what is wrong with a projection', () => {
  const overlap = (one: string, two: string): string =>
    `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`;
  const conflict = (one: string, two: string): string => overlap(one, two).replace('overlap', 'conflict');
  test.each([
    ['a, a', overlap('[a]', '[a]')],
    ['#a, a', overlap('[a]', '[a]')],
    ['a, b, a.b', overlap('[a]', '[a, b]')],
    ['a.b, a', overlap('[a, b]', '[a]')],
    ['x, a.b, a.c, a', overlap('[a, b]', '[a]')],
    ['a[0].b, a[0]', overlap('[a, [0], b]', '[a, [0]]')],
    ['a[0], a.b', conflict('[a, [0]]', '[a, b]')],
    ['a.b, a[0]', conflict('[a, b]', '[a, [0]]')],
    ['a.b.c, a.b[0]', conflict('[a, b, c]', '[a, b, [0]]')],
    ['a[0], a.b, c, c', overlap('[c]', '[c]')],
    ['#zz, status', 'Attribute name is a reserved keyword; reserved keyword: status'],
    ['a, a, #zz', 'An expression attribute name used in the document path is not defined; attribute name: #zz'],
  ])('%s', (text, problem) => {
    expect(bind(text)).toMatchObject({ message: `Invalid ProjectionExpression: ${problem}` });
  });

  test('other elements of one list and other names of one map are no overlap', () => {
    const paths = bind('a[0], a[1], b.c, b.d, #dotted');
    expect(isRefusal(paths) ? paths.message : paths.map(formatPath)).toEqual([
      '[a, [0]]', '[a, [1]]', '[b, c]', '[b, d]', '[a.b]',
    ]);
  });
});
