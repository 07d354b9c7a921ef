/**
 * Every screen there is, wide and narrow, light and dark: nothing stands in anybody's way, nothing runs out
 * of the page, nothing goes wrong behind it, and everything is reached by the keyboard alone.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { lessonNamed, openLesson, predict, run as runInLesson, sent } from './fixtures/lessons.ts';
import { isReady } from './fixtures/profile.ts';
import { run } from './fixtures/requests.ts';
import { routes } from '../src/ui/shell/routes.ts';

interface Screen {
  readonly name: string;
  readonly path: string;
  /** What a learner has done there before it is looked at. */
  readonly open?: (page: Page) => Promise<void>;
}

const screens: readonly Screen[] = [
  { name: 'home', path: routes.home },
  { name: 'course', path: routes.learn },
  // One for each view a lesson can begin with; their steps are done in lessons.spec.ts.
  ...['your-first-table', 'partition-and-sort-key', 'get-query-scan', 'what-an-item-weighs'].map(lessonNamed).map(({ id, title }) => ({
    name: `lesson ${title}`,
    path: routes.lesson(id),
    open: async (page: Page) => {
      await expect(page.locator('.sandbox-view:not([inert])')).toBeAttached();
    },
  })),
  { name: 'open a lesson', path: routes.openLesson },
  { name: 'record a lesson', path: routes.recordLesson },
  { name: 'a damaged lesson in a link', path: `${routes.sharedLesson}nothing` },
  { name: 'tables', path: routes.tables },
  { name: 'create table', path: routes.createTable },
  { name: 'table', path: routes.table('Orders') },
  { name: 'indexes', path: `${routes.table('Orders')}/indexes` },
  { name: 'create index', path: `${routes.table('Orders')}/indexes/new` },
  { name: 'monitor', path: `${routes.table('Orders')}/monitor` },
  { name: 'stream of a table', path: `${routes.table('Orders')}/stream` },
  { name: 'backups of a table', path: `${routes.table('Orders')}/backups` },
  { name: 'settings of a table', path: `${routes.table('Orders')}/settings` },
  { name: 'a table that is not there', path: routes.table('Nowhere') },
  { name: 'explore items', path: routes.items('Orders') },
  { name: 'create item', path: `${routes.items('Orders')}/new` },
  { name: 'road', path: routes.road },
  { name: 'key space', path: routes.keySpace },
  { name: 'replicas', path: routes.replicas },
  { name: 'indexes of the inside', path: routes.indexes },
  { name: 'streams', path: routes.streams },
  { name: 'timeline', path: routes.timeline },
  { name: 'lab', path: routes.lab },
  { name: 'request as JSON', path: routes.json },
  { name: 'request as a form', path: routes.form },
  { name: 'request for the command line', path: routes.cli },
  { name: 'request as PartiQL', path: routes.partiql },
  { name: 'code', path: routes.code },
  { name: 'bill', path: routes.bill },
  { name: 'workspace', path: routes.workspace },
  { name: 'settings of the workspace', path: routes.workspaceSettings },
  { name: 'another engine', path: routes.anotherEngine },
  { name: 'a damaged link', path: `${routes.open}nothing` },
];

/** Some orders of three customers, and a Query with a filter as the last request. */
async function makeOrders(page: Page): Promise<void> {
  await run(page, 'CreateTable', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['customer', 'day', 'status'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'customer', KeyType: 'HASH' },
      { AttributeName: 'day', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      { IndexName: 'byStatus', KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
    ],
  });
  await run(page, 'AdvanceClock', { Seconds: 10 });
  for (let n = 0; n < 36; n++) {
    const Item = {
      customer: { S: `CUST#${8841 + (n % 3)}` },
      day: { S: `2026-${String(1 + Math.floor(n / 3)).padStart(2, '0')}-17` },
      status: { S: n % 4 === 0 ? 'OPEN' : 'PAID' },
      total: { N: String(12 + n * 7) },
      note: { S: 'as agreed '.repeat(38) },
    };
    await run(page, 'PutItem', { TableName: 'Orders', Item });
  }
  await run(page, 'AdvanceClock', { Seconds: 2 });
  await run(page, 'Query', {
    TableName: 'Orders',
    KeyConditionExpression: 'customer = :c',
    FilterExpression: '#s = :open',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: { ':c': { S: 'CUST#8841' }, ':open': { S: 'OPEN' } },
    ReturnConsumedCapacity: 'TOTAL',
  });
}

async function openScreen(page: Page, { name, path, open }: Screen): Promise<void> {
  await page.goto(`./#${path}`);
  await expect.soft(page.getByRole('heading', { level: 1 }).first(), `${name}: a heading`).toBeAttached();
  await open?.(page);
  await page.waitForLoadState('networkidle');
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${viewport.width} px wide, ${colorScheme}: every screen is for everybody`, async ({ page }) => {
      test.setTimeout(360_000);
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await page.goto('./');
      await isReady(page);
      await makeOrders(page);
      for (const screen of screens) {
        await test.step(screen.name, async () => {
          await openScreen(page, screen);
          expect.soft(await page.evaluate(tooWide), `${screen.name}: too wide`).toEqual([]);
          expect.soft(await violationsOf(page, { targets: true }), `${screen.name}: axe`).toEqual([]);
          expect.soft(errors.splice(0), `${screen.name}: errors`).toEqual([]);
        });
      }
    });
  }

  test(`${viewport.width} px wide: every screen is reached and used by keyboard`, async ({ page }) => {
    test.setTimeout(480_000);
    await page.setViewportSize(viewport);
    await page.goto('./');
    await isReady(page);
    await makeOrders(page);
    for (const screen of screens) {
      await test.step(screen.name, async () => {
        // Anew, so that the Tab key begins at the beginning.
        await page.goto('about:blank');
        await openScreen(page, screen);
        const skip = page.getByRole('link', { name: 'Skip to the screen' });
        // A form may put the focus into its first field; elsewhere the link comes first.
        if (await page.locator('main :focus').count()) await skip.focus();
        else await page.keyboard.press('Tab');
        await expect.soft(skip, screen.name).toBeFocused();
        await page.keyboard.press('Enter');
        await expect.soft(page.locator('main'), screen.name).toBeFocused();
        expect.soft(page.url(), screen.name).toContain(`#${screen.path}`);
        const { unseen, stops } = await walk(page);
        expect.soft(unseen, `${screen.name}: focus can not be seen`).toEqual([]);
        expect.soft(stops, `${screen.name}: places the Tab key leads to`).toBeGreaterThan(0);
      });
    }
  });
}

/** Things in the page that reach beyond its right edge, or that make the screen scroll sideways. */
function tooWide(): string[] {
  const main = document.querySelector('main')!;
  const found: string[] = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page by ${document.documentElement.scrollWidth - innerWidth} px`);
  if (main.scrollWidth > main.clientWidth) {
    const widest = [...main.querySelectorAll<HTMLElement>('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    const names = widest.slice(0, 3).map(({ tagName, className }) => `${tagName.toLowerCase()}.${String(className)}`);
    found.push(`main by ${main.scrollWidth - main.clientWidth} px: ${names.join(', ')}`);
  }
  return found;
}

/** Goes through a screen with the Tab key, until it is left or has come around. */
async function walk(page: Page): Promise<{ unseen: string[]; stops: number }> {
  const unseen: string[] = [];
  const seen = new Set<string>();
  for (let presses = 0; presses < 120; presses++) {
    // In an editor the Tab key indents; Escape gives it back.
    if (await page.evaluate(() => document.activeElement?.classList.contains('cm-content') === true)) await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focusStop);
    if (stop === undefined || seen.has(stop.path)) break;
    seen.add(stop.path);
    if (!stop.isSeen) unseen.push(stop.what);
  }
  return { unseen, stops: seen.size };
}

/** Where the focus is, in the screen, and whether one can see it there. */
function focusStop(): { path: string; what: string; isSeen: boolean } | undefined {
  const focused = document.activeElement;
  if (!(focused instanceof Element) || focused === document.body || focused.closest('.top-bar') !== null) return undefined;
  const path: string[] = [];
  for (let at: Element | null = focused; at !== null; at = at.parentElement) {
    path.unshift(`${at.tagName}${at.parentElement === null ? '' : [...at.parentElement.children].indexOf(at)}`);
  }
  const stylesOf = (element: Element): CSSStyleDeclaration[] => [undefined, '::before', '::after'].map((part) => getComputedStyle(element, part));
  const isOutlined = (element: Element): boolean =>
    stylesOf(element).some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0);
  const isShadowed = (element: Element): boolean => stylesOf(element).some(({ boxShadow }) => boxShadow !== 'none' && boxShadow !== '');
  // A small native field shows its ring on the label around it, an editor on its frame.
  const around: Element[] = [];
  for (let at = focused.parentElement; at !== null && around.length < 6; at = at.parentElement) around.push(at);
  const near = [focused, focused.nextElementSibling, ...around.slice(0, 2)].filter((element) => element !== null);
  const isRinged = near.some((element) => isOutlined(element) || isShadowed(element)) || around.some(isOutlined);
  const { width, height } = focused.getBoundingClientRect();
  return { path: path.join('>'), what: focused.outerHTML.slice(0, 160), isSeen: isRinged && width > 0 && height > 0 };
}

const picture = fileURLToPath(new URL('../docs/screenshot.png', import.meta.url));

test('the picture of the README shows a lesson as it is', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const lesson = lessonNamed('get-query-scan');
  await openLesson(page, lesson.id);
  // The step with a filter: what is read, what comes back and what is paid for are three things there.
  const at = lesson.steps.findIndex((step) => step.predict !== undefined && sent(step).some(({ input }) => 'FilterExpression' in input));
  for (const step of lesson.steps.slice(0, at + 1)) {
    if (step !== lesson.steps[0]) await page.getByRole('button', { name: 'Next step' }).click();
    await expect(page.getByRole('heading', { level: 2, name: step.title })).toBeVisible();
    await predict(page, step);
    for (const call of sent(step)) await runInLesson(page, call);
    await expect(page.getByText('Solved.', { exact: true })).toBeVisible();
  }
  await page.evaluate(() => {
    for (const scrolled of document.querySelectorAll('.lesson-text, .cm-scroller')) scrolled.scrollTop = 0;
    return document.fonts.ready;
  });
  const taken = await page.screenshot();
  expect(taken.length).toBeGreaterThan(20_000);
  // A picture differs a little from run to run, so it is taken anew only when it is wanted.
  if (process.env['DYNASCOPE_SCREENSHOT'] !== undefined || !existsSync(picture)) await writeFile(picture, taken);
});
