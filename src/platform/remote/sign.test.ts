/** Our signatures beside those that the SDK makes of the same request at the same moment. */
import { DynamoDBClient, type DynamoDBClientConfig, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { signedHeaders } from './sign.ts';

const atMs = Date.UTC(2026, 10, 21, 9, 30, 5);

afterEach(() => vi.useRealTimers());

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const kept = ['content-type', 'host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target'];

const onlyOurs = <Args extends { request: unknown }, Result>(next: (args: Args) => Promise<Result>) => (args: Args): Promise<Result> => {
  const { headers } = args.request as { headers: Record<string, string> };
  for (const name of Object.keys(headers)) if (!kept.includes(name.toLowerCase())) delete headers[name];
  return next(args);
};

/** What the SDK would have sent; only the headers that we send too are signed. */
async function signedByTheSdk(endpoint: string, sessionToken: string | undefined, command: unknown): Promise<Sent> {
  let sent: Sent | undefined;
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', ...(sessionToken === undefined ? {} : { sessionToken }) },
    maxAttempts: 1,
    requestHandler: {
      handle: ({ headers, body }: { headers: Sent['headers']; body: string | Uint8Array }) => {
        sent = { headers, body: typeof body === 'string' ? new TextEncoder().encode(body) : body };
        return Promise.reject(new Error('far enough'));
      },
    } as unknown as NonNullable<DynamoDBClientConfig['requestHandler']>,
  });
  client.middlewareStack.addRelativeTo(
    onlyOurs,
    { relation: 'before', toMiddleware: 'httpSigningMiddleware', name: 'onlyOurs' },
  );
  await client.send(command as ListTablesCommand).catch(() => undefined);
  return sent!;
}

const put = new PutItemCommand({ TableName: 'Music', Item: { pk: { S: 'Fügen 𝄞' }, sk: { N: '1' } } });

test.each<[string, string, string | undefined, string, unknown]>([
  ['AWS', 'https://dynamodb.eu-west-1.amazonaws.com', undefined, 'ListTables', new ListTablesCommand({})],
  ['AWS, with a session token', 'https://dynamodb.eu-west-1.amazonaws.com', 'FwoGZXIvYXdzEBYaDH//+==', 'PutItem', put],
  ['a port', 'http://127.0.0.1:8000', undefined, 'PutItem', put],
])('the signature is the SDK’s: %s', async (_, endpoint, sessionToken, operation, command) => {
  vi.useFakeTimers({ now: atMs, toFake: ['Date'] });
  const theirs = await signedByTheSdk(endpoint, sessionToken, command);
  const ours = await signedHeaders(
    { url: new URL(endpoint), target: `DynamoDB_20120810.${operation}`, body: theirs.body, atMs },
    { region: 'eu-west-1', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', sessionToken },
  );
  const signedByThem = /SignedHeaders=([^,]+)/.exec(theirs.headers['authorization']!)![1];
  expect(/SignedHeaders=([^,]+)/.exec(ours['authorization']!)![1]).toBe(signedByThem);
  expect(ours['authorization']).toBe(theirs.headers['authorization']);
});

test('another secret, body, target or moment gives another signature', async () => {
  const to = { url: new URL('http://127.0.0.1:8000'), target: 'DynamoDB_20120810.ListTables', body: new Uint8Array([123, 125]), atMs };
  const by = { region: 'us-east-1', accessKeyId: 'a', secretAccessKey: 'b', sessionToken: undefined };
  const signatures = await Promise.all([
    signedHeaders(to, by),
    signedHeaders(to, { ...by, secretAccessKey: 'c' }),
    signedHeaders({ ...to, body: new Uint8Array([123]) }, by),
    signedHeaders({ ...to, target: 'DynamoDB_20120810.Scan' }, by),
    signedHeaders({ ...to, atMs: atMs + 1000 }, by),
  ]);
  expect(new Set(signatures.map(({ authorization }) => authorization!.slice(-64))).size).toBe(5);
});
