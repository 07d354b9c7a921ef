/** Any text, for fast-check. */
import fc from 'fast-check';

const codePoint = fc
  .oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0x80, max: 0xffff }), fc.integer({ min: 0x1_0000, max: 0x10_ffff }))
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

/** Without lone surrogates, so that it is the same text in UTF-8. */
export const anyText = (maxLength: number): fc.Arbitrary<string> => fc.array(codePoint, { maxLength }).map((characters) => characters.join(''));

/** Any code units, lone surrogates too. */
export const anyUnits = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength }).map((units) => String.fromCharCode(...units));
