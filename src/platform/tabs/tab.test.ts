import { describe, expect, test } from 'vitest';
import type { ConnectionAnswer, ConnectionEvent } from '#session/connection.ts';
import { settle, TabHub } from '#testing/tab-hub.ts';
import type { WorkspaceRequest } from '../worker/requests.ts';
import { protocolVersion } from './messages.ts';
import type { Tab } from './tab.ts';

const call = (operation: string, input: object): WorkspaceRequest & { readonly kind: 'call' } => ({
  kind: 'call',
  target: `DynamoDB_20120810.${operation}`,
  body: JSON.stringify(input),
  origin: 'learner',
});

const createTable = call('CreateTable', {
  TableName: 'Counters',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
});
const put = (id: string) => call('PutItem', { TableName: 'Counters', Item: { id: { S: id } } });
const increment = call('UpdateItem', {
  TableName: 'Counters',
  Key: { id: { S: 'clicks' } },
  UpdateExpression: 'ADD #n :one',
  ExpressionAttributeNames: { '#n': 'n' },
  ExpressionAttributeValues: { ':one': { N: '1' } },
});

async function count(tab: Tab): Promise<number> {
  const { tables } = await tab.ask({ kind: 'facts', query: { itemsOf: ['Counters'], itemsMax: 100 } });
  return Number(tables[0]!.items.find(({ id }) => id!.S === 'clicks')?.['n']?.N ?? 0);
}

const statuses = async (answers: readonly Promise<ConnectionAnswer>[]): Promise<number[]> =>
  (await Promise.all(answers)).map(({ status }) => status);

const kinds = (events: readonly ConnectionEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'role' ? [event.role] : event.kind === 'storage' ? [event.storage.kind] : []));

/** Two tabs over one workspace with a table. */
async function two() {
  const hub = new TabHub();
  const first = hub.tab('first');
  await first.started;
  const second = hub.tab('second');
  await second.started;
  expect((await first.tab.ask(createTable)).status).toBe(200);
  hub.wall.pass(2000);
  return { hub, first, second };
}

describe('two tabs', () => {
  test('are a writer and a follower, and each is told', async () => {
    const { first, second } = await two();
    expect([first.tab.role, second.tab.role]).toEqual(['writer', 'follower']);
    expect(kinds(first.events)).toEqual(['writer', 'stored']);
    expect(kinds(second.events)).toEqual(['follower', 'stored']);
  });

  test('read and write the same workspace', async () => {
    const { first, second } = await two();
    expect(await statuses([second.tab.ask(put('from the second')), first.tab.ask(put('from the first'))])).toEqual([200, 200]);
    for (const { tab } of [first, second]) {
      const { tables } = await tab.ask({ kind: 'facts', query: { itemsOf: ['Counters'], itemsMax: 9 } });
      expect(tables[0]!.items.map(({ id }) => id!.S!).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['from the first', 'from the second']);
    }
  });

  test('both hear of a change; the traces of a request go to the tab that did not make it', async () => {
    const { hub, first, second } = await two();
    hub.wall.pass(1000);
    await settle();
    first.events.length = 0;
    second.events.length = 0;
    await second.tab.ask(put('a'));
    await settle();
    expect(first.events.map(({ kind }) => kind)).toEqual(['changed', 'traces']);
    expect(second.events.map(({ kind }) => kind)).toEqual(['changed']);
  });

  test('hand the seat over when the writer is closed', async () => {
    const { first, second } = await two();
    await first.tab.ask(increment);
    await first.tab.close();
    await settle();
    expect(second.tab.role).toBe('writer');
    expect(kinds(second.events)).toEqual(['follower', 'stored', 'writer', 'stored']);
    expect(await count(second.tab)).toBe(1);
  });

  test('lose no call and do none twice when the writer dies at any moment', async () => {
    for (let turns = 0; turns < 40; turns++) {
      const { hub, second } = await two();
      const third = hub.tab('third');
      await third.started;
      const asked = [second, third].flatMap(({ tab }) => Array.from({ length: 5 }, () => tab.ask(increment)));
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      hub.kill('first');
      await settle();
      expect(await statuses(asked), `after ${turns} turns`).toEqual(Array.from({ length: 10 }, () => 200));
      expect(await count(third.tab), `after ${turns} turns`).toBe(10);
    }
  });

  test('send more calls than may be in flight, one after another', async () => {
    const { second } = await two();
    const answers = await statuses(Array.from({ length: 300 }, () => second.tab.ask(increment)));
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await count(second.tab)).toBe(300);
  });

  test('a reset that the writer’s death interrupts is not done again behind the back of later writes', async () => {
    const { hub, first, second } = await two();
    const reset = second.tab.ask({ kind: 'reset' });
    hub.kill('first');
    await expect(reset).rejects.toThrow(/has gone before it was done/);
    expect(first.tab.role).toBe('writer');
    expect(second.tab.role).toBe('writer');
  });
});

test('what is asked before anybody has the seat is answered when somebody has', async () => {
  const hub = new TabHub();
  const { tab } = hub.tab('only');
  expect((await tab.ask(createTable)).status).toBe(200);
});

test('a tab that is closed while it waits leaves the seat to the next', async () => {
  const hub = new TabHub();
  const first = hub.tab('first');
  const second = hub.tab('second');
  const third = hub.tab('third');
  await Promise.all([first.started, second.started, third.started]);
  await second.tab.close();
  await first.tab.close();
  await settle();
  expect(third.tab.role).toBe('writer');
  await expect(second.tab.ask(createTable)).rejects.toThrow(/closed in this tab/);
});

test('a writer that stands still is told of once', async () => {
  const { hub, second } = await two();
  hub.say({ kind: 'writer', storage: { kind: 'stored' }, version: protocolVersion, from: 'asleep' });
  await settle();
  void second.tab.ask(put('a')).catch(() => undefined);
  hub.wall.pass(30_000);
  expect(second.events.filter(({ kind }) => kind === 'notice')).toHaveLength(1);
});

test('a tab of another version is not asked; when it goes, this one opens the workspace', async () => {
  const hub = new TabHub();
  const stranger = hub.tab('stranger');
  await stranger.started;
  const { tab, events } = hub.tab('ours', {});
  await settle();
  hub.say({ kind: 'writer', storage: { kind: 'stored' }, version: protocolVersion + 1, from: 'stranger' });
  await settle();
  expect(tab.storage).toEqual({ kind: 'failed', reason: expect.stringMatching(/different version/) as string });
  await expect(tab.ask(createTable)).rejects.toThrow(/different version/);
  hub.kill('stranger');
  await settle();
  expect((await tab.ask(createTable)).status).toBe(200);
  expect(events.at(-1)).not.toMatchObject({ kind: 'storage', storage: { kind: 'failed' } });
});
