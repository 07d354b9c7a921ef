/** The real SDK, unchanged, against the endpoint. */
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  GetItemCommand,
  paginateListTables,
  paginateQuery,
  paginateScan,
  PutItemCommand,
  QueryCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateItemCommand,
  UpdateTableCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument, NumberValue } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningEndpoint, startEndpoint } from './endpoint.ts';

let endpoint: RunningEndpoint;
const wait = { maxWaitTime: 20, minDelay: 0.2, maxDelay: 0.5 };

beforeAll(async () => {
  endpoint = await startEndpoint();
  const { client } = endpoint;
  await client.send(
    new CreateTableCommand({
      TableName: 'Orders',
      KeySchema: [
        { AttributeName: 'customer', KeyType: 'HASH' },
        { AttributeName: 'order', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'customer', AttributeType: 'S' },
        { AttributeName: 'order', AttributeType: 'N' },
        { AttributeName: 'status', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byStatus',
          KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await waitUntilTableExists({ client, ...wait }, { TableName: 'Orders' });
});

afterAll(async () => {
  await endpoint.close();
});

describe('tables', () => {
  test('are created, waited for, listed, changed and deleted', async () => {
    const { client } = endpoint;
    const created = await client.send(
      new CreateTableCommand({
        TableName: 'Short-lived',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
      }),
    );
    expect(created.TableDescription?.TableStatus).toBe('CREATING');
    await waitUntilTableExists({ client, ...wait }, { TableName: 'Short-lived' });

    await client.send(
      new UpdateTableCommand({
        TableName: 'Short-lived',
        ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 5 },
      }),
    );
    await waitUntilTableExists({ client, ...wait }, { TableName: 'Short-lived' });
    const { Table: table } = await client.send(new DescribeTableCommand({ TableName: 'Short-lived' }));
    expect(table?.ProvisionedThroughput?.ReadCapacityUnits).toBe(10);
    expect(table?.CreationDateTime).toBeInstanceOf(Date);

    const names: string[] = [];
    for await (const page of paginateListTables({ client, pageSize: 1 }, {})) names.push(...(page.TableNames ?? []));
    expect(names).toEqual(['Orders', 'Short-lived']);

    await client.send(new DeleteTableCommand({ TableName: 'Short-lived' }));
    await waitUntilTableNotExists({ client, ...wait }, { TableName: 'Short-lived' });
    await expect(client.send(new DescribeTableCommand({ TableName: 'Short-lived' }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  test('that exist are refused as the class that the SDK knows', async () => {
    const again = endpoint.client.send(
      new CreateTableCommand({
        TableName: 'Orders',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    await expect(again).rejects.toBeInstanceOf(ResourceInUseException);
  });
});

describe('items', () => {
  const key = { customer: { S: 'c1' }, order: { N: '1' } };

  test('of all ten types come back as they went in', async () => {
    const { client } = endpoint;
    const item = {
      ...key,
      text: { S: 'Grüße, 世界, 😀' },
      number: { N: '12345678901234567890123456789012345678' },
      bytes: { B: Uint8Array.from([0, 127, 128, 255]) },
      yes: { BOOL: true },
      nothing: { NULL: true },
      words: { SS: ['a', 'b'] },
      numbers: { NS: ['1', '2.5'] },
      blobs: { BS: [Uint8Array.from([1]), Uint8Array.from([2])] },
      list: { L: [{ S: 'x' }, { L: [] }] },
      map: { M: { deep: { M: {} } } },
    };
    await client.send(new PutItemCommand({ TableName: 'Orders', Item: item }));
    const { Item: read } = await client.send(new GetItemCommand({ TableName: 'Orders', Key: key, ConsistentRead: true }));
    expect(read).toEqual(item);
  });

  test('a failed condition brings the item when asked', async () => {
    const write = endpoint.client.send(
      new PutItemCommand({
        TableName: 'Orders',
        Item: key,
        ConditionExpression: 'attribute_not_exists(customer)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    const error = await write.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect((error as ConditionalCheckFailedException).Item?.['text']).toEqual({ S: 'Grüße, 世界, 😀' });
  });

  test('a ValidationException carries the words of AWS and a request id', async () => {
    const read = endpoint.client.send(new GetItemCommand({ TableName: 'Orders', Key: { customer: { S: 'c1' } } }));
    await expect(read).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The provided key element does not match the schema',
      $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9A-Z]{52}$/) as string },
    });
  });

  test('are updated and deleted, with what was asked back', async () => {
    const { client } = endpoint;
    const updated = await client.send(
      new UpdateItemCommand({
        TableName: 'Orders',
        Key: { customer: { S: 'c2' }, order: { N: '1' } },
        UpdateExpression: 'SET #s = :open ADD visits :one',
        ExpressionAttributeNames: { '#s': 'status' },
        ExpressionAttributeValues: { ':open': { S: 'OPEN' }, ':one': { N: '1' } },
        ReturnValues: 'ALL_NEW',
        ReturnConsumedCapacity: 'INDEXES',
      }),
    );
    expect(updated.Attributes).toMatchObject({ status: { S: 'OPEN' }, visits: { N: '1' } });
    expect(updated.ConsumedCapacity).toEqual({
      TableName: 'Orders',
      CapacityUnits: 2,
      Table: { CapacityUnits: 1 },
      GlobalSecondaryIndexes: { byStatus: { CapacityUnits: 1 } },
    });
    const deleted = await client.send(
      new DeleteItemCommand({
        TableName: 'Orders',
        Key: { customer: { S: 'c2' }, order: { N: '1' } },
        ReturnValues: 'ALL_OLD',
      }),
    );
    expect(deleted.Attributes?.['visits']).toEqual({ N: '1' });
  });
});

describe('pages', () => {
  test('of a query, a scan and an index add up to the whole', async () => {
    const { client } = endpoint;
    const document = DynamoDBDocument.from(client);
    for (let order = 1; order <= 25; order++) {
      await document.put({ TableName: 'Orders', Item: { customer: 'paged', order, status: order % 2 ? 'ODD' : 'EVEN' } });
    }
    const query = {
      TableName: 'Orders',
      KeyConditionExpression: 'customer = :c',
      ExpressionAttributeValues: { ':c': { S: 'paged' } },
    };
    const orders: number[] = [];
    for await (const page of paginateQuery({ client, pageSize: 4 }, query)) {
      orders.push(...(page.Items ?? []).map((item) => Number(item['order']?.N)));
    }
    expect(orders).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));

    let scanned = 0;
    for await (const page of paginateScan({ client, pageSize: 3 }, { TableName: 'Orders' })) scanned += page.Count ?? 0;
    expect(scanned).toBe(26);

    const even = await client.send(
      new QueryCommand({
        TableName: 'Orders',
        IndexName: 'byStatus',
        KeyConditionExpression: '#s = :even',
        ExpressionAttributeNames: { '#s': 'status' },
        ExpressionAttributeValues: { ':even': { S: 'EVEN' } },
        Select: 'COUNT',
      }),
    );
    expect(even.Count).toBe(12);
  });
});

test('the document client keeps 38 digits when told to', async () => {
  const document = DynamoDBDocument.from(endpoint.client, {
    unmarshallOptions: { wrapNumbers: (text) => NumberValue.from(text) },
  });
  const exact = '0.1234567890123456789012345678901234567';
  await document.put({ TableName: 'Orders', Item: { customer: 'exact', order: 1, value: NumberValue.from(exact) } });
  const { Item: item } = await document.get({ TableName: 'Orders', Key: { customer: 'exact', order: 1 }, ConsistentRead: true });
  expect(String((item!['value'] as NumberValue).value)).toBe(exact);
});
