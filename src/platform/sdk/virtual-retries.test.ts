/** The SDK's retries against real throttles: how often, how long, and in which time. */
import { CreateTableCommand, DynamoDBClient, type DynamoDBClientConfig, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { createRandom } from '#engine/kernel/random.ts';
import { encodeUtf8 } from '#engine';
import { attemptWords, type Exchange, exchangeOf } from '#session/exchange.ts';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import { CallerTime } from './caller-time.ts';
import { createClientConfig } from './client-config.ts';
import { VirtualRetries } from './virtual-retries.ts';

afterEach(() => vi.restoreAllMocks());

const putTarget = 'DynamoDB_20120810.PutItem';

/** A workspace whose time stands still but for its clients, and a table with one write unit and nothing banked. */
async function throttled(config: DynamoDBClientConfig, { seed = 1, debtUnits = 50 } = {}) {
  const random = createRandom(seed);
  let draws = 0;
  vi.spyOn(Math, 'random').mockImplementation(() => random.unit(draws++));
  const connection = await memoryConnection();
  const control = (operation: string, input: object) =>
    connection.call({ target: `Dynascope_20261120.${operation}`, body: JSON.stringify(input), origin: 'page' });
  await control('SetClock', { Speed: 0 });
  const exchanges: Exchange[] = [];
  let underWay = 0;
  const time = new CallerTime({
    nowMs: (await connection.clock()).nowMs,
    speed: 0,
    wallMs: () => 0,
    isBusy: () => underWay > 0,
    whenQuiet: setImmediate,
  });
  const retries = new VirtualRetries(time);
  const call = retries.door(async (target, bytes, client) => {
    underWay++;
    const body = new TextDecoder().decode(bytes);
    const answer = await connection.call({ target, body, origin: 'learner', client });
    underWay--;
    const exchange = exchangeOf(exchanges.length, target, body, answer);
    if (target === putTarget) exchanges.push(exchange);
    return { ...answer, body: encodeUtf8(answer.body), answeredAtMs: exchange.atMs + exchange.latencyMs };
  });
  const client = new DynamoDBClient({ ...createClientConfig({ call }), ...config });
  retries.adopt(client);
  await client.send(new CreateTableCommand(tableOf('Music pk:S | provisioned 1 1') as never));
  await control('AdvanceClock', { Seconds: 60 });
  const put = (pk: string, bytes: number) =>
    client.send(new PutItemCommand({ TableName: 'Music', Item: { pk: { S: pk }, text: { S: 'x'.repeat(bytes) } } }));
  // The first item takes most of the 300 units that are banked, the second leaves the table in debt.
  await put('large', 200_000);
  await put('larger', 106_000 + debtUnits * 1024);
  exchanges.length = 0;
  return { connection, client, exchanges, put, control };
}

const attempts = (exchanges: readonly Exchange[]) => exchanges.map(({ attempt }) => (attempt === undefined ? 'first' : attemptWords(attempt)));
const waits = (exchanges: readonly Exchange[]) => exchanges.flatMap(({ attempt }) => attempt?.waitedMs ?? []);

test('standard: four attempts, each wait anything up to 1 s, 2 s and 4 s, in virtual time alone', async () => {
  const { exchanges, put, connection } = await throttled({});
  const startedMs = performance.now();
  const before = await connection.clock();
  await expect(put('a', 10)).rejects.toMatchObject({
    name: 'ProvisionedThroughputExceededException',
    $metadata: { attempts: 4 },
  });
  expect(attempts(exchanges)).toEqual(['first', expect.stringMatching(/^attempt 2 of 4, after /), expect.stringMatching(/^attempt 3 of 4, after /), expect.stringMatching(/^attempt 4 of 4, after /)]);
  const ms = waits(exchanges);
  // Source: reference 4.43, 4.44.
  for (const [i, ceiling] of [1_000, 2_000, 4_000].entries()) expect(ms[i]).toBeLessThan(ceiling);
  for (const [i, { atMs }] of exchanges.slice(1).entries()) {
    const { atMs: beforeMs, latencyMs } = exchanges[i]!;
    expect(atMs).toBeCloseTo(beforeMs + latencyMs + ms[i]!, 6);
  }
  const passedMs = (await connection.clock()).nowMs - before.nowMs;
  expect(passedMs).toBeGreaterThanOrEqual(ms.reduce((sum, each) => sum + each, 0));
  expect(performance.now() - startedMs).toBeLessThan(passedMs);
});

test('the same seed waits the same, another one does not', async () => {
  const run = async (seed: number): Promise<number[]> => {
    const { exchanges, put, connection } = await throttled({}, { seed });
    await put('a', 10).catch(() => undefined);
    await connection.close();
    return waits(exchanges);
  };
  const first = await run(11);
  expect(first).toHaveLength(3);
  expect(await run(11)).toEqual(first);
  expect(await run(12)).not.toEqual(first);
});

test('what the SDK says of its waits is what the history says', async () => {
  const { exchanges, put } = await throttled({ maxAttempts: 12 }, { debtUnits: 10 });
  const { $metadata } = await put('a', 10);
  expect(exchanges.at(-1)!.status).toBe(200);
  expect($metadata.attempts).toBe(exchanges.length);
  expect($metadata.totalRetryDelay).toBe(waits(exchanges).reduce((sum, each) => sum + each, 0));
});

test('waits that overlap end in their own order, one clock for all', async () => {
  const { exchanges, put } = await throttled({});
  await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((pk) => put(pk, 10)));
  expect(exchanges).toHaveLength(20);
  const times = exchanges.map(({ atMs }) => atMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('adaptive: after a throttle the client also sends less', async () => {
  const { exchanges, put } = await throttled({ retryMode: 'adaptive', maxAttempts: 6 });
  const startedMs = performance.now();
  await Promise.allSettled(['a', 'b', 'c', 'd', 'e', 'f'].map((pk) => put(pk, 10)));
  const firstThrottle = exchanges.findIndex(({ status }) => status !== 200);
  expect(firstThrottle).toBeGreaterThanOrEqual(0);
  const last = exchanges.at(-1)!;
  const seconds = (last.atMs - exchanges[0]!.atMs) / 1000;
  // Its bucket fills with 0.5 tokens/s at least, and no request goes out without one. Source: reference 4.51.
  expect(seconds).toBeGreaterThan(5);
  expect(performance.now() - startedMs).toBeLessThan(seconds * 1000);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('adaptive: a paused clock holds up nobody (seed %i)', async (seed) => {
  const { exchanges, put } = await throttled({ retryMode: 'adaptive' }, { seed });
  await expect(put('a', 10)).rejects.toMatchObject({ $metadata: { attempts: 4 } });
  expect(attempts(exchanges).at(-1)).toMatch(/^attempt 4 of 4, after \d/);
});

test('a call that comes through at once says nothing of attempts', async () => {
  const { exchanges, put, control } = await throttled({});
  await control('AdvanceClock', { Seconds: 600 });
  await put('a', 10);
  expect(attempts(exchanges)).toEqual(['first']);
});
