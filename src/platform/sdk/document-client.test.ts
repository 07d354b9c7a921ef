/** `lib-dynamodb` on top of the same door: plain JavaScript values in and out. */
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  NumberValue,
  paginateQuery,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, type SdkWorkspace, sdkWorkspace } from '#testing/sdk-client.ts';
import { tableOf } from '#testing/table-notation.ts';

let workspace: SdkWorkspace;
let client: DynamoDBDocumentClient;
const TableName = 'Orders';

beforeAll(async () => {
  workspace = await sdkWorkspace();
  client = DynamoDBDocumentClient.from(workspace.client, { marshallOptions: { removeUndefinedValues: true } });
  await workspace.client.send(
    new CreateTableCommand(tableOf('Orders pk:S sk:N') as ConstructorParameters<typeof CreateTableCommand>[0]),
  );
  await workspace.advance(60);
});
afterAll(() => workspace.close());

test('values of all types survive the way there and back', async () => {
  const item = {
    pk: 'types',
    sk: 1,
    text: 'é𝄞',
    half: 0.5,
    yes: true,
    nothing: null,
    bytes: Uint8Array.of(0, 255),
    names: new Set(['a', 'b']),
    numbers: new Set([1, 2]),
    list: [1, 'x', [false]],
    map: { inner: { deep: 1 }, empty: '' },
  };
  await client.send(new PutCommand({ TableName, Item: { ...item, gone: undefined } }));
  const { Item } = await client.send(new GetCommand({ TableName, Key: { pk: 'types', sk: 1 }, ConsistentRead: true }));
  expect(Item).toEqual(item);
});

test('numbers beyond JavaScript’s keep their 38 digits', async () => {
  const digits = '12345678901234567890123456789012345678';
  // Document clients of one client share their options, so this one has a client of its own.
  const exact = DynamoDBDocumentClient.from(clientOf(workspace.connection), { unmarshallOptions: { wrapNumbers: true } });
  const item = { pk: 'n', sk: 1, big: NumberValue.from(digits), int: 2n ** 70n };
  await exact.send(new PutCommand({ TableName, Item: item }));
  const { Item } = await exact.send(new GetCommand({ TableName, Key: { pk: 'n', sk: 1 }, ConsistentRead: true }));
  expect(String(Item!.big.value)).toBe(digits);
  expect(BigInt(Item!.int.value)).toBe(2n ** 70n);
});

test('expressions take plain values', async () => {
  for (const sk of [1, 2, 3]) await client.send(new PutCommand({ TableName, Item: { pk: 'q', sk, amount: sk * 10 } }));
  const { Attributes } = await client.send(
    new UpdateCommand({
      TableName,
      Key: { pk: 'q', sk: 2 },
      UpdateExpression: 'SET amount = amount + :n',
      ExpressionAttributeValues: { ':n': 5 },
      ReturnValues: 'ALL_NEW',
    }),
  );
  expect(Attributes).toEqual({ pk: 'q', sk: 2, amount: 25 });
  const query = {
    TableName,
    KeyConditionExpression: 'pk = :p AND sk > :s',
    ExpressionAttributeValues: { ':p': 'q', ':s': 1 },
    ConsistentRead: true,
  };
  const { Items } = await client.send(new QueryCommand(query));
  expect(Items!.map(({ amount }) => amount)).toEqual([25, 30]);
  const pages: unknown[] = [];
  for await (const page of paginateQuery({ client, pageSize: 1 }, query)) pages.push(page.Items!.length);
  expect(pages.slice(0, 2)).toEqual([1, 1]);
  await client.send(new DeleteCommand({ TableName, Key: { pk: 'q', sk: 1 } }));
  const scan = { TableName, ConsistentRead: true, FilterExpression: 'pk = :p', ExpressionAttributeValues: { ':p': 'q' } };
  const { Count } = await client.send(new ScanCommand(scan));
  expect(Count).toBe(2);
});
