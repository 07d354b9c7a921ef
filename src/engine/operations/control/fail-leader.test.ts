import { describe, expect, test } from 'vitest';
import { asToday, createEngine, realisticLag, sentence } from '#engine';
import { type Body, startMs, Story } from '#testing/story.ts';

const key = { pk: { S: 'a' } };

/** One partition with an item, whose leader was just lost. */
function leaderless(notation = 'Orders pk:S | provisioned 3000 1000', settings: object = {}): { story: Story; answer: Body } {
  const story = new Story({ ...settings }).table(notation).put('Orders', { ...key, n: { N: '1' } });
  return { story, answer: story.done('FailLeader', { TableName: 'Orders', PartitionId: 'P1' }) };
}

const replicas = (story: Story): string => {
  const [{ Replicas }] = story.done('DescribePartitions', { TableName: 'Orders' }).Partitions;
  return Replicas.map((replica: Body) => (replica.IsLeader ? replica.ReplicaId.toUpperCase() : replica.IsLost ? '-' : replica.ReplicaId)).join('');
};

/** What happens by itself, in words. */
const during = (story: Story, seconds: number): string[] =>
  story.engine.step({ kind: 'time', toMs: story.engine.nowMs + seconds * 1000 }).traces.flatMap(({ events }) => events.map(sentence));

describe('while a partition has no leader (reference 3.54, 6.02)', () => {
  test.each([
    ['PutItem', { TableName: 'Orders', Item: key }],
    ['UpdateItem', { TableName: 'Orders', Key: key, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } }],
    ['DeleteItem', { TableName: 'Orders', Key: key }],
    ['GetItem', { TableName: 'Orders', Key: key, ConsistentRead: true }],
    ['Query', { TableName: 'Orders', ConsistentRead: true, KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } } }],
    ['Scan', { TableName: 'Orders', ConsistentRead: true }],
    ['BatchWriteItem', { RequestItems: { Orders: [{ PutRequest: { Item: key } }] } }],
    ['BatchGetItem', { RequestItems: { Orders: { Keys: [key], ConsistentRead: true } } }],
    ['TransactWriteItems', { TransactItems: [{ Put: { TableName: 'Orders', Item: key } }] }],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'Orders', Key: key } }] }],
    ['ExecuteStatement', { Statement: "INSERT INTO Orders VALUE {'pk': 'b'}" }],
    ['ExecuteStatement', { Statement: 'SELECT * FROM Orders', ConsistentRead: true }],
  ])('%s is answered with 500 and changes nothing', (operation, body) => {
    const { story } = leaderless();
    const told = story.together([operation, body])[0]!;
    expect([told.status, told.error, told.message]).toEqual([500, 'InternalServerError', 'Internal server error']);
    expect([told.result.bug, told.result.records]).toEqual([undefined, []]);
    expect(told.trace?.events.map(sentence)).toContainEqual(expect.stringMatching(/^The partition P1 of Orders has no leader: [abc] was lost, and its lease ends in [\d.]+ s\.$/));
  });

  test.each([
    ['GetItem', { TableName: 'Orders', Key: key }],
    ['Query', { TableName: 'Orders', KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } } }],
    ['Scan', { TableName: 'Orders' }],
    ['BatchGetItem', { RequestItems: { Orders: { Keys: [key] } } }],
  ])('an eventual %s is answered, never by the replica that was lost', (operation, body) => {
    const { story, answer } = leaderless();
    for (let n = 0; n < 12; n++) {
      const told = story.call(operation, body);
      expect(told.status).toBe(200);
      const read = told.trace?.events.find(({ type }) => type === 'replica.read');
      expect(read).toMatchObject({ isLeader: false });
      expect(read).not.toMatchObject({ replicaId: answer.ReplicaId });
    }
  });

  test('a batch leaves what belongs to it, and does the rest', () => {
    const story = new Story().table('Orders pk:S');
    const items = Array.from({ length: 20 }, (_, n) => ({ pk: { S: `k${n}` } }));
    story.done('FailLeader', { TableName: 'Orders', PartitionId: 'P2' });
    const { UnprocessedItems } = story.done('BatchWriteItem', { RequestItems: { Orders: items.map((Item) => ({ PutRequest: { Item } })) } });
    const left = UnprocessedItems.Orders.length as number;
    expect(left).toBeGreaterThan(0);
    expect(story.done('Scan', { TableName: 'Orders' }).Count).toBe(20 - left);
    const { UnprocessedKeys, Responses } = story.done('BatchGetItem', { RequestItems: { Orders: { Keys: items, ConsistentRead: true } } });
    expect([UnprocessedKeys.Orders.Keys.length, Responses.Orders.length]).toEqual([left, 20 - left]);
  });

  test('a strong Scan ends before it, and the page that begins there is refused', () => {
    const story = new Story().table('Orders pk:S');
    for (let n = 0; n < 40; n++) story.put('Orders', { pk: { S: `k${n}` } });
    story.done('FailLeader', { TableName: 'Orders', PartitionId: 'P3' });
    const scan = (more: object = {}): Body => story.call('Scan', { TableName: 'Orders', ConsistentRead: true, ...more });
    const first = scan();
    expect(first.status).toBe(200);
    expect(first.body.LastEvaluatedKey).toBeDefined();
    expect(scan({ ExclusiveStartKey: first.body.LastEvaluatedKey }).status).toBe(500);
    story.wait(3);
    const rest = scan({ ExclusiveStartKey: first.body.LastEvaluatedKey });
    expect(first.body.Count + rest.body.Count).toBe(40);
  });
});

describe('after the lease of the lost leader is over', () => {
  test('another replica leads, and the lost one is rebuilt in minutes (reference 3.54, 3.57, 3.58)', () => {
    const { story, answer } = leaderless();
    expect(replicas(story)).not.toMatch(/[A-Z]/);
    const waitMs = answer.Until * 1000 - story.engine.nowMs;
    expect(waitMs).toBeGreaterThanOrEqual(1500);
    expect(waitMs).toBeLessThanOrEqual(3000);
    const elected = during(story, 3);
    expect(elected).toContainEqual(expect.stringMatching(/^Replica [abc] leads partition P1 of Orders after [\d.]+ s\. It has the whole log, up to entry 1\. A log replica stands in for [abc], which is rebuilt in \d min( \d+ s)?\.$/));
    expect(replicas(story)).toMatch(/[A-Z]/);
    expect(replicas(story)).toContain('-');
    expect(story.call('PutItem', { TableName: 'Orders', Item: key }).status).toBe(200);
    expect(story.call('FailLeader', { TableName: 'Orders', PartitionId: 'P1' }).error).toBe('ValidationException');
    expect(during(story, 420)).toContainEqual(expect.stringMatching(/^Replica [abc] of partition P1 of Orders is rebuilt after/));
    expect(replicas(story)).not.toContain('-');
  });

  test('what was acknowledged is there, also what the next leader had not applied yet', () => {
    const never = { followerLag: { quantiles: [[0, 60_000], [1, 60_000]] } } as const;
    for (let seed = 0; seed < 5; seed++) {
      const { story } = leaderless(undefined, { ...never, seed });
      expect(story.done('GetItem', { TableName: 'Orders', Key: key })).toEqual({});
      story.wait(3);
      expect(story.done('GetItem', { TableName: 'Orders', Key: key, ConsistentRead: true }).Item.n).toEqual({ N: '1' });
    }
  });

  test('items that were to expire meanwhile do so', () => {
    const atOnce = { expiryDelay: { quantiles: [[0, 1], [1, 1]] } } as const;
    const story = new Story(atOnce).table('Orders pk:S');
    story.done('UpdateTimeToLive', { TableName: 'Orders', TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } });
    for (let n = 0; n < 8; n++) story.put('Orders', { pk: { S: `k${n}` }, until: { N: String(Math.floor(startMs / 1000) + 60) } });
    story.wait(57);
    for (const PartitionId of ['P1', 'P2', 'P3', 'P4']) story.done('FailLeader', { TableName: 'Orders', PartitionId });
    story.wait(1.4);
    expect(story.done('Scan', { TableName: 'Orders' }).Count).toBe(8);
    story.wait(3);
    expect(story.done('Scan', { TableName: 'Orders' }).Count).toBe(0);
  });
});

test('an index without a leader takes in nothing, and its table is written on', () => {
  const story = new Story(realisticLag).table('Orders pk:S | global byGroup group:S');
  story.wait(10);
  for (const PartitionId of ['P1', 'P2', 'P3', 'P4']) {
    story.done('FailLeader', { TableName: 'Orders', IndexName: 'byGroup', PartitionId });
  }
  story.put('Orders', { ...key, group: { S: 'g' } });
  const waiting = (): unknown => story.engine.inspect().tables[0]!.indexes[0]!.waiting;
  story.wait(1.2);
  expect(waiting()).toBe(1);
  story.wait(5);
  expect(waiting()).toBe(0);
});

test('a loss comes back from the commits as it was, and from a snapshot with the next leader in place', () => {
  const settings = { ...realisticLag, ...asToday };
  const { story } = leaderless(undefined, settings);
  const fresh = () => createEngine({ seed: 1, startMs, ...settings });
  const replayed = fresh();
  for (const record of story.records) replayed.replay(record);
  expect(replicas(new Story(replayed))).toBe(replicas(story));
  const restored = fresh();
  for (const record of story.engine.fork().snapshot()) restored.replay(record);
  expect(new Story(restored.fork()).call('PutItem', { TableName: 'Orders', Item: key }).status).toBe(200);
  for (const engine of [story.engine, replayed, restored]) engine.step({ kind: 'time', toMs: startMs + 600_000 });
  const led = replicas(story);
  expect([replicas(new Story(replayed)), replicas(new Story(restored))]).toEqual([led, led]);
});

test('a partition that splits without a leader leaves that to its children, and each elects one', () => {
  const story = new Story(asToday).table('Orders pk:S | provisioned 10 1000');
  story.done('FailLeader', { TableName: 'Orders', PartitionId: 'P1' });
  story.done('UpdateTable', { TableName: 'Orders', ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 2000 } });
  const elected = during(story, 5).filter((text) => text.includes(' leads partition '));
  expect(elected.map((text) => /P\d/.exec(text)?.[0])).toEqual(['P2', 'P3']);
  const { Partitions } = story.done('DescribePartitions', { TableName: 'Orders' });
  for (const { Replicas } of Partitions as Body[]) expect((Replicas as Body[]).filter(({ IsLeader }) => IsLeader as boolean)).toHaveLength(1);
});

test.each([
  [{ TableName: 'Orders' }, 'ValidationException'],
  [{ TableName: 'Orders', PartitionId: 'P9' }, 'ResourceNotFoundException'],
  [{ TableName: 'Nothing', PartitionId: 'P1' }, 'ResourceNotFoundException'],
  [{ TableName: 'Orders', PartitionId: 'P1', IndexName: 'none' }, 'ValidationException'],
])('%o is refused with %s', (body, error) => {
  expect(new Story().table('Orders pk:S').call('FailLeader', body).error).toBe(error);
});
