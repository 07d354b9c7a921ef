import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { anotherEngine, EngineRefused, goToEngine, leaveEngine, type OpenAnotherEngine } from './another-engine.ts';
import type { Connection } from './connection.ts';
import { draftsOf } from './drafts.ts';
import { Session } from './session.ts';

const address = { url: 'http://127.0.0.1:8000', region: 'us-east-1', accessKeyId: 'a', secretAccessKey: 'b', sessionToken: undefined };

let home: Session;
let closed: string[] = [];

beforeEach(async () => {
  closed = [];
  const connection = await memoryConnection();
  home = new Session(connection, await connection.clock());
});
afterEach(async () => {
  await leaveEngine();
  await home.close();
});

/** A workspace in memory that calls itself another engine. */
const opens: OpenAnotherEngine = async ({ url, region }) => {
  const connection = await memoryConnection();
  return { ...connection, workspace: 'another engine 1', elsewhere: { url, region }, close: () => Promise.resolve(void closed.push(url)) } satisfies Connection;
};
const go = (open = opens, signal = new AbortController().signal): Promise<void> => goToEngine(open, address, home, signal);

test('what is in the editors comes along, and what is typed there stays there', async () => {
  const own = draftsOf('test');
  own.setState({ files: [{ name: 'main.ts', text: 'mine' }] });
  await go();
  const { session } = anotherEngine.getState();
  expect(session?.connection.elsewhere?.url).toBe(address.url);
  const lent = draftsOf('another engine 1');
  expect(lent.getState().files).toEqual([{ name: 'main.ts', text: 'mine' }]);
  lent.setState({ files: [{ name: 'main.ts', text: 'changed' }] });
  expect(lent.getState().isKept).toBe(true);
  expect(own.getState().files).toEqual([{ name: 'main.ts', text: 'mine' }]);
  await leaveEngine();
  expect(anotherEngine.getState()).toEqual({ session: undefined, home: undefined });
  expect(closed).toEqual([address.url]);
  expect((await home.run('ListTables', {})).error).toBeUndefined();
});

test('an engine that refuses leaves the learner where they are', async () => {
  const refuses: OpenAnotherEngine = () => Promise.reject(new EngineRefused({ name: 'UnrecognizedClientException', message: 'no' }));
  await expect(go(refuses)).rejects.toBeInstanceOf(EngineRefused);
  expect(anotherEngine.getState().session).toBeUndefined();
});

test('one that answers after it was given up is closed again', async () => {
  const control = new AbortController();
  const late: OpenAnotherEngine = async (...asked) => {
    const connection = await opens(...asked);
    control.abort(new Error('Given up.'));
    return connection;
  };
  await expect(go(late, control.signal)).rejects.toThrow('Given up.');
  expect(anotherEngine.getState().session).toBeUndefined();
  expect(closed).toEqual([address.url]);
});
