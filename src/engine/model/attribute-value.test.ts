import { describe, expect, test } from 'vitest';
import { type AttributeMap, attributeOf, attributeTypes, type AttributeValue, setAttribute, setMembers, typeOf } from './attribute-value.ts';

const examples: AttributeValue[] = [
  { S: '' },
  { N: '0' },
  { B: '' },
  { SS: ['a'] },
  { NS: ['1'] },
  { BS: ['YQ=='] },
  { BOOL: false },
  { NULL: true },
  { L: [] },
  { M: {} },
];

test('every type is told by its one member, falsy values too', () => {
  expect(examples.map(typeOf)).toEqual(attributeTypes);
});

test('only sets have members', () => {
  expect(examples.map(setMembers).filter((members) => members !== undefined)).toEqual([['a'], ['1'], ['YQ==']]);
});

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'title'])('an attribute called %s', (name) => {
  test('is not there until it is set, then is, and JSON knows it', () => {
    const map: AttributeMap = {};
    expect(attributeOf(map, name)).toBeUndefined();
    setAttribute(map, name, { S: 'x' });
    expect(attributeOf(map, name)).toEqual({ S: 'x' });
    expect(JSON.stringify(map)).toBe(`{"${name}":{"S":"x"}}`);
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
    setAttribute(map, name, { S: 'y' });
    expect([Object.keys(map), attributeOf(map, name)]).toEqual([[name], { S: 'y' }]);
  });
});
