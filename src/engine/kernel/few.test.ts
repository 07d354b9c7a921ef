import { expect, test } from 'vitest';
import { Few } from './few.ts';

test('objects are told apart by what they are, and the last number counts', () => {
  const few = new Few<object>();
  const [one, alike, other] = [{ a: 1 }, { a: 1 }, {}];
  few.set(one, 1);
  few.set(alike, 2);
  few.set(one, 3);
  expect([few.get(one), few.get(alike), few.get(other)]).toEqual([3, 2, undefined]);
});
