import { expect, test } from 'vitest';
import { Binary, itemOf, type Plain, valueOf } from '#testing/plain-values.ts';
import { itemBytes, valueBytes } from './size.ts';

test.each<[string, Plain, number]>([
  ['an empty text', '', 0],
  ['a text', 'abc', 3],
  ['letters of two, three and four bytes', 'é€\u{1f600}', 9],
  ['a lone surrogate, as the character it is replaced by', '\ud800', 3],
  ['a number', 42, 2],
  ['bytes', new Binary('\u0000\u00ffa'), 3],
  ['true', true, 1],
  ['null', null, 1],
  ['a set of texts', new Set(['ab', 'c']), 3],
  ['a set of numbers', new Set([1, 100, -7]), 7],
  ['a set of bytes', new Set([new Binary('ab')]), 2],
  ['an empty list', [], 3],
  ['a list: 3, and 1 for each element', ['a', 'bc'], 8],
  ['an empty map', {}, 3],
  ['a map: 3, and 1 and the name for each entry', { ab: 'c', d: '' }, 9],
  ['lists in maps in lists', [{ a: ['b'] }], 14],
])('%s', (_, plain, bytes) => {
  expect(valueBytes(valueOf(plain))).toBe(bytes);
});

test("AWS's own example: 23 bytes of names and values, nothing for the item itself. Reference 1.13", () => {
  expect(itemBytes(itemOf({ 'shirt-color': 'R', 'shirt-size': 'M' }))).toBe(23);
});

test('names count in bytes, whatever they are called', () => {
  expect(itemBytes(itemOf({ é: 'a', ['__proto__']: 'b', constructor: 'c' }))).toBe(3 + 10 + 12);
});
