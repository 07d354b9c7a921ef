import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '#engine/kernel/utf8.ts';
import { bodyBytes, bodyText } from './request-body.ts';

test('a text stands for its UTF-8, halves of characters and all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const bytes = encodeUtf8(text);
      expect([bodyText(text), bodyBytes(text)]).toEqual([bodyText(bytes), bodyBytes(bytes)]);
    }),
  );
  expect(bodyText('a\ud800b')).toBe('a\ufffdb');
  expect(bodyBytes('a\ud800b')).toBe(5);
});
