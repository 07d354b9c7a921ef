import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { usualPhysics } from '#engine/model/physics/physics.ts';
import { forkBuckets, partitionBuckets, TokenBucket } from './token-bucket.ts';

test('a bucket is full, is emptied, and fills at its rate up to one second', () => {
  const bucket = new TokenBucket(1000, 0);
  expect(bucket.availableAt(0)).toBe(1000);
  bucket.take(600, 0);
  expect([bucket.availableAt(0), bucket.availableAt(100), bucket.availableAt(600), bucket.availableAt(9000)]).toEqual([400, 500, 1000, 1000]);
});

test('what is taken beyond its brim is owed; what is drained is not', () => {
  const [owing, drained] = [new TokenBucket(1000, 0), new TokenBucket(1000, 0)];
  owing.take(1500, 0);
  drained.drain(1500, 0);
  expect([owing.availableAt(0), owing.availableAt(600)]).toEqual([-500, 100]);
  expect([drained.availableAt(0), drained.availableAt(600)]).toEqual([0, 600]);
});

test('a bucket may bank more than a second, and keeps what it has when its size changes', () => {
  const bucket = new TokenBucket(100, 0, 0, 30_000);
  expect([bucket.availableAt(1000), bucket.availableAt(300_000), bucket.availableAt(900_000)]).toEqual([100, 30_000, 30_000]);
  const larger = bucket.resized(200, 10_000, 60_000);
  expect([larger.availableAt(10_000), larger.availableAt(11_000)]).toEqual([1000, 1200]);
  expect(bucket.resized(5, 300_000, 1500).availableAt(300_000)).toBe(1500);
});

test('what it holds is at most a second’s worth, and falls by what is taken', () => {
  const take = fc.record({ units: fc.nat(3000), afterMs: fc.nat(2000) });
  fc.assert(
    fc.property(fc.array(take, { maxLength: 40 }), (takes) => {
      const bucket = new TokenBucket(1000, 0);
      let nowMs = 0;
      for (const { units, afterMs } of takes) {
        nowMs += afterMs;
        const before = bucket.availableAt(nowMs);
        bucket.take(units, nowMs);
        expect(bucket.availableAt(nowMs)).toBe(before - units);
        expect(before).toBeLessThanOrEqual(1000);
      }
    }),
    runs(100),
  );
});

test('a partition reads 3,000 and writes 1,000 a second, and a fork of it does so for itself', () => {
  const buckets = partitionBuckets(usualPhysics, 0);
  expect([buckets.read.perSecondMax, buckets.write.perSecondMax]).toEqual([3000, 1000]);
  const fork = forkBuckets(buckets);
  fork.read.take(100, 0);
  buckets.write.take(7, 0);
  expect([buckets.read.availableAt(0), fork.read.availableAt(0), fork.write.availableAt(0)]).toEqual([3000, 2900, 1000]);
});
