import { expect, test } from 'vitest';
import { inspect } from './inspect.ts';

const show = (value: unknown, charsMax = 10_000): string => inspect(value, charsMax);

class NumberValue {
  readonly value = '1';
}

const circle: { name: string; self?: unknown } = { name: 'a' };
circle.self = circle;

test.each<[unknown, string]>([
  ['plain text', 'plain text'],
  [['text', "it's", 'say "x"'], `['text', "it's", 'say "x"']`],
  [1.5, '1.5'],
  [-0, '-0'],
  [12n, '12n'],
  [undefined, 'undefined'],
  [null, 'null'],
  [Symbol('s'), 'Symbol(s)'],
  [{}, '{}'],
  [[], '[]'],
  [{ pk: 'a', 'two words': [1, { b: true }] }, "{ pk: 'a', 'two words': [1, { b: true }] }"],
  [new NumberValue(), "NumberValue { value: '1' }"],
  [new Set([1, 2]), 'Set(2) { 1, 2 }'],
  [new Map([['a', { n: 1 }]]), "Map(1) { 'a' => { n: 1 } }"],
  [Uint8Array.of(1, 255), 'Uint8Array(2) [1, 255]'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [/a+/g, '/a+/g'],
  [new TypeError('bad'), 'TypeError: bad'],
  [new Error('outer', { cause: new Error('inner') }), 'Error: outer\n  Cause: Error: inner'],
  [() => 1, '[Function (anonymous)]'],
  [NumberValue, '[class NumberValue]'],
  [circle, "{ name: 'a', self: [Circular] }"],
  [Object.create(null), '[no prototype] {}'],
  [JSON.parse('{"__proto__":{"S":"x"}}'), "{ __proto__: { S: 'x' } }"],
])('%#: %o is shown as a developer reads it', (value, text) => {
  expect(show(value)).toBe(text);
});

test('what is long goes over several lines', () => {
  expect(show({ first: 'x'.repeat(40), second: { third: 'y'.repeat(40) } })).toBe(
    ['{', `  first: '${'x'.repeat(40)}',`, `  second: { third: '${'y'.repeat(40)}' }`, '}'].join('\n'),
  );
});

test('getters are named and not run', () => {
  let runs = 0;
  const value = {
    get secret() {
      return ++runs;
    },
  };
  expect([show(value), runs]).toEqual(['{ secret: [Getter] }', 0]);
});

test('depth, number of entries and length have an end', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 20; i++) deep = { deep };
  expect(show(deep)).toContain('[Object]');
  expect(show(Array.from({ length: 250 }, () => 0))).toContain('… 150 more');
  expect(show('x'.repeat(1e6), 100)).toHaveLength(100);
  const wide = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 'x'.repeat(100)));
  expect(show(wide, 1000).length).toBeLessThan(5000);
});
