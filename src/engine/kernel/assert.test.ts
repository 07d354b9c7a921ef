import { expect, test } from 'vitest';
import { assert, Bug, present, unreachable } from './assert.ts';

test('a bug is thrown and says what is wrong', () => {
  expect(() => assert(false, 'bucket below zero')).toThrow(new Bug('bucket below zero'));
  expect(() => present(undefined, 'table number 7')).toThrow(new Bug('missing: table number 7'));
  expect(() => unreachable('left' as never)).toThrow(new Bug('unreachable: "left"'));
});

test('what is as it should be passes', () => {
  expect(() => assert(true, 'never said')).not.toThrow();
  expect(present(0, 'never said')).toBe(0);
});
