/** What a learner did is there again: after a reload, after a tab closed in the middle of writing, after a reset. */
import { expect, type Page, test } from '@playwright/test';
import { isReady, openTab, Profile } from './fixtures/profile.ts';
import { createTable, ids, put, run, startWriters, storage } from './fixtures/requests.ts';

let profile: Profile;

test.beforeEach(async () => {
  profile = await Profile.create();
});
test.afterEach(() => profile.remove());

test('a reload keeps tables, items and virtual time; a new browser does too', async ({ baseURL }) => {
  let page = await openTab(await profile.launch(), baseURL!);
  expect(await storage(page)).toEqual({ kind: 'stored' });
  await createTable(page, 'Music');
  await run(page, 'AdvanceClock', { Seconds: 86_400 });
  const before = await page.evaluate(() => globalThis.dynascope.session.connection.clock());
  await put(page, 'Music', 'first');
  await page.reload();
  await isReady(page);
  expect(await ids(page, 'Music')).toEqual(['first']);
  const after = await page.evaluate(() => globalThis.dynascope.session.connection.clock());
  expect(after.nowMs).toBeGreaterThanOrEqual(before.nowMs);

  await page.context().close();
  page = await openTab(await profile.launch(), baseURL!);
  expect(await ids(page, 'Music')).toEqual(['first']);
});

test('a tab closed in the middle of writing loses nothing that was acknowledged', async ({ baseURL }) => {
  const context = await profile.launch();
  const acknowledged = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const page = await openTab(context, baseURL!);
    if (round === 0) await createTable(page, 'Music');
    await page.exposeFunction('acknowledge', (id: string) => acknowledged.add(id));
    const before = acknowledged.size;
    await startWriters(page, 'Music', Array.from({ length: 16 }, (_, n) => `round${round}-writer${n}`));
    await expect.poll(() => acknowledged.size).toBeGreaterThan(before + 100);
    await page.close();
  }
  const stored = new Set(await ids(await openTab(context, baseURL!), 'Music'));
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
});

test('an export brings everything back after a reset; a bad file changes nothing', async ({ baseURL }) => {
  const page = await openTab(await profile.launch(), baseURL!);
  await createTable(page, 'Music');
  await put(page, 'Music', 'first');
  const refused = await page.evaluate(async () => {
    const { connection } = globalThis.dynascope.session;
    const file = await connection.exportFile();
    Object.assign(globalThis, { file });
    const bad = file.slice();
    bad[bad.length - 20]! ^= 1;
    return connection.importFile(bad).then(
      () => '',
      (cause: Error) => cause.message,
    );
  });
  expect(refused).toContain('damaged or cut short');
  expect(await ids(page, 'Music')).toEqual(['first']);
  await page.evaluate(() => globalThis.dynascope.session.connection.reset());
  expect((await run(page, 'ListTables', {})).body).toEqual({ TableNames: [] });
  await page.evaluate(() => globalThis.dynascope.session.connection.importFile((globalThis as unknown as { file: Uint8Array }).file));
  expect(await ids(page, 'Music')).toEqual(['first']);
  await page.reload();
  await isReady(page);
  expect(await ids(page, 'Music')).toEqual(['first']);
});

test('a worker that makes no sense of a message answers it and goes on', async ({ baseURL }) => {
  const page = await openTab(await profile.launch(), baseURL!);
  await createTable(page, 'Music');
  const problem = await page.evaluate(() =>
    globalThis.dynascope.session.connection.facts(undefined as never).then(
      () => '',
      (cause: Error) => cause.message,
    ),
  );
  expect(problem).toBe('Facts need a query.');
  await put(page, 'Music', 'after');
  expect(await ids(page, 'Music')).toEqual(['after']);
});

test('the built page breaks no content security policy', async ({ baseURL }) => {
  const context = await profile.launch();
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(baseURL!);
  await isReady(page);
  for (const place of ['#/learn', '#/tables', '#/inside/road', '#/requests/json', '#/workspace']) {
    await page.goto(`${baseURL!}${place}`);
    await page.waitForTimeout(200);
  }
  expect(problems).toEqual([]);
});

test.describe('where the browser allows no storage', () => {
  const withoutStorage = async (page: Page, baseURL: string, prelude: string): Promise<void> => {
    await page.route('**/assets/worker-*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${prelude}\n${await response.text()}` });
    });
    await page.goto(baseURL);
    await isReady(page);
  };
  test.use({ serviceWorkers: 'block' });

  for (const [name, prelude] of [
    ['there is no IndexedDB', "Object.defineProperty(globalThis, 'indexedDB', { value: undefined });"],
    ['IndexedDB refuses', "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };"],
    ['there are no locks', "Object.defineProperty(navigator, 'locks', { value: undefined });"],
  ] as const) {
    test(`everything works in memory, and says so: ${name}`, async ({ page, baseURL }) => {
      await withoutStorage(page, baseURL!, prelude);
      expect(await storage(page)).toEqual({ kind: 'memory', reason: expect.stringContaining('allows no storage') });
      await createTable(page, 'Music');
      await put(page, 'Music', 'first');
      expect(await ids(page, 'Music')).toEqual(['first']);
    });
  }

  test('a disk that fills up is told, and nothing more is acknowledged', async ({ page, baseURL }) => {
    await withoutStorage(
      page,
      baseURL!,
      `const add = IDBObjectStore.prototype.add; let left = 6;
       IDBObjectStore.prototype.add = function (...values) {
         if (this.name === 'journal' && values[0].length > 0 && left-- <= 0) throw new DOMException('full', 'QuotaExceededError');
         return add.apply(this, values);
       };`,
    );
    await createTable(page, 'Music');
    let status = 200;
    for (let n = 0; n < 10 && status === 200; n++) ({ status } = await put(page, 'Music', String(n)));
    expect(status).toBe(500);
    expect(await storage(page)).toEqual({ kind: 'failed', reason: expect.stringContaining('no room left') });
    expect((await put(page, 'Music', 'more')).status).toBe(500);
    expect(await page.evaluate(async () => (await globalThis.dynascope.session.connection.exportFile()).length)).toBeGreaterThan(100);
  });
});
