import { expect, test } from 'vitest';
import { itemOf } from '#testing/plain-values.ts';
import { row } from './columns.ts';

const item = itemOf({ a: { b: [1, { c: 2 }] }, __proto__x: 1, d: 'e' });

test.each([
  [['d'], { d: 'e' }],
  [['a', 'b', 0], { 'b[0]': 1 }],
  [['a', 'b', 1, 'c'], { c: 2 }],
  [['a', 'b'], { b: [1, { c: 2 }] }],
  [['a', 'x'], {}],
  [['d', 0], {}],
])('column %j', (path, expected) => {
  expect(row(item, [path])).toEqual(itemOf(expected));
});

test('names that mean something to JavaScript are names like any other', () => {
  const hostile = JSON.parse('{"__proto__": {"M": {"constructor": {"S": "x"}}}}') as ReturnType<typeof itemOf>;
  expect(JSON.stringify(row(hostile, [['__proto__'], ['__proto__', 'constructor']]))).toBe(
    '{"__proto__":{"M":{"constructor":{"S":"x"}}},"constructor":{"S":"x"}}',
  );
  expect(row(itemOf({ a: 1 }), [['toString'], ['__proto__']])).toEqual({});
});
