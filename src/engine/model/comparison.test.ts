import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { Binary, type Plain, valueOf } from '#testing/plain-values.ts';
import { anyText } from '#testing/texts.ts';
import { compareValues, equalValues, utf8SortText } from './comparison.ts';

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

describe('order: reference 13.23', () => {
  test('texts stand in the order of their UTF-8 bytes, beyond U+FFFF too', () => {
    const text = fc.oneof(anyText(6), fc.constantFrom('\uffff', '\u{10000}', '\ud7ff', '\ue000', '\u{10ffff}a', '\u0000'));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const expected = Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
        expect(order(utf8SortText(a), utf8SortText(b))).toBe(expected);
        expect(compareValues({ S: a }, { S: b })).toBe(expected);
      }),
      runs(400),
    );
  });

  test('bytes are unsigned', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4 }), fc.uint8Array({ maxLength: 4 }), (a, b) => {
        const [first, second] = [a, b].map((bytes) => ({ B: Buffer.from(bytes).toString('base64') }));
        expect(compareValues(first!, second!)).toBe(Buffer.compare(a, b));
      }),
      runs(400),
    );
  });

  test.each<[Plain, Plain]>([
    ['1', 1],
    [true, false],
    [null, null],
    [['a'], ['b']],
    [new Set(['a']), new Set(['b'])],
    [{}, {}],
  ])('%o and %o have none', (a, b) => {
    expect(compareValues(valueOf(a), valueOf(b))).toBeUndefined();
  });
});

describe('equality: reference 13.22, 13.23', () => {
  test.each<[Plain, Plain]>([
    ['a', 'a'],
    [1.5, 1.5],
    [new Binary('ab'), new Binary('ab')],
    [['a', { b: 1 }], ['a', { b: 1 }]],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }],
    [new Set([1, 2]), new Set([2, 1])],
    [{ ['__proto__']: 'x' }, { ['__proto__']: 'x' }],
    [null, null],
  ])('%o is %o', (a, b) => {
    expect(equalValues(valueOf(a), valueOf(b))).toBe(true);
  });

  test.each<[Plain, Plain]>([
    ['1', 1],
    ['a', 'b'],
    [true, false],
    [['a', 'b'], ['b', 'a']],
    [['a'], ['a', 'a']],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{}, { constructor: 'x' }],
    [new Set(['a']), new Set(['a', 'b'])],
    [new Set(['1']), new Set([1])],
    [['a'], new Set(['a'])],
  ])('%o is not %o', (a, b) => {
    expect(equalValues(valueOf(a), valueOf(b))).toBe(false);
  });
});
