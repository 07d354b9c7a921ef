import { expect, test } from 'vitest';
import { usualPhysics as physics } from '#engine/model/physics/physics.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { ProvisionedThroughput } from '#engine/model/table.ts';
import { checkThroughputChange, decreasesToday, throughputChange } from './decrease-budget.ts';

const hour = 3_600_000;
const midnight = Date.UTC(2026, 10, 21);

/** Lowers both levels by one at each of the moments; how many of them were taken. */
function lowered(from: ProvisionedThroughput, timesMs: readonly number[]): { now: ProvisionedThroughput; taken: boolean[] } {
  let now = from;
  const taken = timesMs.map((atMs) => {
    const to = { readUnits: now.readUnits - 1, writeUnits: now.writeUnits - 1 };
    if (isRefusal(checkThroughputChange(now, to, { nowMs: atMs, physics }))) return false;
    const { meanwhile, goal } = throughputChange(now, to, atMs);
    now = { ...meanwhile, ...goal };
    return true;
  });
  return { now, taken };
}

const begin: ProvisionedThroughput = { readUnits: 100, writeUnits: 100, decreasesToday: 0 };

test('four decreases, then one an hour since the last, and four more the next day: reference 1.58', () => {
  const from = midnight - 3 * hour;
  const first = [0, 1, 2, 3, 4, hour + 2, hour + 3, hour + 4].map((ms) => from + ms);
  const { now, taken } = lowered(begin, first);
  expect(taken).toEqual([true, true, true, true, false, false, true, false]);
  expect(decreasesToday(now, from + 2 * hour)).toBe(5);
  expect(decreasesToday(now, midnight)).toBe(0);
  expect(lowered(now, [0, 1, 2, 3, 4].map((ms) => midnight + ms)).taken).toEqual([true, true, true, true, false]);
});

test('27 in a day that is used to the full', () => {
  const times = Array.from({ length: 4 * 24 }, (_, i) => midnight + i * (hour / 4));
  expect(lowered(begin, times).taken.filter((one) => one).length).toBe(27);
});

test('a fall of one level beside a rise of the other is a decrease', () => {
  const { meanwhile, goal } = throughputChange(begin, { readUnits: 99, writeUnits: 101 }, midnight);
  expect(meanwhile).toMatchObject({ readUnits: 100, lastIncreaseMs: midnight, lastDecreaseMs: midnight, decreasesToday: 0 });
  expect(goal).toEqual({ readUnits: 99, writeUnits: 101, decreasesToday: 1 });
});

test('decreases of an earlier day are not told of while a new one is under way', () => {
  const yesterday = { ...begin, lastDecreaseMs: midnight - 1, decreasesToday: 3 };
  expect(throughputChange(yesterday, { readUnits: 99, writeUnits: 99 }, midnight)).toMatchObject({
    meanwhile: { decreasesToday: 0 },
    goal: { decreasesToday: 1 },
  });
});
