import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectionText } from '#engine/model/key.ts';
import { runs } from '#testing/chance.ts';
import { usualPhysics } from '#engine/model/physics/physics.ts';
import { initialPartitions, PartitionMap, sliceStart } from './partition-map.ts';

describe('partitions of equal range', () => {
  test.each([
    [1, ['0000000000000000-FFFFFFFFFFFFFFFF']],
    [2, ['0000000000000000-7FFFFFFFFFFFFFFF', '8000000000000000-FFFFFFFFFFFFFFFF']],
    [3, ['0000000000000000-5555555555555554', '5555555555555555-AAAAAAAAAAAAAAA9', 'AAAAAAAAAAAAAAAA-FFFFFFFFFFFFFFFF']],
  ])('%d of them', (count, ranges) => {
    expect(PartitionMap.even(count).all.map(({ hex: { from, to } }) => `${from}-${to}`)).toEqual(ranges);
  });

  test.each([1, 4, 7, 40, 256])('%d cover the key space without gaps and without overlap', (count) => {
    const { all } = PartitionMap.even(count);
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect([all[0]!.from, all[count - 1]!.to]).toEqual(['', undefined]);
    for (let i = 1; i < count; i++) {
      expect(all[i]!.from).toBe(all[i - 1]!.to);
      expect(BigInt(`0x${all[i]!.hex.from}`)).toBe(BigInt(`0x${all[i - 1]!.hex.to}`) + 1n);
      expect(all[i]!.from > all[i - 1]!.from).toBe(true);
    }
  });

  test('a position is in the one partition whose range holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.string(), fc.string(), (count, key, rest) => {
        const map = PartitionMap.even(count);
        const position = collectionText([{ S: key }]) + rest;
        const holding = map.all.filter(({ from, to }) => position >= from && (to === undefined || position < to));
        expect(holding).toEqual([map.at(position)]);
        expect(map.all[map.indexOf(position)]).toBe(map.at(position));
      }),
      runs(300),
    );
  });

  test('the ends of the key space are in the first and the last', () => {
    const map = PartitionMap.even(5);
    expect([map.indexOf(''), map.indexOf('\u0000'.repeat(8)), map.indexOf('\u00ff'.repeat(8)), map.indexOf('\uffff')]).toEqual([0, 0, 4, 4]);
  });

  test('a fork counts for itself', () => {
    const map = PartitionMap.even(2);
    const fork = map.fork();
    fork.all[0]!.itemCount = 7;
    map.all[1]!.bytes = 9;
    expect([map.all[0]!.itemCount, fork.all[0]!.itemCount, fork.all[1]!.bytes]).toEqual([0, 7, 0]);
  });
});

test('slices of the hash space begin where their share of it is over', () => {
  expect([0, 1, 2, 3].map((i) => sliceStart(i, 4).charCodeAt(0))).toEqual([0, 64, 128, 192]);
  expect(sliceStart(1, 1_000_000) > sliceStart(0, 1_000_000)).toBe(true);
});

test.each([
  [{ readUnits: 12_000, writeUnits: 4000 }, 4],
  [{ readUnits: 1, writeUnits: 1 }, 1],
  [{ readUnits: 3000, writeUnits: 1000 }, 1],
  [{ readUnits: 3001, writeUnits: 1 }, 2],
  [{ readUnits: 1, writeUnits: 1001 }, 2],
  [{ readUnits: 9000, writeUnits: 2500 }, 3],
  [{ readUnits: 40_000, writeUnits: 40_000 }, 40],
])('a table of %o starts with %d partitions: reference 3.12, 3.13', (throughput, count) => {
  expect(initialPartitions(throughput, usualPhysics)).toBe(count);
});
