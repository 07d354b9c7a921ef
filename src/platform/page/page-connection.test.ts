import { describe, expect, test } from 'vitest';
import type { ConnectionEvent, WorkProgress } from '#session/connection.ts';
import type { PageMessage, WorkerMessage } from '../worker/messages.ts';
import { PageConnection } from './page-connection.ts';

/** A worker that a test plays. */
class PlayedWorker {
  onmessage: ((event: { data: WorkerMessage }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  isTerminated = false;
  readonly heard: PageMessage[] = [];

  postMessage(message: PageMessage): void {
    this.heard.push(message);
    if (message.kind === 'open') queueMicrotask(() => this.say({ kind: 'opened', storage: { kind: 'stored' } }));
    if (message.kind === 'close') queueMicrotask(() => this.say({ kind: 'closed' }));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(message: WorkerMessage): void {
    this.onmessage?.({ data: message });
  }

  die(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined });
  }
}

async function opened() {
  const workers: PlayedWorker[] = [];
  const start = (): Worker => {
    const worker = new PlayedWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const connection = await PageConnection.open('sandbox', start);
  const events: ConnectionEvent[] = [];
  connection.subscribe((event) => events.push(event));
  return { connection, events, workers };
}

const scan = { target: 'DynamoDB_20120810.Scan', body: '{}', origin: 'learner' } as const;

describe('a page and its worker', () => {
  test('an answer goes to whom it belongs', async () => {
    const { connection, workers } = await opened();
    const first = connection.facts({ itemsOf: [], itemsMax: 0 });
    const second = connection.exportFile();
    const [, ...asked] = workers[0]!.heard as { id: number }[];
    workers[0]!.say({ kind: 'answer', id: asked[1]!.id, result: 'second' });
    workers[0]!.say({ kind: 'failure', id: asked[0]!.id, problem: 'No.' });
    expect(await second).toBe('second');
    await expect(first).rejects.toThrow('No.');
  });

  test('what is told of storage is kept', async () => {
    const { connection, events, workers } = await opened();
    const storage = { kind: 'memory', reason: 'A private window.' } as const;
    workers[0]!.say({ kind: 'event', event: { kind: 'storage', storage } });
    expect(connection.storage()).toEqual(storage);
    expect(events).toEqual([{ kind: 'storage', storage }]);
  });

  test('what is told while it is being opened, the first listener hears', async () => {
    const worker = new PlayedWorker();
    const opening = PageConnection.open('sandbox', () => worker as unknown as Worker);
    worker.say({ kind: 'event', event: { kind: 'notice', sentence: 'The last write was cut short.' } });
    const connection = await opening;
    const heard: [ConnectionEvent[], ConnectionEvent[]] = [[], []];
    for (const events of heard) connection.subscribe((event) => events.push(event));
    expect(heard).toEqual([[{ kind: 'notice', sentence: 'The last write was cut short.' }], []]);
  });

  test('long work tells how far it is, and can be given up', async () => {
    const { connection, workers } = await opened();
    const [worker] = workers;
    const told: WorkProgress[] = [];
    const work = new AbortController();
    const exported = connection.exportFile({ signal: work.signal, onProgress: (progress) => told.push(progress) });
    const { id } = worker!.heard.at(-1) as { id: number };
    worker!.say({ kind: 'progress', id, progress: { doneBytes: 5, totalBytes: undefined } });
    work.abort();
    expect(worker!.heard.at(-1)).toEqual({ kind: 'cancel', id });
    worker!.say({ kind: 'failure', id, problem: 'This operation was aborted' });
    await expect(exported).rejects.toThrow(/aborted/);
    expect(told).toEqual([{ doneBytes: 5, totalBytes: undefined }]);
  });

  test('closing waits until all is written', async () => {
    const { connection, workers } = await opened();
    const lost = connection.facts({ itemsOf: [], itemsMax: 0 });
    await connection.close();
    expect(workers[0]!.isTerminated).toBe(true);
    await expect(lost).rejects.toThrow(/closed in this tab/);
    await expect(connection.reset()).rejects.toThrow(/closed/);
  });
});

describe('a worker that dies', () => {
  test('leaves nobody waiting, and another one is started', async () => {
    const { connection, events, workers } = await opened();
    const call = connection.call(scan);
    const bytes = connection.callBytes(scan.target, new Uint8Array(), 'learner');
    const facts = connection.facts({ itemsOf: [], itemsMax: 0 });
    workers[0]!.die('boom');
    expect(await call).toMatchObject({ status: 500, body: expect.stringMatching(/InternalServerError.*boom.*may or may not/) as string });
    expect((await bytes).status).toBe(500);
    await expect(facts).rejects.toThrow(/may or may not have been carried out/);
    expect(workers).toHaveLength(2);
    expect(workers[0]!.isTerminated).toBe(true);
    expect(workers[1]!.heard).toEqual([{ kind: 'open', workspace: 'sandbox' }]);
    expect(events.map(({ kind }) => kind)).toEqual(['notice', 'storage']);
  });

  test('is heard no more', async () => {
    const { connection, workers } = await opened();
    workers[0]!.die('boom');
    workers[0]!.die('boom again');
    const answer = connection.facts({ itemsOf: [], itemsMax: 0 });
    workers[1]!.say({ kind: 'answer', id: (workers[1]!.heard.at(-1) as { id: number }).id, result: 'facts' });
    expect(await answer).toBe('facts');
    expect(workers).toHaveLength(2);
  });

  test('again and again is given up, in plain words', async () => {
    const { connection, workers } = await opened();
    for (let n = 0; n < 4; n++) workers.at(-1)!.die('boom');
    expect(workers).toHaveLength(4);
    expect(connection.storage()).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/does not start \(boom\)/) as string });
    expect(await connection.call(scan)).toMatchObject({ status: 500 });
    expect(await connection.clock()).toMatchObject({ speed: 1 });
  });
});
