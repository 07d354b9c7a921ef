import { describe, expect, test } from 'vitest';
import { createEngine, noLag, sentence, type TraceEvent } from '#engine';
import { type Body, startMs, Story } from '#testing/story.ts';

const today = { regime: 'adaptive' } as const;

/** Splits at 20 KB, so that kilobytes show what takes gigabytes. */
const small = { ...today, partitionBytesMax: 20_000 } as const;

const partitions = (story: Story, IndexName?: string): Body[] => story.done('DescribePartitions', { TableName: 'Orders', IndexName }).Partitions;

/** `P5 0-20 items` for each partition. */
const shape = (story: Story): string[] =>
  partitions(story).map(({ PartitionId, ItemCount }: Body) => `${PartitionId} ${ItemCount}`);

const item = (pk: string, sk: number, bytes = 1000): object => ({ pk: { S: pk }, sk: { N: String(sk) }, text: { S: 'x'.repeat(bytes) } });

/** What happened by itself, in words. */
function background(story: Story, seconds: number): { sentences: string[]; events: TraceEvent[] } {
  const { traces, records } = story.engine.step({ kind: 'time', toMs: story.engine.nowMs + seconds * 1000 });
  story.records.push(...records);
  const events = traces.flatMap((trace) => trace.events);
  return { sentences: events.map(sentence), events };
}

describe('a partition that is full', () => {
  const filled = (notation = 'Orders pk:S sk:N | provisioned 3000 1000'): Story => {
    const story = new Story(small).table(notation);
    for (let n = 0; n < 24; n++) story.put('Orders', item(`customer ${n % 8}`, n));
    return story;
  };

  test('splits in two after some minutes, near the middle of what it holds', () => {
    const story = filled();
    expect(shape(story)).toEqual(['P1 24']);
    const { sentences } = background(story, 300);
    expect(sentences).toContainEqual(expect.stringMatching(/^Partition P1 of Orders with 23\.9 KB has split at [0-9A-F]{4} into P2 and P3\. Each has limits of its own\.$/));
    const [lower, upper] = partitions(story);
    expect([lower.PartitionId, upper.PartitionId]).toEqual(['P2', 'P3']);
    expect(lower.ItemCount + upper.ItemCount).toBe(24);
    expect(Math.min(lower.ItemCount, upper.ItemCount)).toBeGreaterThan(8);
    expect(lower.SizeBytes + upper.SizeBytes).toBeGreaterThan(24_000);
  });

  test('nothing of it is lost, and every read answers as before', () => {
    const story = filled();
    const scan = (): Body => story.done('Scan', { TableName: 'Orders' }).Items;
    const query = (pk: string, ScanIndexForward: boolean): Body =>
      story.done('Query', { TableName: 'Orders', ScanIndexForward, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: pk } } }).Items;
    const before = [scan(), query('customer 3', true), query('customer 3', false)];
    background(story, 300);
    expect(shape(story)).toHaveLength(2);
    expect([scan(), query('customer 3', true), query('customer 3', false)]).toEqual(before);
  });

  test('one item collection may be cut; a Query walks its partitions', () => {
    const story = new Story(small).table('Orders pk:S sk:N | provisioned 3000 1000');
    for (let n = 0; n < 24; n++) story.put('Orders', item('one customer', n));
    background(story, 300);
    // The place was chosen when the partition was full, with twenty items.
    expect(shape(story)).toEqual(['P2 11', 'P3 13']);
    const query = (more: object = {}): Body =>
      story.done('Query', { TableName: 'Orders', KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'one customer' } }, ...more });
    const keys = (answer: Body): number[] => answer.Items.map(({ sk }: Body) => Number(sk.N));
    const all = Array.from({ length: 24 }, (_, n) => n);
    expect(keys(query())).toEqual(all);
    expect(keys(query({ ScanIndexForward: false }))).toEqual(all.reverse());
    const first = query({ Limit: 15 });
    expect(keys(query({ ExclusiveStartKey: first.LastEvaluatedKey }))).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23]);
  });

  test('not where a local index keeps the collection together (reference 3.25)', () => {
    const story = new Story(small).table('Orders pk:S sk:N | local byText text:S KEYS_ONLY | provisioned 3000 1000');
    for (let n = 0; n < 24; n++) story.put('Orders', item('one customer', n));
    expect(background(story, 600).events).toEqual([]);
    for (let n = 0; n < 24; n++) story.put('Orders', item('another', n));
    background(story, 300);
    expect(shape(story).map((one) => one.split(' ')[1]!).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['24', '24']);
  });

  test('and its stream’s shard closes and has two children (reference 3.28)', () => {
    const story = new Story(small);
    story.done('CreateTable', {
      TableName: 'Orders',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      ProvisionedThroughput: { ReadCapacityUnits: 3000, WriteCapacityUnits: 1000 },
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
    });
    story.wait(2);
    for (let n = 0; n < 24; n++) story.put('Orders', item(`customer ${n}`, n));
    background(story, 300);
    const { Table } = story.done('DescribeTable', { TableName: 'Orders' });
    const { Shards } = story.done('DescribeStream', { StreamArn: Table.LatestStreamArn }).StreamDescription;
    expect(Shards.map(({ ParentShardId }: Body) => ParentShardId)).toEqual([undefined, Shards[0].ShardId, Shards[0].ShardId]);
    expect(Shards.map(({ SequenceNumberRange }: Body) => 'EndingSequenceNumber' in SequenceNumberRange)).toEqual([true, false, false]);
  });

  test('a global index splits by itself', () => {
    const story = new Story(small).table('Orders pk:S sk:N | global byText text:S | provisioned 3000 1000');
    for (let n = 0; n < 24; n++) story.put('Orders', { ...item('one', n), text: { S: `${n}`.padStart(900, 'y') } });
    background(story, 300);
    expect(partitions(story, 'byText').map(({ PartitionId }: Body) => PartitionId)).toEqual(['P2', 'P3']);
  });
});

describe('a partition that is hot', () => {
  /** Writes for a minute, as many a second as asked for, to keys that `key` chooses. */
  function load(story: Story, perSecond: number, key: (n: number) => object, seconds = 60): TraceEvent[] {
    const events: TraceEvent[] = [];
    for (let n = 0; n < perSecond * seconds; n++) {
      const told = story.call('PutItem', { TableName: 'Orders', Item: key(n) });
      for (const trace of told.result.traces) events.push(...trace.events.filter(({ type }) => type.startsWith('split')));
      if (n % perSecond === perSecond - 1) story.wait(1);
    }
    return events;
  }
  const table = (): Story => new Story(today).table('Orders pk:S sk:N | provisioned 3000 1000');

  test('splits where half of the load is, not half of the range (reference 3.22)', () => {
    const story = table();
    const events = load(story, 900, (n) => ({ pk: { S: `k${(n * 7) % 40}` }, sk: { N: '1' } }), 40);
    expect(events.map(({ type }) => type)).toEqual(['split.planned']);
    background(story, 300);
    expect(shape(story).map((one) => one.split(' ')[0])).toEqual(['P2', 'P3']);
    const counts = partitions(story).map(({ ItemCount }: Body) => ItemCount as number);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(15);
  });

  test.each([
    ['one item', (n: number) => ({ pk: { S: n % 100 < 95 ? 'hot' : `k${n % 50}` }, sk: { N: '1' } }), 'one hot item'],
    ['an ever-growing sort key', (n: number) => ({ pk: { S: 'log' }, sk: { N: String(n) } }), 'rising key'],
  ])('does not split for %s, and says why (reference 3.24)', (_name, key, why) => {
    const story = table();
    const events = load(story, 900, key, 40);
    expect(new Set(events.map((event) => (event.type === 'split.rejected' ? event.why : event.type)))).toEqual(new Set([why]));
    background(story, 600);
    expect(shape(story)).toHaveLength(1);
  });

  test.each(['Orders pk:S sk:N | provisioned 3000 1000', 'Orders pk:S sk:N | local byText text:S KEYS_ONLY | provisioned 3000 1000'])(
    'leaves a hot item alone in a partition of its own, which is not split any further (reference 3.27): %s',
    (notation) => {
      const story = new Story(today).table(notation);
      // Ten units each.
      const key = (n: number): object => ({ pk: { S: n % 10 < 6 ? 'hot' : `k${n % 50}` }, sk: { N: '1' }, body: { S: 'x'.repeat(9500) } });
      const said: string[] = [];
      for (const perSecond of [90, 115]) {
        said.push(...load(story, perSecond, key, 42).map((event) => sentence(event)));
        said.push(...background(story, 300).sentences);
      }
      expect(said.filter((text) => text.includes('is to have a partition for itself'))).toHaveLength(2);
      const counts = partitions(story).map(({ ItemCount }: Body) => ItemCount as number);
      expect(counts).toContain(1);
      expect(load(story, 95, () => key(0), 42).map((event) => sentence(event)).join()).toContain('it can be in one partition only');
    },
  );

  test('is left alone below 80 % of its limit', () => {
    const story = table();
    expect(load(story, 700, (n) => ({ pk: { S: `k${n % 40}` }, sk: { N: '1' } }), 40)).toEqual([]);
  });

  test('after it each half has its own thousand writes a second', () => {
    const story = new Story(today).table('Orders pk:S sk:N | provisioned 3000 1000');
    story.done('UpdateTable', { TableName: 'Orders', ProvisionedThroughput: { ReadCapacityUnits: 3000, WriteCapacityUnits: 4000 } });
    story.wait(5);
    load(story, 950, (n) => ({ pk: { S: `k${(n * 7) % 40}` }, sk: { N: '1' } }), 40);
    background(story, 600);
    let served = 0;
    for (let n = 0; n < 3000; n++) {
      if (story.call('PutItem', { TableName: 'Orders', Item: { pk: { S: `k${(n * 7) % 40}` }, sk: { N: '1' }, n: { N: String(n) } } }).status === 200) served++;
    }
    expect(served).toBeGreaterThan(1500);
  });
});

test('partitions that came of splits are there again after a replay and from a snapshot, a split under way with them', () => {
  const story = new Story(small).table('Orders pk:S sk:N | global byText text:S | provisioned 3000 1000');
  for (let n = 0; n < 24; n++) story.put('Orders', item(`customer ${n % 8}`, n));
  background(story, 300);
  for (let n = 24; n < 60; n++) story.put('Orders', item(`customer ${n % 8}`, n));
  const replayed = createEngine({ seed: 1, startMs, ...noLag, ...small });
  for (const record of story.records) replayed.replay(record);
  const restored = createEngine({ seed: 1, startMs, ...noLag, ...small });
  for (const record of story.engine.fork().snapshot()) restored.replay(record);
  background(story, 300);
  const expected = [partitions(story), story.done('Scan', { TableName: 'Orders' })];
  expect(expected[0]!.length).toBeGreaterThan(2);
  for (const engine of [replayed, restored]) {
    const again = new Story(engine);
    background(again, (story.engine.nowMs - engine.nowMs) / 1000);
    expect([partitions(again), again.done('Scan', { TableName: 'Orders' })]).toEqual(expected);
  }
});
