import { describe, expect, test } from 'vitest';
import { consistencyFactor, entryCharge, entryWriteUnits, wholeReadUnits, wholeWriteUnits } from './units.ts';

test.each([
  [0, 1, 1],
  [1, 1, 1],
  [1024, 1, 1],
  [1025, 1, 2],
  [4096, 1, 4],
  [4097, 2, 5],
  [409_600, 100, 400],
])('%d B are %d whole units to read and %d to write: reference 2.01, 2.11', (bytes, reads, writes) => {
  expect([wholeReadUnits(bytes), wholeWriteUnits(bytes)]).toEqual([reads, writes]);
});

test('an eventual read costs half of a strong one', () => {
  expect([consistencyFactor('eventual'), consistencyFactor('strong')]).toEqual([0.5, 1]);
});

describe('an index entry: reference 2.40 to 2.45', () => {
  const same = { moved: false, unchanged: false };
  test.each([
    ['2.40', { bytesBefore: undefined, bytesAfter: undefined, ...same }, 'unchanged', 0],
    ['2.41', { bytesBefore: undefined, bytesAfter: 1025, moved: true, unchanged: false }, 'added', 2],
    ['2.42', { bytesBefore: 1025, bytesAfter: undefined, moved: true, unchanged: false }, 'removed', 2],
    ['2.43', { bytesBefore: 5000, bytesAfter: 5000, moved: false, unchanged: true }, 'unchanged', 0],
    ['2.44', { bytesBefore: 100, bytesAfter: 3000, ...same }, 'changed', 3],
    ['2.44', { bytesBefore: 3000, bytesAfter: 100, ...same }, 'changed', 3],
    ['2.45', { bytesBefore: 1500, bytesAfter: 100, moved: true, unchanged: false }, 'moved', 3],
  ] as const)('%s: %o is %s and costs %d', (_, change, charge, units) => {
    expect([entryCharge(change), entryWriteUnits(change)]).toEqual([charge, units]);
  });
});
