/** After the first visit the page needs no network, wherever it is hosted; a new version waits until it is asked in. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { StaticSite } from './fixtures/site.ts';
import { isReady, openTab, Profile } from './fixtures/profile.ts';
import { createTable, ids, put } from './fixtures/requests.ts';
import { launchUndebugged } from './fixtures/undebugged.ts';

let profile: Profile;
let context: BrowserContext;
let site: StaticSite;

test.beforeEach(async () => {
  profile = await Profile.create();
  context = await profile.launch();
});
test.afterEach(async () => {
  await profile.remove();
  await site.stop();
});

/** Everything is stored and the service worker answers. */
const isOffline = (page: Page): Promise<unknown> =>
  page.waitForFunction(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });

const isWaiting = (page: Page): Promise<boolean> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting != null);

for (const path of ['/', '/some/path/']) {
  test(`from ${path} everything works without a network after one visit`, async () => {
    site = await StaticSite.start(path);
    const page = await openTab(context, site.url);
    await createTable(page, 'Music');
    await put(page, 'Music', 'first');
    await isOffline(page);
    await site.stop();

    await page.reload();
    await isReady(page);
    expect(await ids(page, 'Music')).toEqual(['first']);
    expect((await put(page, 'Music', 'offline')).status).toBe(200);

    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const place of ['learn', 'tables', 'inside/road', 'requests/json', 'workspace']) {
      await page.goto(`${site.url}#/${place}`);
      await expect(page.locator('main')).not.toBeEmpty();
    }
    expect(errors).toEqual([]);
    await page.close();
    const deep = await openTab(context, `${site.url}#/tables/Music/items`);
    expect(await ids(deep, 'Music')).toEqual(['first', 'offline']);
  });
}

test('a new version is stored and waits; asked in, it serves the page, and the old one is cleared away', async () => {
  site = await StaticSite.start('/course/');
  const browser = await launchUndebugged();
  try {
    const page = await browser.newPage();
    const isThere = (): Promise<unknown> => page.waitForFunction(() => 'dynascope' in globalThis && document.querySelector('#main') !== null);
    const caching = (): Promise<string[]> => page.evaluate(() => caches.keys());
    await page.goto(site.url);
    await isThere();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const oldCaches = await caching();
    await site.deploy('Dynascope, the next');
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting != null);
    await page.reload();
    await isThere();
    expect(await page.title()).toBe('Dynascope');

    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
      registration?.waiting?.postMessage({ kind: 'take over' });
      await taken;
    });
    await site.stop();
    await page.reload();
    await isThere();
    expect(await page.title()).toBe('Dynascope, the next');
    const newCaches = await caching();
    expect(newCaches).toHaveLength(1);
    expect(newCaches).not.toEqual(oldCaches);
  } finally {
    await browser.close();
  }
});

test('a half-deployed version is not taken', async () => {
  site = await StaticSite.start();
  const page = await openTab(context, site.url);
  await isOffline(page);
  await site.deploy('One', 'half');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined));
  await page.waitForTimeout(500);
  expect(await isWaiting(page)).toBe(false);
  await page.reload();
  expect(await page.title()).toBe('Dynascope');
});

test('what is stored carries the path of the site, so that copies on one host keep out of each other’s way', async () => {
  site = await StaticSite.start('/a/');
  const page = await openTab(context, site.url);
  await isOffline(page);
  expect(await page.evaluate(() => caches.keys())).toEqual([expect.stringMatching(/^dynascope:\/a\/:[0-9a-f]{16}$/)]);
});
