import { expect, test } from 'vitest';
import { noLag } from '#engine';
import { memoryConnection } from '#testing/memory-connection.ts';
import { lastReads, sayReads } from './folds/last-reads.ts';
import { replicaLanesOf } from './folds/replica-lanes.ts';
import { Session } from './session.ts';
import { makeStaleRead } from './stale-read.ts';

async function opened(own: Parameters<typeof memoryConnection>[0] = {}): Promise<Session> {
  const connection = await memoryConnection(own);
  const session = new Session(connection, await connection.clock());
  await session.run('CreateTable', { TableName: 'Carts', BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] });
  await session.ask('AdvanceClock', { Seconds: 5 });
  await session.run('PutItem', { TableName: 'Carts', Item: { pk: { S: 'a' }, version: { N: '6' } } });
  await session.ask('AdvanceClock', { Seconds: 5 });
  return session;
}

const key = { pk: { S: 'a' } };

test('a stale read is made: a follower answers the version before, and the lanes say why', async () => {
  const session = await opened();
  const made = await makeStaleRead(session, 'Carts', key);
  expect(made).toMatchObject({ kind: 'stale', sentence: expect.stringMatching(/^Follower [abc] answered version 6\. The leader has version 7\.$/) });
  const facts = await session.connection.inside({ kind: 'replicas', tableName: 'Carts', key });
  const { finding, lanes, entries } = replicaLanesOf(facts!, 12, made.kind === 'stale' ? made.moment : undefined);
  expect(finding).toMatch(/^Followers? [abc]( and [abc])? answers? an older version now\. The leader has the newest\.$/);
  const [stale] = lanes.filter(({ isStale }) => isStale);
  expect(stale).toMatchObject({ isLeader: false, note: expect.stringMatching(/^1 write behind/) as string, answer: '{ "pk": "a", "version": 6 }' });
  expect(entries).toEqual([{ sequence: 1, isOfItem: true }, { sequence: 2, isOfItem: true }]);
  const reads = lastReads(session.store.getState().exchanges, 'Carts', 30);
  expect(reads.at(-1)).toMatchObject({ operation: 'GetItem', behind: 1, isLeader: false });
  expect(sayReads(reads)).toMatch(/, 1 behind \(hollow\)\.$/);

  await session.ask('AdvanceClock', { Seconds: 5 });
  const later = await session.connection.inside({ kind: 'replicas', tableName: 'Carts', key });
  expect(replicaLanesOf(later!, 12)).toMatchObject({ finding: 'All three replicas answer the same now.' });
  await session.close();
});

test('where followers never lag there is none, and it says so', async () => {
  const session = await opened(noLag);
  expect(await makeStaleRead(session, 'Carts', key)).toMatchObject({ kind: 'none', sentence: expect.stringMatching(/^No follower is behind/) });
  await session.close();
});

test('a write that is refused makes none', async () => {
  const session = await opened();
  expect(await makeStaleRead(session, 'Carts', { other: { S: 'a' } })).toMatchObject({ kind: 'none', sentence: expect.stringMatching(/^The write is refused: /) });
  await session.close();
});
