/**
 * The engine's door in Node, bytes in and bytes out with the trace on, against dynalite 4 at its own door,
 * which is HTTP. What HTTP itself costs is measured with a server that does nothing, and taken off.
 */
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { createEngine, dynamoTargetPrefix, encodeUtf8, noLag, type RequestInput } from '#engine';
import { type Figure, median } from './report.ts';

const itemBytes = 1024;
const keys = 10_000;

const table = {
  TableName: 'Bench',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
};

/** Items of 1 KB with some attributes and one long text, as documents are. */
function putBody(number: number): string {
  const pk = `user#${number}`;
  const item = { pk: { S: pk }, name: { S: `Name ${number}` }, age: { N: String(number % 90) }, tags: { SS: ['a', 'b', 'c'] } };
  const rest = itemBytes - JSON.stringify(item).length + 40;
  return JSON.stringify({ TableName: 'Bench', Item: { ...item, text: { S: 'x'.repeat(rest) } } });
}

const getBody = (number: number): string =>
  JSON.stringify({ TableName: 'Bench', Key: { pk: { S: `user#${number}` } }, ConsistentRead: true });

const bodies = (count: number, make: (number: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => make((i * 7919) % keys));

function perSecond(count: number, run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return count / (Number(process.hrtime.bigint() - start) / 1e9);
}

function measureOurs(count: number, rounds: number): { put: number; get: number } {
  const engine = createEngine({ seed: 1, startMs: 1_800_000_000_000, ...noLag });
  const input = (operation: string, body: string): RequestInput => ({
    kind: 'request',
    target: dynamoTargetPrefix + operation,
    body: encodeUtf8(body),
  });
  engine.step(input('CreateTable', JSON.stringify(table)));
  engine.step({ kind: 'time', toMs: engine.nowMs + 60_000 });
  const puts = bodies(count, putBody).map((body) => input('PutItem', body));
  const gets = bodies(count, getBody).map((body) => input('GetItem', body));
  const run = (inputs: readonly RequestInput[]): number =>
    perSecond(count, () => {
      for (const one of inputs) if (engine.step(one).response?.status !== 200) throw new Error('a request was refused');
    });
  const rates = Array.from({ length: rounds + 1 }, () => ({ put: run(puts), get: run(gets) })).slice(1);
  return { put: median(rates.map(({ put }) => put)), get: median(rates.map(({ get }) => get)) };
}

const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization: 'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=a, Signature=b',
};

function post(port: number, agent: Agent, operation: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        agent,
        headers: { ...headers, 'x-amz-target': dynamoTargetPrefix + operation, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.on('data', () => undefined);
        response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`))));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Requests per second with one in flight, so that the floor can be taken off. */
async function measureHttp(server: Server, count: number, rounds: number): Promise<{ put: number; get: number }> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await post(port, agent, 'CreateTable', JSON.stringify(table));
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  const run = async (operation: string, all: readonly string[]): Promise<number> => {
    const start = process.hrtime.bigint();
    for (const body of all) await post(port, agent, operation, body);
    return count / (Number(process.hrtime.bigint() - start) / 1e9);
  };
  const puts = bodies(count, putBody);
  const gets = bodies(count, getBody);
  const rates: { put: number; get: number }[] = [];
  for (let round = 0; round <= rounds; round++) rates.push({ put: await run('PutItem', puts), get: await run('GetItem', gets) });
  agent.destroy();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { put: median(rates.slice(1).map(({ put }) => put)), get: median(rates.slice(1).map(({ get }) => get)) };
}

/** Reads the body and answers as long as a GetItem of 1 KB would. */
function emptyServer(): Server {
  const answer = putBody(1);
  return createServer((incoming, response) => {
    incoming.on('data', () => undefined);
    incoming.on('end', () => {
      response.setHeader('content-length', answer.length);
      response.end(answer);
    });
  });
}

const netMicros = (rate: number, floor: number): number => Math.max(1e6 / rate - 1e6 / floor, 0);

export async function run({ quick }: { readonly quick: boolean }): Promise<Figure[]> {
  const rounds = quick ? 1 : 3;
  const ours = measureOurs(quick ? 2000 : 40_000, rounds);
  const count = quick ? 200 : 3000;
  const floor = await measureHttp(emptyServer(), count, rounds);
  const theirs = await measureHttp(dynalite({ createTableMs: 0 }), count, rounds);
  const kinds = ['put', 'get'] as const;
  const names = { put: 'PutItem of 1 KB', get: 'GetItem of 1 KB' };
  const goals = { put: 30_000, get: 60_000 };
  return kinds.flatMap((kind) => [
    { name: `${names[kind]}, engine's door`, value: ours[kind], unit: '/s', atLeast: goals[kind] },
    { name: `${names[kind]}, dynalite over HTTP`, value: theirs[kind], unit: '/s' },
    { name: `${names[kind]}, HTTP that does nothing (the floor)`, value: floor[kind], unit: '/s' },
    {
      name: `${names[kind]}, dynalite less the floor, against ours`,
      value: netMicros(theirs[kind], floor[kind]) / (1e6 / ours[kind]),
      unit: 'x',
      atLeast: 5,
    },
  ]);
}
