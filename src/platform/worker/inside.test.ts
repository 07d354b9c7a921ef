import { describe, expect, test } from 'vitest';
import { realisticLag } from '#engine';
import type { InsideFacts, InsideQuery } from '#session/inside-queries.ts';
import { targetOf } from '#session/operations.ts';
import { memoryConnection } from '#testing/memory-connection.ts';

async function opened(own: Parameters<typeof memoryConnection>[0] = {}) {
  const connection = await memoryConnection(own);
  const call = async (operation: string, body: object) => connection.call({ target: targetOf(operation), body: JSON.stringify(body), origin: 'learner' });
  await call('CreateTable', {
    TableName: 'Carts',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'N' }, { AttributeName: 'state', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [{ IndexName: 'byState', KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
  await call('AdvanceClock', { Seconds: 60 });
  const put = (n: number, state: string) => call('PutItem', { TableName: 'Carts', Item: { pk: { N: String(n) }, state: { S: state } } });
  const inside = <Query extends InsideQuery>(query: Query): Promise<InsideFacts[Query['kind']] | undefined> => connection.inside(query);
  return { connection, call, put, inside };
}

test('the items of all partitions are the items of the table, in the order of their hashes', async () => {
  const { put, inside, connection } = await opened();
  for (let n = 0; n < 20; n++) await put(n, 'OPEN');
  const parts = await Promise.all(['P1', 'P2', 'P3', 'P4'].map((partitionId) => inside({ kind: 'items', tableName: 'Carts', partitionId, most: 50 })));
  const items = parts.flatMap((part) => part!.items);
  expect(items.map(({ item }) => Number(item['pk']?.N)).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  const hashes = items.map(({ hash }) => hash);
  expect(hashes).toEqual([...hashes].sort());
  expect((await inside({ kind: 'items', tableName: 'Carts', partitionId: 'P1', most: 2 }))?.items.length).toBeLessThanOrEqual(2);
  expect(await inside({ kind: 'items', tableName: 'Carts', partitionId: 'P99', most: 9 })).toMatchObject({ items: [] });
  await connection.close();
});

describe('the replicas of a key', () => {
  test('each tell what they would answer now: a follower that lacks the last write answers the one before', async () => {
    const { put, inside, connection } = await opened({ ...realisticLag, seed: 3 });
    await put(7, 'v1');
    await connection.call({ target: targetOf('AdvanceClock'), body: '{"Seconds":5}', origin: 'learner' });
    await put(7, 'v2');
    const replicas = await inside({ kind: 'replicas', tableName: 'Carts', key: { pk: { N: '7.0' } } });
    const leader = replicas!.replicas.find(({ isLeader }) => isLeader)!;
    expect(leader).toMatchObject({ item: { state: { S: 'v2' } }, lagMs: 0, appliedSequence: replicas!.sequence });
    for (const { appliedSequence, item } of replicas!.replicas) {
      expect(item).toMatchObject({ state: { S: appliedSequence === replicas!.sequence ? 'v2' : 'v1' } });
    }
    expect(replicas!.log.at(-1)).toMatchObject({ sequence: replicas!.sequence, isOfKey: true });
    await connection.close();
  });

  test.each<[string, object]>([
    ['no key', {}],
    ['a key of another type', { pk: { S: '7' } }],
    ['a key that is no number', { pk: { N: 'seven' } }],
    ['a key that is nothing', { pk: null }],
  ])('are not told for %s', async (_, key) => {
    const { inside, connection } = await opened();
    expect(await inside({ kind: 'replicas', tableName: 'Carts', key: key as never })).toBeUndefined();
    await connection.close();
  });
});

test('the queue of an index tells what waits, and empties with time', async () => {
  const { put, inside, call, connection } = await opened();
  await put(1, 'OPEN');
  const before = await inside({ kind: 'indexes', tableName: 'Carts' });
  expect(before!.queues).toMatchObject([{ indexName: 'byState', waiting: 1, entryCount: 0, next: [{ change: 'added', item: { state: { S: 'OPEN' } } }] }]);
  await call('AdvanceClock', { Seconds: 30 });
  const after = await inside({ kind: 'indexes', tableName: 'Carts' });
  expect(after!.queues).toMatchObject([{ indexName: 'byState', waiting: 0, entryCount: 1, oldestAtMs: undefined, next: [] }]);
  await connection.close();
});

test('a stream tells its shards and their last records', async () => {
  const { put, inside, connection } = await opened();
  await put(1, 'OPEN');
  await put(1, 'PAID');
  const told = await inside({ kind: 'streams', tableName: 'Carts' });
  const [stream] = told!.streams;
  expect(stream).toMatchObject({ viewType: 'NEW_IMAGE', closedAtMs: undefined });
  expect(stream!.shards).toHaveLength(4);
  expect(stream!.shards.flatMap(({ last }) => last).map(({ change, key }) => `${change} ${key['pk']?.N}`)).toEqual(['INSERT 1', 'MODIFY 1']);
  await connection.close();
});

test('of a table that is not there nothing is told', async () => {
  const { inside, connection } = await opened();
  expect(await inside({ kind: 'streams', tableName: 'Nowhere' })).toBeUndefined();
  await connection.close();
});
