import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { crc32 } from './crc32.ts';
import { encodeUtf8 } from './utf8.ts';

/** Bit by bit, as the standard says it. */
function slowCrc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

test.each([
  ['', 0],
  ['123456789', 0xcbf43926],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339],
  ['{}', 2_745_614_147],
])('of %o', (text, expected) => {
  expect(crc32(encodeUtf8(text))).toBe(expected);
});

test('eight bytes at a time give what one bit at a time gives, from any place to any place', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(20), fc.nat(20), (bytes, skip, drop) => {
      const from = Math.min(skip, bytes.length);
      const to = Math.max(from, bytes.length - drop);
      expect(crc32(bytes)).toBe(slowCrc32(bytes));
      expect(crc32(bytes, from, to)).toBe(slowCrc32(bytes.subarray(from, to)));
    }),
    runs(200),
  );
});
