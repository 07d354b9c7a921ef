import { describe, expect, test } from 'vitest';
import type { Item } from '#engine/model/attribute-value.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import { Binary, itemOf, numberOf, type Plain } from '#testing/plain-values.ts';
import { applyUpdate, bindUpdate, Placeholders, touched, type Update } from './index.ts';

const values = itemOf({
  ':s': 's',
  ':n': 1,
  ':l': ['z'],
  ':map': { x: 1 },
  ':ss': new Set(['a', 'c']),
  ':ab': new Set(['b', 'a']),
  ':ns': new Set([2, 3]),
  ':bs': new Set([new Binary('q')]),
  ':max': numberOf('9.9999999999999999999999999999999999999E+125'),
  ':tiny': numberOf('1E-130'),
});

const item = itemOf({
  n: 5,
  s: 'text',
  m: { a: 1, l: ['q'] },
  l: ['a', 'b', 'c', { k: 1 }],
  ss: new Set(['a', 'b']),
  ns: new Set([1, 2]),
  bs: new Set([new Binary('p')]),
});

function bound(text: string): Update {
  const update = bindUpdate(text, new Placeholders({ '#p': '__proto__', '#c': 'constructor' }, values));
  if (isRefusal(update)) throw new Error(update.message);
  return update;
}

/** What the update changes in the item: new values by name, `gone` for what is no more. */
function changes(text: string): Record<string, unknown> {
  const after = applyUpdate(bound(text), item);
  if (isRefusal(after)) return { refused: after.message };
  const changed: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(item), ...Object.keys(after)])) {
    const isSame = JSON.stringify(item[name]) === JSON.stringify(after[name]);
    if (!isSame) changed[name] = after[name] ?? 'gone';
  }
  return changed;
}

const list = (...elements: Plain[]): unknown => itemOf({ v: elements })['v'];
const value = (plain: Plain): unknown => itemOf({ v: plain })['v'];

describe('updates of an item', () => {
  test.each([
    ['SET s = :s, x = :map', { s: value('s'), x: value({ x: 1 }) }],
    ['SET s = n, n = s', { s: value(5), n: value('text') }],
    ['SET x = m.l[0]', { x: value('q') }],
    ['SET n = n + :n', { n: value(6) }],
    ['SET n = :n - n', { n: value(-4) }],
    ['SET x = (n) - (m.a)', { x: value(4) }],
    ['SET x = if_not_exists(n, :s), y = if_not_exists(zz.y[0], :s)', { x: value(5), y: value('s') }],
    ['SET x = if_not_exists(zz, n) + :n', { x: value(6) }],
    ['SET x = if_not_exists(n, zz)', { x: value(5) }],
    ['SET m.l = list_append(m.l, :l)', { m: value({ a: 1, l: ['q', 'z'] }) }],
    ['SET x = list_append(:l, list_append(m.l, :l))', { x: list('z', 'q', 'z') }],
    ['SET x = list_append(if_not_exists(zz, :l), :l)', { x: list('z', 'z') }],
    ['SET m.b = :s, m.l[0] = :n', { m: value({ a: 1, l: [1], b: 's' }) }],
    ['SET l[1] = :s', { l: list('a', 's', 'c', { k: 1 }) }],
    ['SET l[0] = l[1], l[1] = l[0]', { l: list('b', 'a', 'c', { k: 1 }) }],
    ['SET l[9] = :s', { l: list('a', 'b', 'c', { k: 1 }, 's') }],
    ['SET l[4294967294] = :s, l[7] = :n', { l: list('a', 'b', 'c', { k: 1 }, 1, 's') }],
    ['SET l[3].k = :s, l[3].j = :n', { l: list('a', 'b', 'c', { k: 's', j: 1 }) }],
    ['SET m.#p = :s', { m: JSON.parse('{"M":{"a":{"N":"1"},"l":{"L":[{"S":"q"}]},"__proto__":{"S":"s"}}}') }],
    ['SET #c = :s', { constructor: value('s') }],

    ['REMOVE s, n', { s: 'gone', n: 'gone' }],
    ['REMOVE zz', {}],
    ['REMOVE #p, #c', {}],
    ['REMOVE m.zz, l[9]', {}],
    ['REMOVE m.a', { m: value({ l: ['q'] }) }],
    ['REMOVE l[0], l[1]', { l: list('c', { k: 1 }) }],
    ['REMOVE l[2], l[0]', { l: list('b', { k: 1 }) }],
    ['REMOVE l[0], l[1], l[2], l[3]', { l: list() }],
    ['REMOVE l[3].k', { l: list('a', 'b', 'c', {}) }],
    ['REMOVE l[0] SET l[2] = :s, l[8] = :n', { l: list('b', 's', { k: 1 }, 1) }],
    ['SET x = m REMOVE m.a', { x: value({ a: 1, l: ['q'] }), m: value({ l: ['q'] }) }],

    ['ADD n :n', { n: value(6) }],
    ['ADD x :n', { x: value(1) }],
    ['ADD m.a :n, m.x :n', { m: value({ a: 2, l: ['q'], x: 1 }) }],
    ['ADD l[9] :n', { l: list('a', 'b', 'c', { k: 1 }, 1) }],
    ['ADD ss :ss', { ss: { SS: ['a', 'b', 'c'] } }],
    ['ADD ns :ns', { ns: { NS: ['1', '2', '3'] } }],
    ['ADD bs :bs', { bs: { BS: ['cA==', 'cQ=='] } }],
    ['ADD x :ss', { x: { SS: ['a', 'c'] } }],
    ['DELETE ss :ss', { ss: { SS: ['b'] } }],
    ['DELETE ss :ab', { ss: 'gone' }],
    ['DELETE ns :ns', { ns: { NS: ['1'] } }],
    ['DELETE zz :ss, m.zz :ss, l[9] :ss', {}],
  ])('%s', (text, expected) => {
    expect(changes(text)).toEqual(expected);
  });
});

describe('updates that do not fit the item', () => {
  const path = 'The document path provided in the update expression is invalid for update';
  const missing = 'The provided expression refers to an attribute that does not exist in the item';
  const type = 'An operand in the update expression has an incorrect data type';
  test.each([
    ['SET zz.y = :s', path],
    ['SET m.zz.y = :s', path],
    ['SET s.y = :s', path],
    ['SET m[0] = :s', path],
    ['SET l.y = :s', path],
    ['SET l[9].k = :s', path],
    ['SET zz[0] = :s', path],
    ['SET #p.y = :s', path],
    ['REMOVE zz.y', path],
    ['REMOVE m.zz.y', path],
    ['REMOVE s[0]', path],
    ['REMOVE l[9].k', path],
    ['ADD zz.y :n', path],
    ['DELETE zz.y :ss', path],
    ['SET x = zz', missing],
    ['SET x = l[9]', missing],
    ['SET x = m.#c', missing],
    ['SET x = zz + :n', missing],
    ['SET x = :n + zz', missing],
    ['SET x = list_append(zz, :l)', missing],
    ['SET x = if_not_exists(zz, yy)', missing],
    ['SET x = s + :n', type],
    ['SET x = n - ns', type],
    ['SET x = list_append(s, :l)', type],
    ['SET x = list_append(:l, :l) + :n', type],
    ['ADD s :n', type],
    ['ADD n :ns', type],
    ['ADD ss :ns', type],
    ['ADD l[0] :n', type],
    ['DELETE ss :ns', type],
    ['DELETE m.a :ss', type],
    ['SET zz.y = :s, x = zz', missing],
  ])('%s', (text, message) => {
    expect(changes(text)).toEqual({ refused: message });
  });
});

describe('numbers are exact, and refused when they cannot be stored', () => {
  test.each([
    ['9007199254740993', '9007199254740992', '18014398509481985'],
    ['0.1', '0.2', '0.3'],
    ['99999999999999999999999999999999999999', '-99999999999999999999999999999999999998', '1'],
    ['1E125', '-1E125', '0'],
    ['1E125', '1E88', `1${'0'.repeat(36)}1${'0'.repeat(88)}`],
    ['99999999999999999999999999999999999999', '1', `1${'0'.repeat(38)}`],
  ])('%s + %s', (left, right, sum) => {
    const update = bindUpdate('ADD n :n', new Placeholders(undefined, itemOf({ ':n': numberOf(right) })));
    expect(!isRefusal(update) && applyUpdate(update, itemOf({ n: numberOf(left) }))).toEqual({ n: { N: sum } });
  });

  test.each([
    ['SET x = n + :tiny', 'Attempting to store more than 38 significant digits in a Number'],
    ['SET x = :max + n', 'Attempting to store more than 38 significant digits in a Number'],
    ['SET x = :max + :max', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
  ])('%s', (text, message) => {
    expect(changes(text)).toEqual({ refused: message });
  });

  test('an underflow', () => {
    const half = itemOf({ ':a': numberOf('1.1E-130'), ':b': numberOf('1E-130') });
    const update = bindUpdate('SET x = :a - :b', new Placeholders(undefined, half));
    expect(!isRefusal(update) && applyUpdate(update, {})).toMatchObject({
      message: 'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    });
  });
});

describe('the parts that an update touches', () => {
  const parts = (text: string, when: 'before' | 'after'): unknown => {
    const update = bound(text);
    const after = applyUpdate(update, item);
    return touched(update, when === 'before' || isRefusal(after) ? item : after, when);
  };
  test.each([
    ['SET m.a = :s', { m: value({ a: 1 }) }, { m: value({ a: 's' }) }],
    ['SET m.x = :s', undefined, { m: value({ x: 's' }) }],
    ['SET l[1] = :s, l[0] = :n', { l: list('a', 'b') }, { l: list(1, 's') }],
    ['SET l[9] = :s', undefined, undefined],
    ['REMOVE n', { n: value(5) }, undefined],
    ['REMOVE l[0]', { l: list('a') }, undefined],
    ['SET x = :s REMOVE n', { n: value(5) }, { x: value('s') }],
    ['DELETE ss :ss', { ss: value(new Set(['a', 'b'])) }, { ss: value(new Set(['b'])) }],
    ['DELETE ss :ab', { ss: value(new Set(['a', 'b'])) }, undefined],
    ['ADD n :n', { n: value(5) }, { n: value(6) }],
  ])('%s', (text, before, after) => {
    expect(parts(text, 'before')).toEqual(before);
    expect(parts(text, 'after')).toEqual(after);
  });

  test('nothing where there was no item', () => {
    expect(touched(bound('SET n = :n'), undefined, 'before')).toBeUndefined();
  });
});

test('the item before stays as it was, and is not shared where the update writes', () => {
  const frozen = deepFrozen(JSON.parse(JSON.stringify(item)) as Item);
  const after = applyUpdate(bound('SET m.l[0] = :s, x = l REMOVE l[0] ADD ss :ss DELETE ns :ns'), frozen);
  expect(isRefusal(after)).toBe(false);
  expect(frozen).toEqual(item);
});

function deepFrozen(of: Item): Item {
  for (const inner of Object.values(of as Record<string, unknown>)) {
    if (typeof inner === 'object' && inner !== null) deepFrozen(inner as Item);
  }
  return Object.freeze(of);
}
