import { expect, test } from 'vitest';
import { plotOf, scaleTop, timeLabel, timeTicks } from './plot.ts';

test.each([
  [0, 1],
  [0.3, 0.3],
  [1, 1],
  [7, 10],
  [2480, 3000],
  [3001, 4000],
  [60_000, 100_000],
])('a scale for %d ends at %d', (value, top) => {
  expect(scaleTop(value)).toBeCloseTo(top, 9);
});

test('time goes to the right, quantities go up', () => {
  const { x, y, floor } = plotOf(60, 400, 100);
  expect(x(60)).toBeGreaterThan(x(0));
  expect(y(0)).toBe(floor);
  expect(y(1)).toBeLessThan(y(0.5));
});

test('an hour is told in quarters', () => {
  expect(timeTicks(3600).map(timeLabel)).toEqual(['0 min', '15 min', '30 min', '45 min', '60 min']);
  expect(timeLabel(90)).toBe('1.5 min');
});
