import { expect, test } from 'vitest';
import { offeredPerSecond } from './preview.ts';

test('a spike is seen where it is', () => {
  const rate = { Pattern: 'SPIKE', PerSecond: 10, PeakPerSecond: 50, AtSecond: 20, Seconds: 20 };
  expect(offeredPerSecond({ Speed: 'FLUID', Seconds: 61, Rate: rate }, 7)).toEqual([10, 10, 50, 50, 10, 10, 10]);
});

test('what can not be run has no picture', () => {
  expect(offeredPerSecond({ Seconds: 0 }, 7)).toBeUndefined();
});
