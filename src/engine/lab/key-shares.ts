/**
 * Which part of the calls falls on which key. Both speeds read it: real requests draw keys by it, the fluid
 * divides a second's calls by it.
 */
import type { Keys } from './workload.ts';

/** Shares of the keys in the order of their numbers, as running sums: the last one is 1. */
export type RunningShares = Float64Array;

/**
 * `rank` to the power of `exponent`, which is a whole number of quarters. `Math.pow` may differ in its last
 * digit between JavaScript engines; products and square roots do not (IEEE 754 rounds both correctly).
 */
export function quarterPower(rank: number, exponent: number): number {
  const quarters = Math.round(exponent * 4);
  const root = Math.sqrt(Math.sqrt(rank));
  let power = 1;
  for (let i = 0; i < quarters; i++) power *= root;
  return power;
}

function runningShares(count: number, weightOf: (index: number) => number): RunningShares {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) sums[i] = sum += weightOf(i);
  for (let i = 0; i < count; i++) sums[i]! /= sum;
  return sums;
}

/** Shares as they are at the beginning; `sequential` and `latest` move on from there by the count of calls. */
export function sharesOf({ distribution, count, hotShare, exponent }: Keys): RunningShares {
  switch (distribution) {
    case 'uniform':
    case 'sequential':
      return runningShares(count, () => 1);
    case 'zipf':
    case 'latest':
      return runningShares(count, (index) => 1 / quarterPower(index + 1, exponent));
    case 'hot key':
      return runningShares(count, (index) => (index === 0 ? (count === 1 ? 1 : hotShare) : (1 - hotShare) / (count - 1)));
  }
}

/** The first key whose running share is above `unit`, which is in [0, 1). */
export function keyAt(shares: RunningShares, unit: number): number {
  let low = 0;
  let high = shares.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (shares[middle]! > unit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** With `latest`, a new key comes for each so many calls, and the oldest is forgotten. */
export const callsPerNewKey = 20;

/** The key of a call. `ordinal` counts the calls from 0, `unit` is its chance. */
export function keyOf({ distribution, count }: Keys, shares: RunningShares, ordinal: number, unit: number): number {
  if (distribution === 'sequential') return ordinal % count;
  const rank = keyAt(shares, unit);
  return distribution === 'latest' ? newestBefore(ordinal, rank, count) : rank;
}

/** The key that is `rank` behind the newest one. Keys go round, so that a long run needs no more of them. */
export const newestBefore = (ordinal: number, rank: number, count: number): number =>
  (Math.floor(ordinal / callsPerNewKey) + count - (rank % count)) % count;

/** Whether shares of keys change while the run goes on. */
export const isMoving = ({ distribution }: Keys): boolean => distribution === 'sequential' || distribution === 'latest';
