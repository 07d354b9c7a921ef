/** The contract of a workspace kept by an engine that only answers requests; here one with a table and no network. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '#engine';
import type { ConnectionEvent } from '#session/connection.ts';
import { errorOf } from '#session/exchange.ts';
import { Session } from '#session/session.ts';
import { RemoteConnection } from './remote-connection.ts';
import type { RemoteOutcome, Send } from './send.ts';

afterEach(() => vi.useRealTimers());

const ok = (value: object): RemoteOutcome => ({ kind: 'answer', answer: { status: 200, headers: {}, body: encodeUtf8(JSON.stringify(value)) } });
const refused = (name: string): RemoteOutcome => ({ kind: 'answer', answer: { status: 400, headers: {}, body: encodeUtf8(JSON.stringify({ __type: `a#${name}`, message: 'no' })) } });

interface Fake {
  readonly connection: RemoteConnection;
  readonly session: Session;
  /** Operations, in order. */
  readonly asked: string[];
  readonly events: ConnectionEvent[];
  move: (ms: number) => void;
}

function connected(answers: Readonly<Record<string, (input: Record<string, unknown>) => RemoteOutcome>>): Fake {
  const asked: string[] = [];
  const events: ConnectionEvent[] = [];
  let nowMs = 1_000_000;
  const send: Send = (target, body) => {
    const operation = target.slice(target.indexOf('.') + 1);
    asked.push(operation);
    return Promise.resolve(answers[operation]?.(JSON.parse(decodeUtf8(body)) as Record<string, unknown>) ?? refused('UnknownOperationException'));
  };
  const connection = new RemoteConnection({
    workspace: 'another engine 1',
    elsewhere: { url: 'http://127.0.0.1:8000', region: 'us-east-1' },
    send,
    nowMs: () => nowMs,
    onClose: () => undefined,
  });
  connection.subscribe((event) => events.push(event));
  const session = new Session(connection, { nowMs, wallMs: 0, speed: 1 });
  return { connection, session, asked, events, move: (ms) => (nowMs += ms) };
}

const music = (status = 'ACTIVE'): object => ({
  Table: {
    TableName: 'Music',
    TableStatus: status,
    TableArn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/Music',
    CreationDateTime: 1_700_000_000.5,
    AttributeDefinitions: [
      { AttributeName: '__proto__', AttributeType: 'S' },
      { AttributeName: 'year', AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: '__proto__', KeyType: 'HASH' },
      { AttributeName: 'year', KeyType: 'RANGE' },
    ],
    ItemCount: 7,
    TableSizeBytes: 700,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    GlobalSecondaryIndexes: [{ IndexName: 'byYear', KeySchema: [{ AttributeName: 'year', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' }, IndexStatus: 'ACTIVE' }],
    VectorIndexes: [
      {
        IndexName: 'byMeaning',
        VectorAttribute: { AttributeName: 'embedding' },
        SearchSchema: [{ AttributeName: 'year', SearchSchemaElementType: 'INLINE_FILTER' }],
        Projection: { ProjectionType: 'ALL' },
        Dimensions: 3,
        DistanceFunction: 'EUCLIDEAN',
        IndexStatus: 'CREATING',
        Backfilling: true,
      },
    ],
  },
});

const withMusic = { ListTables: () => ok({ TableNames: ['Music'] }), DescribeTable: () => ok(music()), PutItem: () => ok({}), Scan: () => ok({ Items: [], Count: 0 }) };

test('its tables are those of ListTables and DescribeTable', async () => {
  const { session } = connected(withMusic);
  await session.readTables();
  const [{ record, itemCount, bytes } = { record: undefined }] = session.store.getState().tables ?? [];
  expect([itemCount, bytes]).toEqual([7, 700]);
  expect(record).toMatchObject({ name: 'Music', status: 'ACTIVE', createdAtMs: 1_700_000_000_500, billingMode: 'PAY_PER_REQUEST', arn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/Music' });
  expect(record!.key).toEqual({ partition: [{ name: '__proto__', type: 'S' }], sort: [{ name: 'year', type: 'N' }] });
  expect(record!.indexes).toMatchObject([{ name: 'byYear', kind: 'global', projection: { type: 'KEYS_ONLY' } }]);
  expect(record!.vectorIndexes).toMatchObject([
    { name: 'byMeaning', vectorAttribute: 'embedding', dimensions: 3, distance: 'EUCLIDEAN', status: 'CREATING', backfilling: true, searchSchema: [{ name: 'year', type: 'N', role: 'filter' }] },
  ]);
});

test.each([
  ['nothing', {}],
  ['texts for all', { Table: { TableName: 'Music', KeySchema: 'a', ItemCount: 'b', TableStatus: 'c', GlobalSecondaryIndexes: 'd', CreationDateTime: 'e' } }],
  ['null for all', { Table: { TableName: 'Music', KeySchema: null, ItemCount: null, ProvisionedThroughput: null, LocalSecondaryIndexes: [null], VectorIndexes: [null, {}] } }],
])('an engine that describes a table with %s breaks nothing', async (_, described) => {
  const { session } = connected({ ...withMusic, DescribeTable: () => ok(described) });
  await session.readTables();
  const tables = session.store.getState().tables!;
  expect(tables.map(({ record }) => record.name)).toEqual('Table' in described ? ['Music'] : []);
});

test('the tables are asked for again when a request has changed one, and not at every write', async () => {
  const { session, asked } = connected({ ...withMusic, CreateTable: () => ok({}) });
  await session.readTables();
  asked.length = 0;
  await session.run('PutItem', {});
  await session.run('Scan', {});
  await session.readTables();
  expect(asked).toEqual(['PutItem', 'Scan']);
  await session.run('CreateTable', {});
  await session.readTables();
  expect(asked).toEqual(['PutItem', 'Scan', 'CreateTable', 'ListTables', 'DescribeTable']);
});

test('a table on its way is looked at until it is there, and no longer once the engine is left', async () => {
  vi.useFakeTimers();
  let status = 'CREATING';
  const { session, connection, asked } = connected({ ...withMusic, DescribeTable: () => ok(music(status)) });
  await session.readTables();
  status = 'ACTIVE';
  await vi.advanceTimersByTimeAsync(2000);
  expect(session.store.getState().tables![0]!.record.status).toBe('ACTIVE');
  asked.length = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([]);
  status = 'DELETING';
  await session.run('DeleteTable', {});
  await connection.close();
  asked.length = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([]);
});

test('an exchange has no trace, and the time of this machine', async () => {
  const { session } = connected(withMusic);
  expect(await session.run('Scan', { TableName: 'Music' })).toMatchObject({ status: 200, trace: undefined, atMs: 1_000_000, latencyMs: 0, cost: { readUnits: 0 } });
});

describe('what it has not', () => {
  test.each(['SetClock', 'DescribeBill', 'DescribeMetrics', 'RunWorkload', 'PutScalingPolicy'])('%s is refused and not sent', async (operation) => {
    const { session, asked } = connected(withMusic);
    const { error } = await session.run(operation, {});
    expect(error).toMatchObject({ name: 'NotInAnotherEngine', message: expect.stringContaining(operation) });
    expect(asked).toEqual([]);
  });

  test('forks, files and pictures are refused in a sentence; the inside is not there', async () => {
    const { connection } = connected(withMusic);
    for (const attempt of [connection.whatIf, connection.keySpaceHeat, connection.about, connection.exportFile, connection.importFile, connection.reset]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is quick enough
      await expect(attempt()).rejects.toThrow(/^Another engine .*\.$/);
    }
    expect(await connection.inside()).toBeUndefined();
  });
});

test('a failure on the way is an answer that says what happened', async () => {
  const { connection } = connected({ Scan: () => ({ kind: 'failure', failure: { kind: 'not reached', isOnline: true } }) });
  const { status, body } = await connection.call({ target: 'DynamoDB_20120810.Scan', body: '{}' });
  expect([status, errorOf(body).name]).toEqual([500, 'EngineNotReached']);
});

test('tables that can’t be shown are told once', async () => {
  const fake = connected({ ...withMusic, ListTables: () => ok({ TableNames: ['Music', 'Secret'], LastEvaluatedTableName: 'Secret' }), DescribeTable: ({ TableName }) => (TableName === 'Secret' ? refused('AccessDeniedException') : ok(music())) });
  await fake.session.readTables();
  fake.move(10_000);
  await fake.session.readTables();
  expect(fake.session.store.getState().notices.map(({ sentence }) => sentence)).toEqual([
    'There are more tables than the first 100, which are shown here. Requests reach all of them.',
    'Not shown, because DescribeTable was refused: Secret. Ask for it in Requests to see why.',
  ]);
});
