import { describe, expect, test } from 'vitest';
import { createEngine, noLag, sentence } from '#engine';
import { startMs, Story, type Told } from '#testing/story.ts';

const today = { regime: 'adaptive' } as const;

/** Repeats a request until it is refused. */
function untilRefused(story: Story, operation: string, body: object, most = 100_000): { served: number; refused: Told | undefined } {
  for (let served = 0; served < most; served++) {
    const told = story.call(operation, body);
    if (told.status !== 200) return { served, refused: told };
  }
  return { served: most, refused: undefined };
}

const put = (pk: string, more: object = {}): object => ({ TableName: 'Orders', Item: { pk: { S: pk }, ...more } });

test('without a regime nothing is ever refused', () => {
  const story = new Story().table('Orders pk:S | provisioned 1 1');
  expect(untilRefused(story, 'PutItem', put('a'), 2000).served).toBe(2000);
});

describe('a provisioned table', () => {
  const table = (): Story => new Story(today).table('Orders pk:S | provisioned 5 5');

  test('serves its bank of 300 s and then refuses, with reason and resource', () => {
    const { served, refused } = untilRefused(table(), 'PutItem', put('a'));
    expect([served, refused?.status, refused?.error]).toEqual([1000, 400, 'ProvisionedThroughputExceededException']);
    expect(refused?.body.ThrottlingReasons).toEqual([
      { reason: 'TableWriteKeyRangeThroughputExceeded', resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders' },
    ]);
  });

  test('names its own level when a partition has more to give', () => {
    const story = table();
    for (let second = 0; second < 2; second++) {
      untilRefused(story, 'PutItem', put('a'));
      story.wait(1);
    }
    const { refused } = untilRefused(story, 'PutItem', put('a'));
    expect(refused?.message).toMatch(/^The level of configured provisioned throughput for the table was exceeded\./);
    expect(refused?.body.ThrottlingReasons[0].reason).toBe('TableWriteProvisionedThroughputExceeded');
  });

  test('a refused request changes nothing and costs nothing', () => {
    const story = table();
    untilRefused(story, 'PutItem', put('a', { n: { N: '1' } }));
    const { refused } = untilRefused(story, 'PutItem', put('b'));
    expect(refused?.result.records).toEqual([]);
    expect(story.done('GetItem', { TableName: 'Orders', Key: { pk: { S: 'b' } } })).toEqual({});
    const sentences = refused?.trace?.events.map(sentence) ?? [];
    expect(sentences).toContain('Partition P1 refuses writes: its 1,000 WCU/s are used up.');
  });

  test('reads and writes are limited apart', () => {
    const story = table();
    untilRefused(story, 'PutItem', put('a'));
    expect(story.call('GetItem', { TableName: 'Orders', Key: { pk: { S: 'a' } } }).status).toBe(200);
  });

  test('a Query that cost more than was left is let in, and those behind it wait until that is paid', () => {
    const story = new Story(today).table('Orders pk:S sk:N | provisioned 1 40000');
    for (let n = 0; n < 8; n++) {
      story.put('Orders', { pk: { S: 'a' }, sk: { N: String(n) }, text: { S: 'x'.repeat(390_000) } }).wait(1);
    }
    const query = { TableName: 'Orders', KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } }, ConsistentRead: true };
    const { served, refused } = untilRefused(story, 'Query', query);
    expect([served, refused?.error]).toEqual([2, 'ProvisionedThroughputExceededException']);
    story.wait(100);
    expect(story.call('Query', query).status).toBe(400);
    story.wait(300);
    expect(story.call('Query', query).status).toBe(200);
  });
});

describe('an on-demand table', () => {
  test('one key gets what one partition gives: 1,000 writes a second', () => {
    const story = new Story(today).table('Orders pk:S');
    const { served, refused } = untilRefused(story, 'PutItem', put('hot'));
    expect([served, refused?.error]).toEqual([1000, 'ThrottlingException']);
    expect(refused?.body.throttlingReasons[0].reason).toBe('TableWriteKeyRangeThroughputExceeded');
    expect(refused?.message).toMatch(/^Throughput exceeds the current capacity of your table or index\./);
    expect(story.call('PutItem', put('another partition', {})).status).toBe(200);
    expect(untilRefused(story.wait(1), 'PutItem', put('hot')).served).toBe(1000);
  });

  test('a maximum that was set is the limit', () => {
    const story = new Story(today);
    story.done('CreateTable', {
      TableName: 'Orders',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      OnDemandThroughput: { MaxWriteRequestUnits: 10 },
    });
    const { served, refused } = untilRefused(story.wait(2), 'PutItem', put('a'));
    expect([served, refused?.message]).toEqual([10, 'Throughput exceeds the maximum OnDemandThroughput configured on table or index']);
    expect(refused?.body.throttlingReasons[0].reason).toBe('TableWriteMaxOnDemandThroughputExceeded');
  });
});

describe('a global index that can not keep up', () => {
  const story = (): Story => {
    const made = new Story(today);
    made.done('CreateTable', {
      TableName: 'Orders',
      AttributeDefinitions: ['pk', 'status'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      ProvisionedThroughput: { ReadCapacityUnits: 100, WriteCapacityUnits: 100 },
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byStatus',
          KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
          ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
        },
      ],
    });
    return made.wait(10);
  };

  test('refuses the writes to its table that would change it, in its own name', () => {
    const made = story();
    for (let n = 0; n < 300; n++) made.put('Orders', { pk: { S: `k${n}` }, status: { S: 'OPEN' } });
    const told = made.call('PutItem', put('more', { status: { S: 'OPEN' } }));
    expect(told.error).toBe('ProvisionedThroughputExceededException');
    expect(told.body.ThrottlingReasons).toEqual([
      { reason: 'IndexWriteProvisionedThroughputExceeded', resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders/index/byStatus' },
    ]);
    expect(made.call('PutItem', put('no entry in the index')).status).toBe(200);
  });
});

describe('what can hold up a global index, and with it the writes to its table (reference 4.3)', () => {
  const key = (AttributeName: string): object[] => [{ AttributeName, KeyType: 'HASH' }];
  const story = (index: object, settings: object = {}): Story => {
    const made = new Story({ ...today, ...settings });
    made.done('CreateTable', {
      TableName: 'Orders',
      AttributeDefinitions: ['pk', 'status'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: key('pk'),
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: [{ IndexName: 'byStatus', KeySchema: key('status'), Projection: { ProjectionType: 'ALL' }, ...index }],
    });
    return made.wait(10);
  };
  const fill = (made: Story): { served: number; refused: Told | undefined } => {
    for (let served = 0; served < 5000; served++) {
      const told = made.call('PutItem', put(`k${served}`, { status: { S: 'OPEN' } }));
      if (told.status !== 200) return { served, refused: told };
    }
    return { served: 5000, refused: undefined };
  };

  test.each([
    ['one hot partition of it', {}, 1000, 'IndexWriteKeyRangeThroughputExceeded'],
    ['the maximum that was set for it', { OnDemandThroughput: { MaxWriteRequestUnits: 20 } }, 20, 'IndexWriteMaxOnDemandThroughputExceeded'],
  ])('%s', (_what, index, most, reason) => {
    const { served, refused } = fill(story(index));
    expect([served, refused?.error]).toEqual([most, 'ThrottlingException']);
    expect(refused?.body.throttlingReasons).toEqual([
      { reason, resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders/index/byStatus' },
    ]);
  });

  test('what it has not taken in yet is told: in the trace, by inspect, by DescribePartitions', () => {
    const made = story({ OnDemandThroughput: { MaxWriteRequestUnits: 20 } }, { indexLag: { quantiles: [[0, 5000], [1, 5000]] } });
    const { refused } = fill(made);
    expect(refused?.trace?.events.map(sentence)).toContain(
      'Index byStatus of Orders refuses writes: the maximum of 20 WCU/s that was set is reached. So the write to table Orders is refused; 20 changes wait in the queue of the index.',
    );
    made.wait(3);
    const [index] = made.engine.inspect().tables[0]!.indexes;
    expect([index?.waiting, index?.lagMs]).toEqual([20, 3000]);
    expect(made.done('DescribePartitions', { TableName: 'Orders', IndexName: 'byStatus' }).Queue).toEqual({ Waiting: 20, LagMs: 3000 });
    const { traces } = made.engine.step({ kind: 'time', toMs: made.engine.nowMs + 5000 });
    expect(traces.flatMap(({ events }) => events.map(sentence))).toEqual(['Index byStatus took in 20 changes, 5 s after the table.']);
    expect(made.engine.inspect().tables[0]!.indexes[0]!.waiting).toBe(0);
  });
});

test('a story with throttles comes back from its commits and from a snapshot', () => {
  const story = new Story(today).table('Orders pk:S | provisioned 5 5');
  untilRefused(story, 'PutItem', put('a'));
  story.wait(7);
  const replayed = createEngine({ seed: 1, startMs, ...noLag, ...today });
  for (const record of story.records) replayed.replay(record);
  replayed.step({ kind: 'time', toMs: story.engine.nowMs });
  const restored = createEngine({ seed: 1, startMs, ...noLag, ...today });
  for (const record of story.engine.fork().snapshot()) restored.replay(record);
  const { served } = untilRefused(story, 'PutItem', put('a'));
  expect(untilRefused(new Story(replayed), 'PutItem', put('a')).served).toBe(served);
  expect(untilRefused(new Story(restored), 'PutItem', put('a')).served).toBe(served);
});

test('a table on its way to on-demand is held to what it had, and then is not', () => {
  const story = new Story(today).table('Orders pk:S | provisioned 5 5');
  untilRefused(story, 'PutItem', put('a'));
  story.wait(1);
  untilRefused(story, 'PutItem', put('a'));
  story.wait(1);
  untilRefused(story, 'PutItem', put('a'));
  story.done('UpdateTable', { TableName: 'Orders', BillingMode: 'PAY_PER_REQUEST' });
  expect(story.done('DescribeTable', { TableName: 'Orders' }).Table.BillingModeSummary.BillingMode).toBe('PAY_PER_REQUEST');
  const { served, refused } = untilRefused(story, 'PutItem', put('a'));
  expect([served < 20, refused?.error]).toEqual([true, 'ProvisionedThroughputExceededException']);
  story.wait(10);
  expect(story.done('DescribeTable', { TableName: 'Orders' }).Table.TableStatus).toBe('ACTIVE');
  expect(untilRefused(story, 'PutItem', put('a'), 900).served).toBe(900);
});
