import { expect, test } from 'vitest';
import type { Range } from '#engine/kernel/ordered-map.ts';
import { behind, common, isEmpty, isWithin } from './range.ts';

/** `[b,d)` as a range; a missing end is open. */
function range(text: string): Range {
  const [, open, from, to, close] = /^([[(])(\w*),(\w*)([\])])$/.exec(text)!;
  return {
    ...(from === '' ? {} : { from, fromExclusive: open === '(' }),
    ...(to === '' ? {} : { to, toExclusive: close === ')' }),
  };
}

const letters = ['a', 'b', 'c', 'd', 'e'];
const inside = (one: Range): string => letters.filter((letter) => isWithin(letter, one)).join('');

test.each([
  ['[b,d]', '[a,c]', 'bc'],
  ['[b,d)', '(b,e]', 'c'],
  ['[,c]', '[c,]', 'c'],
  ['[,c)', '[c,]', ''],
  ['[,]', '(b,d)', 'c'],
  ['[a,b]', '[d,e]', ''],
])('%s and %s have %s in common', (a, b, expected) => {
  const both = common(range(a), range(b));
  expect([inside(both), inside(common(range(b), range(a)))]).toEqual([expected, expected]);
  expect(isEmpty(both)).toBe(expected === '');
});

test('what comes behind a position depends on the direction', () => {
  expect(inside(behind(range('[a,d]'), 'b', 'ascending'))).toBe('cd');
  expect(inside(behind(range('[a,d]'), 'b', 'descending'))).toBe('a');
});
