import { describe, expect, test } from 'vitest';
import { type Commit, createEngine, noLag, quickExpiry, sentence, type Settings } from '#engine';
import { type Body, startMs, Story } from '#testing/story.ts';

const day = 86_400;

/** A table whose time to live is on, with a stream. */
function sessions(settings: Partial<Settings> = quickExpiry): Story {
  const story = new Story(settings);
  story.done('CreateTable', {
    TableName: 'Sessions',
    AttributeDefinitions: ['pk', 'user'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [{ IndexName: 'byUser', KeySchema: [{ AttributeName: 'user', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'OLD_IMAGE' },
  });
  story.wait(2);
  timeToLive(story, 'ends');
  return story;
}

function timeToLive(story: Story, attributeName: string | undefined): void {
  const { record } = story.engine.inspect().tables[0]!;
  const { nowMs } = story.engine;
  const commits: Commit[] = [
    {
      type: 'table.changed',
      table: { ...record, timeToLive: { status: attributeName === undefined ? 'DISABLED' : 'ENABLED', attributeName, changedAtMs: nowMs } },
    },
  ];
  const change = { atMs: nowMs, ordinal: story.engine.inspect().requests, commits };
  story.engine.replay(change);
  story.records.push(change);
}

const nowSeconds = (story: Story): number => Math.floor(story.engine.nowMs / 1000);

const session = (pk: string, ends: object): object => ({ pk: { S: pk }, user: { S: 'ann' }, ends });
const inSeconds = (story: Story, seconds: number): object => ({ N: String(nowSeconds(story) + seconds) });

const keys = (story: Story, IndexName?: string): string[] =>
  story.done('Scan', { TableName: 'Sessions', IndexName }).Items.map(({ pk }: Body) => pk.S).sort();

describe('an expired item', () => {
  test('is there until it is deleted, and deleted some time after', () => {
    const story = sessions();
    story.put('Sessions', session('soon', inSeconds(story, 60)), session('later', inSeconds(story, 3600)));
    story.wait(60);
    expect(keys(story)).toEqual(['later', 'soon']);
    story.wait(11);
    expect(keys(story)).toEqual(['later']);
    expect(keys(story, 'byUser')).toEqual(['later']);
  });

  test('costs nothing to delete, and tells how late it was', () => {
    const story = sessions();
    story.put('Sessions', session('a', inSeconds(story, 60)));
    const writes = (): Body => story.done('DescribeBill').Totals.find(({ Kind }: Body) => Kind === 'WriteRequestUnits');
    const before = writes();
    const { traces } = story.engine.step({ kind: 'time', toMs: story.engine.nowMs + 80_000 });
    expect(writes()).toEqual(before);
    const sentences = traces.flatMap(({ events }) => events.map(sentence));
    expect(sentences[0]).toMatch(/^An item of Sessions, \d+ B, is deleted [\d.]+ s after its time to live was over\. It costs nothing\.$/);
  });

  test('is in the stream as removed by the service', () => {
    const story = sessions();
    story.put('Sessions', session('a', inSeconds(story, 60)), session('b', inSeconds(story, 9000)));
    story.done('DeleteItem', { TableName: 'Sessions', Key: { pk: { S: 'b' } } });
    story.wait(80);
    const { LatestStreamArn: StreamArn } = story.done('DescribeTable', { TableName: 'Sessions' }).Table;
    const { Shards } = story.done('DescribeStream', { StreamArn }).StreamDescription;
    const removed = Shards.flatMap(({ ShardId }: Body) => {
      const { ShardIterator } = story.done('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
      return story.done('GetRecords', { ShardIterator }).Records.filter(({ eventName }: Body) => eventName === 'REMOVE');
    });
    const shown = Object.fromEntries(removed.map(({ dynamodb, userIdentity }: Body) => [dynamodb.Keys.pk.S, userIdentity]));
    expect(shown).toEqual({ a: { type: 'Service', principalId: 'dynamodb.amazonaws.com' }, b: undefined });
  });

  test('lives on when it gets a new time, or none', () => {
    const story = sessions();
    story.put('Sessions', session('longer', inSeconds(story, 60)), session('for ever', inSeconds(story, 60)));
    story.wait(61);
    story.put('Sessions', session('longer', inSeconds(story, 600)), session('for ever', { S: 'never' }));
    story.wait(100);
    expect(keys(story)).toEqual(['for ever', 'longer']);
    story.wait(day * 400);
    expect(keys(story)).toEqual(['for ever']);
  });
});

describe('what never expires', () => {
  test.each([
    ['a time that is text', { S: '1' }],
    ['milliseconds', { N: String(startMs) }],
    ['a time of more than five years ago', { N: String(startMs / 1000 - 6 * 365.25 * day) }],
    ['a small number', { N: '5' }],
    ['zero', { N: '0' }],
    ['a negative number', { N: '-1e20' }],
    ['a number beyond all dates', { N: '1e100' }],
  ])('%s', (_name, ends) => {
    const story = sessions();
    story.put('Sessions', session('a', ends));
    story.wait(30 * day);
    expect(keys(story)).toEqual(['a']);
  });
});

test('a time of last year is over at once', () => {
  const story = sessions();
  story.put('Sessions', session('a', inSeconds(story, -365 * day)));
  expect(keys(story)).toEqual(['a']);
  story.wait(1);
  expect(keys(story)).toEqual([]);
});

test('items that were there before it was switched on expire too; none does once it is off', () => {
  const story = sessions();
  timeToLive(story, undefined);
  story.put('Sessions', session('a', inSeconds(story, 10)));
  story.wait(day);
  expect(keys(story)).toEqual(['a']);
  timeToLive(story, 'ends');
  story.wait(11);
  expect(keys(story)).toEqual([]);
});

test('as we assume it of AWS, all are gone within two days, most within the hour, and none before its time', () => {
  const story = sessions({});
  for (let n = 0; n < 200; n++) story.put('Sessions', session(`k${n}`, inSeconds(story, 600)));
  const left = (): number => keys(story).length;
  story.wait(600);
  expect(left()).toBe(200);
  story.wait(3600);
  expect(left()).toBeGreaterThan(0);
  expect(left()).toBeLessThan(100);
  story.wait(2 * day);
  expect(left()).toBe(0);
});

test('a replay and a snapshot go on in the same way', () => {
  const story = sessions();
  for (let n = 0; n < 20; n++) story.put('Sessions', session(`k${n}`, inSeconds(story, 60 + n)));
  story.wait(70);
  const settings = { seed: 1, startMs, ...noLag, ...quickExpiry };
  const replayed = createEngine(settings);
  for (const record of story.records) replayed.replay(record);
  const restored = createEngine(settings);
  for (const record of story.engine.fork().snapshot()) restored.replay(record);
  const toMs = story.engine.nowMs + 5000;
  story.wait(5);
  const expected = keys(story);
  expect(expected.length).toBeGreaterThan(0);
  for (const engine of [replayed, restored]) {
    engine.step({ kind: 'time', toMs });
    expect(keys(new Story(engine))).toEqual(expected);
  }
});
