/** Looks at what is late: answers, followers, indexes, leaders, streams, triggers, expiry. */
import { realisticLag, type Settings } from '#engine';
import { type Body, Story } from '#testing/story.ts';
import { tableOf } from '#testing/table-notation.ts';
import { within } from './heat.ts';

const TableName = 'Orders';
const Key = { pk: { S: 'a' } };
const put = { TableName, Item: Key };
const someOrNone = (count: number): string => (count > 0 ? 'some' : 'none');

export function latencyMs(settings: Partial<Settings>): string {
  const { result } = new Story(settings).table('Orders pk:S').call('GetItem', { TableName, Key });
  return someOrNone(result.respondAtMs - result.traces.at(-1)!.atMs);
}

/** Eventually consistent reads at the moment of the write that do not see it. */
export function staleReads(settings: Partial<Settings>): string {
  const story = new Story({ ...realisticLag, ...settings }).table('Orders pk:S');
  story.done('PutItem', put);
  const reads = Array.from({ length: 30 }, () => story.done('GetItem', { TableName, Key }));
  return someOrNone(reads.filter(({ Item }) => Item === undefined).length);
}

export function indexedAtOnce(settings: Partial<Settings>): number {
  const story = new Story({ ...realisticLag, ...settings }).table('Orders pk:S | global byA a:S');
  story.done('PutItem', { TableName, Item: { ...Key, a: { S: 'b' } } });
  return story.wait(0.001).done('Scan', { TableName, IndexName: 'byA' }).Count;
}

function loss(settings: Partial<Settings>): { leaderlessMs: number; rebuildMs: number } {
  const story = new Story(settings).table('Orders pk:S | provisioned 5 5');
  story.done('FailLeader', { TableName, PartitionId: 'P1' });
  const lost = story.records.flatMap(({ commits }) => commits).find(({ type }) => type === 'leader.lost');
  if (lost?.type !== 'leader.lost') throw new Error('no leader was lost');
  return { leaderlessMs: lost.untilMs - lost.lostAtMs, rebuildMs: lost.rebuiltAtMs - lost.lostAtMs };
}

export const leaderlessMs = (settings: Partial<Settings>): string => within(loss(settings).leaderlessMs, 1500, 3000);
export const rebuildSeconds = (settings: Partial<Settings>): string => within(loss(settings).rebuildMs / 1000, 180, 420);

/** What a counter says when the same transaction comes again. */
export const sentAgainAfterMinutes =
  (minutes: number) =>
  (settings: Partial<Settings>): string => {
    const story = new Story(settings).table('Orders pk:S');
    const add = { TableName, Key, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } };
    const send = (): Body => story.done('TransactWriteItems', { ClientRequestToken: 'once', TransactItems: [{ Update: add }] });
    send();
    story.wait(minutes * 60);
    send();
    return story.wait(1).done('GetItem', { TableName, Key }).Item.n.N;
  };

interface Shards {
  readonly story: Story;
  readonly shards: () => Body[];
  readonly iterator: () => string;
}

function streamed(settings: Partial<Settings>): Shards {
  const story = new Story(settings);
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' };
  story.done('CreateTable', { ...tableOf('Orders pk:S | provisioned 5 5'), StreamSpecification });
  story.wait(10);
  const { LatestStreamArn: StreamArn } = story.done('DescribeTable', { TableName }).Table;
  const shards = (): Body[] => story.done('DescribeStream', { StreamArn }).StreamDescription.Shards;
  const iterator = (): string =>
    story.done('GetShardIterator', { StreamArn, ShardId: shards()[0].ShardId, ShardIteratorType: 'TRIM_HORIZON' }).ShardIterator;
  return { story, shards, iterator };
}

export const recordsAfterHours =
  (hours: number) =>
  (settings: Partial<Settings>): number => {
    const { story, iterator } = streamed(settings);
    story.done('PutItem', put);
    story.wait(hours * 3600);
    return story.done('GetRecords', { ShardIterator: iterator() }).Records.length;
  };

export const shardsAfterHours =
  (hours: number) =>
  (settings: Partial<Settings>): number => {
    const { story, shards } = streamed(settings);
    story.wait(hours * 3600);
    return shards().length;
  };

export const iteratorAfterMinutes =
  (minutes: number) =>
  (settings: Partial<Settings>): string | undefined => {
    const { story, iterator } = streamed(settings);
    const ShardIterator = iterator();
    return story.wait(minutes * 60).call('GetRecords', { ShardIterator }).error;
  };

function triggered(settings: Partial<Settings>, seconds: number): Body {
  const { story } = streamed(settings);
  const FailsOn = JSON.stringify({ eventName: ['MODIFY'] });
  story.done('CreateTrigger', { TableName, FunctionName: 'count', StartingPosition: 'LATEST', Handler: { FailsOn } });
  story.done('PutItem', put);
  story.wait(1).done('PutItem', { TableName, Item: { ...Key, n: { N: '1' } } });
  return story.wait(seconds).done('ListTriggers').Triggers[0].Totals;
}

export const deliveredAfterSeconds =
  (seconds: number) =>
  (settings: Partial<Settings>): number =>
    triggered(settings, seconds).Delivered;

export const failuresAfterSeconds =
  (seconds: number) =>
  (settings: Partial<Settings>): number =>
    triggered(settings, seconds).Failures;

export function itemsAfterExpiry(settings: Partial<Settings>): number {
  const story = new Story(settings).table('Orders pk:S');
  story.done('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { AttributeName: 'ends', Enabled: true } });
  story.done('PutItem', { TableName, Item: { ...Key, ends: { N: String(Math.floor(story.engine.nowMs / 1000) + 10) } } });
  return story.wait(12).done('Scan', { TableName }).Count;
}
