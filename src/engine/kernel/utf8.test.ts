import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { anyText, anyUnits } from '#testing/texts.ts';
import { decodeUtf8, encodeUtf8, utf8Length } from './utf8.ts';

test('bytes and lengths are those of Node, for lone surrogates too', () => {
  fc.assert(
    fc.property(fc.oneof(anyText(120), anyUnits(60)), (text) => {
      const bytes = Buffer.from(text, 'utf8');
      expect(Buffer.from(encodeUtf8(text)).equals(bytes)).toBe(true);
      expect(utf8Length(text)).toBe(bytes.length);
      expect(decodeUtf8(encodeUtf8(text))).toBe(bytes.toString('utf8'));
    }),
    runs(400),
  );
});

test.each([0, 47, 48, 49, 5000, 1 << 20, (1 << 20) + 1])('texts of %d characters, on both sides of every short cut', (length) => {
  const text = 'é'.repeat(length);
  expect(utf8Length(text)).toBe(2 * length);
  expect(encodeUtf8(text).length).toBe(2 * length);
});

test('a text has bytes of its own, which the next one leaves alone', () => {
  const first = encodeUtf8('first');
  encodeUtf8('other');
  expect(decodeUtf8(first)).toBe('first');
});

test('broken bytes become the replacement character, a byte order mark stays', () => {
  expect(decodeUtf8(Uint8Array.of(0x61, 0xff, 0xc3, 0x62))).toBe('a��b');
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
});
