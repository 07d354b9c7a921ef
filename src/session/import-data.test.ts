import { gunzipSync, unzipSync } from 'fflate';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { decodeUtf8 } from '#engine';
import { memoryConnection } from '#testing/memory-connection.ts';
import { ImportData } from './import-data.ts';
import { Session } from './session.ts';

const connection = await memoryConnection();
const session = new Session(connection, await connection.clock());
afterAll(() => session.close());

async function run(operation: string, input: object): Promise<void> {
  const { error } = await session.run(operation, input);
  expect(error).toBeUndefined();
}

beforeEach(async () => {
  await connection.reset();
  await run('SetClock', { Speed: 0 });
});

const date = new Date('2026-11-20T12:00:00Z');

async function packed(): Promise<{ name: string; files: Record<string, Uint8Array> }> {
  await session.readTables();
  let result: { name: string; files: Record<string, Uint8Array> } | undefined;
  await new ImportData(session).pack((name, file) => (result = { name, files: unzipSync(file) }), date);
  return result!;
}

const linesOf = (file: Uint8Array): string[] => decodeUtf8(gunzipSync(file)).split('\n').slice(0, -1);

test('each table has a folder with its items, a line each, and the request that imports them', async () => {
  await run('CreateTable', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['id', 'day', 'total'].map((AttributeName) => ({ AttributeName, AttributeType: AttributeName === 'total' ? 'N' : 'S' })),
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, { AttributeName: 'day', KeyType: 'RANGE' }],
    GlobalSecondaryIndexes: [{ IndexName: 'byDay', KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } }],
    LocalSecondaryIndexes: [
      { IndexName: 'byTotal', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, { AttributeName: 'total', KeyType: 'RANGE' }], Projection: { ProjectionType: 'ALL' } },
    ],
  });
  await run('CreateTable', { TableName: 'Empty', BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [{ AttributeName: 'k', AttributeType: 'B' }], KeySchema: [{ AttributeName: 'k', KeyType: 'HASH' }] });
  await run('AdvanceClock', { Seconds: 10 });
  const exact = { id: { S: 'a\n"b"' }, day: { S: '2026-11-20' }, total: { N: '12345678901234567890123456789012345678' }, tags: { SS: ['x', 'y'] }, raw: { B: 'AAEC' }, ['__proto__']: { NULL: true } };
  await run('PutItem', { TableName: 'Orders', Item: exact });

  const { name, files } = await packed();
  expect(name).toMatch(/-import-2026-11-20\.zip$/);
  expect(Object.keys(files).sort()).toEqual(['Empty/import-table.json', 'Empty/items/data.json.gz', 'Orders/import-table.json', 'Orders/items/data.json.gz']);
  expect(linesOf(files['Orders/items/data.json.gz']!).map((line) => JSON.parse(line) as unknown)).toEqual([{ Item: exact }]);
  expect(linesOf(files['Empty/items/data.json.gz']!)).toEqual([]);
  expect(JSON.parse(decodeUtf8(files['Orders/import-table.json']!))).toEqual({
    S3BucketSource: { S3Bucket: 'YOUR-BUCKET', S3KeyPrefix: 'Orders/items' },
    InputFormat: 'DYNAMODB_JSON',
    InputCompressionType: 'GZIP',
    TableCreationParameters: {
      TableName: 'Orders',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }, { AttributeName: 'day', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, { AttributeName: 'day', KeyType: 'RANGE' }],
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: [{ IndexName: 'byDay', KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } }],
    },
  });
});

test('many items are packed in turns, told of as they go, and can be given up', async () => {
  await run('CreateTable', { TableName: 'Many', BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [{ AttributeName: 'k', AttributeType: 'N' }], KeySchema: [{ AttributeName: 'k', KeyType: 'HASH' }] });
  await run('AdvanceClock', { Seconds: 10 });
  for (let at = 0; at < 2500; at += 25) {
    await run('BatchWriteItem', { RequestItems: { Many: Array.from({ length: 25 }, (_, i) => ({ PutRequest: { Item: { k: { N: String(at + i) } } } })) } });
  }
  const { files } = await packed();
  expect(new Set(linesOf(files['Many/items/data.json.gz']!)).size).toBe(2500);

  const data = new ImportData(session);
  const told: number[] = [];
  data.store.subscribe((state) => {
    if (state.kind !== 'packing') return;
    told.push(state.doneItems);
    if (state.doneItems === 2000) data.cancel();
  });
  await data.pack(() => expect.unreachable('a file that was given up'), date);
  expect(told).toEqual([1000, 2000]);
  expect(data.store.getState()).toEqual({ kind: 'idle' });
});
