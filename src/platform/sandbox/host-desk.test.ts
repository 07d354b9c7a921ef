import { afterEach, expect, test, vi } from 'vitest';
import type { CodeEvent, CodeRunOptions } from '#session/code-runner.ts';
import { HostDesk } from './host-desk.ts';
import type { GuestMessage, HostMessage } from './messages.ts';

const ground = { nowMs: 1_000, speed: 1, seed: 7, requests: 0 };

/** A desk with a guest of the test's own making behind the port. */
function openDesk(options: Partial<CodeRunOptions> & { pingMs?: number; silentMsMax?: number } = {}) {
  const { port1, port2 } = new MessageChannel();
  const events: CodeEvent[] = [];
  const received: HostMessage[] = [];
  const close = vi.fn();
  port2.onmessage = ({ data }) => void received.push(data);
  const desk = new HostDesk({
    files: [{ name: 'main.ts', text: '1' }],
    ground,
    call: async () => ({ status: 200, headers: {}, body: '{}' }),
    onEvent: (event) => void events.push(event),
    ...options,
    port: port1,
    close,
  });
  const post = (message: GuestMessage | object): void => port2.postMessage(message);
  opened.push(() => (desk.stop(), port2.close()));
  return { desk, events, received, close, post };
}

const opened: (() => void)[] = [];
afterEach(() => opened.splice(0).forEach((close) => close()));

const call = (id: number, body = '{}') => ({ kind: 'call', id, target: 'DynamoDB_20120810.ListTables', body });
const halted = (reason: RegExp) => ({ kind: 'ended', end: { kind: 'halted', reason: expect.stringMatching(reason) } });

test('a run is files in, output out, and one end', async () => {
  const { events, received, close, post } = openDesk();
  post({ kind: 'ready' });
  post({ kind: 'output', lines: [{ level: 'log', text: 'a' }], omitted: 0 });
  post({ kind: 'finished' });
  post({ kind: 'finished' });
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(received).toEqual([{ kind: 'run', files: [{ name: 'main.ts', text: '1' }], ground }]);
  expect(events).toEqual([
    { kind: 'running' },
    { kind: 'output', lines: [{ level: 'log', text: 'a' }], omitted: 0 },
    { kind: 'ended', end: { kind: 'finished' } },
  ]);
});

test('requests are answered under their number, also when they fail', async () => {
  const { received, post } = openDesk({
    call: async (_, body) => {
      if (body === 'bad') throw new Error('closed');
      return { status: 200, headers: { a: 'b' }, body };
    },
  });
  post({ kind: 'ready' });
  post(call(1, '{"Limit":1}'));
  post(call(2, 'bad'));
  await vi.waitFor(() => expect(received).toHaveLength(3));
  expect(received.slice(1)).toEqual([
    { kind: 'answer', id: 1, status: 200, headers: { a: 'b' }, body: '{"Limit":1}', answeredAtMs: undefined },
    { kind: 'lost', id: 2, reason: 'closed' },
  ]);
});

test('a request may come after a wait, which no code can make longer than the SDK does', async () => {
  const said: unknown[] = [];
  const { received, post } = openDesk({
    call: async (_, body, client) => {
      said.push(client?.livedUntilMs);
      return { status: 200, headers: {}, body, answeredAtMs: 5_000 };
    },
  });
  post({ kind: 'ready' });
  post({ ...call(1), client: { livedUntilMs: 1_087 } });
  await vi.waitFor(() => expect(received).toHaveLength(2));
  post({ ...call(2), client: { livedUntilMs: 9e15 } });
  await vi.waitFor(() => expect(received).toHaveLength(3));
  expect(said).toEqual([1_087, 25_000]);
});

test('the learner can stop it; answers that come later go nowhere', async () => {
  let answer: (() => void) | undefined;
  const { desk, events, received, close, post } = openDesk({
    call: () => new Promise((resolve) => (answer = () => resolve({ status: 200, headers: {}, body: '' }))),
  });
  post({ kind: 'ready' });
  post(call(1));
  await vi.waitFor(() => expect(answer).toBeDefined());
  desk.stop();
  answer!();
  await Promise.resolve();
  expect(close).toHaveBeenCalledOnce();
  expect(events.at(-1)).toEqual({ kind: 'ended', end: { kind: 'stopped' } });
  expect(received).toHaveLength(1);
});

test.each<[string, object[], RegExp]>([
  ['something unknown', [{ kind: 'ready' }, { kind: 'eval', text: '1' }], /can’t say/],
  ['a call before it is ready', [call(1)], /can’t say/],
  ['ready twice', [{ kind: 'ready' }, { kind: 'ready' }], /can’t say/],
  ['a pong that nobody asked for', [{ kind: 'ready' }, { kind: 'pong' }], /nobody asked/],
  ['the same number twice', [{ kind: 'ready' }, call(1), call(1)], /at a time/],
  ['65 requests at a time', [{ kind: 'ready' }, ...Array.from({ length: 65 }, (_, id) => call(id))], /at a time/],
  ['a flood of messages', [{ kind: 'ready' }, ...Array.from({ length: 200 }, () => ({ kind: 'output', lines: [], omitted: 1 }))], /output/],
  [
    'more characters than are let out',
    [{ kind: 'ready' }, { kind: 'output', lines: Array.from({ length: 60 }, () => ({ level: 'log', text: 'x'.repeat(9999) })), omitted: 0 }],
    /output/,
  ],
])('%s ends the run', async (_, messages, reason) => {
  const { events, close, post } = openDesk({ call: () => new Promise(() => undefined) });
  for (const message of messages) post(message);
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(events.at(-1)).toEqual(halted(reason));
});

test('code that answers no ping is halted; code that does goes on', async () => {
  const silent = openDesk({ pingMs: 5, silentMsMax: 400 });
  silent.post({ kind: 'ready' });
  const lively = openDesk({ pingMs: 5, silentMsMax: 400 });
  lively.post({ kind: 'ready' });
  const answering = setInterval(() => {
    if (lively.received.at(-1)?.kind !== 'ping') return;
    lively.received.push({ kind: 'lost', id: 0, reason: 'answered' });
    lively.post({ kind: 'pong' });
  }, 1);
  await vi.waitFor(() => expect(silent.events.at(-1)).toEqual(halted(/no sign of life/)), { timeout: 5000 });
  clearInterval(answering);
  expect(lively.events).toEqual([{ kind: 'running' }]);
});

test('a sandbox that never stands up is given up', async () => {
  const { events, close } = openDesk({ pingMs: 5, silentMsMax: 20 });
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(events).toEqual([halted(/did not start/)]);
});

test('too much source is not run', async () => {
  const { events, post } = openDesk({ files: [{ name: 'main.ts', text: 'x'.repeat(500_001) }] });
  post({ kind: 'ready' });
  await vi.waitFor(() => expect(events).toEqual([halted(/500,000 characters/)]));
});
