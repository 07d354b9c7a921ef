import { expect, test } from 'vitest';
import { type DoorAnswer, DoorRequestHandler } from './request-handler.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const answer = (text = '{}'): DoorAnswer => ({ status: 200, headers: { 'x-amzn-requestid': 'R' }, body: encode(text) });
const never = (): Promise<DoorAnswer> => new Promise(() => undefined);
const request = { headers: { 'X-Amz-Target': 'DynamoDB_20120810.ListTables' }, body: '{"Limit":1}' };

test('hands over target and bytes, whatever the header’s case and the body’s kind', async () => {
  const calls: [string, string][] = [];
  const handler = new DoorRequestHandler(async (target, body) => {
    calls.push([target, new TextDecoder().decode(body)]);
    return answer();
  });
  await handler.handle(request);
  await handler.handle({ headers: { 'x-amz-target': 'A.B' }, body: encode('{"é":1}') });
  await handler.handle({ headers: {} });
  expect(calls).toEqual([
    ['DynamoDB_20120810.ListTables', '{"Limit":1}'],
    ['A.B', '{"é":1}'],
    ['', ''],
  ]);
  await expect(handler.handle({ headers: {}, body: new Blob() })).rejects.toThrow(TypeError);
});

test('gives the answer as status, headers and bytes', async () => {
  const handler = new DoorRequestHandler(async () => answer('{"a":1}'));
  const { response } = await handler.handle(request);
  expect(response).toEqual({ statusCode: 200, headers: { 'x-amzn-requestid': 'R' }, body: encode('{"a":1}') });
});

test('a failing door fails the call with its own error', async () => {
  const handler = new DoorRequestHandler(() => Promise.reject(new Error('gone')));
  await expect(handler.handle(request)).rejects.toThrow('gone');
  await expect(handler.handle(request, { requestTimeout: 1000 })).rejects.toThrow('gone');
});

test('an aborted call is not made; one aborted later is given up', async () => {
  let calls = 0;
  const handler = new DoorRequestHandler(() => {
    calls++;
    return never();
  });
  const aborted = { name: 'AbortError', message: 'Request aborted' };
  await expect(handler.handle(request, { abortSignal: AbortSignal.abort() })).rejects.toMatchObject(aborted);
  expect(calls).toBe(0);
  const controller = new AbortController();
  const handled = handler.handle(request, { abortSignal: controller.signal });
  controller.abort('enough');
  await expect(handled).rejects.toMatchObject({ name: 'AbortError', message: 'enough' });
  expect(calls).toBe(1);
});

test('takes signals that have no event listeners', async () => {
  const handler = new DoorRequestHandler(never);
  const signal: { aborted: boolean; onabort?: unknown } = { aborted: false };
  const handled = handler.handle(request, { abortSignal: signal });
  (signal.onabort as () => void)();
  await expect(handled).rejects.toMatchObject({ name: 'AbortError' });
});

test('a call that takes too long is given up, by the call’s own limit or the handler’s', async () => {
  const late = { name: 'TimeoutError', message: 'Request did not complete within 5 ms' };
  await expect(new DoorRequestHandler(never, { requestTimeout: 5 }).handle(request)).rejects.toMatchObject(late);
  const handler = new DoorRequestHandler(never);
  await expect(handler.handle(request, { requestTimeout: 5 })).rejects.toMatchObject(late);
  handler.updateHttpClientConfig('requestTimeout', 5);
  expect(handler.httpHandlerConfigs()).toEqual({ requestTimeout: 5 });
  await expect(handler.handle(request)).rejects.toMatchObject(late);
});

test('an answer in time leaves nothing behind on the signal', async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => (listeners++, add(...args));
  signal.removeEventListener = (...args: Parameters<typeof remove>) => (listeners--, remove(...args));
  await new DoorRequestHandler(async () => answer()).handle(request, { abortSignal: signal, requestTimeout: 1000 });
  await Promise.resolve();
  expect(listeners).toBe(0);
});
