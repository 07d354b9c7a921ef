import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { addBig, bigDecimal, compareBig, plainText } from '#testing/oracle/decimal.ts';
import { addDecimals, canonicalText, compareNumbers, decimalOf, negated, normalizeNumber, numberBytes, numberSortText, parseNumber } from './number.ts';

const normal = (text: string): string => {
  const result = normalizeNumber(text);
  return typeof result === 'string' ? result : result.kind;
};

describe('a number as a request writes it', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['0.000', '0'],
    ['00042', '42'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.0', '1'],
    ['3.140', '3.14'],
    ['1E2', '100'],
    ['1.5e+2', '150'],
    ['15e-1', '1.5'],
    ['-0.0010', '-0.001'],
    ['123456789012345', '123456789012345'],
    ['1234567890123456', '1234567890123456'],
    ['-7', '-7'],
    ['-07', '-7'],
    ['9'.repeat(38), '9'.repeat(38)],
    [`0.${'0'.repeat(129)}1`, `0.${'0'.repeat(129)}1`],
    ['1E125', `1${'0'.repeat(125)}`],
  ])('%s is stored as %s', (text, canonical) => {
    expect(normal(text)).toBe(canonical);
  });

  test.each(['', '-', '+', '.', '-.', 'e5', '1e', '1e+', '1 ', ' 1', '1,5', '0x1', 'NaN', 'Infinity', '--1', '1.2.3', '1e5e', '١'])(
    '%o is none',
    (text) => {
      expect(normal(text)).toBe('malformed');
    },
  );

  test.each([
    ['9'.repeat(39), 'too precise'],
    ['0.1234567890123456789012345678901234567891', 'too precise'],
    ['1E126', 'overflow'],
    ['-1E126', 'overflow'],
    [`${'9'.repeat(39)}E100`, 'overflow'],
    ['1E-131', 'underflow'],
    [`1${'1'.repeat(39)}E-200`, 'underflow'],
    ['0E999', '0'],
    [`1${'0'.repeat(60)}`, `1${'0'.repeat(60)}`],
  ])('%s is %s', (text, result) => {
    expect(normal(text)).toBe(result);
  });
});

/** Numbers that can be stored, in many spellings, with small ones and close neighbours among them. */
const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 1, maxLength: 38 });
const storable = fc
  .record({ sign: fc.constantFrom('', '-', '+'), whole: digits, point: fc.nat(38), exponent: fc.integer({ min: -90, max: 80 }) })
  .map(({ sign, whole, point, exponent }) => {
    const at = Math.min(point, whole.length);
    return `${sign}${whole.slice(0, at)}.${whole.slice(at)}E${exponent}`;
  })
  .filter((text) => typeof normalizeNumber(text) === 'string');
const small = fc.integer({ min: -1000, max: 1000 }).map((n) => String(n / 100));
const number = fc.oneof(storable, small).map(normal);

describe('against BigInt', () => {
  test('the canonical text is the value', () => {
    fc.assert(
      fc.property(storable, (text) => {
        expect(normal(text)).toBe(plainText(bigDecimal(text)));
      }),
      runs(300),
    );
  });

  test('the order is that of the values, and so is that of the sort texts', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const expected = compareBig(bigDecimal(a), bigDecimal(b));
        expect(Math.sign(compareNumbers(a, b))).toBe(expected);
        const [first, second] = [numberSortText(a), numberSortText(b)];
        expect(first === second ? 0 : first < second ? -1 : 1).toBe(expected);
      }),
      runs(800),
    );
  });

  test('sums and differences are exact', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [left, right] = [decimalOf(a), decimalOf(b)];
        expect(canonicalText(addDecimals(left, right))).toBe(plainText(addBig(bigDecimal(a), bigDecimal(b))));
        expect(canonicalText(addDecimals(left, negated(left)))).toBe('0');
      }),
      runs(300),
    );
  });

  test('the parts of a canonical text are those it was made of', () => {
    fc.assert(
      fc.property(number, (text) => {
        expect(decimalOf(text)).toEqual(parseNumber(text));
        expect(canonicalText(decimalOf(text))).toBe(text);
      }),
      runs(300),
    );
  });
});

describe('what a number weighs: reference 1.04, 1.05', () => {
  test.each([
    ['0', 1],
    ['42', 2],
    ['-42', 3],
    [normal('0.0000001'), 2],
    [normal('1E125'), 2],
    ['123.45', 4],
    ['9'.repeat(38), 20],
    ['7', 2],
    ['100', 2],
    ['123', 3],
    ['0.5', 2],
    ['1.5', 3],
    ['-0.5', 3],
    [`${'9'.repeat(19)}.${'9'.repeat(19)}`, 21],
  ])('%s: %d B', (text, bytes) => {
    expect(numberBytes(text)).toBe(bytes);
  });
});
