/** Another engine in place of the workspace: dynalite and our own in Node, both over HTTP; and what goes wrong on the way. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { runCode } from './fixtures/code.ts';
import { type RunningEngine, startDynalite, startEndpoint, startStub } from './fixtures/engines.ts';
import { expectAccessible } from './fixtures/items.ts';
import { isReady } from './fixtures/profile.ts';
import { createTable, put } from './fixtures/requests.ts';
import { button, dialog, field, heading, link, refusal } from './fixtures/tables.ts';

const main = (page: Page): Locator => page.getByRole('main');
const pane = (page: Page): Locator => page.getByRole('region', { name: 'Another engine' });
const banner = (page: Page): Locator => page.getByText('This is a real service outside Dynascope, and its requests may cost money.');
const secret = 'never-stored-Zx81';

async function fill(page: Page, url: string, credentials: { readonly key?: string; readonly secret?: string } = {}): Promise<void> {
  await field(pane(page), 'Endpoint URL').fill(url);
  await field(pane(page), 'Access key id').fill(credentials.key ?? 'local');
  await pane(page).getByLabel('Secret access key').fill(credentials.secret ?? secret);
}

/** A sandbox with a table of its own, and the pane. */
async function openPane(page: Page): Promise<void> {
  await page.goto('./');
  await isReady(page);
  await createTable(page, 'Mine');
  await put(page, 'Mine', 'a');
  await page.goto('#/workspace/engine');
  await expect(pane(page).getByRole('heading', { name: 'Another engine' })).toBeFocused();
}

async function connect(page: Page, { url }: RunningEngine): Promise<void> {
  await openPane(page);
  await fill(page, url);
  await button(pane(page), 'Connect').click();
  await expect(banner(page)).toBeVisible();
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Find a screen/ })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** Through the screens alone: a table, an item, what was read, a refusal, the code, and its end. */
async function work(page: Page): Promise<void> {
  await page.goto('#/tables/new');
  await field(page, 'Table name').fill('Music');
  await field(page, 'Partition key').fill('artist');
  await button(page, 'Create table').click();
  await expect(heading(page, 'Music')).toBeVisible();
  await expect(main(page).getByText('ACTIVE', { exact: true })).toBeVisible();
  await expect(main(page)).not.toContainText('virtual time');

  await link(main(page), 'Explore items').last().click();
  await link(main(page), 'Create item').first().click();
  await main(page).getByRole('textbox', { name: /artist/ }).fill('Arca');
  await button(page, 'Create item').click();
  await expect(page.getByText('Arca is written')).toBeVisible();
  await button(page, 'Run').click();
  await expect(page.getByRole('table', { name: 'Items of Music' }).getByRole('row')).toHaveCount(2);
  await expect(main(page)).toContainText(/0\.5 RCU · read 1, returned 1/);
  await expect(main(page)).not.toContainText('$');

  // The item is there already: the engine's refusal, in its words and ours.
  await page.goto('#/tables/Music/items/new');
  await main(page).getByRole('textbox', { name: /artist/ }).fill('Arca');
  await button(page, 'Create item').click();
  await expect(refusal(page)).toContainText('ConditionalCheckFailedException');
  await expect(refusal(page)).toContainText('What to do');
  await expect(link(refusal(page), 'Show the road')).toHaveCount(0);

  await page.goto('#/requests/code');
  expect(
    await runCode(
      page,
      `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
await client.send(new PutCommand({ TableName: 'Music', Item: { artist: 'Björk', plays: 7 } }));
const { Items = [] } = await client.send(new ScanCommand({ TableName: 'Music' }));
console.log(Items.map(({ artist }) => artist).sort().join(' '));`,
    ),
  ).toEqual(['Arca Björk']);
  await expect(page.getByRole('region', { name: 'Console' })).toContainText('2 requests');

  await page.goto('#/tables/Music/items');
  await button(page, 'Run').click();
  await page.getByRole('checkbox', { name: /Björk/ }).check();
  await page.getByRole('button', { name: 'Actions (1)' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await button(dialog(page), 'Delete').click();
  await expect(page.getByText('1 item deleted')).toBeVisible();
}

test.describe('dynalite', () => {
  let engine: RunningEngine;
  test.beforeAll(async () => {
    engine = await startDynalite();
  });
  test.afterAll(() => engine.stop());

  test('a table is made, written, read, refused, coded against and left; the workspace is as it was', async ({ page }) => {
    await connect(page, engine);
    await expect(heading(page, 'Tables')).toBeVisible();
    await expect(page.locator('.top-bar-workspace')).toContainText(`${new URL(engine.url).host}Real service`);
    await work(page);

    for (const [route, said] of [
      ['/', 'Lessons run in a sandbox of Dynascope’s own'],
      ['/learn/your-first-table', 'Lessons run in a sandbox of Dynascope’s own'],
      ['/inside/road', 'does not show its inside'],
      ['/lab', 'never to a real service'],
      ['/bill', 'What another engine charges is not known here'],
      ['/tables/Music/monitor', 'those of AWS are in CloudWatch'],
    ] as const) {
      await page.goto(`#${route}`);
      await expect(main(page)).toContainText(said);
      await expect(button(main(page), 'Leave and go back to Sandbox')).toBeVisible();
      await expect(banner(page)).toBeVisible();
      await expect(page.getByRole('region', { name: 'Virtual time' })).toHaveCount(0);
    }

    await page.goto('#/tables/Music');
    await button(page, 'Leave').click();
    await expect(banner(page)).toHaveCount(0);
    await expect(heading(page, 'Tables')).toBeVisible();
    await expect(link(main(page), 'Mine').first()).toBeVisible();
    await expect(link(main(page), 'Music')).toHaveCount(0);
    await expect(page.locator('.top-bar-workspace')).toContainText('SandboxSaved on this machine');
  });

  test('nothing of the credentials is stored or stands in the address; a reload is the way back', async ({ page }) => {
    await connect(page, engine);
    await page.goto('#/requests/code');
    await runCode(page, 'console.log("kept nowhere");');
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), databases, location.href, document.cookie]);
    });
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain('kept nowhere');
    expect(kept).not.toContain(new URL(engine.url).port);
    await page.reload();
    await isReady(page);
    await expect(banner(page)).toHaveCount(0);
    expect(await page.evaluate(() => globalThis.dynascope.session.store.getState().tables?.map(({ record }) => record.name))).toEqual(['Mine']);
  });

  test('the palette leads there and back', async ({ page }) => {
    await page.goto('./#/tables');
    await isReady(page);
    await command(page, 'another engine');
    await expect(pane(page).getByRole('heading', { name: 'Another engine' })).toBeFocused();
    await fill(page, engine.url);
    await page.keyboard.press('Enter');
    await expect(banner(page)).toBeVisible();
    await command(page, 'leave');
    await expect(banner(page)).toHaveCount(0);
  });

  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${viewport.width} px wide, ${colorScheme}: the pane and what comes after it are for everybody`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize(viewport);
        await openPane(page);
        await pane(page).getByText('Which engines answer a web page').click();
        await fill(page, 'http://127.0.0.1', { key: ' ' });
        await button(pane(page), 'Connect').click();
        await expect(field(pane(page), 'Access key id')).toBeFocused();
        await expectAccessible(page, 'pane with a problem');
        await fill(page, 'http://127.0.0.1:9');
        await button(pane(page), 'Connect').click();
        await expect(refusal(pane(page))).toContainText('What to do');
        await expectAccessible(page, 'pane with a failure');
        await fill(page, engine.url);
        await button(pane(page), 'Connect').click();
        await expect(banner(page)).toBeVisible();
        for (const route of ['/tables', '/tables/new', '/inside/road', '/requests/json', '/workspace']) {
          await page.goto(`#${route}`);
          await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
          await page.waitForLoadState('networkidle');
          await expectAccessible(page, route);
        }
      });
    }
  }
});

test.describe('our own engine in Node', () => {
  test('answers the pages that it was told of', async ({ page }) => {
    const engine = await startEndpoint('these pages');
    try {
      await connect(page, engine);
      await work(page);
      await page.goto('#/tables/Music/stream');
      await button(main(page), 'Switch on').click();
      await button(dialog(page), 'Switch on').click();
      // An on-demand table has four partitions, and each a shard.
      await expect(page.getByRole('table', { name: 'Shards' }).getByRole('row')).toHaveCount(5);
    } finally {
      await engine.stop();
    }
  });

  test('answers no other pages, which the page finds out and says', async ({ page }) => {
    const engine = await startEndpoint('no pages');
    try {
      await openPane(page);
      await fill(page, engine.url);
      await button(pane(page), 'Connect').click();
      await expect(refusal(pane(page))).toContainText('EngineRefusesPage');
      await expect(refusal(pane(page))).toContainText('does not let this site read its answers (CORS)');
      await expect(pane(page)).toContainText('Not connected. You are still in your own workspace');
      await expect(banner(page)).toHaveCount(0);
    } finally {
      await engine.stop();
    }
  });

  test('that goes away in the middle is told of, with what is safe and what to do', async ({ page }) => {
    const engine = await startEndpoint('these pages');
    await connect(page, engine);
    await engine.stop();
    await page.goto('#/requests/json');
    await button(main(page), 'Run').click();
    await expect(refusal(page)).toContainText('EngineNotReached');
    await expect(refusal(page)).toContainText('look whether it is there before you send it again');
    await expect(banner(page)).toBeVisible();
  });
});

test('wrong credentials are told of in the service’s words and ours', async ({ page }) => {
  const message = 'The security token included in the request is invalid.';
  const engine = await startStub({ status: 400, body: JSON.stringify({ __type: 'com.amazon.coral.service#UnrecognizedClientException', message }) });
  await openPane(page);
  await fill(page, engine.url);
  await button(pane(page), 'Connect').click();
  await expect(refusal(pane(page))).toContainText('UnrecognizedClientException');
  await expect(refusal(pane(page))).toContainText(message);
  await expect(refusal(pane(page))).toContainText('Keys that begin with ASIA need their session token.');
  await expect(banner(page)).toHaveCount(0);
  await engine.stop();
});

test('an engine that does not answer can be given up', async ({ page }) => {
  const engine = await startStub('no answer');
  await openPane(page);
  await fill(page, engine.url);
  await button(pane(page), 'Connect').click();
  await button(pane(page), 'Cancel').click();
  await expect(button(pane(page), 'Connect')).toBeVisible();
  await expect(refusal(pane(page))).toHaveCount(0);
  await engine.stop();
});

test('what is there and speaks another language is told of', async ({ page }) => {
  const engine = await startStub({ status: 200, body: '<!doctype html>' });
  await openPane(page);
  await fill(page, engine.url);
  await button(pane(page), 'Connect').click();
  await expect(refusal(pane(page))).toContainText('EngineUnreadable');
  await engine.stop();
});

test('the page’s own policy still lets nothing out', async ({ page }) => {
  const engine = await startDynalite();
  await connect(page, engine);
  const reached = await page.evaluate((url) => fetch(url).then(() => 'reached', () => 'refused'), engine.url);
  expect(reached).toBe('refused');
  await engine.stop();
});
