import { expect, test } from 'vitest';
import { compareDesigns } from './bill-compare.ts';

const even = { average: { read: 100, write: 100 }, peak: 1, storedGb: 0 };

test('a steady load is cheaper provisioned, one with peaks is cheaper on demand', () => {
  expect(compareDesigns(even).cheapest).toMatchObject({ billingMode: 'PROVISIONED', tableClass: 'STANDARD' });
  expect(compareDesigns({ ...even, peak: 4 }).cheapest).toMatchObject({ billingMode: 'PAY_PER_REQUEST' });
});

test('a month of 100 reads and writes a second costs $197.10 on demand and $56.94 provisioned', () => {
  const [onDemand, , provisioned] = compareDesigns(even).designs;
  expect([onDemand!.total.toFixed(2), provisioned!.total.toFixed(2)]).toEqual(['197.10', '56.94']);
});

test('break-even lies where capacity is used to 29 %', () => {
  const { peakAtEven } = compareDesigns(even);
  expect(peakAtEven).toBeCloseTo(3.4615, 4);
  const at = (peak: number): number[] => compareDesigns({ ...even, peak }).designs.map(({ total }) => total);
  expect(at(3.4)[2]).toBeLessThan(at(3.4)[0]!);
  expect(at(3.5)[2]).toBeGreaterThan(at(3.5)[0]!);
});

test('Standard-IA pays from the storage at which it saves what its requests cost more', () => {
  const { storedGbAtEven } = compareDesigns(even);
  const gap = (storedGb: number): number => {
    const [standard, infrequent] = compareDesigns({ ...even, storedGb }).designs;
    return infrequent!.total - standard!.total;
  };
  expect(gap(storedGbAtEven)).toBeCloseTo(0, 9);
  expect(gap(storedGbAtEven + 1)).toBeLessThan(0);
});

test('capacity is provisioned in whole units, one at least', () => {
  expect(compareDesigns({ average: { read: 0, write: 0.3 }, peak: 4, storedGb: 0 })).toMatchObject({ provisioned: { read: 1, write: 2 } });
});

test('without requests there is no peak to speak of', () => {
  expect(compareDesigns({ ...even, average: { read: 0, write: 0 } }).peakAtEven).toBeUndefined();
});
