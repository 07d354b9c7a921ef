/** Triggers by chance: whatever fails, splits or waits, nothing is lost, nothing is done twice as done, items stay in order. */
import { expect, test } from 'vitest';
import { createRandom } from '#engine/kernel/random.ts';
import { type Body, Story } from '#testing/story.ts';
import { tableOf } from '#testing/table-notation.ts';

interface Seen {
  readonly key: string;
  readonly n: number;
}

const seenOf = (event: string): Seen[] =>
  JSON.parse(event).Records.map(({ dynamodb }: Body) => ({ key: dynamodb.Keys.pk.S, n: Number(dynamodb.NewImage.n.N) }));

function simulate(seed: number) {
  const random = createRandom(seed).fork('triggers');
  let draws = 0;
  const dice = (sides: number): number => random.uint32(draws++) % sides;
  // Partitions split at a few kilobytes, so shards close and have children on the way.
  const story = new Story({ seed, regime: 'adaptive', partitionBytesMax: 6000 });
  story.done('CreateTable', { ...tableOf('Music pk:S | provisioned 500 500'), StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } });
  story.done('AdvanceClock', { Seconds: 60 });
  const reports = dice(2) === 0;
  story.done('CreateTrigger', {
    TableName: 'Music',
    FunctionName: 'count',
    StartingPosition: 'TRIM_HORIZON',
    BatchSize: 1 + dice(7),
    MaximumBatchingWindowInSeconds: dice(3),
    ParallelizationFactor: 1 + dice(4),
    MaximumRetryAttempts: dice(4),
    BisectBatchOnFunctionError: dice(2) === 0,
    FunctionResponseTypes: reports ? ['ReportBatchItemFailures'] : [],
    Handler: { Kind: 'CODE' },
  });
  const done: Seen[] = [];
  const answer = ({ InvocationId, Event }: Body): void => {
    const seen = seenOf(Event);
    const sequences: string[] = JSON.parse(Event).Records.map(({ dynamodb }: Body) => dynamodb.SequenceNumber);
    const luck = dice(4);
    const at = dice(seen.length);
    const isPart = luck === 1 && reports;
    if (luck === 0) story.done('AnswerInvocation', { InvocationId, Error: 'no luck' });
    else story.done('AnswerInvocation', { InvocationId, ...(isPart ? { Response: JSON.stringify({ batchItemFailures: [{ itemIdentifier: sequences[at] }] }) } : {}) });
    if (luck !== 0) done.push(...(isPart ? seen.slice(0, at) : seen));
  };
  let written = 0;
  for (let round = 0; round < 60; round++) {
    for (let i = dice(4); i > 0; i--) {
      story.done('PutItem', { TableName: 'Music', Item: { pk: { S: `k${dice(12)}` }, n: { N: String(++written) }, text: { S: 'x'.repeat(900) } } });
    }
    story.done('AdvanceClock', { Seconds: dice(20) === 0 ? 4 * 3600 : dice(40) / 8 });
    for (const invocation of story.done('NextInvocations').Invocations) if (dice(3) > 0) answer(invocation);
  }
  for (let i = 0; i < 2000; i++) {
    const { Invocations } = story.done('NextInvocations');
    for (const invocation of Invocations) answer(invocation);
    story.done('AdvanceClock', { Seconds: 65 });
    if (Invocations.length === 0 && i > 3) break;
  }
  const [{ Totals, Shards }] = story.done('ListTriggers').Triggers;
  return { written, done, totals: Totals, shards: Shards.length as number };
}

test.each(Array.from({ length: 20 }, (_, i) => i + 1))('seed %i', (seed) => {
  const { written, done, totals } = simulate(seed);
  expect(totals.Delivered + totals.Dropped).toBe(written);
  expect(done).toHaveLength(totals.Delivered);
  expect(new Set(done.map(({ n }) => n)).size).toBe(done.length);
  const last = new Map<string, number>();
  for (const { key, n } of done) {
    expect(n).toBeGreaterThan(last.get(key) ?? 0);
    last.set(key, n);
  }
});

test('shards close and have children on the way', () => {
  expect(simulate(1).shards).toBeGreaterThan(2);
});
