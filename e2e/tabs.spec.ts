/** One workspace in several tabs: one of them writes, all can, and when it goes the next one goes on. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { openTab, Profile } from './fixtures/profile.ts';
import { createTable, ids, put, run } from './fixtures/requests.ts';

let profile: Profile;
let context: BrowserContext;

test.beforeEach(async () => {
  profile = await Profile.create();
  context = await profile.launch();
});
test.afterEach(() => profile.remove());

/** Increments a counter in the page without end; `total` tells how many increments were acknowledged. */
const startCounting = (page: Page, id: string, inFlight: number): Promise<void> =>
  page.evaluate(
    ([counter, callers]) => {
      const { connection } = globalThis.dynascope.session;
      const tally = { total: 0, others: 0, isStopped: false, longestMs: 0 };
      const body = JSON.stringify({
        TableName: 'Music',
        Key: { id: { S: counter } },
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      });
      const count = async (): Promise<void> => {
        while (!tally.isStopped) {
          const fromMs = performance.now();
          const { status } = await connection.call({ target: 'DynamoDB_20120810.UpdateItem', body, origin: 'learner' });
          tally.longestMs = Math.max(tally.longestMs, performance.now() - fromMs);
          if (status === 200) tally.total++;
          else tally.others++;
        }
      };
      const all = Promise.all(Array.from({ length: callers }, count));
      Object.assign(globalThis, { tally, stopCounting: () => ((tally.isStopped = true), all.then(() => tally)) });
    },
    [id, inFlight] as const,
  );

interface Tally {
  readonly total: number;
  readonly others: number;
  readonly longestMs: number;
}

const total = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as { tally: Tally }).tally.total);

const stopCounting = (page: Page): Promise<Tally> =>
  page.evaluate(() => (globalThis as unknown as { stopCounting: () => Promise<Tally> }).stopCounting());

async function counted(page: Page, id: string): Promise<number> {
  const { body } = await run(page, 'GetItem', { TableName: 'Music', Key: { id: { S: id } }, ConsistentRead: true });
  return Number((body as { Item: { n: { N: string } } }).Item.n.N);
}

test('both tabs read and write, and each hears of the other', async ({ baseURL }) => {
  const first = await openTab(context, baseURL!);
  const second = await openTab(context, baseURL!);
  await createTable(second, 'Music');
  await put(first, 'Music', 'from the first');
  await put(second, 'Music', 'from the second');
  expect(await ids(first, 'Music')).toEqual(await ids(second, 'Music'));
  await expect
    .poll(() => first.evaluate(() => globalThis.dynascope.session.store.getState().tables?.map(({ itemCount }) => itemCount)))
    .toEqual([2]);
});

/** The writer is gone when its tab is closed, and when its process is. */
const departures: [string, (page: Page) => Promise<unknown>][] = [
  ['closed', (page) => page.close()],
  [
    'crashed',
    async (page) => {
      const session = await page.context().newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      session.send('Page.crash').catch(() => undefined);
      await crashed;
    },
  ],
];

for (const [how, leave] of departures) {
  test(`when the writing tab is ${how}, another goes on in no time; its calls are done once`, async ({ baseURL }) => {
    const writer = await openTab(context, baseURL!);
    await createTable(writer, 'Music');
    await put(writer, 'Music', 'warm');
    const follower = await openTab(context, baseURL!);
    await startCounting(writer, 'of the writer', 8);
    await startCounting(follower, 'of the follower', 8);
    await expect.poll(() => total(follower)).toBeGreaterThan(50);
    await expect.poll(() => total(writer)).toBeGreaterThan(50);
    const acknowledged = await total(writer);
    const before = await total(follower);
    await leave(writer);
    await expect.poll(() => total(follower)).toBeGreaterThan(before + 50);
    const tally = await stopCounting(follower);
    expect(tally.others).toBe(0);
    expect(await counted(follower, 'of the follower')).toBe(tally.total);
    expect(await counted(follower, 'of the writer')).toBeGreaterThanOrEqual(acknowledged);
    expect(tally.longestMs).toBeLessThan(1000);
    test.info().annotations.push({ type: 'takeover', description: `longest call ${tally.longestMs.toFixed(0)} ms` });
  });
}

test('six handovers in a row lose nothing', async ({ baseURL }) => {
  let page = await openTab(context, baseURL!);
  await createTable(page, 'Music');
  const expected: string[] = [];
  for (let n = 0; n < 6; n++) {
    const next = await openTab(context, baseURL!);
    for (const tab of [page, next]) {
      expected.push(`${n}-${tab === page ? 'writer' : 'follower'}`);
      expect((await put(tab, 'Music', expected.at(-1)!)).status).toBe(200);
    }
    await page.close();
    page = next;
  }
  expect(await ids(page, 'Music')).toEqual(expected.sort((a, b) => (a < b ? -1 : 1)));
});

test('a reset in one tab is seen in the other', async ({ baseURL }) => {
  const first = await openTab(context, baseURL!);
  const second = await openTab(context, baseURL!);
  await createTable(first, 'Music');
  await second.evaluate(() => globalThis.dynascope.session.connection.reset());
  await expect
    .poll(() => first.evaluate(() => globalThis.dynascope.session.store.getState().tables?.length))
    .toBe(0);
});
