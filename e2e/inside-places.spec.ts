/** Replicas, indexes, streams and the timeline; the road of a throttled request; home without its picture. */
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { openInside, openStation, order, road, send, why } from './fixtures/inside.ts';

/** Writes large items until one is refused. */
async function throttle(page: Page): Promise<Record<string, unknown>> {
  await send(page, 'SetClock', { Speed: 0 });
  for (let n = 0; n < 20; n++) {
    const { status, response } = await send(page, 'PutItem', { TableName: 'Orders', Item: order('ana', 'large', 'OPEN', 390_000) });
    if (status !== 200) return response;
  }
  throw new Error('nothing is refused');
}

test('the road of a throttled request ends at admission, with the reasons of the answer and what to do', async ({ page }) => {
  await openInside(page, 'road');
  const { throttlingReasons } = (await throttle(page)) as { throttlingReasons: readonly { reason: string; resource: string }[] };
  await expect(page.locator('.station[data-refused=true]')).toContainText('Admission');
  await expect(page.locator('.station-unreached').first()).toContainText('not reached');
  await expect(why(page)).toHaveText(/^Why does (P\d|byStatus) refuse writes\?$/);
  for (const { reason, resource } of throttlingReasons) {
    await expect(openStation(page)).toContainText(reason);
    await expect(openStation(page)).toContainText(resource);
  }
  await expect(openStation(page)).toContainText('Spread the requests over more partition keys');
  await road(page).getByRole('radio', { name: 'Table' }).check();
  await expect(road(page).getByRole('table')).toContainText(`ThrottlingReasons: ${throttlingReasons[0]!.reason}`);
});

test('a station says what it does when it is pressed, on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openInside(page, 'road');
  await send(page, 'GetItem', { TableName: 'Orders', Key: { customer: { S: 'ana' }, placed: { S: '2026-03-01' } } });
  await expect(page.getByRole('button', { name: /^Items?\. .* Close$/ })).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('button', { name: /^Request\. .* Why\?$/ }).click();
  await expect(page.getByRole('button', { name: /^Request\. .* Close$/ })).toBeFocused();
});

test('replicas: a stale read is made, and the picture says which follower lacked the write', async ({ page }) => {
  await openInside(page, 'replicas');
  await page.getByRole('button', { name: 'Make a stale read' }).click();
  const said = page.getByRole('heading', { level: 2 });
  await expect(said).toHaveText(/^Follower [abc] answered (an item without version|version \d+)\. The leader has version \d+\.$/);
  const replica = (await said.innerText()).split(' ')[1]!;
  await expect(page.locator('.replicas-answer[data-stale=true]').first()).toContainText('would answer, stale');
  await expect(page.locator('.replicas-entry[data-applied=false]').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Table' }).check();
  const row = page.getByRole('table', { name: /^Replicas of P\d/ }).getByRole('row').filter({ has: page.getByRole('rowheader', { name: replica, exact: true }) });
  await expect(row).toContainText('stale:');
  await expect(page.getByRole('img', { name: /[abc] behind/ })).toBeVisible();
  await page.getByRole('button', { name: 'The road of this read' }).click();
  await expect(road(page).getByRole('heading', { level: 2 })).toHaveText(new RegExp(`Follower ${replica} was \\d+ writes? behind\\.$`));
});

test('indexes: what waits, what came in, and the write that an index held up', async ({ page }) => {
  await openInside(page, 'indexes');
  await send(page, 'SetClock', { Speed: 0 });
  for (let n = 0; n < 5; n++) await send(page, 'PutItem', { TableName: 'Orders', Item: order(`guest${n}`, '1') });
  await expect(page.getByRole('heading', { level: 2, name: /^byStatus is \d changes? behind Orders, the oldest for / })).toBeVisible();
  await send(page, 'AdvanceClock', { Seconds: 10 });
  await expect(page.getByRole('heading', { level: 2, name: 'byStatus has taken in every change of Orders.' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Index byStatus' })).toContainText('41 entries in the index');
  await page.getByRole('radio', { name: 'Table' }).check();
  await expect(page.getByRole('table', { name: 'Queues of the global indexes of Orders' }).getByRole('row').nth(1)).toContainText('none');
});

test('indexes: an index that can not keep up holds up its table, and says so', async ({ page }) => {
  await openInside(page, 'indexes');
  const Item = { customer: { S: 'ana' }, status: { S: 'OPEN' }, note: { S: 'x'.repeat(4000) } };
  const throughput = (units: number): object => ({ ProvisionedThroughput: { ReadCapacityUnits: units, WriteCapacityUnits: units } });
  await send(page, 'CreateTable', {
    TableName: 'Slow',
    AttributeDefinitions: ['customer', 'status'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [{ AttributeName: 'customer', KeyType: 'HASH' }],
    ...throughput(500),
    GlobalSecondaryIndexes: [{ IndexName: 'byState', KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' }, ...throughput(1) }],
  });
  await send(page, 'AdvanceClock', { Seconds: 5 });
  await send(page, 'SetClock', { Speed: 0 });
  let status = 200;
  for (let n = 0; n < 400 && status === 200; n++) ({ status } = await send(page, 'PutItem', { TableName: 'Slow', Item: { ...Item, status: { S: `s${n}` } } }));
  expect(status).toBe(400);
  await page.getByRole('combobox', { name: 'Table' }).selectOption('Slow');
  await expect(page.locator('.vessel-refused')).toHaveText(/^1 write to Slow was refused in the last minute, because byState has no write units left/);
  await page.getByRole('button', { name: 'The road of the last one' }).click();
  await expect(why(page)).toHaveText('Why does byState refuse writes?');
  await expect(openStation(page)).toContainText('IndexWriteProvisionedThroughputExceeded');
});

test('streams: shards with lineage, the records of each, and the iterators that were issued', async ({ page }) => {
  await openInside(page, 'streams');
  await expect(page.getByRole('heading', { level: 2, name: 'Orders has no stream' })).toBeVisible();
  await send(page, 'UpdateTable', { TableName: 'Orders', StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } });
  await send(page, 'AdvanceClock', { Seconds: 10 });
  await send(page, 'PutItem', { TableName: 'Orders', Item: order('gus', '1') });
  await expect(page.getByRole('heading', { level: 2, name: '1 record in 4 shards, 4 of them open. Each is kept for 24 hours.' })).toBeVisible();
  const { Table } = (await send(page, 'DescribeTable', { TableName: 'Orders' })).response as { Table: { LatestStreamArn: string } };
  const { StreamDescription } = (await send(page, 'DescribeStream', { StreamArn: Table.LatestStreamArn })).response as { StreamDescription: { Shards: readonly { ShardId: string }[] } };
  await expect(page.locator('.shards-row')).toHaveCount(StreamDescription.Shards.length);
  const busy = page.getByRole('button', { name: /holds 1 record\.$/ });
  await busy.click();
  await expect(page.getByRole('group', { name: 'Records of the shard' })).toContainText('INSERT');
  const id = await page.locator('.shard-id').innerText();
  await send(page, 'GetShardIterator', { StreamArn: Table.LatestStreamArn, ShardId: id, ShardIteratorType: 'TRIM_HORIZON' });
  await expect(page.locator('.shard-iterators li')).toContainText('TRIM_HORIZON');
  await send(page, 'AdvanceClock', { Seconds: 6 * 3600 });
  await expect(page.locator('.shards-row')).toHaveCount(8);
  await page.getByRole('radio', { name: 'Table' }).check();
  await expect(page.getByRole('table', { name: 'Shards in order of opening' }).getByRole('row').nth(5)).toContainText(StreamDescription.Shards[0]!.ShardId.slice(-8));
});

test('timeline: every event, filtered, and each leads to the road of its cause', async ({ page }) => {
  await openInside(page, 'timeline');
  const rows = page.getByRole('table', { name: 'Events, newest first' }).getByRole('row');
  await page.getByRole('button', { name: 'Indexes' }).click();
  await page.getByRole('searchbox', { name: 'Words in the event' }).fill('took in');
  await expect(rows.nth(1)).toContainText(/Index byStatus took in \d+ changes?/);
  await rows.nth(1).getByRole('button', { name: /^Road of PutItem / }).click();
  await expect(road(page)).toHaveAccessibleName('The road of this PutItem');
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.getByRole('checkbox', { name: 'refusals only' }).check();
  await expect(page.getByText('No event fits.')).toBeVisible();
  await throttle(page);
  await expect(rows.filter({ hasText: 'capacity.throttled' })).toHaveCount(1);
});

test('an empty workspace: each place says what will be there', async ({ page }) => {
  for (const view of ['replicas', 'indexes', 'streams']) {
    await page.goto(`./#/inside/${view}`);
    await expect(page.getByRole('heading', { level: 2, name: 'No table yet' })).toBeVisible();
  }
  await page.goto('./#/inside/timeline');
  await expect(page.getByRole('heading', { level: 2, name: 'Nothing happened yet' })).toBeVisible();
});

test('home stands without its picture', async ({ page }) => {
  await page.route(/home-picture.*\.js/, (route) => route.abort());
  await page.goto('./#/');
  await expect(page.getByText('The picture could not be loaded.')).toBeVisible();
  await page.getByRole('link', { name: 'Run your first request' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/#\/learn\//);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`the places at ${width} px, ${colorScheme}: accessible, and nothing runs out of the page`, async ({ browser, baseURL }) => {
      test.slow();
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', viewport: { width, height: width === 1280 ? 800 : 740 }, ...(baseURL === undefined ? {} : { baseURL }) });
      const page = await context.newPage();
      const check = async (what: string): Promise<void> => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width);
        expect(await violationsOf(page), what).toEqual([]);
      };
      await openInside(page, 'replicas');
      await send(page, 'UpdateTable', { TableName: 'Orders', StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } });
      await send(page, 'AdvanceClock', { Seconds: 10 });
      await page.getByRole('button', { name: 'Make a stale read' }).click();
      await expect(page.getByRole('button', { name: 'The road of this read' })).toBeVisible();
      for (const [name, ready] of [['Replicas', '.replicas-picture'], ['Indexes', '.vessel'], ['Streams', '.shards'], ['Timeline', '.timeline-rows']] as const) {
        await page.getByRole('navigation', { name: 'Inside' }).getByRole('link', { name }).click();
        await expect(page.locator(ready).first()).toBeVisible();
        await check(name);
        if (name === 'Timeline') continue;
        await page.getByRole('radio', { name: 'Table' }).check();
        await check(`${name} as a table`);
      }
      await throttle(page);
      await page.getByRole('navigation', { name: 'Inside' }).getByRole('link', { name: 'Road' }).click();
      await expect(page.locator('.why-box-throttled')).toBeVisible();
      await check('the road of a throttled request');
      await context.close();
    });
  }
}
