import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { compareKeyValues } from '#testing/oracle/order.ts';
import { anyText } from '#testing/texts.ts';
import type { AttributeValue, ScalarKeyType } from './attribute-value.ts';
import { afterPrefix, collectionOf, collectionText, hashHex, type KeySchema, positionOf, sortKeyPrefixText, sortKeyText } from './key.ts';
import { normalizeNumber } from './number.ts';

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', '\u0000', '\u0001', '\uffff', '\ud7ff', '\ue000', '\u{1f600}'), maxLength: 5 }) },
  { weight: 1, arbitrary: anyText(8) },
);
const values: Record<ScalarKeyType, fc.Arbitrary<AttributeValue>> = {
  S: text.map((S) => ({ S })),
  N: fc
    .oneof(
      fc.integer({ min: -20, max: 20 }).map((n) => String(n / 4)),
      fc.tuple(fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }), fc.integer({ min: -130, max: 80 })).map(([n, e]) => `${n}E${e}`),
    )
    .map(normalizeNumber)
    .filter((number) => typeof number === 'string')
    .map((N) => ({ N })),
  B: fc.uint8Array({ maxLength: 5 }).map((bytes) => ({ B: Buffer.from(bytes).toString('base64') })),
};

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

describe.each(['S', 'N', 'B'] as const)('sort keys of type %s', (type) => {
  const schema: KeySchema = { partition: [{ name: 'pk', type: 'S' }], sort: [{ name: 'sk', type }] };
  const at = (pk: string, sk: AttributeValue): string => positionOf(schema, { pk: { S: pk }, sk });

  test('positions of one collection stand in the order of the sort key', () => {
    fc.assert(
      fc.property(text, values[type], values[type], (pk, a, b) => {
        expect(order(at(pk, a), at(pk, b))).toBe(compareKeyValues(a, b));
      }),
      runs(500),
    );
  });

  test('collections stand apart: whatever the sort keys are, two of them never mix', () => {
    fc.assert(
      fc.property(text, text, values[type], values[type], (one, other, a, b) => {
        fc.pre(one !== other);
        const [first, second] = [collectionText([{ S: one }]), collectionText([{ S: other }])];
        expect(at(one, a).startsWith(first)).toBe(true);
        expect(at(other, a).startsWith(first)).toBe(false);
        expect(order(at(one, a), at(other, b))).toBe(order(first, second));
        expect(collectionOf(at(one, a))).toBe(first);
      }),
      runs(400),
    );
  });

  test('what follows a complete sort key does not disturb the order', () => {
    fc.assert(
      fc.property(values[type], values[type], text, text, (a, b, afterA, afterB) => {
        fc.pre(compareKeyValues(a, b) !== 0);
        expect(order(sortKeyText(a) + afterA, sortKeyText(b) + afterB)).toBe(compareKeyValues(a, b));
      }),
      runs(400),
    );
  });
});

test('a prefix takes in exactly the texts that begin with it', () => {
  fc.assert(
    fc.property(text, text, (whole, start) => {
      const prefix = sortKeyPrefixText({ S: start });
      const position = sortKeyText({ S: whole });
      expect(position >= prefix && position < afterPrefix(prefix)).toBe(whole.startsWith(start));
    }),
    runs(400),
  );
});

test.each([
  ['a', 'b'],
  ['a\uffff', 'b'],
  ['a\uffff\uffff', 'b'],
  ['\uffff', '\uffff\uffff\uffff\uffff'],
])('after everything that begins with %j comes %j', (prefix, next) => {
  expect(afterPrefix(prefix)).toBe(next);
});

describe('the hash', () => {
  test('is eight bytes, the same for the same key and another for the next', () => {
    const hashes = ['a', 'b', 'aa', ''].map((S) => hashHex(collectionText([{ S }])));
    expect(new Set(hashes).size).toBe(4);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9A-F]{16}$/);
    expect(hashHex(collectionText([{ S: 'a' }]), 2)).toBe(hashes[0]!.slice(0, 4));
  });

  test('does not depend on how a number was written, and does on its type', () => {
    const [one, two] = ['1.50', '15E-1'].map((number) => collectionText([{ N: normalizeNumber(number) as string }]));
    expect(one).toBe(two);
    expect(hashHex(collectionText([{ N: '1' }]))).not.toBe(hashHex(collectionText([{ S: '1' }])));
  });

  test('spreads keys evenly over sixteen parts of the key space', () => {
    const parts = Array.from({ length: 16 }, () => 0);
    for (let i = 0; i < 16_000; i++) parts[collectionText([{ S: `user#${i}` }]).charCodeAt(0) >> 4]!++;
    for (const count of parts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test('of several attributes tells where one ends and the next begins', () => {
    const [one, other] = [['a', 'bc'], ['ab', 'c']].map((pair) => collectionText(pair.map((S) => ({ S }))));
    expect(one!.slice(8)).not.toBe(other!.slice(8));
  });
});
