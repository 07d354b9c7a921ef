import { expect, it } from 'vitest';
import { weightOf } from './item-weight.ts';

it('counts names and values to the byte', () => {
  expect(weightOf({ 'shirt-color': { S: 'R' }, 'shirt-size': { S: 'M' } })).toEqual({
    bytes: 23,
    nameBytes: 21,
    valueBytes: 2,
    writeUnits: 1,
    readUnits: 1,
  });
});

it('takes the next unit with the first byte beyond', () => {
  const of = (bytes: number) => weightOf({ a: { S: 'x'.repeat(bytes - 1) } });
  expect([of(1024), of(1025), of(4096), of(4097)].map((weight) => [weight?.writeUnits, weight?.readUnits])).toEqual([
    [1, 1],
    [2, 1],
    [4, 1],
    [5, 2],
  ]);
});

it('weighs a number as it is stored, however it was typed', () => {
  expect(weightOf({ n: { N: '0012.500' } })).toEqual(weightOf({ n: { N: '12.5' } }));
});

it.each([
  [{ n: { N: 'twelve' } }],
  [{ b: { B: 'no base64' } }],
  [{ l: { L: [{ M: { n: { NS: ['1', 'x'] } } }] } }],
])('has no weight for what can’t be stored: %j', (item) => expect(weightOf(item)).toBeUndefined());

it('weighs names that JavaScript has uses for', () => {
  const item = JSON.parse('{"__proto__": {"S": "x"}}') as Parameters<typeof weightOf>[0];
  expect(weightOf(item)?.bytes).toBe(10);
});
