import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { forkBuckets, partitionBuckets, TokenBucket } from './token-bucket.ts';

test('a bucket is full, is emptied, and fills at its rate up to one second', () => {
  const bucket = new TokenBucket(1000, 0);
  expect(bucket.availableAt(0)).toBe(1000);
  bucket.take(600, 0);
  expect([bucket.availableAt(0), bucket.availableAt(100), bucket.availableAt(600), bucket.availableAt(9000)]).toEqual([400, 500, 1000, 1000]);
});

test('it never goes below zero', () => {
  const bucket = new TokenBucket(1000, 0);
  bucket.take(5000, 0);
  expect([bucket.availableAt(0), bucket.availableAt(1)]).toEqual([0, 1]);
});

test('what it holds stays between nothing and a second, whatever is taken when', () => {
  const take = fc.record({ units: fc.nat(3000), afterMs: fc.nat(2000) });
  fc.assert(
    fc.property(fc.array(take, { maxLength: 40 }), (takes) => {
      const bucket = new TokenBucket(1000, 0);
      let nowMs = 0;
      for (const { units, afterMs } of takes) {
        nowMs += afterMs;
        const before = bucket.availableAt(nowMs);
        bucket.take(units, nowMs);
        expect(bucket.availableAt(nowMs)).toBe(Math.max(0, before - units));
        expect(bucket.availableAt(nowMs)).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(1000);
      }
    }),
    runs(100),
  );
});

test('a partition reads 3,000 and writes 1,000 a second, and a fork of it does so for itself', () => {
  const buckets = partitionBuckets(0);
  expect([buckets.read.perSecondMax, buckets.write.perSecondMax]).toEqual([3000, 1000]);
  const fork = forkBuckets(buckets);
  fork.read.take(100, 0);
  buckets.write.take(7, 0);
  expect([buckets.read.availableAt(0), fork.read.availableAt(0), fork.write.availableAt(0)]).toEqual([3000, 2900, 1000]);
});
