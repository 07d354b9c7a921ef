import { describe, expect, test, vi } from 'vitest';
import { patienceMs } from '../chance.ts';
import { Story } from '../story.ts';
import { average, drive, partitionsOf, total, withEmptyBank } from './drive.ts';

// Thousands of real requests, on a machine that may have much else to do.
vi.setConfig({ testTimeout: patienceMs });

/** A write of so many units to one key. */
const write = (pk: string, units = 1) => (): [string, object] => [
  'PutItem',
  { TableName: 'Orders', Item: { pk: { S: pk }, text: { S: 'x'.repeat(units * 1024 - 20) } } },
];

type Regime = 'static' | 'burst' | 'adaptive';

/** 400 WCU on 4 partitions: it once had 4,000, and partitions do not merge. Nothing is banked. */
function fourPartitions(regime: Regime): Story {
  const story = new Story({ regime }).table('Orders pk:S | provisioned 10 4000');
  story.done('UpdateTable', { TableName: 'Orders', ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 400 } });
  story.wait(5);
  const empty = withEmptyBank(story, { regime });
  expect(partitionsOf(empty)).toBe(4);
  return empty;
}

describe('400 WCU on 4 partitions, 150 writes a second to one key (USENIX ATC 2022 paper, section 4)', () => {
  test.each([
    ['static', 'a quarter of the table, 100 a second, however idle the others are', 100],
    ['burst', 'the same, once nothing is banked any more', 100],
    ['adaptive', 'all of them', 150],
  ] as const)('%s: %s', (regime, _what, perSecond) => {
    const story = fourPartitions(regime).wait(1);
    const { served } = drive(story, { seconds: 12, perSecond: 150, request: write('hot') });
    expect(average(served.slice(2))).toBe(perSecond);
  });

  test('adaptive: one key may take all 400 at once, and is refused above it in the name of the table', () => {
    const story = fourPartitions('adaptive').wait(1);
    const { served, reasons } = drive(story, { seconds: 8, perSecond: 500, request: write('hot') });
    expect(average(served)).toBe(400);
    expect([...reasons.keys()]).toEqual(['TableWriteProvisionedThroughputExceeded Orders']);
  });

  test.each([
    ['static', 100],
    ['burst', 30_000],
    ['adaptive', 120_000],
  ] as const)('%s: after 300 idle seconds a partition has %i units', (regime, expected) => {
    const story = fourPartitions(regime).wait(300);
    const { served } = drive(story, { seconds: 4, perSecond: 11, request: write('hot', 100) });
    // A partition serves 1,000 a second, whatever is banked.
    if (expected > 1000) expect(served).toEqual([10, 10, 10, 10]);
    else expect(total(served)).toBe(expected / 100 + 3);
  });
});

test('100 WCU that are idle for 300 s are 30,000 in the bank (DG/burst-adaptive-capacity; reference 3.4, 5.12)', () => {
  const settings = { regime: 'adaptive' } as const;
  const story = withEmptyBank(new Story(settings).table('Orders pk:S | provisioned 10 100'), settings).wait(900);
  const { served, reasons } = drive(story, { seconds: 60, perSecond: 10, request: write('one', 100) });
  // 1,000 a second go out and 100 come in, so the bank lasts 33 seconds; then there are the 100.
  expect(served.findIndex((count) => count < 10)).toBe(33);
  expect(served.slice(35)).toEqual(served.slice(35).map(() => 1));
  expect([...reasons.keys()]).toEqual(['TableWriteProvisionedThroughputExceeded Orders']);
});

describe('a table of 100 WCU with a global index of 1 WCU (DG/gsi-throttling; reference 4.3)', () => {
  const settings = { regime: 'adaptive' } as const;
  const table = (): Story => {
    const story = new Story(settings).table('Orders pk:S | global byStatus status:S | provisioned 100 100');
    story.done('UpdateTable', {
      TableName: 'Orders',
      GlobalSecondaryIndexUpdates: [
        { Update: { IndexName: 'byStatus', ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } } },
      ],
    });
    return withEmptyBank(story.wait(5), settings).wait(2);
  };

  test('writes as much as its index can take in: 1 a second', () => {
    const request = (n: number): [string, object] => ['PutItem', { TableName: 'Orders', Item: { pk: { S: `k${n}` }, status: { S: 'OPEN' } } }];
    const { served, reasons } = drive(table(), { seconds: 20, perSecond: 10, request });
    expect(served.slice(3)).toEqual(served.slice(3).map(() => 1));
    expect([...reasons.keys()]).toEqual(['IndexWriteProvisionedThroughputExceeded Orders/index/byStatus']);
  });

  test('writes that do not touch the index go on at the rate of the table', () => {
    const request = (n: number): [string, object] => ['PutItem', { TableName: 'Orders', Item: { pk: { S: `k${n}` } } }];
    expect(drive(table(), { seconds: 10, perSecond: 90, request }).refused).toBe(0);
  });
});
