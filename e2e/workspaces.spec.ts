/** Several workspaces in one browser: apart from each other, listed, deleted; and whether they are protected. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import './fixtures/workspaces-page.ts';

let directory: string;
let server: PreviewServer;

test.beforeAll(async () => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  directory = await mkdtemp(join(tmpdir(), 'dynascope-workspaces-'));
  const common = { root, configFile: false, publicDir: false, logLevel: 'error', worker: { format: 'es' } } as const;
  await build({ ...common, build: { outDir: directory, rolldownOptions: { input: 'e2e/fixtures/workspaces.html' } } });
  server = await preview({ ...common, build: { outDir: directory }, preview: { host: '127.0.0.1', port: 4316 } });
});
test.afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

test.beforeEach(async ({ page }) => {
  await page.goto(`${server.resolvedUrls!.local[0]!}fixtures/workspaces.html`);
  await page.waitForFunction(() => 'platform' in globalThis);
});

/** Opens a workspace, makes a table in it and closes it. */
const visit = (page: Page, workspace: string, table: string): Promise<string[]> =>
  page.evaluate(
    async ([name, tableName]) => {
      const connection = await globalThis.platform.openConnection(name);
      const input = {
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      };
      await connection.call({ target: 'DynamoDB_20120810.CreateTable', body: JSON.stringify(input), origin: 'page' });
      const { tables } = await connection.facts({ itemsOf: [], itemsMax: 0 });
      await connection.close();
      return tables.map(({ record }) => record.name);
    },
    [workspace, table] as const,
  );

const list = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.platform.listWorkspaces());

test('each has tables of its own; all are listed', async ({ page }) => {
  expect(await visit(page, 'sandbox', 'Music')).toEqual(['Music']);
  expect(await visit(page, 'lesson-your-first-table', 'Books')).toEqual(['Books']);
  expect(await visit(page, 'sandbox', 'Films')).toEqual(['Films', 'Music']);
  expect(await list(page)).toEqual(['lesson-your-first-table', 'sandbox']);
});

test('a deleted one begins anew', async ({ page }) => {
  await visit(page, 'sandbox', 'Music');
  await page.evaluate(() => globalThis.platform.deleteWorkspace('sandbox'));
  expect(await list(page)).toEqual([]);
  expect(await visit(page, 'sandbox', 'Books')).toEqual(['Books']);
});

test('one that is open lets go when it is deleted, and says so', async ({ page }) => {
  const storage = await page.evaluate(async () => {
    const connection = await globalThis.platform.openConnection('sandbox');
    await globalThis.platform.deleteWorkspace('sandbox');
    for (let turn = 0; turn < 50 && connection.storage().kind === 'stored'; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return connection.storage();
  });
  expect(storage).toEqual({ kind: 'failed', reason: expect.stringContaining('has let go of it') });
});

test('names are small letters, digits and dashes', async ({ page }) => {
  const refused = await page.evaluate(async () => {
    const names = ['', 'Sandbox', '../etc', '-a', 'a-', 'x'.repeat(65)];
    const opened = names.map((name) => globalThis.platform.openConnection(name).then(() => 'opened', () => 'refused'));
    return [...new Set(await Promise.all(opened))];
  });
  expect(refused).toEqual(['refused']);
});

test('whether the browser protects them, and how much room there is', async ({ page }) => {
  await visit(page, 'sandbox', 'Music');
  const state = await page.evaluate(async () => {
    await globalThis.platform.readPersistence();
    return globalThis.platform.persistence.getState();
  });
  expect(state).toEqual({ isProtected: expect.any(Boolean), usedBytes: expect.any(Number), quotaBytes: expect.any(Number) });
  expect(state.quotaBytes).toBeGreaterThan(state.usedBytes!);
});
