import { expect, test } from 'vitest';
import { emptyCreateTableForm, newIndexForm } from './create-table-form.ts';
import { bytesOf, capacityFor, firstLoad, onDemandMonth, provisionedMonth, provisionedUnits, sizeWarning } from './tables-price.ts';

test('5 RCU and 5 WCU cost $2.85 a month, used or not', () => {
  const { reads, writes, total } = provisionedMonth({ read: 5, write: 5 }, 'STANDARD');
  expect(reads).toBeCloseTo(0.4745, 10);
  expect(writes).toBeCloseTo(2.3725, 10);
  expect(total).toBeCloseTo(2.847, 10);
});

test('one read unit a second is 2.628 million units in a month of 730 hours', () => {
  expect(onDemandMonth({ read: 1, write: 0 }, 'STANDARD').total).toBeCloseTo(2.628 * 0.125, 10);
  expect(onDemandMonth({ read: 0, write: 1 }, 'STANDARD').total).toBeCloseTo(2.628 * 0.625, 10);
});

test('on demand is the cheaper of the two below about 29 % of use', () => {
  const provisioned = provisionedMonth({ read: 100, write: 100 }, 'STANDARD').total;
  expect(onDemandMonth({ read: 28, write: 28 }, 'STANDARD').total).toBeLessThan(provisioned);
  expect(onDemandMonth({ read: 30, write: 30 }, 'STANDARD').total).toBeGreaterThan(provisioned);
});

test('global indexes have units of their own, local ones have none', () => {
  const indexes = [newIndexForm('local'), newIndexForm('global'), { ...newIndexForm('global'), provisioned: { read: '1', write: 'x' } }];
  expect(provisionedUnits({ ...emptyCreateTableForm, indexes })).toEqual({ read: 5 + 5 + 1, write: 5 + 5 });
});

test.each([
  ['4 KB', 'eventual', 'standard', 0.5, 4],
  ['4097', 'eventual', 'standard', 1, 5],
  ['4 KB', 'strong', 'standard', 1, 4],
  ['100 B', 'transactional', 'transactional', 2, 2],
  ['400 KB', 'strong', 'standard', 100, 400],
] as const)('an item of %s, %s reads and %s writes: %d and %d units a request', (itemSize, consistency, writeKind, perRead, perWrite) => {
  expect(capacityFor({ ...firstLoad, itemSize, consistency, writeKind })).toMatchObject({ perRead, perWrite });
});

test('what a second needs is rounded up to whole units, and is one at least', () => {
  const load = { ...firstLoad, itemSize: '1 KB', readsPerSecond: '11', writesPerSecond: '0' };
  expect(capacityFor(load)).toMatchObject({ perSecond: { read: 5.5, write: 0 }, provisioned: { read: 6, write: 1 } });
});

test.each([
  ['1 KB', 1024],
  ['1.5kb', 1536],
  ['400', 400],
  ['400 B', 400],
  ['0', undefined],
  ['1 MB', undefined],
  ['', undefined],
])('%j is a size of %s B', (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes);
});

test('no item is above 400 KB', () => {
  expect(sizeWarning('401 KB')).toBe('An item has at most 400 KB.');
  expect(sizeWarning('400 KB')).toBeUndefined();
  expect(capacityFor({ ...firstLoad, itemSize: '401 KB' })).toBeUndefined();
});
