import { describe, expect, test } from 'vitest';
import type { Allowance, Part } from '#engine/model/allowance.ts';
import { usualPhysics as physics } from '#engine/model/physics/physics.ts';
import type { Regime } from '#engine/model/settings.ts';
import { Budget } from './budget.ts';

const write = (more: Partial<Allowance>): Allowance => ({
  channel: 'write',
  provisioned: undefined,
  maximum: undefined,
  warm: undefined,
  ...more,
});

const budgetOf = (regime: Regime, allowance: Allowance, nowMs: number): Budget => Budget.create({ regime, physics }, allowance, nowMs);

/** One of four. */
const part = (number: number): Part => ({ number, share: 1 / 4 });

const second = 1000;
const minute = 60 * second;

/** Units of one write each that are let in, when as many as possible are asked for at a moment. */
function served(budget: Budget, number: number, nowMs: number): number {
  const partition = part(number);
  let count = 0;
  while (budget.bucketsOf(partition, nowMs).every(({ bucket }) => bucket.availableAt(nowMs) > 0)) {
    budget.take(partition, 1, nowMs);
    count++;
  }
  return count;
}

function empty(budget: Budget, nowMs: number, ...partitions: number[]): Budget {
  for (const partition of partitions) served(budget, partition, nowMs);
  return budget;
}

describe('400 WCU on 4 partitions, its bank used up (reference 3.4)', () => {
  const table = write({ provisioned: 400 });

  test('static: one partition gets its quarter, however idle the others are', () => {
    const budget = empty(budgetOf('static', table, 0), 0, 1);
    expect(served(budget, 1, second)).toBe(100);
    expect(served(budget, 1, 10 * second)).toBe(100);
  });

  test('burst: one partition gets its quarter, and what it has not used for up to 300 s', () => {
    const budget = empty(budgetOf('burst', table, 0), 0, 1);
    expect(served(budget, 1, second)).toBe(100);
    expect(served(budget, 1, 301 * second)).toBe(30_000);
    expect(served(budget, 1, 901 * second)).toBe(30_000);
  });

  test('adaptive: one partition may take all of it at once', () => {
    const budget = empty(budgetOf('adaptive', table, 0), 0, 1);
    expect(served(budget, 1, second)).toBe(400);
    expect(served(budget, 2, second)).toBe(0);
  });
});

test('100 WCU that are idle for 300 s are 30,000 WCU in the bank, and no more come (DG/burst-adaptive-capacity)', () => {
  const budget = empty(budgetOf('adaptive', write({ provisioned: 100 }), 0), 0, 1);
  expect(served(budget, 1, 300 * second)).toBe(30_000);
  expect(served(budget, 1, 3600 * second)).toBe(30_000);
});

test('what was owed for a request that cost more than was left is waited for', () => {
  const budget = empty(budgetOf('adaptive', write({ provisioned: 10 }), 0), 0, 1);
  budget.take(part(1), 400, second);
  expect(served(budget, 1, 2 * second)).toBe(0);
  expect(served(budget, 1, 41 * second)).toBeGreaterThan(0);
});

describe('on demand', () => {
  test('a new table writes 4,000 and reads 12,000 units a second, and banks nothing', () => {
    expect(budgetOf('adaptive', write({}), 0).rateAt(0)).toBe(4000);
    expect(budgetOf('adaptive', { ...write({}), channel: 'read' }, 0).rateAt(0)).toBe(12_000);
    const budget = empty(budgetOf('adaptive', write({}), 0), 0, 1);
    expect(served(budget, 1, 600 * second)).toBe(4000);
  });

  test('twice the previous peak is served at once; what it peaks at counts half an hour later (reference 5.03)', () => {
    const budget = budgetOf('adaptive', write({}), 0);
    for (let at = 0; at <= minute; at += second) budget.take(part(1), 3500, at);
    expect(budget.rateAt(20 * minute)).toBe(4000);
    expect(budget.rateAt(31 * minute)).toBe(7000);
    for (let at = 40 * minute; at <= 41 * minute; at += second) budget.take(part(1), 7000, at);
    expect(budget.rateAt(42 * minute)).toBe(7000);
    expect(budget.rateAt(72 * minute)).toBe(14_000);
  });

  test('no table goes above the quota of 40,000', () => {
    const budget = budgetOf('adaptive', write({ warm: 90_000 }), 0);
    expect(budget.rateAt(0)).toBe(40_000);
    expect(budget.bucketsOf(part(1), 0).map(({ limit }) => limit)).toEqual(['AccountLimitExceeded']);
  });

  test('a maximum holds it lower, and says so', () => {
    const budget = budgetOf('adaptive', write({ maximum: 50 }), 0);
    expect(served(budget, 1, 0)).toBe(50);
    expect(budget.bucketsOf(part(1), 0).find(({ bucket }) => bucket.availableAt(0) <= 0)?.limit).toBe('MaxOnDemandThroughputExceeded');
  });

  test.each([
    [1000, 4000],
    [8000, 8000],
    [10_000, 10_000],
  ])('a table that was provisioned with %i WCU serves %i when it goes on demand (reference 5.04)', (provisioned, expected) => {
    const budget = budgetOf('adaptive', write({ provisioned }), 0);
    budget.change(write({}), minute);
    expect(budget.rateAt(minute)).toBe(expected);
  });
});

test('more provisioned throughput counts from now on and leaves the bank as it is', () => {
  const budget = empty(budgetOf('adaptive', write({ provisioned: 10 }), 0), 0, 1);
  budget.change(write({ provisioned: 500 }), second);
  expect(served(budget, 1, second)).toBe(10);
  expect(served(budget, 1, 2 * second)).toBe(500);
});

test.each(['static', 'burst', 'adaptive'] as const)('what is put back goes on as it was (%s), and so does a fork', (regime) => {
  for (const allowance of [write({ provisioned: 40 }), write({})]) {
    const budget = budgetOf(regime, allowance, 0);
    for (let at = 0; at < 3 * minute; at += 700) budget.take(part(1 + (at % 3)), 9, at);
    const again = budgetOf(regime, allowance, 3 * minute);
    again.restore(budget.facts(3 * minute), [1, 2, 3].map(part), 3 * minute);
    const fork = budget.fork();
    const expected = [served(budget, 1, 4 * minute), served(budget, 2, 4 * minute), budget.rateAt(60 * minute)];
    expect([served(again, 1, 4 * minute), served(again, 2, 4 * minute), again.rateAt(60 * minute)]).toEqual(expected);
    expect([served(fork, 1, 4 * minute), served(fork, 2, 4 * minute), fork.rateAt(60 * minute)]).toEqual(expected);
  }
});

describe('in the regimes in which each partition has its share (USENIX ATC 2022 paper, section 4)', () => {
  test('a partition that has split leaves half of its share to each child, and the others what they had', () => {
    const budget = empty(budgetOf('static', write({ provisioned: 3200 }), 0), 0, 1, 2);
    budget.split(1, [5, 6], 0);
    const children = [5, 6].map((number) => ({ number, share: 1 / 8 }));
    expect([...children, part(2)].map((one) => budget.bucketsOf(one, second)[0]!.bucket.availableAt(second))).toEqual([400, 400, 800]);
  });

  test('more throughput is shared out as before, and what was banked stays', () => {
    const budget = empty(budgetOf('burst', write({ provisioned: 400 }), 0), 0, 1);
    budget.change(write({ provisioned: 800 }), 10 * second);
    expect(served(budget, 1, 10 * second)).toBe(1000);
    expect(served(budget, 1, 11 * second)).toBe(200);
  });
});
