/** Triggers in virtual time: what a function gets, when, in which order, and what becomes of what it fails on. */
import { describe, expect, test } from 'vitest';
import { createEngine, sentence } from '#engine';
import { type Body, startMs, Story, testSettings } from '#testing/story.ts';
import { tableOf } from '#testing/table-notation.ts';

const failOn = (pk: string): string => JSON.stringify({ dynamodb: { Keys: { pk: { S: [pk] } } } });

/** A table with a stream and one trigger. */
function triggered(settings: object = {}, notation = 'Music pk:S | provisioned 5 5', own: ConstructorParameters<typeof Story>[0] = {}) {
  const story = new Story(own);
  story.done('CreateTable', { ...tableOf(notation), StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } });
  story.done('AdvanceClock', { Seconds: 60 });
  const { UUID } = story.done('CreateTrigger', { TableName: 'Music', FunctionName: 'count', StartingPosition: 'LATEST', ...settings });
  const put = (pk: string, more: object = {}): Body => story.done('PutItem', { TableName: 'Music', Item: { pk: { S: pk }, ...more } });
  const after = (seconds: number): Body => story.done('AdvanceClock', { Seconds: seconds });
  const look = (): Body => story.done('ListTriggers').Triggers[0];
  const next = (): Body[] => story.done('NextInvocations').Invocations;
  return { story, UUID, put, after, look, next };
}

const keysOf = ({ Event }: Body): string[] => JSON.parse(Event).Records.map((record: Body) => record.dynamodb.Keys.pk.S);
const outcomes = ({ Invocations }: Body): string[] => Invocations.map(({ Records, Attempt, Outcome }: Body) => `${Records} x${Attempt} ${Outcome}`);

test('records go to the function within a quarter of a second, in one batch', () => {
  const { put, after, look } = triggered();
  for (const pk of ['a', 'b', 'c']) put(pk);
  expect(look().Totals.Invocations).toBe(0);
  after(0.5);
  expect(look().Totals).toEqual({ Delivered: 3, Filtered: 0, Dropped: 0, Invocations: 1, Failures: 0 });
  expect(outcomes(look())).toEqual(['3 x1 succeeded']);
  expect(look().IteratorAgeMilliseconds).toBe(0);
});

test('with LATEST what was there before is left out; with TRIM_HORIZON it comes first', () => {
  const { story, put, after } = triggered();
  put('old');
  story.done('CreateTrigger', { TableName: 'Music', FunctionName: 'late', StartingPosition: 'LATEST' });
  story.done('CreateTrigger', { TableName: 'Music', FunctionName: 'all', StartingPosition: 'TRIM_HORIZON' });
  put('new');
  after(1);
  const delivered = story.done('ListTriggers').Triggers.map((one: Body) => [one.FunctionName, one.Totals.Delivered]);
  expect(delivered).toEqual([['count', 2], ['late', 1], ['all', 2]]);
});

describe('a batch is', () => {
  test('so many records', () => {
    const { put, after, look } = triggered({ BatchSize: 2 });
    for (const pk of ['a', 'b', 'c', 'd', 'e']) put(pk);
    after(5);
    expect(outcomes(look())).toEqual(['2 x1 succeeded', '2 x1 succeeded', '1 x1 succeeded']);
  });

  test('what comes within its window, unless it is full before', () => {
    const { put, after, look } = triggered({ BatchSize: 3, MaximumBatchingWindowInSeconds: 30 });
    put('a');
    after(20);
    expect(look().Shards[0].Lanes[0].State).toBe('Gathering');
    put('b');
    after(11);
    expect(outcomes(look())).toEqual(['2 x1 succeeded']);
    for (const pk of ['c', 'd', 'e']) put(pk);
    after(1);
    expect(outcomes(look())).toEqual(['2 x1 succeeded', '3 x1 succeeded']);
  });

  test('at most 6 MB', () => {
    const { put, after, look } = triggered();
    for (let i = 0; i < 20; i++) put(`item ${i}`, { text: { S: 'x'.repeat(390_000) } });
    after(5);
    expect(outcomes(look())).toEqual(['16 x1 succeeded', '4 x1 succeeded']);
  });
});

describe('a batch that fails', () => {
  test('holds up all behind it, and is sent again until its records are a day old', () => {
    const { put, after, look } = triggered({ Handler: { FailsOn: failOn('bad') } });
    put('bad');
    after(3600);
    put('good');
    expect(look().Totals.Delivered).toBe(0);
    expect(look().Shards[0].Lanes[0]).toMatchObject({ State: 'Waiting to retry', Records: 1, LastError: 'Error: the function fails on a record of this batch' });
    expect(look().IteratorAgeMilliseconds).toBeGreaterThanOrEqual(3_600_000);
    after(86_400 - 3600 + 60);
    expect(look().Totals).toMatchObject({ Delivered: 1, Dropped: 1 });
    expect(look().Dropped[0]).toMatchObject({ Reason: 'RecordAgeExceeded', Records: 1 });
  });

  test('is discarded when its retries are used up, and a destination is told where it was', () => {
    const { put, after, look } = triggered({
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: 'dead-letters' } },
      Handler: { FailsOn: failOn('bad') },
    });
    for (const pk of ['good', 'bad', 'other']) put(pk);
    after(60);
    put('next');
    after(1);
    expect(outcomes(look())).toEqual(['3 x1 failed', '3 x2 failed', '3 x3 failed', '1 x1 succeeded']);
    const [dropped] = look().Dropped;
    expect(dropped).toMatchObject({ Records: 3, Reason: 'RetryAttemptsExhausted', Destination: 'dead-letters' });
    const message = JSON.parse(dropped.Message);
    expect(message.requestContext).toMatchObject({ condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 });
    expect(message.DDBStreamBatchInfo).toMatchObject({ batchSize: 3, shardId: expect.stringMatching(/^shardId-/) });
    expect(dropped.Message).not.toContain('good');
  });

  test('is split in two until the bad record is alone; splitting uses up no retry', () => {
    const { put, after, look } = triggered({ BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1, Handler: { FailsOn: failOn('bad') } });
    for (const pk of ['a', 'b', 'bad', 'd']) put(pk);
    after(120);
    expect(outcomes(look())).toEqual([
      '4 x1 failed',
      '2 x1 succeeded',
      '2 x1 failed',
      '1 x1 failed',
      '1 x2 failed',
      '1 x1 succeeded',
    ]);
    expect(look().Totals).toMatchObject({ Delivered: 3, Dropped: 1 });
  });

  test('is sent again from the first record that the function has named', () => {
    const { put, after, look } = triggered({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 1,
      Handler: { FailsOn: failOn('bad'), Failure: 'ITEM_FAILURES' },
    });
    for (const pk of ['a', 'b', 'bad', 'd']) put(pk);
    after(60);
    // The records behind the bad one are discarded with it.
    expect(outcomes(look())).toEqual(['4 x1 failed in part', '2 x1 failed in part', '2 x2 failed in part']);
    expect(look().Totals).toMatchObject({ Delivered: 2, Dropped: 2 });
  });

  test('counts as processed when the function names failures that nobody looks at', () => {
    const { put, after, look } = triggered({ Handler: { FailsOn: failOn('bad'), Failure: 'ITEM_FAILURES' } });
    put('bad');
    after(1);
    expect(look().Totals).toMatchObject({ Delivered: 1, Dropped: 0 });
  });

  test('has failed as well when its time is over', () => {
    const { put, after, look } = triggered({ MaximumRetryAttempts: 0, Handler: { DurationMilliseconds: 5000, TimeoutSeconds: 3 } });
    put('a');
    after(10);
    expect(look().Invocations[0]).toMatchObject({ Outcome: 'timed out', DurationMilliseconds: 3000, Error: 'Task timed out after 3.00 seconds' });
  });

  test('is discarded at the age that was set', () => {
    const { put, after, look } = triggered({ MaximumRecordAgeInSeconds: 60, Handler: { FailsOn: failOn('bad') } });
    put('bad');
    after(59);
    expect(look().Totals.Dropped).toBe(0);
    after(121);
    expect(look().Dropped[0]).toMatchObject({ Reason: 'RecordAgeExceeded' });
  });

  test('comes through when the function is mended', () => {
    const { story, UUID, put, after, look } = triggered({ Handler: { FailsOn: failOn('bad') } });
    put('bad');
    after(30);
    story.done('UpdateTrigger', { UUID, Handler: { Kind: 'SCRIPT' } });
    after(61);
    expect(look().Totals).toMatchObject({ Delivered: 1, Dropped: 0 });
  });
});

test('filters drop what does not match, for good', () => {
  const { story, put, after, look } = triggered({ FilterCriteria: { Filters: [{ Pattern: '{"eventName":["REMOVE"]}' }, { Pattern: failOn('a') }] } });
  for (const pk of ['a', 'b']) put(pk);
  story.done('DeleteItem', { TableName: 'Music', Key: { pk: { S: 'b' } } });
  after(1);
  expect(look().Totals).toMatchObject({ Delivered: 2, Filtered: 1 });
});

test('with parallelization one lane is held up and the others go on; changes of one item stay in order', () => {
  const { story, put, after, look } = triggered({ ParallelizationFactor: 4, BatchSize: 1, Handler: { FailsOn: failOn('bad') } });
  put('bad');
  for (let i = 0; i < 40; i++) put(`item ${i % 20}`, { n: { N: String(i) } });
  const traces = story.call('AdvanceClock', { Seconds: 60 }).result.traces;
  expect(traces.flatMap(({ events }) => events).filter(({ type }) => type === 'trigger.failed').length).toBeGreaterThan(2);
  const { Delivered } = look().Totals;
  expect(Delivered).toBeGreaterThan(20);
  expect(Delivered).toBeLessThan(41);
  expect(look().Shards[0].Lanes.filter(({ State }: Body) => State === 'Idle')).toHaveLength(3);
  after(1);
});

describe('shards', () => {
  test('a child is begun when its parent is through', () => {
    const { put, after, look, next, story } = triggered({ Handler: { Kind: 'CODE' } });
    put('a');
    after(4 * 3600);
    put('b');
    after(60);
    expect(next().map(keysOf)).toEqual([['a']]);
    story.done('AnswerInvocation', { InvocationId: next()[0].InvocationId });
    after(1);
    expect(next().map(keysOf)).toEqual([['b']]);
    expect(look().Shards.map(({ IsDone }: Body) => IsDone)).toEqual([true, false]);
  });

  test('a closed shard whose batch waits for its answer costs nothing meanwhile', () => {
    const { put, after, story, next } = triggered({ Handler: { Kind: 'CODE' }, ParallelizationFactor: 3 });
    put('a');
    after(1);
    story.done('UpdateTable', { TableName: 'Music', StreamSpecification: { StreamEnabled: false } });
    after(60);
    const before = story.records.length;
    after(3600);
    expect(story.records.length - before).toBeLessThan(100);
    story.done('AnswerInvocation', { InvocationId: next()[0].InvocationId });
    expect(story.done('ListTriggers').Triggers[0].Shards[0].IsDone).toBe(true);
  });

  test('an idle month costs a handful of turns', () => {
    const { after, look } = triggered();
    const before = performance.now();
    after(30 * 86_400);
    expect(performance.now() - before).toBeLessThan(2000);
    expect(look().Totals.Invocations).toBe(0);
  });
});

describe('a function outside', () => {
  test('takes its event as Lambda gives it, and answers', () => {
    const { story, put, after, next, look } = triggered({ Handler: { Kind: 'CODE', TimeoutSeconds: 10 } });
    put('a');
    after(100_000);
    const [invocation] = next();
    const [record] = JSON.parse(invocation.Event).Records;
    expect(record).toMatchObject({ eventName: 'INSERT', eventSource: 'aws:dynamodb', eventSourceARN: expect.stringContaining(':table/Music/stream/') });
    // The lane waits for the answer, however far virtual time has gone.
    expect(look().Totals).toMatchObject({ Delivered: 0, Failures: 0, Dropped: 0 });
    story.done('AnswerInvocation', { InvocationId: invocation.InvocationId, Response: 'null', DurationMilliseconds: 12 });
    expect(look().Invocations[0]).toMatchObject({ Outcome: 'succeeded', DurationMilliseconds: 12 });
    expect(story.call('AnswerInvocation', { InvocationId: invocation.InvocationId }).error).toBe('ResourceNotFoundException');
  });

  test.each<[what: string, answer: object, outcome: string]>([
    ['nothing', {}, 'succeeded'],
    ['an empty list', { Response: '{"batchItemFailures":[]}' }, 'succeeded'],
    ['null for the list', { Response: '{"batchItemFailures":null}' }, 'succeeded'],
    ['something else', { Response: '"done"' }, 'succeeded'],
    ['an empty name', { Response: '{"batchItemFailures":[{"itemIdentifier":""}]}' }, 'failed'],
    ['a name of no record', { Response: '{"batchItemFailures":[{"itemIdentifier":"100000000000000009999"}]}' }, 'failed'],
    ['no name', { Response: '{"batchItemFailures":[{}]}' }, 'failed'],
    ['an error', { Error: 'TypeError: x is undefined' }, 'failed'],
    ['an answer too late', { DurationMilliseconds: 3001 }, 'timed out'],
  ])('that answers with %s', (_, answer, outcome) => {
    const { story, put, after, next, look } = triggered({ Handler: { Kind: 'CODE' }, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    put('a');
    after(1);
    story.done('AnswerInvocation', { InvocationId: next()[0].InvocationId, ...answer });
    expect(look().Invocations[0].Outcome).toBe(outcome);
  });
});

test('switched off it reads nothing, and goes on where it was', () => {
  const { story, UUID, put, after, look } = triggered();
  story.done('UpdateTrigger', { UUID, Enabled: false });
  put('a');
  after(60);
  expect(look()).toMatchObject({ State: 'Disabled', Totals: { Delivered: 0 } });
  story.done('UpdateTrigger', { UUID, Enabled: true });
  after(1);
  expect(look().Totals.Delivered).toBe(1);
  story.done('DeleteTrigger', { UUID });
  expect(story.done('ListTriggers').Triggers).toEqual([]);
  put('b');
  after(10);
});

test('what a stream holds when it is switched off is processed to its end', () => {
  const { story, put, after, look } = triggered();
  put('a');
  story.done('UpdateTable', { TableName: 'Music', StreamSpecification: { StreamEnabled: false } });
  after(60);
  expect(look()).toMatchObject({ IsStreamOn: false, Totals: { Delivered: 1 } });
  expect(look().Shards[0].IsDone).toBe(true);
});

test.each<[object, string]>([
  [{ BatchSize: 0 }, 'BatchSize is from 1 to 10000.'],
  [{ MaximumBatchingWindowInSeconds: 301 }, 'MaximumBatchingWindowInSeconds is from 0 to 300.'],
  [{ ParallelizationFactor: 11 }, 'ParallelizationFactor is from 1 to 10.'],
  [{ MaximumRetryAttempts: -2 }, 'MaximumRetryAttempts is from 0 to 10000, or -1 for no limit.'],
  [{ MaximumRecordAgeInSeconds: 59 }, 'MaximumRecordAgeInSeconds is from 60 to 604800, or -1 for no limit.'],
  [{ StartingPosition: 'AT_TIMESTAMP' }, 'StartingPosition is LATEST or TRIM_HORIZON.'],
  [{ FunctionName: 'no spaces' }, 'FunctionName has 1 to 64 letters, digits, hyphens and underscores.'],
  [{ FunctionResponseTypes: ['All'] }, 'FunctionResponseTypes can hold ReportBatchItemFailures.'],
  [{ FilterCriteria: { Filters: Array.from({ length: 6 }, () => ({ Pattern: '{"a":["b"]}' })) } }, 'A trigger has at most 5 filters.'],
  [{ FilterCriteria: { Filters: [{ Pattern: '{}' }] } }, 'An object of a pattern names at least one field.'],
  [{ Handler: { Kind: 'SHELL' } }, 'The Kind of a Handler is SCRIPT or CODE.'],
  [{ Handler: { FailsOn: '[]' } }, 'FailsOn: A pattern is a JSON object.'],
  [{ Handler: { TimeoutSeconds: 901 } }, 'TimeoutSeconds is from 1 to 900.'],
])('%j is refused', (settings, message) => {
  const { story } = triggered();
  const told = story.call('CreateTrigger', { TableName: 'Music', FunctionName: 'other', StartingPosition: 'LATEST', ...settings });
  expect([told.error, told.message]).toEqual(['ValidationException', message]);
});

test('a table without a stream, a trigger twice and one that is not there are refused', () => {
  const { story } = triggered();
  story.done('CreateTable', tableOf('Plain pk:S'));
  const create = (TableName: string) => story.call('CreateTrigger', { TableName, FunctionName: 'count', StartingPosition: 'LATEST' });
  expect(create('Plain').message).toBe('Table Plain has no stream that is on.');
  expect(create('Music').error).toBe('ResourceInUseException');
  expect(story.call('DeleteTrigger', { UUID: 'x' }).error).toBe('ResourceNotFoundException');
});

test('every event of a trigger is a sentence', () => {
  const { story, put } = triggered({ BisectBatchOnFunctionError: true, MaximumRetryAttempts: 0, Handler: { FailsOn: failOn('bad') } });
  for (const pk of ['a', 'bad']) put(pk);
  const events = story.call('AdvanceClock', { Seconds: 20 }).result.traces.flatMap((trace) => trace.events);
  expect(events.filter(({ type }) => type.startsWith('trigger.')).map(sentence).map((text) => text.replace(/…\w{8}/, '…'))).toEqual([
    'count has 2 records read from shard ….',
    'count is invoked with 2 records.',
    'count has failed with 2 records after 50 ms: Error: the function fails on a record of this batch.',
    'The batch for count is split into 1 and 1, which uses up no retry.',
    '1 record for count waits 1 s to be sent again; those behind them in the lane wait too. Retries used: 0 of 0.',
    'count is invoked with 1 record.',
    'count has processed 1 record in 50 ms.',
    'count is invoked with 1 record.',
    'count has failed with 1 record after 50 ms: Error: the function fails on a record of this batch.',
    '1 record for count is discarded after 1 invocation. No destination is set, so nobody is told.',
  ]);
});

test('an engine reopened in the middle goes on as the first one does', () => {
  const { story, put, after } = triggered({ BatchSize: 2, ParallelizationFactor: 2, BisectBatchOnFunctionError: true, MaximumRetryAttempts: 3, Handler: { FailsOn: failOn('bad') } });
  for (const pk of ['a', 'bad', 'c', 'd', 'e']) put(pk);
  after(2.1);
  const replayed = createEngine(testSettings);
  replayed.replay({ atMs: startMs, ordinal: 0, commits: [] });
  for (const record of story.records) replayed.replay(record);
  const reopened = createEngine(testSettings);
  for (const record of story.engine.fork().snapshot()) reopened.replay(record);
  const ends = [story.engine, replayed, reopened].map((engine) => {
    const one = new Story(engine);
    one.done('AdvanceClock', { Seconds: 600 });
    return one.done('ListTriggers').Triggers[0];
  });
  expect(ends[0].Totals.Dropped).toBe(1);
  expect(ends[1]).toEqual(ends[0]);
  expect(ends[2]).toEqual(ends[0]);
});
