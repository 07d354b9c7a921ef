import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import type { CodeEnd, CodeRunner, CodeRunOptions } from './code-runner.ts';
import { Session } from './session.ts';
import { TriggerRunner } from './trigger-runner.ts';
import { createTriggerInput, emptyForm, readTriggers } from './triggers.ts';

let session: Session;
let runner: TriggerRunner | undefined;
beforeEach(async () => {
  const connection = await memoryConnection();
  session = new Session(connection, await connection.clock());
  await session.run('SetClock', { Speed: 0 });
  await session.run('CreateTable', { ...tableOf('Music pk:S | provisioned 5 5'), StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } });
  await session.run('AdvanceClock', { Seconds: 60 });
});
afterEach(() => {
  runner?.close();
  return session.close();
});

/** A sandbox in which the test is the function. */
const functionOf =
  (body: (options: CodeRunOptions, event: { Records: { dynamodb: { Keys: object } }[] }) => Promise<unknown>): (() => Promise<CodeRunner>) =>
  async () => ({
    start(options) {
      const end = (ended: CodeEnd): void => options.onEvent({ kind: 'ended', end: ended });
      const event = JSON.parse(JSON.parse(/JSON\.parse\((".*")\)/.exec(options.files[0]!.text)![1]!) as string);
      body(options, event).then(
        (result) => {
          options.onEvent({ kind: 'output', lines: [{ level: 'log', text: `dynascope:result ${JSON.stringify(result) ?? 'null'}` }], omitted: 0 });
          end({ kind: 'finished' });
        },
        (error: Error) => end({ kind: 'failed', error: { name: error.name, message: error.message, text: '' } }),
      );
      return { stop: () => end({ kind: 'stopped' }) };
    },
  });

async function made(form: Partial<typeof emptyForm>, load: () => Promise<CodeRunner>): Promise<void> {
  await session.run('CreateTrigger', createTriggerInput('Music', { ...emptyForm, functionName: 'count', kind: 'code', retries: '0', ...form }));
  await session.run('PutItem', { TableName: 'Music', Item: { pk: { S: 'a' } } });
  await session.run('AdvanceClock', { Seconds: 1 });
  runner = new TriggerRunner(session, load);
}

const totals = async () => (await readTriggers(session, 'Music'))[0]!.Totals;

test('an invocation that waits is run with its event, and its requests stand in the history', async () => {
  const load = functionOf(async ({ call }, { Records }) => {
    await call('DynamoDB_20120810.PutItem', JSON.stringify({ TableName: 'Music', Item: { pk: { S: `copy of ${JSON.stringify(Records[0]!.dynamodb.Keys)}` } } }));
  });
  await made({}, load);
  await vi.waitFor(async () => expect(await totals()).toMatchObject({ Delivered: 1, Failures: 0 }));
  expect(session.store.getState().exchanges.at(-1)!.request).toContain('copy of {\\"pk\\":{\\"S\\":\\"a\\"}}');
});

test('a function that throws has failed, and what it said is kept', async () => {
  await made({}, functionOf(() => Promise.reject(new TypeError('x is undefined'))));
  await vi.waitFor(async () => expect(await totals()).toMatchObject({ Delivered: 0, Failures: 1, Dropped: 1 }));
  const [trigger] = await readTriggers(session, 'Music');
  expect(trigger!.Dropped[0]!.Error).toBe('TypeError: x is undefined');
  expect(runner!.logs.get(trigger!.UUID)!.error).toBe('TypeError: x is undefined');
});

test('what it returns names the records that failed', async () => {
  const load = functionOf(async (_, { Records }) => ({ batchItemFailures: Records.map(() => ({ itemIdentifier: 'none of these' })) }));
  await made({ reportsItemFailures: true }, load);
  await vi.waitFor(async () => expect(await totals()).toMatchObject({ Failures: 1 }));
});

test('looking for invocations is no part of the story', async () => {
  const before = (await session.connection.about()).requests;
  runner = new TriggerRunner(session, functionOf(() => Promise.resolve()));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await session.connection.about()).requests).toBe(before);
});
