import { describe, expect, test, vi } from 'vitest';
import { patienceMs } from '../chance.ts';
import { Story } from '../story.ts';
import { average, drive, type Driven, partitionsOf, total } from './drive.ts';

// Thousands of real requests, on a machine that may have much else to do.
vi.setConfig({ testTimeout: patienceMs });

const today = { regime: 'adaptive' } as const;

const increment = (pk: string): [string, object] => [
  'UpdateItem',
  { TableName: 'Orders', Key: { pk: { S: pk } }, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } },
];

describe('a counter (DG/bp-partition-key-sharding; reference 1.49, 3.24, 3.27)', () => {
  test('on one key counts 1,000 times a second, and no split helps it', () => {
    const story = new Story(today).table('Orders pk:S').wait(2);
    const { served, reasons, splits } = drive(story, { seconds: 42, perSecond: 1200, request: () => increment('visits') });
    expect(average(served)).toBe(1000);
    expect([...reasons.keys()]).toEqual(['TableWriteKeyRangeThroughputExceeded Orders']);
    expect([...splits]).toEqual(['one hot item']);
    story.wait(600);
    expect(partitionsOf(story)).toBe(4);
  });

  test('in ten shards counts more often at once, and as often as it is asked to after splits', () => {
    const story = new Story(today).table('Orders pk:S').wait(2);
    const count = (seconds: number): Driven => drive(story, { seconds, perSecond: 2000, request: (n) => increment(`visits#${(n * 7) % 10}`) });
    expect(average(count(32).served)).toBeGreaterThan(1500);
    story.wait(600);
    expect(count(5).refused).toBe(0);
    // The sum of the shards is the count.
    const { Items } = story.done('Scan', { TableName: 'Orders', ConsistentRead: true });
    expect(Items).toHaveLength(10);
  });
});

test('a time series under one key writes 1,000 a second at its end, and no split helps it (paper, section 4.4; reference 3.24)', () => {
  const story = new Story(today).table('Orders pk:S sk:N');
  let at = 0;
  const request = (): [string, object] => ['PutItem', { TableName: 'Orders', Item: { pk: { S: '2026-11-20' }, sk: { N: String(at++) } } }];
  const { served, splits } = drive(story, { seconds: 42, perSecond: 1100, request });
  expect(average(served)).toBe(1000);
  expect([...splits]).toEqual(['rising key']);
  story.wait(600);
  expect([partitionsOf(story), average(drive(story, { seconds: 3, perSecond: 1100, request }).served)]).toEqual([4, 1000]);
});

test('zipf traffic is throttled where the popular keys are, and less with every split for heat (paper, section 4.4; reference 3.21, 3.22)', () => {
  const story = new Story(today).table('Orders pk:S');
  const units = 50;
  const popularity = Array.from({ length: 200 }, (_, rank) => 1 / (rank + 1));
  const sum = total(popularity);
  for (const rank of popularity.keys()) {
    story.put('Orders', { pk: { S: `key ${rank}` }, text: { S: 'x'.repeat(units * 1024 - 40) } });
    if (rank % 10 === 9) story.wait(1);
  }
  /** The key at a share of all traffic, from 0 to 1. */
  const keyAt = (share: number): string => {
    let below = 0;
    const rank = popularity.findIndex((weight) => (below += weight / sum) > share);
    return `key ${Math.max(0, rank)}`;
  };
  // Shares follow each other by the golden section: even, without chance.
  const request = (n: number): [string, object] => increment(keyAt((n * 0.618_033_988_75) % 1));
  const perSecond = 3800 / units;
  const rounds: Driven[] = [];
  for (let round = 0; round < 4; round++) {
    rounds.push(drive(story, { seconds: 42, perSecond, request }));
    story.wait(320);
  }
  const shares = rounds.map(({ refused }) => refused / (42 * perSecond));
  expect(shares[0]).toBeGreaterThan(0.03);
  expect(shares[3]).toBeLessThan(0.01);
  expect(rounds[0]!.splits).toContain('split.planned');
  expect(partitionsOf(story)).toBeGreaterThan(4);
});
