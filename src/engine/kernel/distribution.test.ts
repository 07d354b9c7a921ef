import { expect, test } from 'vitest';
import { realisticLag } from '#engine/model/settings.ts';
import { type Distribution, valueAt } from './distribution.ts';

const lag: Distribution = { quantiles: [[0, 1], [0.5, 10], [0.99, 200], [1, 600]] };

test.each([
  [0, 1],
  [0.25, 5.5],
  [0.5, 10],
  [0.745, 105],
  [0.99, 200],
  [0.995, 400],
  [1, 600],
])('below the value at %d lies that share of all draws', (share, value) => {
  expect(valueAt(lag, share)).toBeCloseTo(value, 9);
});

test('the lags that a learner meets rise from quantile to quantile', () => {
  for (const { quantiles } of Object.values(realisticLag)) {
    const shares = quantiles.map(([share]) => share);
    const values = quantiles.map(([, value]) => value);
    expect([shares[0], shares[shares.length - 1]]).toEqual([0, 1]);
    expect([shares, values]).toEqual([shares.toSorted((a, b) => a - b), values.toSorted((a, b) => a - b)]);
  }
});
