import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { CodeDesk } from './code-desk.ts';
import type { CodeRunner, CodeRunOptions } from './code-runner.ts';
import { Session } from './session.ts';

let session: Session;
beforeEach(async () => {
  const connection = await memoryConnection();
  session = new Session(connection, await connection.clock());
});
afterEach(() => session.close());

/** A runner in which the test is the code. */
function runnerOf(code: (options: CodeRunOptions) => void): () => Promise<CodeRunner> {
  return async () => ({
    start(options) {
      options.onEvent({ kind: 'running' });
      code(options);
      return { stop: () => options.onEvent({ kind: 'ended', end: { kind: 'stopped' } }) };
    },
  });
}

const listTables = 'DynamoDB_20120810.ListTables';
const files = [{ name: 'main.ts', text: '' }];
const line = (text: string) => ({ level: 'log', text }) as const;

test('requests of the code stand in the history and are added up', async () => {
  const desk = new CodeDesk(
    session,
    runnerOf(async ({ call, onEvent }) => {
      expect((await call(listTables, '{}')).body).toBe('{"TableNames":[]}');
      await call('DynamoDB_20120810.GetItem', '{}');
      onEvent({ kind: 'output', lines: [line('a'), line('b')], omitted: 3 });
      onEvent({ kind: 'ended', end: { kind: 'finished' } });
    }),
  );
  expect(await desk.run(files)).toEqual({ kind: 'finished' });
  const { exchanges } = session.store.getState();
  expect(exchanges.map(({ operation }) => operation)).toEqual(['ListTables', 'GetItem']);
  expect(exchanges[0]!.trace!.events.length).toBeGreaterThan(0);
  expect(desk.store.getState()).toMatchObject({
    phase: 'ended',
    lines: [line('a'), line('b')],
    omitted: 3,
    requests: { count: 2, refused: 1, lastExchange: exchanges[1]!.number },
  });
});

test('what happens shows while the code runs, gathered', async () => {
  const desk = new CodeDesk(session, runnerOf(({ onEvent }) => onEvent({ kind: 'output', lines: [line('a')], omitted: 0 })));
  const run = desk.run(files);
  await vi.waitFor(() => expect(desk.store.getState().lines).toEqual([line('a')]));
  expect(desk.store.getState().phase).toBe('running');
  desk.stop();
  expect(await run).toEqual({ kind: 'stopped' });
});

test('a new run stops the old one, and late answers of the old one are not the new one’s', async () => {
  let answerLate: (() => Promise<unknown>) | undefined;
  const desk = new CodeDesk(
    session,
    runnerOf(({ call }) => {
      answerLate ??= () => call(listTables, '{}');
    }),
  );
  const first = desk.run(files);
  await vi.waitFor(() => expect(answerLate).toBeDefined());
  const second = desk.run(files);
  expect(await first).toEqual({ kind: 'stopped' });
  await answerLate!();
  await vi.waitFor(() => expect(session.store.getState().exchanges).toHaveLength(1));
  expect(desk.store.getState().requests.count).toBe(0);
  desk.stop();
  await second;
});

test('stopping before the sandbox is there starts nothing', async () => {
  const started = vi.fn();
  const desk = new CodeDesk(session, runnerOf(started));
  const run = desk.run(files);
  desk.stop();
  expect(await run).toEqual({ kind: 'stopped' });
  expect(started).not.toHaveBeenCalled();
});

test('a sandbox that can’t be loaded is told', async () => {
  const desk = new CodeDesk(session, () => Promise.reject(new Error('offline')));
  expect(await desk.run(files)).toEqual({ kind: 'halted', reason: 'Not run: the sandbox could not be loaded. offline' });
});

test('history is bounded by count and by size', async () => {
  const answer = { status: 200, headers: {}, body: 'x'.repeat(1_000_000), trace: undefined };
  session.recordAll(Array.from({ length: 40 }, () => ({ target: listTables, body: '{}', answer })));
  expect(session.store.getState().exchanges.length).toBe(31);
  session.recordAll(Array.from({ length: 600 }, () => ({ target: listTables, body: '{}', answer: { ...answer, body: '' } })));
  expect(session.store.getState().exchanges.length).toBe(500);
  session.record(listTables, '{}', { ...answer, body: 'x'.repeat(40_000_000) });
  expect(session.store.getState().exchanges.map(({ number }) => number)).toEqual([641]);
});
