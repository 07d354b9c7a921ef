import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { base64Bytes, base64Problem, decodeBase64, encodeBase64 } from './base64.ts';

test('to and from text as Node does it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      const characters = String.fromCharCode(...bytes);
      expect(encodeBase64(characters)).toBe(text);
      expect(decodeBase64(text)).toBe(characters);
      expect(base64Bytes(text)).toBe(bytes.length);
      expect(base64Problem(text)).toBeUndefined();
    }),
    runs(300),
  );
});

test('a text without a problem is the one text of its bytes', () => {
  const letters = fc.constantFrom(...Array.from('ABYZabyz0189+/='));
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 8 }), (chosen) => {
      const text = chosen.join('');
      const isCanonical = Buffer.from(text, 'base64').toString('base64') === text;
      expect(base64Problem(text) === undefined).toBe(isCanonical);
    }),
    runs(800),
  );
});

test.each([
  ['YQ', 'Base64 encoded length is expected a multiple of 4 bytes but found: 2'],
  ['Y!==', "Invalid Base64 character: '!'"],
  ['Yé==', "Invalid Base64 character: 'é'"],
  ['=YQ=', "Invalid Base64 character: '='"],
  ['YQ=Q', "Invalid Base64 character: '='"],
  ['====', "Invalid Base64 character: '='"],
  ['YR==', 'Invalid last non-pad Base64 character dectected'],
  ['YWJ=', 'Invalid last non-pad Base64 character dectected'],
])('%s is refused', (text, problem) => {
  expect(base64Problem(text)).toBe(problem);
});
