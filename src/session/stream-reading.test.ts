import { expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { Session } from './session.ts';
import { readRecords, readShards, streamArnOf } from './stream-reading.ts';

async function begin() {
  const connection = await memoryConnection();
  const session = new Session(connection, await connection.clock());
  await session.run('CreateTable', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  await session.ask('AdvanceClock', { Seconds: 10 });
  await session.readTables();
  return { session, arn: streamArnOf(session.store.getState().tables![0]!.record)! };
}

test('records stand in their shards, oldest first, with what was before and after', async () => {
  const { session, arn } = await begin();
  const Key = { id: { S: 'a' } };
  await session.run('PutItem', { TableName: 'Orders', Item: Key });
  await session.run('UpdateItem', { TableName: 'Orders', Key, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': { N: '1' } } });
  await session.run('DeleteItem', { TableName: 'Orders', Key });
  await session.ask('AdvanceClock', { Seconds: 5 });
  const shards = await readShards(session, arn);
  const reads = await Promise.all(shards.map(({ id }) => readRecords(session, arn, id)));
  const rows = reads.flatMap((read) => ('rows' in read ? read.rows : []));
  const after = { ...Key, n: { N: '1' } };
  expect(rows.map((row) => [row.event, row.before, row.after, row.isExpiry])).toEqual([
    ['INSERT', undefined, Key, false],
    ['MODIFY', Key, after, false],
    ['REMOVE', after, undefined, false],
  ]);
  expect(session.store.getState().exchanges.map(({ operation }) => operation)).toContain('GetRecords');
});

test('reading goes on where it has stopped; a refusal is told as one', async () => {
  const { session, arn } = await begin();
  const [shard] = await readShards(session, arn);
  const first = await readRecords(session, arn, shard!.id);
  expect(first).toMatchObject({ rows: [], next: expect.any(String) });
  expect(await readRecords(session, arn, shard!.id, 'nothing')).toMatchObject({ error: { name: expect.any(String) } });
});

test('a table without a stream has no stream to read', () => {
  expect(streamArnOf({ name: 'Orders', stream: undefined })).toBeUndefined();
});
