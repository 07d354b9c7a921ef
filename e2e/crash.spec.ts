/**
 * The browser killed in the middle of writing, again and again, at random moments. What it had acknowledged
 * was noted outside of it; afterwards every such write is there, and what was under way is there whole or
 * not at all. What kills seldom do to Chromium's own files is then done to them by hand.
 */
import { expect, type Page, test } from '@playwright/test';
import { itemBytes, type AttributeMap } from '../src/engine/index.ts';
import { openTab, Profile } from './fixtures/profile.ts';
import { run } from './fixtures/requests.ts';

const killsPerBatch = 10;
const batches = 5;
const writers = ['a', 'b', 'c', 'd', 'e', 'f'];
/** One item that is overwritten all the time, large enough that the journal is soon worth a snapshot. */
const largeBytes = 100_000;

/** The highest number that each writer was told is safe. */
type Acknowledged = Map<string, number>;

async function createTable(page: Page): Promise<void> {
  const { status } = await run(page, 'CreateTable', {
    TableName: 'Writes',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['writer', 'n', 'lot'].map((AttributeName) => ({ AttributeName, AttributeType: AttributeName === 'n' ? 'N' : 'S' })),
    KeySchema: [
      { AttributeName: 'writer', KeyType: 'HASH' },
      { AttributeName: 'n', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      { IndexName: 'byLot', KeySchema: [{ AttributeName: 'lot', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
    ],
  });
  expect(status).toBe(200);
  await run(page, 'AdvanceClock', { Seconds: 10 });
}

/**
 * Every writer puts its items with rising numbers, one after another, going on where it was, and counts them in
 * an item of its own by an update before each put. So counter and items differ by one at most.
 */
const startWriting = (page: Page, from: readonly (readonly [string, number])[]): Promise<void> =>
  page.evaluate(
    ([starts, bytes]) => {
      const { connection } = globalThis.dynascope.session;
      const { acknowledge } = globalThis as unknown as { acknowledge: (writer: string, n: number) => Promise<void> };
      const send = async (operation: string, input: object): Promise<boolean> => {
        const call = { target: `DynamoDB_20120810.${operation}`, body: JSON.stringify({ TableName: 'Writes', ...input }), origin: 'learner' } as const;
        return (await connection.call(call)).status === 200;
      };
      const write = async (writer: string, start: number): Promise<void> => {
        for (let n = start + 1; ; n++) {
          const counted = await send('UpdateItem', {
            Key: { writer: { S: `count-${writer}` }, n: { N: '0' } },
            UpdateExpression: 'SET counted = :n',
            ExpressionAttributeValues: { ':n': { N: String(n) } },
          });
          const item = { writer: { S: writer }, n: { N: String(n) }, lot: { S: `lot-${n % 7}` }, text: { S: `${writer}${n}`.repeat(20) } };
          if (!counted || !(await send('PutItem', { Item: item }))) return;
          void acknowledge(writer, n);
        }
      };
      const overwrite = async (): Promise<void> => {
        for (let n = 1; await send('PutItem', { Item: { writer: { S: 'large' }, n: { N: '0' }, text: { S: String(n % 10).repeat(bytes) } } }); n++);
      };
      for (const [writer, start] of starts) void write(writer, start);
      void overwrite();
    },
    [from, largeBytes] as const,
  );

interface Found {
  readonly items: AttributeMap[];
  readonly indexed: AttributeMap[];
  readonly facts: { readonly itemCount: number; readonly bytes: number };
  readonly notices: readonly string[];
}

/** All that is there, read page by page as any client would. */
const find = (page: Page): Promise<Found> =>
  page.evaluate(async () => {
    const { session } = globalThis.dynascope;
    const scan = async (more: object): Promise<AttributeMap[]> => {
      const items: AttributeMap[] = [];
      let ExclusiveStartKey: object | undefined;
      do {
        const input = { TableName: 'Writes', ExclusiveStartKey, ...more };
        const answer = await session.ask<{ Items: AttributeMap[]; LastEvaluatedKey?: object }>('Scan', input);
        items.push(...answer.Items);
        ExclusiveStartKey = answer.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return items;
    };
    const { kind } = session.connection.storage();
    if (kind !== 'stored') throw new Error(`the workspace is ${JSON.stringify(session.connection.storage())}`);
    // Changes on their way to the index arrive.
    await session.ask('AdvanceClock', { Seconds: 60 });
    const { tables } = await session.connection.facts({ itemsOf: [], itemsMax: 0 });
    const notices = session.store.getState().notices.map(({ sentence }) => sentence);
    if (tables.length === 0) throw new Error(`the workspace has no table; told was: ${JSON.stringify(notices)}`);
    const { itemCount, bytes } = tables[0]!;
    return {
      items: await scan({ ConsistentRead: true }),
      indexed: await scan({ IndexName: 'byLot' }),
      facts: { itemCount, bytes },
      notices,
    };
  });

const text = (value: AttributeMap[string] | undefined): string => value?.S ?? value?.N ?? '';

const inOrder = (items: readonly AttributeMap[]): string[] => items.map((item) => JSON.stringify(item)).sort();

/** Each writer's numbers, from 1 on without a gap, at least up to the acknowledged one. Returns the last ones. */
function expectWhole({ items, indexed, facts, notices }: Found, acknowledged: Acknowledged): [string, number][] {
  const last = writers.map((writer): [string, number] => {
    const own = items.filter((item) => text(item['writer']) === writer);
    const numbers = own.map(({ n }) => Number(text(n))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(acknowledged.get(writer) ?? 0);
    expect(own.filter((item) => text(item['text']) !== `${writer}${text(item['n'])}`.repeat(20))).toEqual([]);
    const counter = items.find((item) => text(item['writer']) === `count-${writer}`);
    const counted = Number(text(counter?.['counted']) || 0);
    expect(counted - numbers.length).toBeGreaterThanOrEqual(0);
    expect(counted - numbers.length).toBeLessThanOrEqual(1);
    return [writer, numbers.length];
  });
  const large = items.find((item) => text(item['writer']) === 'large');
  if (large !== undefined) expect(new Set(text(large['text']))).toHaveProperty('size', 1);
  expect(inOrder(indexed)).toEqual(inOrder(items.filter(({ lot }) => lot !== undefined)));
  expect(facts).toEqual({ itemCount: items.length, bytes: items.reduce((sum, item) => sum + itemBytes(item), 0) });
  for (const notice of notices) expect(notice).toContain('Nothing that was answered is lost');
  return last;
}

/** Lets the writers go on from where they were, and resolves when one of them has been acknowledged. */
async function writeFrom(page: Page, last: readonly (readonly [string, number])[], acknowledged: Acknowledged): Promise<void> {
  const before = total(acknowledged);
  await page.exposeFunction('acknowledge', (writer: string, n: number) => acknowledged.set(writer, n));
  await startWriting(page, last);
  await expect.poll(() => total(acknowledged), { intervals: [10], timeout: patienceMs }).toBeGreaterThan(before);
}

const total = (acknowledged: Acknowledged): number => [...acknowledged.values()].reduce((sum, n) => sum + n, 0);

// A machine that is busy with other things starts a browser in ten seconds, and here are eleven in a row.
const patienceMs = 300_000;
test.describe.configure({ timeout: patienceMs });

for (let batch = 1; batch <= batches; batch++) {
  test(`after ${killsPerBatch} kills every acknowledged write is there, and nothing is there by half (${batch} of ${batches})`, async ({ baseURL }) => {
    const profile = await Profile.create();
    const acknowledged: Acknowledged = new Map();
    try {
      for (let kill = 0; kill <= killsPerBatch; kill++) {
        const page = await openTab(await profile.launch(), baseURL!);
        if (kill === 0) await createTable(page);
        const last = expectWhole(await find(page), acknowledged);
        if (kill === killsPerBatch) break;
        await writeFrom(page, last, acknowledged);
        await page.waitForTimeout(Math.random() * 500);
        await profile.kill();
      }
      test.info().annotations.push({ type: 'acknowledged writes', description: String(total(acknowledged)) });
    } finally {
      await profile.remove();
    }
  });
}

test('a write that a kill has cut in half costs nothing that was acknowledged, now or after the next kill', async ({ baseURL }) => {
  const profile = await Profile.create();
  const acknowledged: Acknowledged = new Map();
  try {
    for (let kill = 0; kill <= 4; kill++) {
      const page = await openTab(await profile.launch(), baseURL!);
      if (kill === 0) await createTable(page);
      await writeFrom(page, expectWhole(await find(page), acknowledged), acknowledged);
      await profile.kill();
      await profile.tearLogs();
    }
  } finally {
    await profile.remove();
  }
});

test('when the browser throws its storage away, the learner is told', async ({ baseURL }) => {
  const profile = await Profile.create();
  try {
    await createTable(await openTab(await profile.launch(), baseURL!));
    await profile.kill();
    await profile.spoilLogs();
    const page = await openTab(await profile.launch(), baseURL!);
    expect(await page.evaluate(() => globalThis.dynascope.session.store.getState().notices)).toEqual([
      { sentence: expect.stringContaining('has thrown away all that this site had stored'), isLoss: true },
    ]);
  } finally {
    await profile.remove();
  }
});
