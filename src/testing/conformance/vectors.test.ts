/** Vector indexes through the SDK: made, filled, searched, deleted. */
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  LimitExceededException,
  PutItemCommand,
  QueryCommand,
  SearchVectorsCommand,
  UpdateTableCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableOf } from '../table-notation.ts';
import { doors, type OpenDoor } from './doors.ts';

type CreateInput = ConstructorParameters<typeof CreateTableCommand>[0];

const vector = (...numbers: number[]): { N: string }[] => numbers.map((n) => ({ N: String(n) }));
const patience = { maxWaitTime: 20, minDelay: 0.05, maxDelay: 0.1 };

describe.each(doors)('%s', (_name, open) => {
  let door: OpenDoor;
  let client: DynamoDBClient;
  beforeAll(async () => {
    door = await open();
    ({ client } = door);
  });
  afterAll(() => door.close());

  const create = async (notation: string): Promise<string> => {
    const input = tableOf(notation) as CreateInput;
    await client.send(new CreateTableCommand(input));
    await waitUntilTableExists({ client, ...patience }, { TableName: input.TableName });
    return input.TableName!;
  };
  const indexesOf = async (TableName: string) => (await client.send(new DescribeTableCommand({ TableName }))).Table!.VectorIndexes;

  test('the nearest items of one tenant, with their scores and what the search took', async () => {
    const TableName = await create('Shop pk:S | vector byMeaning emb 3 COSINE [tenant:S] kind:S');
    const put = (pk: string, tenant: string, kind: string, ...emb: number[]) => ({
      PutRequest: { Item: { pk: { S: pk }, tenant: { S: tenant }, kind: { S: kind }, emb: { L: vector(...emb) } } },
    });
    const written = await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName]: [put('a', 't', 'book', 1, 0, 0), put('b', 't', 'film', 1, 1, 0), put('c', 't', 'book', 0, 1, 0), put('d', 'u', 'book', 1, 0, 0)] },
        ReturnConsumedCapacity: 'INDEXES',
      }),
    );
    expect(written.ConsumedCapacity?.[0]?.VectorIndexes).toEqual({ byMeaning: { VectorWriteRequestBytes: 4096 } });
    await door.settle();
    const search = (SearchConditionExpression: string, values: object) =>
      client.send(
        new SearchVectorsCommand({
          TableName,
          IndexName: 'byMeaning',
          TopK: 2,
          SearchVector: vector(2, 0, 0),
          SearchConditionExpression,
          ExpressionAttributeValues: { ':t': { S: 't' }, ...values },
          ProjectionExpression: 'pk, emb',
          ReturnConsumedCapacity: 'TOTAL',
        }),
      );
    const all = await search('tenant = :t', {});
    expect(all.SearchResults?.map(({ Item: item }) => item?.['pk'])).toEqual([{ S: 'a' }, { S: 'b' }]);
    expect(all.SearchResults?.[0]).toEqual({ Item: { pk: { S: 'a' }, emb: { L: vector(1, 0, 0) } }, Score: 0 });
    expect(all.SearchResults?.[1]?.Score).toBeCloseTo(1 - Math.SQRT1_2, 6);
    expect(all.ConsumedCapacity).toEqual({ VectorSearchRequestBytes: 1024 });
    const books = await search('tenant = :t AND kind = :k', { ':k': { S: 'book' } });
    expect(books.SearchResults?.map(({ Item: item }) => item?.['pk'])).toEqual([{ S: 'a' }, { S: 'c' }]);
  });

  test('an index that is added to a table is filled before it can be searched, and deleted again', async () => {
    const TableName = await create('Later pk:S');
    await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, emb: { L: vector(3, 4) } } }));
    const add = (...names: string[]) =>
      client.send(
        new UpdateTableCommand({
          TableName,
          VectorIndexUpdates: names.map((IndexName) => ({
            Create: { IndexName, VectorAttribute: { AttributeName: 'emb' }, Projection: { ProjectionType: 'KEYS_ONLY' }, Dimensions: 2, DistanceFunction: 'EUCLIDEAN' },
          })),
        }),
      );
    await expect(add('byPlace', 'another')).rejects.toThrow(LimitExceededException);
    const { TableDescription: description } = await add('byPlace');
    expect(description?.VectorIndexes?.[0]).toMatchObject({ IndexName: 'byPlace', IndexStatus: 'CREATING', Backfilling: false, Dimensions: 2 });
    const search = () => client.send(new SearchVectorsCommand({ TableName, IndexName: 'byPlace', TopK: 1, SearchVector: vector(0, 0) }));
    await expect.poll(async () => (await indexesOf(TableName))?.[0]?.IndexStatus, { timeout: 20_000 }).toBe('ACTIVE');
    expect((await search()).SearchResults).toEqual([{ Item: { pk: { S: 'a' } }, Score: 5 }]);
    const query = new QueryCommand({ TableName, IndexName: 'byPlace', KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'a' } } });
    await expect(client.send(query)).rejects.toThrow('Query operation not supported on this index type.');
    await client.send(new UpdateTableCommand({ TableName, VectorIndexUpdates: [{ Delete: { IndexName: 'byPlace' } }] }));
    await expect.poll(async () => indexesOf(TableName), { timeout: 20_000 }).toBeUndefined();
  });

  test('a vector of another length is refused, with the index that wants it otherwise', async () => {
    const TableName = await create('Strict pk:S | vector byPlace emb 2 EUCLIDEAN');
    const put = client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, emb: { L: vector(1) } } }));
    await expect(put).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'One or more parameter values were invalid. Invalid size for parameter emb, Expected: 2, Actual: 1. IndexName: byPlace',
    });
  });
});
