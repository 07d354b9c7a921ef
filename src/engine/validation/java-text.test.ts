import { expect, test } from 'vitest';
import { hashSetOrder, listText, mapText, sizedMapOrder } from './java-text.ts';

test('texts come in the order of their hashes, as Java goes through a set', () => {
  // "a" to "z" have the hashes 97 to 122, so 16 buckets begin with "p" (112) and "q" (113).
  expect(hashSetOrder(['a', 'p', 'q', 'b'])).toEqual(['p', 'a', 'q', 'b']);
  expect(hashSetOrder(['title', 'n', 'n'])).toEqual(hashSetOrder(['n', 'title']));
  expect(hashSetOrder(Array.from({ length: 100 }, (_, i) => `k${i}`)).length).toBe(100);
});

test('lists and maps are printed as Java prints them', () => {
  expect(listText('WriteRequest', [{}])).toMatch(/^\[com\.amazonaws\.dynamodb\.v20120810\.WriteRequest@[0-9a-f]+\]$/);
  expect(mapText({ a: 1, b: 2 }, String)).toBe('{a=1, b=2}');
});

test('names in the order in which AWS has told them: M-Q 127', () => {
  expect(sizedMapOrder(['pk', 'sk', 'a', 'b', 'c'])).toEqual(['sk', 'a', 'b', 'pk', 'c']);
  expect(hashSetOrder(['pk', 'sk', 'a'])).toEqual(['a', 'sk', 'pk']);
  expect(sizedMapOrder([])).toEqual([]);
});
