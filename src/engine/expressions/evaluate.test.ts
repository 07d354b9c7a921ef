import { describe, expect, test } from 'vitest';
import type { Item } from '#engine/model/attribute-value.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import { Binary, itemOf, numberOf, type Plain } from '#testing/plain-values.ts';
import { bindCondition, conditionHolds, Placeholders } from './index.ts';

const item = itemOf({
  n: 5,
  big: numberOf('12345678901234567890123456789012345678'),
  s: 'string',
  greek: 'é𝄞',
  b: new Binary('\u0001\u0002\u00ff'),
  t: true,
  nul: null,
  l: ['a', 1, { k: [7] }],
  m: { a: 1, b: { c: 'deep' }, __proto__x: 1 },
  ss: new Set(['x', 'y']),
  ns: new Set([1, 2.5]),
  bs: new Set([new Binary('p'), new Binary('q')]),
  nothing: [],
});

function holdsOf(of: Item | undefined, text: string, values: Record<string, Plain>): boolean {
  const placeholders = new Placeholders({ '#p': '__proto__', '#c': 'constructor', '#len': 'length' }, itemOf(values));
  const condition = bindCondition('ConditionExpression', text, placeholders);
  if (isRefusal(condition)) throw new Error(condition.message);
  return conditionHolds(condition, of);
}

const holds = (text: string, values: Record<string, Plain>): boolean => holdsOf(item, text, values);

describe('conditions on an item', () => {
  const cases: [string, Record<string, Plain>, boolean][] = [
    ['n = :v', { ':v': 5 }, true],
    ['n = :v', { ':v': '5' }, false],
    ['n <> :v', { ':v': '5' }, true],
    ['n < :v', { ':v': 10 }, true],
    ['n < :v', { ':v': '6' }, false],
    ['n >= :v', { ':v': 5 }, true],
    ['n > :v', { ':v': 5 }, false],
    [':v <= n', { ':v': 5 }, true],
    ['big > :v', { ':v': numberOf('12345678901234567890123456789012345677') }, true],
    ['s < :v', { ':v': 'strinh' }, true],
    ['s > :v', { ':v': 'String' }, true],
    ['greek > :v', { ':v': '\uffff' }, false],
    [':lifted > :v', { ':lifted': '𝄞', ':v': '\uffff' }, true],
    ['b > :v', { ':v': new Binary('\u0001\u0002\u007f') }, true],
    ['t < l', {}, false],

    ['l = :v', { ':v': ['a', 1, { k: [7] }] }, true],
    ['l = :v', { ':v': [1, 'a', { k: [7] }] }, false],
    ['m.b = :v', { ':v': { c: 'deep' } }, true],
    ['ss = :v', { ':v': new Set(['y', 'x']) }, true],
    ['ns = :v', { ':v': new Set([2.5, 1]) }, true],
    ['ns = :v', { ':v': new Set(['1', '2.5']) }, false],
    ['nul = :v', { ':v': null }, true],
    ['t = :v', { ':v': true }, true],

    ['zz = :v', { ':v': 1 }, false],
    ['zz < :v', { ':v': 1 }, false],
    ['zz <> :v', { ':v': 1 }, true],
    ['zz <> yy', {}, true],
    ['zz = yy', {}, false],
    ['NOT zz = :v', { ':v': 1 }, true],
    ['NOT zz <> :v', { ':v': 1 }, false],
    ['NOT NOT n = :v', { ':v': 5 }, true],

    ['m.b.c = :v', { ':v': 'deep' }, true],
    ['l[2].k[0] = :v', { ':v': 7 }, true],
    ['l[3] = :v', { ':v': 7 }, false],
    ['l.k = :v', { ':v': 7 }, false],
    ['m[0] = :v', { ':v': 1 }, false],
    ['s.#len = :v', { ':v': 6 }, false],
    ['l.#len = :v', { ':v': 3 }, false],
    ['attribute_exists(#p)', {}, false],
    ['attribute_exists(#c)', {}, false],
    ['attribute_exists(m.#c)', {}, false],
    ['attribute_exists(m.b)', {}, true],
    ['attribute_exists(nul)', {}, true],
    ['attribute_not_exists(m.z)', {}, true],
    ['attribute_not_exists(n)', {}, false],

    ['n BETWEEN :a AND :b', { ':a': 5, ':b': 6 }, true],
    ['n BETWEEN :a AND :b', { ':a': 6, ':b': 7 }, false],
    ['n BETWEEN m.a AND :b', { ':b': 7 }, true],
    ['n BETWEEN s AND :b', { ':b': 7 }, false],
    ['zz BETWEEN :a AND :b', { ':a': 6, ':b': 7 }, false],
    ['n IN (s, zz, :a)', { ':a': 5 }, true],
    ['zz IN (yy)', {}, false],
    ['l IN (:a)', { ':a': ['a', 1, { k: [7] }] }, true],

    ['attribute_type(n, :a)', { ':a': 'N' }, true],
    ['attribute_type(nul, :a)', { ':a': 'NULL' }, true],
    ['attribute_type(ss, :a)', { ':a': 'NS' }, false],
    ['attribute_type(zz, :a)', { ':a': 'S' }, false],
    ['begins_with(s, :a)', { ':a': 'str' }, true],
    ['begins_with(s, :a)', { ':a': '' }, true],
    ['begins_with(s, :a)', { ':a': 'ring' }, false],
    ['begins_with(b, :a)', { ':a': new Binary('\u0001\u0002') }, true],
    ['begins_with(n, :a)', { ':a': '5' }, false],
    ['begins_with(zz, :a)', { ':a': '' }, false],

    ['contains(s, :a)', { ':a': 'rin' }, true],
    ['contains(s, :a)', { ':a': 5 }, false],
    ['contains(b, :a)', { ':a': new Binary('\u0002\u00ff') }, true],
    ['contains(l, :a)', { ':a': { k: [7] } }, true],
    ['contains(l, :a)', { ':a': '1' }, false],
    ['contains(ss, :a)', { ':a': 'x' }, true],
    ['contains(ss, :a)', { ':a': new Set(['x']) }, false],
    ['contains(ns, :a)', { ':a': 2.5 }, true],
    ['contains(ns, :a)', { ':a': '1' }, false],
    ['contains(bs, :a)', { ':a': new Binary('q') }, true],
    ['contains(m, :a)', { ':a': 'a' }, false],
    ['contains(n, :a)', { ':a': 5 }, false],
    ['contains(s, zz)', {}, false],

    ['size(s) = :a', { ':a': 6 }, true],
    ['size(greek) = :a', { ':a': 3 }, true],
    ['size(b) = :a', { ':a': 3 }, true],
    ['size(l) = size(b)', {}, true],
    ['size(m) = :a', { ':a': 3 }, true],
    ['size(ss) = size(ns)', {}, true],
    ['size(nothing) < size(bs)', {}, true],
    ['size(n) = :a', { ':a': 1 }, false],
    ['size(n) <> :a', { ':a': 1 }, true],
    ['size(t) >= :a', { ':a': 0 }, false],
    ['size(zz) = :a', { ':a': 0 }, false],
    ['size(l[2].k) = :a', { ':a': 1 }, true],

    ['n = :a OR n = :b AND s = :b', { ':a': 5, ':b': 0 }, true],
    ['(n = :a OR n = :b) AND s = :b', { ':a': 5, ':b': 0 }, false],
    ['NOT n = :b AND n = :a', { ':a': 5, ':b': 0 }, true],
    ['NOT (n = :b OR n = :a)', { ':a': 5, ':b': 0 }, false],
  ];
  test.each(cases)('%s with %o is %s', (text, values, expected) => {
    expect(holds(text, values)).toBe(expected);
  });
});

test('where there is no item every path is missing', () => {
  expect(holdsOf(undefined, 'attribute_not_exists(n)', {})).toBe(true);
  expect(holdsOf(undefined, 'attribute_exists(n) OR n = :v', { ':v': 5 })).toBe(false);
});

test('attributes named like parts of JavaScript objects are attributes', () => {
  const odd = JSON.parse('{"__proto__":{"M":{"constructor":{"S":"x"}}}}') as Item;
  expect(holdsOf(odd, '#p.#c = :v', { ':v': 'x' })).toBe(true);
});
