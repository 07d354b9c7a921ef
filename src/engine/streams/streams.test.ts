import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine, noLag } from '#engine';
import { type Body, startMs, Story } from '#testing/story.ts';
import { tableOf } from '#testing/table-notation.ts';

const withStream = (StreamViewType: string, more: object = {}): object => ({
  ...tableOf('Orders pk:S sk:N'),
  ...more,
  StreamSpecification: { StreamEnabled: true, StreamViewType },
});

const key = (pk: string, sk = 1) => ({ pk: { S: pk }, sk: { N: String(sk) } });

function streamOf(story: Story): Body {
  const { Table } = story.done('DescribeTable', { TableName: 'Orders' });
  return story.done('DescribeStream', { StreamArn: Table.LatestStreamArn }).StreamDescription;
}

function iterator(story: Story, ShardId: string, ShardIteratorType = 'TRIM_HORIZON', SequenceNumber?: string): string {
  const { StreamArn } = streamOf(story);
  return story.done('GetShardIterator', { StreamArn, ShardId, ShardIteratorType, SequenceNumber }).ShardIterator;
}

/** Every record of every shard, in order of sequence number. */
function allRecords(story: Story): Body[] {
  const records: Body[] = streamOf(story).Shards.flatMap(
    ({ ShardId }: Body) => story.done('GetRecords', { ShardIterator: iterator(story, ShardId) }).Records,
  );
  return records.sort((a, b) => (a.dynamodb.SequenceNumber < b.dynamodb.SequenceNumber ? -1 : 1));
}

let story: Story;
beforeEach(() => {
  story = new Story();
  story.done('CreateTable', withStream('NEW_AND_OLD_IMAGES'));
  story.wait(2);
});

describe('what a stream records', () => {
  test('an insert, a change and a removal, with the item as it was and as it is', () => {
    story.put('Orders', { ...key('a'), n: { N: '1' } }, { ...key('a'), n: { N: '2' } });
    story.done('DeleteItem', { TableName: 'Orders', Key: key('a') });
    const shown = allRecords(story).map(({ eventName, dynamodb: { Keys, OldImage, NewImage } }) => [
      eventName,
      Keys.pk.S,
      OldImage?.n.N,
      NewImage?.n.N,
    ]);
    expect(shown).toEqual([
      ['INSERT', 'a', undefined, '1'],
      ['MODIFY', 'a', '1', '2'],
      ['REMOVE', 'a', '2', undefined],
    ]);
  });

  test('nothing for a write that changes nothing, is refused, or removes what is not there', () => {
    story.put('Orders', key('a'), key('a'));
    story.call('PutItem', { TableName: 'Orders', Item: key('a'), ConditionExpression: 'attribute_not_exists(pk)' });
    story.done('DeleteItem', { TableName: 'Orders', Key: key('b') });
    expect(allRecords(story)).toHaveLength(1);
  });

  test('the form of a record', () => {
    story.put('Orders', key('a', 12));
    const [record] = allRecords(story);
    expect(record).toMatchObject({
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: { ApproximateCreationDateTime: startMs / 1000 + 2, SizeBytes: 2 * (2 + 1 + 2 + 2), StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(record.eventID).toMatch(/^[0-9a-f]{32}$/);
    expect(record.dynamodb.SequenceNumber).toMatch(/^\d{21}$/);
    expect(record).not.toHaveProperty('userIdentity');
  });

  test.each([
    ['KEYS_ONLY', false, false],
    ['NEW_IMAGE', true, false],
    ['OLD_IMAGE', false, true],
    ['NEW_AND_OLD_IMAGES', true, true],
  ])('%s: new image %s, old image %s', (view, hasNew, hasOld) => {
    const other = new Story();
    other.done('CreateTable', withStream(view));
    other.wait(2).put('Orders', { ...key('a'), n: { N: '1' } }, { ...key('a'), n: { N: '2' } });
    const [, { dynamodb }] = allRecords(other);
    expect([dynamodb.NewImage !== undefined, dynamodb.OldImage !== undefined]).toEqual([hasNew, hasOld]);
    expect(dynamodb.Keys).toEqual(key('a'));
  });

  test('the write tells which record of which shard it became', () => {
    const told = story.call('PutItem', { TableName: 'Orders', Item: key('a') });
    const event = told.trace?.events.find(({ type }) => type === 'stream.recorded');
    expect(event).toMatchObject({ change: 'INSERT', sequenceNumber: allRecords(story)[0].dynamodb.SequenceNumber });
  });

  test('each write of a transaction, under the number that was told', () => {
    const told = story.call('TransactWriteItems', {
      TransactItems: ['a', 'b', 'c'].map((pk) => ({ Put: { TableName: 'Orders', Item: key(pk) } })),
    });
    const numbers = told.trace?.events.flatMap((event) => (event.type === 'stream.recorded' ? [event.sequenceNumber] : []));
    expect(allRecords(story).map(({ dynamodb }) => dynamodb.SequenceNumber)).toEqual(numbers);
  });
});

describe('shards', () => {
  test('one for each partition; an item’s changes are all in one of them', () => {
    const pks = Array.from('abcdefgh');
    for (const n of [1, 2, 3]) for (const pk of pks) story.put('Orders', { ...key(pk), n: { N: String(n) } });
    const { Shards } = streamOf(story);
    expect(Shards).toHaveLength(story.done('DescribePartitions', { TableName: 'Orders' }).Partitions.length);
    const shardsOf = new Map<string, Set<string>>();
    for (const { ShardId } of Shards) {
      const { Records } = story.done('GetRecords', { ShardIterator: iterator(story, ShardId) });
      for (const { dynamodb } of Records) {
        const { S } = dynamodb.Keys.pk;
        shardsOf.set(S, (shardsOf.get(S) ?? new Set()).add(ShardId));
      }
    }
    expect([...shardsOf.values()].map(({ size }) => size)).toEqual(pks.map(() => 1));
  });

  test('are replaced by a child after four hours; the closed parent ends in NextShardIterator being absent', () => {
    story.put('Orders', key('a'));
    const before = streamOf(story).Shards;
    const held = iterator(story, before[0].ShardId);
    expect(story.done('GetRecords', { ShardIterator: held })).toHaveProperty('NextShardIterator');
    story.wait(4 * 3600);
    const after = streamOf(story).Shards;
    expect(after).toHaveLength(before.length * 2);
    const child = after.find(({ ParentShardId }: Body) => ParentShardId === before[0].ShardId);
    expect(child.SequenceNumberRange).not.toHaveProperty('EndingSequenceNumber');
    expect(after[0].SequenceNumberRange).toHaveProperty('EndingSequenceNumber');
    expect(story.done('GetRecords', { ShardIterator: iterator(story, before[0].ShardId) })).not.toHaveProperty('NextShardIterator');
  });

  test('are listed page by page, or as the children of one', () => {
    story.wait(4 * 3600);
    const { StreamArn, Shards } = streamOf(story);
    const first = story.done('DescribeStream', { StreamArn, Limit: 3 }).StreamDescription;
    expect(first.LastEvaluatedShardId).toBe(Shards[2].ShardId);
    const rest = story.done('DescribeStream', { StreamArn, ExclusiveStartShardId: first.LastEvaluatedShardId }).StreamDescription;
    expect([...first.Shards, ...rest.Shards]).toEqual(Shards);
    expect(rest).not.toHaveProperty('LastEvaluatedShardId');
    const ShardFilter = { Type: 'CHILD_SHARDS', ShardId: Shards[0].ShardId };
    const { Shards: children } = story.done('DescribeStream', { StreamArn, ShardFilter }).StreamDescription;
    expect(children.map(({ ParentShardId }: Body) => ParentShardId)).toEqual([Shards[0].ShardId]);
  });
});

describe('iterators', () => {
  /** Three records of one item. */
  const three = (): { shardId: string; numbers: string[] } => {
    for (const n of ['1', '2', '3']) story.put('Orders', { ...key('a'), n: { N: n } });
    const records = allRecords(story);
    const shardId = story.call('PutItem', { TableName: 'Orders', Item: { ...key('a'), n: { N: '3' }, same: { BOOL: true } } }).trace!.events.flatMap(
      (event) => (event.type === 'stream.recorded' ? [event.shardId] : []),
    )[0]!;
    return { shardId, numbers: records.map(({ dynamodb }) => dynamodb.SequenceNumber) };
  };
  const read = (ShardIterator: string, Limit?: number): Body => story.done('GetRecords', { ShardIterator, Limit });
  const count = (type: string, sequence?: string): number => read(iterator(story, shardIdOf, type, sequence)).Records.length;
  let shardIdOf = '';

  test.each([
    ['TRIM_HORIZON', undefined, 4],
    ['AT_SEQUENCE_NUMBER', 1, 3],
    ['AFTER_SEQUENCE_NUMBER', 1, 2],
    ['LATEST', undefined, 0],
  ])('%s gives what comes from there on', (type, at, expected) => {
    const { shardId, numbers } = three();
    shardIdOf = shardId;
    expect(count(type, at === undefined ? undefined : numbers[at])).toBe(expected);
  });

  test('LATEST gives what is written afterwards', () => {
    const { shardId } = three();
    const latest = iterator(story, shardId, 'LATEST');
    story.put('Orders', { ...key('a'), n: { N: '9' } });
    expect(read(latest).Records).toHaveLength(1);
  });

  test('go on page by page', () => {
    const { shardId } = three();
    const first = read(iterator(story, shardId), 3);
    const second = read(first.NextShardIterator, 3);
    expect([first.Records.length, second.Records.length]).toEqual([3, 1]);
    expect(read(second.NextShardIterator).Records).toEqual([]);
  });

  test('are good for fifteen minutes', () => {
    const { shardId } = three();
    const held = iterator(story, shardId);
    story.wait(900);
    expect(story.call('GetRecords', { ShardIterator: held }).status).toBe(200);
    story.wait(1);
    expect(story.call('GetRecords', { ShardIterator: held }).error).toBe('ExpiredIteratorException');
  });

  test.each(['', 'x', '|1|', '|1|AAAA', 'arn|1|W10=', `arn|1|${btoa('[1,"x","y",-1,0]')}`, `arn|1|${btoa('{"a":1}')}`])(
    'a text that was never given out is refused: %j',
    (text) => {
      expect(story.call('GetRecords', { ShardIterator: text }).error).toBe('ValidationException');
    },
  );
});

describe('a day', () => {
  test('after it records are gone: TRIM_HORIZON goes on behind them, a place among them is refused', () => {
    story.put('Orders', key('a'));
    const { dynamodb } = allRecords(story)[0];
    const { Shards } = streamOf(story);
    const holds = ({ ShardId }: Body): boolean => story.done('GetRecords', { ShardIterator: iterator(story, ShardId) }).Records.length > 0;
    const { ShardId } = Shards.find(holds);
    story.wait(24 * 3600 - 1);
    expect(allRecords(story)).toHaveLength(1);
    story.wait(2);
    expect(allRecords(story)).toHaveLength(0);
    const { StreamArn } = streamOf(story);
    const at = { StreamArn, ShardId, ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: dynamodb.SequenceNumber };
    expect(story.call('GetShardIterator', at).error).toBe('TrimmedDataAccessException');
  });

  test('shards that closed a day ago are forgotten, so an idle stream stays small', () => {
    story.wait(7 * 24 * 3600);
    expect(streamOf(story).Shards.length).toBeLessThanOrEqual(4 * 8);
  });
});

describe('a stream', () => {
  test('that was switched off, and one of a table that is gone, can be read for a day', () => {
    story.put('Orders', key('a'));
    const { StreamArn, Shards } = streamOf(story);
    story.done('UpdateTable', { TableName: 'Orders', StreamSpecification: { StreamEnabled: false } });
    story.wait(10);
    const status = (): string => story.done('DescribeStream', { StreamArn }).StreamDescription.StreamStatus;
    expect(status()).toBe('DISABLED');
    story.put('Orders', key('b'));
    story.done('DeleteTable', { TableName: 'Orders' });
    story.wait(10);
    expect(status()).toBe('DISABLED');
    const counts = Shards.map(({ ShardId }: Body) => {
      const { ShardIterator } = story.done('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
      return story.done('GetRecords', { ShardIterator }).Records.length;
    });
    expect(counts.reduce((sum: number, one: number) => sum + one, 0)).toBe(1);
    story.wait(24 * 3600);
    expect(story.call('DescribeStream', { StreamArn }).error).toBe('ResourceNotFoundException');
  });

  test('is listed, all of them or those of a table', () => {
    story.done('CreateTable', withStream('KEYS_ONLY', { TableName: 'Other' }));
    expect(story.done('ListStreams').Streams.map(({ TableName }: Body) => TableName)).toEqual(['Orders', 'Other']);
    expect(story.done('ListStreams', { TableName: 'Other' }).Streams).toHaveLength(1);
    const { LastEvaluatedStreamArn } = story.done('ListStreams', { Limit: 1 });
    const { Streams } = story.done('ListStreams', { ExclusiveStartStreamArn: LastEvaluatedStreamArn });
    expect(Streams.map(({ TableName }: Body) => TableName)).toEqual(['Other']);
  });

  test('costs by the read', () => {
    const { Shards } = streamOf(story);
    const told = story.call('GetRecords', { ShardIterator: iterator(story, Shards[0].ShardId) });
    expect(story.done('DescribeTrace', { RequestId: told.result.response!.headers['x-amzn-requestid'] }).Cost.Dollars).toBeCloseTo(2e-7, 12);
    expect(story.done('DescribeBill').Totals).toContainEqual({ Kind: 'StreamsReadRequestUnits', Quantity: 1, Dollars: expect.closeTo(2e-7, 12) });
  });
});

describe('a stream that is put back', () => {
  const told = (of: Story): unknown => [allRecords(of), streamOf(of), of.done('ListStreams')];

  test('by replaying its commits is the same', () => {
    story.put('Orders', key('a'), key('b'));
    story.wait(5 * 3600).put('Orders', key('a', 2));
    const again = createEngine({ seed: 1, startMs, ...noLag });
    for (const record of story.records) again.replay(record);
    again.step({ kind: 'time', toMs: story.engine.nowMs });
    expect(told(new Story(again))).toEqual(told(story));
  });

  test('from a snapshot is the same', () => {
    story.put('Orders', key('a'), key('b'));
    story.wait(5 * 3600).put('Orders', key('a', 2));
    const again = createEngine({ seed: 1, startMs, ...noLag });
    for (const record of story.engine.fork().snapshot()) again.replay(record);
    expect(told(new Story(again))).toEqual(told(story));
  });
});
