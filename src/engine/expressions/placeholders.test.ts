import { describe, expect, test } from 'vitest';
import { bindCondition, bindKeyCondition, bindProjection, bindUpdate, Placeholders } from './index.ts';
import { isReserved, reservedWordCount } from './reserved-words.ts';

const names = { '#a': 'a', '#b': 'b', '#c': 'c' };
const values = { ':v': { S: 'v' }, ':w': { S: 'w' } };

describe('placeholders that no expression uses', () => {
  test('names are told before values, all of them at once', () => {
    const placeholders = new Placeholders(names, values);
    bindUpdate('SET #a = :v', placeholders);
    expect(placeholders.unused()?.message).toBe(
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#b, #c}',
    );
  });

  test('every expression of the request counts', () => {
    const placeholders = new Placeholders(names, values);
    bindKeyCondition('#a = :v', placeholders);
    bindProjection('x[0].#b', placeholders);
    expect(placeholders.unused()?.message).toContain('Names unused in expressions: keys: {#c}');
    bindCondition('FilterExpression', 'attribute_exists(y.#c)', placeholders);
    expect(placeholders.unused()?.message).toBe(
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}',
    );
    bindCondition('FilterExpression', 'size(z) IN (y, :w)', placeholders);
    expect(placeholders.unused()).toBeUndefined();
  });

  test('a remembered text counts for each request anew', () => {
    for (let i = 0; i < 2; i++) {
      const placeholders = new Placeholders({ '#a': 'a' }, undefined);
      expect(placeholders.unused()?.message).toContain('{#a}');
      bindProjection('#a', placeholders);
      expect(placeholders.unused()).toBeUndefined();
    }
  });

  test('a request without placeholders has none unused', () => {
    expect(new Placeholders(undefined, undefined).unused()).toBeUndefined();
    expect(new Placeholders({}, {}).unused()).toBeUndefined();
  });
});

test('there are 573 reserved words, in any case of letters', () => {
  expect(reservedWordCount).toBe(573);
  expect(['ABORT', 'zone', 'Status', 'ttl', 'constructor'].every(isReserved)).toBe(true);
  expect(['id', 'pk', 'metadata', 'statuses', '', '__proto__'].some(isReserved)).toBe(false);
});
