/** The real SDK against the real engine: operations, errors, pages, waiters. */
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  ListTablesCommand,
  paginateListTables,
  paginateQuery,
  paginateScan,
  PutItemCommand,
  QueryCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  ScanCommand,
  UpdateItemCommand,
  UpdateTableCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test } from 'vitest';
import { type SdkWorkspace, sdkWorkspace } from '#testing/sdk-client.ts';
import { tableOf } from '#testing/table-notation.ts';
import { createClientConfig } from './client-config.ts';

type CreateInput = ConstructorParameters<typeof CreateTableCommand>[0];
const musicTable = tableOf('Music artist:S song:S | global byYear year:N') as CreateInput;

let open: SdkWorkspace | undefined;
afterEach(() => open?.close());

async function workspace(...options: Parameters<typeof sdkWorkspace>): Promise<SdkWorkspace> {
  open = await sdkWorkspace(...options);
  return open;
}

async function music(): Promise<SdkWorkspace> {
  const made = await workspace();
  await made.client.send(new CreateTableCommand(musicTable));
  await made.advance(60);
  return made;
}

const put = (client: DynamoDBClient, song: string, more: object = {}) =>
  client.send(
    new PutItemCommand({ TableName: 'Music', Item: { artist: { S: 'Arca' }, song: { S: song }, ...more } }),
  );

test('a table is made, described, changed, listed and deleted', async () => {
  const { client, advance } = await music();
  const { Table } = await client.send(new DescribeTableCommand({ TableName: 'Music' }));
  expect(Table).toMatchObject({ TableStatus: 'ACTIVE', KeySchema: musicTable.KeySchema });
  expect(Table!.CreationDateTime).toBeInstanceOf(Date);
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['Music']);
  const change = { TableName: 'Music', DeletionProtectionEnabled: true };
  expect((await client.send(new UpdateTableCommand(change))).TableDescription!.DeletionProtectionEnabled).toBe(true);
  await advance(60);
  await client.send(new UpdateTableCommand({ TableName: 'Music', DeletionProtectionEnabled: false }));
  await advance(60);
  const { TableDescription } = await client.send(new DeleteTableCommand({ TableName: 'Music' }));
  expect(TableDescription!.TableStatus).toBe('DELETING');
});

test('an item is put, read, changed, found and deleted, with its bytes intact', async () => {
  const { client } = await music();
  const Key = { artist: { S: 'Arca' }, song: { S: 'Fügen' } };
  const cover = Uint8Array.from({ length: 256 }, (_, i) => i);
  const { $metadata } = await put(client, 'Fügen', { cover: { B: cover }, tags: { SS: ['b', 'a'] }, plays: { N: '1' } });
  expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 });
  expect($metadata.requestId).toMatch(/\w{20}/);
  const { Item, ConsumedCapacity } = await client.send(
    new GetItemCommand({ TableName: 'Music', Key, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }),
  );
  expect(Item!.cover!.B).toEqual(cover);
  expect(ConsumedCapacity).toMatchObject({ TableName: 'Music', CapacityUnits: 1 });
  const { Attributes } = await client.send(
    new UpdateItemCommand({
      TableName: 'Music',
      Key,
      UpdateExpression: 'ADD plays :one',
      ExpressionAttributeValues: { ':one': { N: '41' } },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  expect(Attributes).toEqual({ plays: { N: '42' } });
  const { Items } = await client.send(
    new QueryCommand({
      TableName: 'Music',
      KeyConditionExpression: 'artist = :a',
      ExpressionAttributeValues: { ':a': { S: 'Arca' } },
    }),
  );
  expect(Items!.map(({ song }) => song!.S)).toEqual(['Fügen']);
  const deleted = await client.send(new DeleteItemCommand({ TableName: 'Music', Key, ReturnValues: 'ALL_OLD' }));
  expect(deleted.Attributes!.plays).toEqual({ N: '42' });
  expect(await client.send(new ScanCommand({ TableName: 'Music', ConsistentRead: true }))).toMatchObject({ Count: 0 });
});

test('refusals arrive as the SDK’s own classes', async () => {
  const { client } = await music();
  await put(client, 'Time', { plays: { N: '7' } });
  const conditional = client.send(
    new PutItemCommand({
      TableName: 'Music',
      Item: { artist: { S: 'Arca' }, song: { S: 'Time' } },
      ConditionExpression: 'attribute_not_exists(artist)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    }),
  );
  const failed = await conditional.catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ConditionalCheckFailedException);
  expect(failed).toMatchObject({ message: 'The conditional request failed', $fault: 'client' });
  expect((failed as ConditionalCheckFailedException).Item!.plays).toEqual({ N: '7' });

  const missing = client.send(new DescribeTableCommand({ TableName: 'Nowhere' }));
  await expect(missing).rejects.toBeInstanceOf(ResourceNotFoundException);
  await expect(client.send(new CreateTableCommand(musicTable))).rejects.toBeInstanceOf(ResourceInUseException);

  const invalid = await client.send(new GetItemCommand({ TableName: 'Music', Key: {} })).catch((error: unknown) => error);
  expect(invalid).toBeInstanceOf(DynamoDBServiceException);
  expect(invalid).toMatchObject({ name: 'ValidationException', message: expect.stringContaining('schema') });
  expect((invalid as DynamoDBServiceException).$metadata).toMatchObject({ httpStatusCode: 400, attempts: 1 });
});

test('paginators go through all pages', async () => {
  const { client } = await music();
  const songs = Array.from({ length: 7 }, (_, i) => `song ${i}`);
  for (const song of songs) await put(client, song);
  const query = {
    TableName: 'Music',
    ConsistentRead: true,
    KeyConditionExpression: 'artist = :a',
    ExpressionAttributeValues: { ':a': { S: 'Arca' } },
  };
  const pages: (string | undefined)[][] = [];
  for await (const { Items } of paginateQuery({ client, pageSize: 3 }, query)) {
    pages.push(Items!.map(({ song }) => song!.S));
  }
  expect(pages).toEqual([songs.slice(0, 3), songs.slice(3, 6), songs.slice(6)]);
  let scanned = 0;
  const scan = { TableName: 'Music', ConsistentRead: true };
  for await (const { Count } of paginateScan({ client, pageSize: 2 }, scan)) scanned += Count!;
  expect(scanned).toBe(7);
  for (const name of ['Albums', 'Bands']) await client.send(new CreateTableCommand(tableOf(`${name} pk:S`) as CreateInput));
  const names: string[] = [];
  for await (const { TableNames } of paginateListTables({ client, pageSize: 1 }, {})) names.push(...TableNames!);
  expect(names).toEqual(['Albums', 'Bands', 'Music']);
});

test('waiters see a table come and go', async () => {
  const { client } = await workspace({}, 3600);
  const wait = { client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.02 };
  await client.send(new CreateTableCommand(musicTable));
  expect((await waitUntilTableExists(wait, { TableName: 'Music' })).state).toBe('SUCCESS');
  await client.send(new DeleteTableCommand({ TableName: 'Music' }));
  expect((await waitUntilTableNotExists(wait, { TableName: 'Music' })).state).toBe('SUCCESS');
});

test('a fault of the server’s is tried again, as the SDK does by itself', async () => {
  const encode = (value: object) => new TextEncoder().encode(JSON.stringify(value));
  let calls = 0;
  const client = new DynamoDBClient(
    createClientConfig({
      call: async () =>
        ++calls < 3
          ? { status: 500, headers: {}, body: encode({ __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError' }) }
          : { status: 200, headers: {}, body: encode({ TableNames: ['Music'] }) },
    }),
  );
  const { TableNames, $metadata } = await client.send(new ListTablesCommand({}));
  expect([TableNames, $metadata.attempts]).toEqual([['Music'], 3]);
});

test('a call can be aborted and can time out', async () => {
  const client = new DynamoDBClient({
    ...createClientConfig({ call: () => new Promise(() => undefined), handler: { requestTimeout: 5 } }),
    maxAttempts: 1,
  });
  await expect(client.send(new ListTablesCommand({}))).rejects.toMatchObject({ name: 'TimeoutError' });
  const controller = new AbortController();
  const sent = client.send(new ListTablesCommand({}), { abortSignal: controller.signal, requestTimeout: 60_000 });
  controller.abort();
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
});
