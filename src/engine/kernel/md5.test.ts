import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { md5Head } from './md5.ts';

const hex = (bytes: Uint8Array): string =>
  md5Head(bytes)
    .map((word) => Buffer.from(Int32Array.of(word).buffer).toString('hex'))
    .join('');

describe('the head of an MD5 digest', () => {
  test.each([
    ['', 'd41d8cd98f00b204'],
    ['a', '0cc175b9c0f1b6a8'],
    ['message digest', 'f96b697d7cb7938d'],
  ])('of "%s", as RFC 1321 gives it', (text, digest) => {
    expect(hex(Buffer.from(text))).toBe(digest);
  });

  test('agrees with Node at every length around the block borders', () => {
    for (let length = 0; length < 300; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
      expect(hex(bytes)).toBe(createHash('md5').update(bytes).digest('hex').slice(0, 16));
    }
  });
});
