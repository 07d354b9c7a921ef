import { describe, expect, test } from 'vitest';
import { createEngine, type Settings } from '#engine';
import { type Body, startMs, Story, testSettings } from '#testing/story.ts';

const minute = 60;
const day = 86_400;

/** Stories begin at nine o'clock sharp, so minutes are counted from there. */
function orders(settings: Partial<Settings> = {}, rest: object = {}): Story {
  const story = new Story(settings);
  story.done('CreateTable', {
    TableName: 'Orders',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'by', AttributeType: 'S' },
    ],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byWhom',
        KeySchema: [{ AttributeName: 'by', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
        ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 3 },
      },
    ],
    ...rest,
  });
  return story.wait(2);
}

const order = (pk: string, by?: string): object => ({ pk: { S: pk }, ...(by === undefined ? {} : { by: { S: by } }) });

/** `minute sum/count min-max`, by minutes since the story began. */
function told(story: Story, MetricName: string, query: object = {}): string[] {
  const { Metrics } = story.done('DescribeMetrics', { TableName: 'Orders', MetricNames: [MetricName], ...query });
  return Metrics.flatMap(({ Dimensions, Datapoints }: Body) => {
    const whose = Dimensions.filter(({ Name }: Body) => Name !== 'TableName').map(({ Value }: Body) => Value);
    return Datapoints.map((point: Body) =>
      [...whose, `${(point.Timestamp * 1000 - startMs) / 60_000}: ${point.Sum}/${point.SampleCount} ${point.Minimum}-${point.Maximum}`].join(' '),
    );
  });
}

const values = (story: Story, MetricName: string): string[] => told(story, MetricName).map((text) => text.replace(/ [\d.]+-[\d.]+$/, ''));

describe('what is measured in a minute', () => {
  test('consumed units of a table and of its index, each by itself', () => {
    const story = orders();
    story.put('Orders', order('a', 'ann'), order('b'));
    story.wait(minute);
    story.put('Orders', { ...order('c'), text: { S: 'x'.repeat(3000) } });
    expect(told(story, 'ConsumedWriteCapacityUnits')).toEqual(['0: 2/2 1-1', '1: 3/1 3-3', 'byWhom 0: 1/1 1-1']);
    story.done('GetItem', { TableName: 'Orders', Key: order('a') });
    expect(told(story, 'ConsumedReadCapacityUnits')).toEqual(['1: 0.5/1 0.5-0.5']);
  });

  test('latency of what succeeded, by operation', () => {
    const story = orders();
    story.put('Orders', order('a'), order('b'));
    story.done('GetItem', { TableName: 'Orders', Key: order('a') });
    story.done('BatchGetItem', { RequestItems: { Orders: { Keys: [order('a')] } } });
    story.done('ExecuteStatement', { Statement: 'SELECT * FROM Orders' });
    const counts = told(story, 'SuccessfulRequestLatency').map((text) => text.replace(/: [\d.]+/, ':').replace(/ [\d.]+-[\d.]+$/, ''));
    expect(counts).toEqual(['BatchGetItem 0:/1', 'ExecuteStatement 0:/1', 'GetItem 0:/1', 'PutItem 0:/2']);
    expect(values(story, 'ReturnedItemCount')).toEqual(['ExecuteStatement 0: 2/1']);
  });

  test('what went wrong: failed conditions by table, faults of the user by account', () => {
    const story = orders();
    story.put('Orders', order('a'));
    const condition = { ConditionExpression: 'attribute_not_exists(pk)' };
    story.call('PutItem', { TableName: 'Orders', Item: order('a'), ...condition });
    story.call('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'Orders', Item: order('a'), ...condition } }] });
    story.call('PutItem', { TableName: 'Orders', Item: {} });
    story.call('DescribeTrace');
    expect(values(story, 'ConditionalCheckFailedRequests')).toEqual(['0: 2/2']);
    const { Metrics } = story.done('DescribeMetrics', { MetricNames: ['UserErrors'] });
    expect(Metrics).toMatchObject([{ Dimensions: [], Datapoints: [{ Sum: 2 }] }]);
  });

  test('requests that meet in a transaction', () => {
    const story = orders();
    story.put('Orders', order('a'));
    const put = { TransactItems: [{ Put: { TableName: 'Orders', Item: order('a') } }] };
    story.together(['TransactWriteItems', put], ['TransactWriteItems', put]);
    expect(values(story, 'TransactionConflict')).toEqual(['0: 1/1']);
  });

  test('records and bytes of a stream, by its label', () => {
    const story = orders({}, { StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } });
    story.put('Orders', order('a'), order('b'));
    const { LatestStreamArn: StreamArn, LatestStreamLabel } = story.done('DescribeTable', { TableName: 'Orders' }).Table;
    const { Shards } = story.done('DescribeStream', { StreamArn }).StreamDescription;
    for (const { ShardId } of Shards) {
      story.done('GetRecords', story.done('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
    }
    expect(values(story, 'ReturnedRecordsCount')).toEqual([`GetRecords ${LatestStreamLabel} 0: 2/${Shards.length}`]);
  });
});

describe('throttles', () => {
  test('count once for each event, by their limit as well, and once for each request', () => {
    const story = orders({ regime: 'adaptive' });
    const statuses = Array.from({ length: 1600 }, (_, i) => story.call('PutItem', { TableName: 'Orders', Item: order(`k${i}`) }).status);
    const refused = statuses.filter((status) => status === 400).length;
    expect(refused).toBeGreaterThan(50);
    expect(values(story, 'WriteThrottleEvents')).toEqual([`0: ${refused}/${refused}`]);
    expect(values(story, 'WriteKeyRangeThroughputThrottleEvents')).toEqual([`0: ${refused}/${refused}`]);
    expect(values(story, 'ThrottledRequests')).toEqual([`PutItem 0: ${refused}/${refused}`]);
    const batch = { RequestItems: { Orders: ['x', 'y', 'z'].map((pk) => ({ PutRequest: { Item: order(pk) } })) } };
    expect(story.call('BatchWriteItem', batch).status).toBe(400);
    expect(values(story, 'WriteThrottleEvents')).toEqual([`0: ${refused + 3}/${refused + 3}`]);
    expect(values(story, 'ThrottledRequests')).toEqual(['BatchWriteItem 0: 1/1', `PutItem 0: ${refused}/${refused}`]);
  });
});

describe('what is provisioned', () => {
  test('is known for every minute, whatever happens in it', () => {
    const story = orders();
    story.wait(2 * minute);
    story.done('UpdateTable', { TableName: 'Orders', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 20 } });
    story.wait(minute);
    expect(told(story, 'ProvisionedWriteCapacityUnits', { IndexName: 'byWhom' })).toHaveLength(4);
    expect(values(story, 'ProvisionedWriteCapacityUnits').slice(0, 4)).toEqual(['0: 5/1', '1: 5/1', '2: 20/1', '3: 20/1']);
  });

  test('is compared with what the account may have', () => {
    const story = orders();
    const { Metrics } = story.done('DescribeMetrics', {
      MetricNames: ['AccountProvisionedWriteCapacityUtilization', 'MaxProvisionedTableReadCapacityUtilization', 'AccountMaxWrites'],
    });
    expect(Metrics.map(({ MetricName, Datapoints }: Body) => [MetricName, Datapoints[0].Maximum])).toEqual([
      ['AccountMaxWrites', 80_000],
      ['AccountProvisionedWriteCapacityUtilization', 0.01],
      ['MaxProvisionedTableReadCapacityUtilization', 0.0125],
    ]);
  });
});

test('periods are sums of minutes', () => {
  const story = orders();
  for (let i = 0; i < 6; i++) story.put('Orders', order(`k${i}`)).wait(minute);
  expect(told(story, 'ConsumedWriteCapacityUnits', { Period: 300 })).toEqual(['0: 5/5 1-1', '5: 1/1 1-1']);
});

test('what grows old is kept for 15 days in minutes, 63 in five minutes, 455 in hours', () => {
  const story = orders();
  story.put('Orders', order('a')).wait(minute).put('Orders', order('b'));
  const after = (days: number, Period: number): string[] => {
    story.wait(startMs / 1000 + days * day - story.engine.nowMs / 1000);
    story.put('Orders', order('again')).wait(minute);
    const query = { StartTime: startMs / 1000, EndTime: startMs / 1000 + 600, Period };
    return story.call('DescribeMetrics', { TableName: 'Orders', MetricNames: ['ConsumedWriteCapacityUnits'], ...query }).status === 200
      ? told(story, 'ConsumedWriteCapacityUnits', query)
      : ['refused'];
  };
  expect(after(14, 60)).toEqual(['0: 1/1 1-1', '1: 1/1 1-1']);
  expect(after(16, 60)).toEqual(['refused']);
  expect(after(16, 300)).toEqual(['0: 2/2 1-1']);
  expect(after(64, 300)).toEqual(['refused']);
  expect(after(64, 3600)).toEqual(['0: 2/2 1-1']);
  expect(after(456, 3600)).toEqual([]);
});

describe('the same figures', () => {
  const busy = (): Story => {
    const story = orders({ regime: 'adaptive' });
    for (let i = 0; i < 30; i++) story.put('Orders', order(`k${i}`, 'ann')).wait(20);
    story.call('PutItem', { TableName: 'Orders', Item: {} });
    story.wait(minute).put('Orders', order('last'));
    return story;
  };
  const all = (story: Story): Body => story.done('DescribeMetrics', {});
  const settings = { ...testSettings, regime: 'adaptive' } as const;

  test('in a fork and from a snapshot', () => {
    const story = busy();
    const restored = createEngine(settings);
    for (const record of story.engine.fork().snapshot()) restored.replay(JSON.parse(JSON.stringify(record)));
    expect(all(new Story(restored))).toEqual(all(new Story(story.engine.fork())));
  });

  test('from the journal, but for requests of the minute that was cut off', () => {
    const story = busy();
    const replayed = createEngine(settings);
    for (const record of story.records) replayed.replay(record);
    const consumed = { MetricNames: ['ConsumedWriteCapacityUnits', 'ProvisionedWriteCapacityUnits'] };
    expect(new Story(replayed.fork()).done('DescribeMetrics', consumed)).toEqual(new Story(story.engine.fork()).done('DescribeMetrics', consumed));
    const over = { EndTime: Math.floor(story.engine.nowMs / 60_000) * minute };
    expect(new Story(replayed).done('DescribeMetrics', over)).toEqual(story.done('DescribeMetrics', over));
  });

  test('without a trace', () => {
    const figures = [true, false].map((trace) => {
      const story = new Story({}, { trace });
      story.table('Orders pk:S').put('Orders', order('a')).wait(minute);
      return all(story);
    });
    expect(figures[0]).toEqual(figures[1]);
  });
});

test('a table that is gone keeps its metrics', () => {
  const story = orders().put('Orders', order('a'));
  story.done('DeleteTable', { TableName: 'Orders' });
  story.wait(minute);
  expect(told(story, 'ConsumedWriteCapacityUnits')).toEqual(['0: 1/1 1-1']);
});

test('an idle month writes nothing down', () => {
  const story = orders();
  story.wait(minute);
  const before = story.records.filter(({ commits }) => commits.some(({ type }) => type === 'minute.ended')).length;
  story.wait(30 * day);
  expect(story.records.filter(({ commits }) => commits.some(({ type }) => type === 'minute.ended'))).toHaveLength(before);
});

test.each([
  [{ TableName: 'Nowhere' }, 'Requested resource not found: Table: Nowhere not found'],
  [{ IndexName: 'byWhom' }, 'IndexName is only allowed together with TableName.'],
  [{ TableName: 'Orders', MetricNames: ['Speed'] }, 'MetricNames names Speed, which is no metric of AWS/DynamoDB.'],
  [{ StartTime: 5, EndTime: 5 }, 'StartTime must be before EndTime.'],
  [{ Period: 90 }, 'Period must be a multiple of 60 from 60 to 86400 seconds.'],
  [
    { StartTime: startMs / 1000 - 2 * day },
    '2881 points of each metric are asked for, and an answer has at most 1440: ask for a longer Period or a shorter time.',
  ],
  [
    { StartTime: startMs / 1000 - 20 * day },
    'Period must be a multiple of 300 seconds: at that StartTime, points of less than that are no longer kept.',
  ],
])('%j is refused', (body, message) => {
  expect(orders().call('DescribeMetrics', body)).toMatchObject({ status: 400, message });
});
