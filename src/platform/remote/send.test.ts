import { describe, expect, test } from 'vitest';
import { failureWords } from './failure-words.ts';
import { createSend, type RemoteOutcome, type Wire } from './send.ts';

const address = { url: 'http://127.0.0.1:8000', region: 'us-east-1', accessKeyId: 'key', secretAccessKey: 'top-secret', sessionToken: undefined };
const body = new TextEncoder().encode('{}');

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** A browser whose network answers as it is told. */
function browser(answer: (asked: Asked) => Promise<Response>, changed: Partial<Wire> = {}): { readonly wire: Wire; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch = (url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const one = { url: url instanceof Request ? url.url : url.toString(), init };
    asked.push(one);
    return answer(one);
  };
  return { asked, wire: { fetch, nowMs: () => Date.UTC(2026, 10, 21), isOnline: () => true, timeoutMs: 1000, ...changed } };
}

const json = (value: object, status = 200): Promise<Response> =>
  Promise.resolve(new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'R1' } }));
const gone = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

const sent = (wire: Wire, target = 'DynamoDB_20120810.ListTables', to = address): Promise<RemoteOutcome> => createSend(to, wire)(target, body);

test('a request is a signed POST that takes nothing of the browser’s along and follows no redirect', async () => {
  const { wire, asked } = browser(() => json({ TableNames: [] }));
  const outcome = await sent(wire);
  expect(outcome).toMatchObject({ kind: 'answer', answer: { status: 200, headers: { 'x-amzn-requestid': 'R1' } } });
  const [{ url, init } = asked[0]!] = asked;
  expect(url).toBe('http://127.0.0.1:8000/');
  expect(init).toMatchObject({ method: 'POST', mode: 'cors', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', cache: 'no-store' });
  expect(init.headers).toMatchObject({ 'x-amz-target': 'DynamoDB_20120810.ListTables', authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=key\/20261121\/us-east-1\/dynamodb\//) });
  expect(JSON.stringify(init)).not.toContain('top-secret');
});

test('a refusal of the engine’s is an answer', async () => {
  const { wire } = browser(() => json({ __type: 'x#ValidationException', message: 'no' }, 400));
  expect(await sent(wire)).toMatchObject({ kind: 'answer', answer: { status: 400 } });
});

test.each([
  ['https://dynamodb.eu-west-1.amazonaws.com', 'https://streams.dynamodb.eu-west-1.amazonaws.com/'],
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000/'],
])('streams of %s are asked at %s', async (url, at) => {
  const { wire, asked } = browser(() => json({ Streams: [] }));
  await sent(wire, 'DynamoDBStreams_20120810.ListStreams', { ...address, url });
  expect(asked[0]!.url).toBe(at);
});

describe('failures', () => {
  const said = async (wire: Wire): Promise<string> => {
    const outcome = await sent(wire);
    if (outcome.kind === 'answer') return 'an answer';
    const { name, message } = failureWords(outcome.failure, { url: address.url, isWrite: true });
    return `${name}: ${message}`;
  };

  test('nobody is there', async () => {
    expect(await said(browser(gone).wire)).toMatch(/^EngineNotReached: Nobody answers at .* may or may not/);
  });

  test('there is no network', async () => {
    expect(await said(browser(gone, { isOnline: () => false }).wire)).toMatch(/^EngineNotReached: This machine has no network/);
  });

  test('the engine is there and gives this site no leave; it is found out without key and signature', async () => {
    const { wire, asked } = browser(({ init }) => (init.mode === 'no-cors' ? Promise.resolve(new Response()) : gone()));
    expect(await said(wire)).toMatch(/^EngineRefusesPage: .* \(CORS\)/);
    expect(asked.map(({ init }) => [init.method, init.headers === undefined])).toEqual([
      ['POST', false],
      ['GET', true],
    ]);
  });

  test('no answer comes in time', async () => {
    const never = ({ init }: Asked): Promise<Response> => new Promise((_, reject) => {
      init.signal!.addEventListener('abort', () => reject(init.signal!.reason as Error));
    });
    expect(await said(browser(never, { timeoutMs: 5 }).wire)).toMatch(/^EngineTimedOut: .* 0\.005 seconds/);
  });

  test.each([
    ['a web site', '<!doctype html>', 'text/html'],
    ['a list', '[]', 'application/json'],
    ['nothing', '', ''],
  ])('what answers is %s', async (_, text, type) => {
    const { wire } = browser(() => Promise.resolve(new Response(text, { status: 404, headers: { 'content-type': type } })));
    expect(await said(wire)).toMatch(/^EngineUnreadable: .* answered 404 with/);
  });
});
