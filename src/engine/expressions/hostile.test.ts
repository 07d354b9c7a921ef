import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AttributeValue, type Item, setMembers } from '#engine/model/attribute-value.ts';
import { equalValues } from '#engine/model/comparison.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { itemOf, type Plain, valueOf } from '#testing/plain-values.ts';
import {
  applyUpdate,
  bindCondition,
  bindKeyCondition,
  bindProjection,
  bindUpdate,
  conditionHolds,
  conditionPaths,
  Placeholders,
  project,
  touched,
} from './index.ts';

const names = { '#a': 'a', '#p': '__proto__', '#c': 'constructor' };
const values = itemOf({
  ':n': 1,
  ':s': 's',
  ':l': ['x'],
  ':m': { a: 1 },
  ':ss': new Set(['x']),
  ':t': 'S',
  ':b': true,
});

/** Everything that can be done with a text, in every kind of expression. */
function useAll(text: string, item: Item): (Refusal | undefined)[] {
  const placeholders = new Placeholders(names, values);
  const condition = bindCondition('ConditionExpression', text, placeholders);
  if (!isRefusal(condition)) {
    conditionHolds(condition, item);
    conditionPaths(condition);
  }
  const terms = bindKeyCondition(text, placeholders);
  const paths = bindProjection(text, placeholders);
  if (!isRefusal(paths)) project(item, paths);
  const update = bindUpdate(text, placeholders);
  if (!isRefusal(update)) {
    applyUpdate(update, item);
    touched(update, item, 'before');
  }
  return [condition, terms, paths, update].map((bound) => (isRefusal(bound) ? bound : undefined));
}

const words = [
  'a', 'b', 'size', 'status', 'contains', 'begins_with', 'attribute_exists', 'attribute_type', 'if_not_exists',
  'list_append', '#a', '#p', '#c', '#zz', ':n', ':s', ':l', ':m', ':ss', ':t', ':b', ':zz', 'AND', 'or', 'Not',
  'BETWEEN', 'IN', 'SET', 'remove', 'ADD', 'DELETE', '=', '<>', '<', '<=', '>', '>=', '(', ')', '[', ']', '[0]',
  '[1]', ',', '.', '+', '-', '0', '17', '_', '#', ':', '"', 'é', '\ud800', '\u0000',
];
const wordText = fc.array(fc.constantFrom(...words), { maxLength: 24 }).map((parts) => parts.join(' '));
const anyText = fc.oneof(wordText, fc.string({ unit: 'binary', maxLength: 60 }));

const attributeName = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
const leaf = fc.constantFrom<AttributeValue>(
  ...[1, -2.5, 's', true, null, new Set(['x', 'y']), new Set([1])].map((plain) => valueOf(plain as Plain)),
);
const attribute = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    fc.dictionary(attributeName, tie('value'), { maxKeys: 3 }).map((M) => ({ M })),
  ),
})).value;
const anyItem = fc.dictionary(attributeName, attribute, { maxKeys: 4 });

const step = fc.constantFrom('.a', '.b', '.#p', '.#c', '[0]', '[1]', '[5]');
const pathText = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c', '#p', '#c'),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(step, { maxLength: 2 }) },
    ),
  )
  .map(([first, rest]) => first + rest.join(''));
const sourceText = fc.oneof(
  pathText,
  fc.constantFrom(':n', ':s', ':l', ':m'),
  pathText.map((path) => `if_not_exists(${path}, :n) + :n`),
  pathText.map((path) => `list_append(if_not_exists(${path}, :l), :l)`),
);
const sometimes = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: text });
const updateText = fc
  .tuple(
    fc.tuple(pathText, sourceText).map(([target, source]) => `SET ${target} = ${source}`),
    sometimes(pathText.map((path) => ` REMOVE ${path}`)),
    sometimes(pathText.map((path) => ` ADD ${path} :n`)),
    sometimes(pathText.map((path) => ` DELETE ${path} :ss`)),
  )
  .map((clauses) => clauses.join(''));

describe('whatever the text', () => {
  test('the answer is a bound expression or a refusal with a message, never an exception', () => {
    fc.assert(
      fc.property(anyText, anyItem, (text, item) => {
        for (const refusal of useAll(text, item)) {
          if (refusal !== undefined) expect(refusal.message).toMatch(/^Invalid |KeyConditionExpression/);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('an update changes nothing of the item it is given, and can be repeated', () => {
    let applied = 0;
    fc.assert(
      fc.property(updateText, anyItem, (text, item) => {
        const update = bindUpdate(text, new Placeholders(names, values));
        if (isRefusal(update)) return;
        const before = JSON.stringify(item);
        const after = applyUpdate(update, item);
        expect(JSON.stringify(item)).toBe(before);
        expect(JSON.stringify(applyUpdate(update, item))).toBe(JSON.stringify(after));
        if (!isRefusal(after)) applied++;
      }),
      { numRuns: 1500 },
    );
    expect(applied).toBeGreaterThan(200);
  });

  test('a projection is a part of the item', () => {
    let chosen = 0;
    fc.assert(
      fc.property(fc.array(pathText, { minLength: 1, maxLength: 4 }), anyItem, (texts, item) => {
        const paths = bindProjection(texts.join(), new Placeholders(names, undefined));
        if (isRefusal(paths)) return;
        const part = { M: project(item, paths) };
        expect(isPart(part, { M: item })).toBe(true);
        if (Object.keys(part.M).length > 0) chosen++;
      }),
      { numRuns: 1500 },
    );
    expect(chosen).toBeGreaterThan(150);
  });
});

/** Whether `part` comes from `whole` by leaving out attributes and elements. */
function isPart(part: AttributeValue, whole: AttributeValue): boolean {
  if (equalValues(part, whole)) return true;
  if (part.M !== undefined && whole.M !== undefined) {
    const { M } = whole;
    return Object.entries(part.M).every(([name, inner]) => Object.hasOwn(M, name) && isPart(inner, M[name]!));
  }
  if (part.L === undefined || whole.L === undefined || setMembers(part) !== undefined) return false;
  let at = 0;
  return part.L.every((inner) => {
    while (at < whole.L!.length && !isPart(inner, whole.L![at]!)) at++;
    return at++ < whole.L!.length;
  });
}

describe('4,096 bytes of nesting', () => {
  const fill = (piece: string, end = ''): string => piece.repeat(Math.floor((4096 - end.length) / piece.length)) + end;
  const deep = 2000;
  const texts = [
    fill('('),
    fill('NOT '),
    fill('NOT ', 'a = :s'),
    fill('f('),
    fill('size('),
    fill('a.'),
    fill('a[0]', '.b'),
    fill('a = ('),
    fill('a<b AND ('),
    fill('a IN ('),
    fill('SET a = '),
    `SET a = ${'('.repeat(deep)}`,
    `${'('.repeat(deep)}a = :s${')'.repeat(deep)}`,
    `SET a = ${'('.repeat(deep)}:s${')'.repeat(deep)}`,
    `SET a = ${'list_append('.repeat(200)}:l${', :l)'.repeat(200)}`,
    `SET a = ${'f('.repeat(1300)}:l${')'.repeat(1300)}`,
    `${'size('.repeat(600)}a${')'.repeat(600)} = :n`,
    `${'(a=b OR '.repeat(149)}a=b${')'.repeat(149)}`,
    `${'(a=b OR '.repeat(400)}a=b${')'.repeat(400)}`,
    `${'NOT '.repeat(299)}a = :s`,
  ];
  test.each(texts.map((text) => [`${text.slice(0, 12)}... (${text.length})`, text]))('%s', (_, text) => {
    expect(useAll(text, { a: { S: 's' } })).toHaveLength(4);
  });

  test('an open parenthesis is a syntax error at the end', () => {
    const bound = bindCondition('FilterExpression', '('.repeat(4096), new Placeholders(undefined, undefined));
    expect(bound).toMatchObject({ message: 'Invalid FilterExpression: Syntax error; token: "<EOF>", near: "("' });
  });

  test('300 levels hold', () => {
    const text = `${'(a=b OR '.repeat(149)}a=b${')'.repeat(149)}`;
    const bound = bindCondition('FilterExpression', text, new Placeholders(undefined, undefined));
    expect(!isRefusal(bound) && conditionHolds(bound, itemOf({ a: 1, b: 1 }))).toBe(true);
  });
});
