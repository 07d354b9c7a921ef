/** The streams client of the SDK, unchanged, against the endpoint. */
import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlTargetPrefix } from '#engine';
import { type RunningEndpoint, startEndpoint } from './endpoint.ts';

let endpoint: RunningEndpoint;
let streams: DynamoDBStreamsClient;

beforeAll(async () => {
  endpoint = await startEndpoint();
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  streams = new DynamoDBStreamsClient({ endpoint: endpoint.url, region: 'us-east-1', credentials });
});
afterAll(async () => {
  streams.destroy();
  await endpoint.close();
});

test('a table’s changes are read from its shards, page by page', async () => {
  const { client } = endpoint;
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName: 'Watched',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  const StreamArn = TableDescription?.LatestStreamArn;
  expect(StreamArn).toMatch(/:table\/Watched\/stream\/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}$/);
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 0.2, maxDelay: 0.5 }, { TableName: 'Watched' });
  const { Streams } = await streams.send(new ListStreamsCommand({ TableName: 'Watched' }));
  expect(Streams).toMatchObject([{ StreamArn, TableName: 'Watched' }]);

  const documents = DynamoDBDocument.from(client);
  for (let n = 0; n < 5; n++) await documents.put({ TableName: 'Watched', Item: { pk: 'one', n } });
  await documents.delete({ TableName: 'Watched', Key: { pk: 'one' } });

  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  expect(StreamDescription?.StreamStatus).toBe('ENABLED');
  const names: string[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
    let next = ShardIterator;
    for (let pages = 0; pages < 4; pages++) {
      const { Records = [], NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator: next, Limit: 2 }));
      names.push(...Records.map(({ eventName, dynamodb }) => `${eventName} ${dynamodb?.NewImage?.['n']?.N ?? '-'}`));
      expect(Records.every(({ dynamodb }) => dynamodb?.ApproximateCreationDateTime instanceof Date)).toBe(true);
      next = NextShardIterator;
    }
  }
  expect(names).toEqual(['INSERT 0', 'MODIFY 1', 'MODIFY 2', 'MODIFY 3', 'MODIFY 4', 'REMOVE -']);
});

test('errors are the client’s own classes', async () => {
  const StreamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Nowhere/stream/2026-01-01T00:00:00.000';
  await expect(streams.send(new DescribeStreamCommand({ StreamArn }))).rejects.toBeInstanceOf(ResourceNotFoundException);
  const { Streams } = await streams.send(new ListStreamsCommand({}));
  const arn = Streams![0]!.StreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: arn }));
  const { ShardId } = StreamDescription!.Shards![0]!;
  const { ShardIterator } = await streams.send(new GetShardIteratorCommand({ StreamArn: arn, ShardId, ShardIteratorType: 'LATEST' }));
  await fetch(endpoint.url, {
    method: 'POST',
    headers: { 'x-amz-target': `${controlTargetPrefix}AdvanceClock`, 'content-type': 'application/x-amz-json-1.0' },
    body: '{"Seconds":901}',
  });
  await expect(streams.send(new GetRecordsCommand({ ShardIterator }))).rejects.toBeInstanceOf(ExpiredIteratorException);
});
