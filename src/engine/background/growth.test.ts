import { describe, expect, test } from 'vitest';
import { createEngine, noLag, sentence } from '#engine';
import { startMs, Story } from '#testing/story.ts';

const today = { regime: 'adaptive' } as const;

const partitions = (story: Story, IndexName?: string): number =>
  story.done('DescribePartitions', { TableName: 'Orders', IndexName }).Partitions.length;

const provision = (story: Story, WriteCapacityUnits: number): Story => {
  story.done('UpdateTable', { TableName: 'Orders', ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits } });
  return story.wait(5);
};

describe('partitions follow throughput', () => {
  test('3,200 WCU on 4 partitions, 3,600 on 4, 6,000 on 8, and back at 5,000 still on 8 (reference 3.15, 3.16)', () => {
    const story = new Story(today).table('Orders pk:S | provisioned 10 3200');
    const counts = [partitions(story)];
    for (const units of [3600, 6000, 5000]) counts.push(partitions(provision(story, units)));
    expect(counts).toEqual([4, 4, 8, 8]);
  });

  test.each([
    [1, 1, 1],
    [3000, 1000, 1],
    [3001, 1000, 2],
    [3000, 1001, 2],
    [24_000, 8000, 8],
  ])('a new table of %i RCU and %i WCU has %i: reads and writes are limited apart (reference 3.12, 3.14)', (read, write, count) => {
    expect(partitions(new Story(today).table(`Orders pk:S | provisioned ${read} ${write}`))).toBe(count);
  });

  test('a switch to on demand makes the four that it begins with (reference 3.13, 3.17)', () => {
    const story = new Story(today).table('Orders pk:S | global byGroup group:S | provisioned 10 10');
    story.done('UpdateTable', { TableName: 'Orders', BillingMode: 'PAY_PER_REQUEST' });
    story.wait(5);
    expect([partitions(story), partitions(story, 'byGroup')]).toEqual([4, 4]);
  });

  test('warm throughput that was asked for has the partitions to serve it (reference 3.17, 5.09)', () => {
    const story = new Story(today).table('Orders pk:S');
    story.done('UpdateTable', { TableName: 'Orders', WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 16_000 } });
    const { traces } = story.engine.step({ kind: 'time', toMs: story.engine.nowMs + 5000 });
    expect(partitions(story)).toBe(16);
    expect(traces.flatMap(({ events }) => events.map(sentence))).toContainEqual(
      expect.stringMatching(/^Partition P1 of Orders with 0 B has split at 2000 into P5 and P6, because more throughput is to be served than its partitions can give\./),
    );
  });

  test('nothing of a table is lost by it, and its stream has a shard for each', () => {
    const story = new Story(today).table('Orders pk:S sk:N | provisioned 10 1000');
    story.done('UpdateTable', { TableName: 'Orders', StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } });
    story.wait(5);
    for (let n = 0; n < 60; n++) story.put('Orders', { pk: { S: `k${n % 20}` }, sk: { N: String(n) } });
    const before = story.done('Scan', { TableName: 'Orders' }).Items as object[];
    provision(story, 7000);
    expect(partitions(story)).toBe(8);
    expect(story.done('Scan', { TableName: 'Orders' }).Items).toEqual(before);
    const { Table } = story.done('DescribeTable', { TableName: 'Orders' });
    const { Shards } = story.done('DescribeStream', { StreamArn: Table.LatestStreamArn }).StreamDescription;
    const open = (Shards as { SequenceNumberRange: object }[]).filter(({ SequenceNumberRange }) => !('EndingSequenceNumber' in SequenceNumberRange));
    expect(open).toHaveLength(8);
  });

  test('it comes back from the commits and from a snapshot', () => {
    const story = provision(new Story(today).table('Orders pk:S | provisioned 10 3200'), 6000);
    for (const records of [story.records, story.engine.fork().snapshot()]) {
      const again = createEngine({ seed: 1, startMs, ...noLag, ...today });
      for (const record of records) again.replay(record);
      expect(again.inspect().tables[0]!.partitions).toEqual(story.engine.inspect().tables[0]!.partitions);
    }
  });
});

test('while a table is switched to on demand, what was provisioned still counts (reference 5.05)', () => {
  const story = new Story(today).table('Orders pk:S | global byGroup group:S | provisioned 5 5');
  const item = (n: number): object => ({ TableName: 'Orders', Item: { pk: { S: `k${n}` }, size: { S: 'x'.repeat(390_000) } } });
  for (let n = 0; n < 4; n++) {
    story.done('PutItem', item(n));
    story.wait(1);
  }
  story.done('UpdateTable', { TableName: 'Orders', BillingMode: 'PAY_PER_REQUEST' });
  const refused = story.call('PutItem', item(5));
  expect([refused.error, refused.body.ThrottlingReasons[0].reason]).toEqual([
    'ProvisionedThroughputExceededException',
    'TableWriteProvisionedThroughputExceeded',
  ]);
  expect(story.wait(5).call('PutItem', item(5)).status).toBe(200);
});
