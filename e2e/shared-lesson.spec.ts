/** Lessons from elsewhere: out of a file, out of a link, broken, hostile; recorded; and done again on more data. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { doStep, lessonNamed, openLesson, predict, run, sent, solved } from './fixtures/lessons.ts';

const source = readFileSync(fileURLToPath(new URL('../lessons/costs/what-an-item-weighs/lesson.md', import.meta.url)), 'utf8');
const lesson = lessonNamed('what-an-item-weighs');

const front = (start = '[]'): string => `---
id: hostile
title: A hostile lesson
minutes: 1
objectives: [One]
layout: [tables]
start: ${start}
par: { calls: 0, readUnits: 0, writeUnits: 0, dollars: 0 }
---

## One {#one}

Text.
`;

const openPage = async (page: Page): Promise<void> => {
  await page.goto('./#/learn/open');
  await expect(page.getByRole('heading', { level: 1, name: 'Open a lesson' })).toBeVisible();
};

const give = (page: Page, text: string | Buffer, name = 'a.md'): Promise<void> =>
  page.getByLabel('Lesson file').setInputFiles({ name, mimeType: 'text/markdown', buffer: typeof text === 'string' ? Buffer.from(text) : text });

const linkOf = (text: string): string => `./#/learn/shared/${deflateRawSync(Buffer.from(text)).toString('base64url')}`;

const refusal = (page: Page) => page.locator('.shared-refusal');
const start = (page: Page) => page.getByRole('button', { name: 'Start this lesson' });

/** Whatever the page is told to ask of any other place, or to say to the learner by itself. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', ({ message }) => seen.push(`error ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && hostname !== '127.0.0.1') seen.push(`request ${request.url()}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`policy ${violatedDirective} ${blockedURI}`));
  });
  return seen;
}

test('a lesson out of a file is offered, done, and kept apart from the course', async ({ page }) => {
  const seen = await watch(page);
  await page.goto('./#/learn');
  await page.getByRole('link', { name: 'Open a lesson' }).click();
  await give(page, source, 'weights.md');
  await expect(page.getByRole('region', { name: lesson.title })).toContainText("This lesson is not Dynascope's. It came from weights.md");
  await start(page).click();
  await expect(page.getByRole('heading', { level: 1, name: lesson.title })).toBeVisible();
  await expect(page.locator('.lesson-foreign')).toContainText("not Dynascope's");
  await expect(page.locator('.sandbox-view:not([inert])')).toBeAttached();
  for (const step of lesson.steps) {
    await predict(page, step);
    await doStep(page, step);
    await expect(solved(page), step.id).toBeVisible();
    // Its links are shown, and lead nowhere.
    await expect(page.locator('.lesson-text a[href^="http"]')).toHaveCount(0);
    await page.getByRole('button', { name: /^(Next step|Finish)$/ }).click();
  }
  await expect(page.getByRole('heading', { level: 2, name: 'Done', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Done', exact: true })).toBeVisible();
  await page.goto('./#/learn');
  const own = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: lesson.title, exact: true }) }).last();
  await expect(own).toContainText(`${lesson.minutes} min`);
  await openPage(page);
  const kept = page.getByRole('listitem').filter({ hasText: lesson.title });
  await expect(kept).toContainText('done');
  await kept.getByRole('button', { name: 'Forget' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
  await expect(kept).toHaveCount(0);
  expect(seen).toEqual([]);
});

test('dropped on the page, it is read like a chosen one', async ({ page }) => {
  await openPage(page);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.md', { type: 'text/markdown' }));
    return transfer;
  }, source);
  await page.locator('.shared-drop').dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByRole('region', { name: lesson.title })).toContainText('It came from dropped.md');
});

test('a lesson out of a link is offered before anything is made', async ({ page }) => {
  await page.goto(linkOf(source));
  await expect(page.getByRole('region', { name: lesson.title })).toContainText('It came from a link');
  expect(await page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name?.includes('lesson-')).length)).toBe(0);
  await start(page).click();
  await expect(page.getByRole('heading', { level: 1, name: lesson.title })).toBeVisible();
});

test('a link to a lesson can be copied, and opens it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  await give(page, source);
  await page.getByRole('button', { name: 'Copy a link to it' }).click();
  await expect(page.getByText(/^Copied, [\d,]+ characters\.$/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('region', { name: lesson.title })).toBeVisible();
});

test.describe('what is no lesson is refused, with line and reason', () => {
  const laughs = Array.from({ length: 12 }, (_, at) => `  l${at}: &l${at} [${at === 0 ? 'ha' : Array.from({ length: 10 }, () => `*l${at - 1}`).join(', ')}]`).join('\n');
  const hostile: readonly [string, string | Buffer, RegExp][] = [
    ['no front matter', '# Hello', /Line 1: the front matter between --- and --- is missing/],
    ['a mistake in a block', `${front()}\n\`\`\`yaml check\n{ noTable: A\n\`\`\`\n`, /Line 1[5-9]: step one, check: /],
    ['a script', `${front()}\n<script>alert(1)</script>\n`, /Line 15: .*a lesson's text has no html/],
    ['an event handler', `${front()}\n<img src=x onerror=alert(1)>\n`, /Line 15: .*a lesson's text has no html/],
    ['an image that calls home', `${front()}\n![x](https://example.org/x.png)\n`, /Line 15: .*a lesson's text has no image/],
    ['a link that runs code', `${front()}\n[click](javascript:alert(1))\n`, /Line 15: .*a link begins with https/],
    ['a billion laughs', front().replace('start: []', `start:\n${laughs}`), /has no aliases/],
    ['nesting without end', front('['.repeat(60_000)), /./],
    ['ten megabytes', Buffer.alloc(10_000_000, 'x'), /larger than a lesson/],
    ['too many characters', `${front()}${'word '.repeat(40_000)}`, /longer than 131072 characters/],
    ['no text at all', Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28]), /is no text/],
    ['time without end', front('[{ AdvanceClock: { Seconds: 1e15 } }]'), /AdvanceClock moves time/],
  ];
  for (const [name, text, reason] of hostile) {
    test(name, async ({ page }) => {
      const seen = await watch(page);
      await openPage(page);
      await give(page, text);
      await expect(refusal(page)).toContainText('is no lesson that can be opened. Nothing here has changed.', { timeout: 30_000 });
      await expect(refusal(page)).toContainText(reason);
      await expect(start(page)).toHaveCount(0);
      // And the next one is read as if nothing had been.
      await give(page, source);
      await expect(start(page)).toBeVisible();
      expect(seen).toEqual([]);
    });
  }

  for (const [name, packed, reason] of [
    ['damaged', 'AAAA', /The link is damaged/],
    ['too long', 'A'.repeat(9000), /longer than 8000 characters/],
    ['a bomb', deflateRawSync(Buffer.alloc(5_000_000, 'x')).toString('base64url'), /longer than 131072 characters/],
  ] as const) {
    test(`a link that is ${name}`, async ({ page }) => {
      const seen = await watch(page);
      await page.goto(`./#/learn/shared/${packed}`);
      await expect(refusal(page)).toContainText(reason);
      expect(seen).toEqual([]);
    });
  }
});

test('what looks like a name of JavaScript’s is a name like any other', async ({ page }) => {
  const seen = await watch(page);
  const text = front(`
  - CreateTable: { TableName: constructor, AttributeDefinitions: [{ AttributeName: valueOf, AttributeType: S }], KeySchema: [{ AttributeName: valueOf, KeyType: HASH }], BillingMode: PAY_PER_REQUEST }
  - AdvanceClock: { Seconds: 5 }
  - PutItem: { TableName: constructor, Item: { valueOf: { S: a }, __proto__: { S: b }, toString: { S: "<img src=x onerror=alert(1)>" } } }`);
  await openPage(page);
  await give(page, text);
  await start(page).click();
  await expect(page.locator('.sandbox-view:not([inert])')).toBeAttached();
  await expect(page.getByRole('button', { name: 'Finish' })).toBeVisible();
  expect(seen).toEqual([]);
});

test('a lesson that was never opened here says so', async ({ page }) => {
  await page.goto('./#/learn/opened/shared-00000000-1');
  await expect(page.getByRole('heading', { level: 1, name: 'This lesson is not here' })).toBeVisible();
});

test('done again on a hundred times the data, by the learner’s own requests', async ({ page }) => {
  const shop = lessonNamed('get-query-scan');
  await openLesson(page, shop.id);
  for (const step of shop.steps) {
    await predict(page, step);
    for (const call of sent(step)) await run(page, call);
    await expect(solved(page), step.id).toBeVisible();
    await page.getByRole('button', { name: /^(Next step|Finish)$/ }).click();
  }
  await page.getByRole('button', { name: 'Rerun on 100× the data' }).click();
  const result = page.getByRole('table', { name: /on this data and on 100 times as much/ });
  await expect(result).toBeVisible({ timeout: 60_000 });
  await expect(result.getByRole('row').first()).toHaveText('Step48 items4,800 items');
  const [first] = shop.steps;
  await expect(result.getByRole('row', { name: first!.title })).toContainText(/0\.5 RCU1 call.*0\.5 RCU1 call/);
  await expect(result.getByRole('row').filter({ hasText: '255.5 RCU' }).first()).toContainText('2.5 RCU');
  await expect(result).not.toContainText('*');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`opening and recording at ${width} px, ${colorScheme}: accessible, and nothing runs out of the page`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', viewport: { width, height: 800 }, ...(baseURL === undefined ? {} : { baseURL }) });
      const page = await context.newPage();
      const check = async (what: string): Promise<void> => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width);
        expect(await violationsOf(page), what).toEqual([]);
      };
      await openPage(page);
      await check('open a lesson');
      await give(page, `${front()}\n<script>${'x'.repeat(400)}</script>\n`, `${'long-name-'.repeat(12)}.md`);
      await expect(refusal(page)).toBeVisible();
      await check('refused');
      await give(page, source);
      await expect(start(page)).toBeVisible();
      await check('offered');
      await start(page).click();
      await expect(page.locator('.sandbox-view:not([inert])')).toBeAttached();
      await check('begun');
      await openPage(page);
      await check('opened before');
      await page.goto('./#/learn/record');
      await page.getByRole('button', { name: 'Start recording' }).click();
      await expect(page.getByText('Recording: 0 requests.')).toBeVisible();
      await page.evaluate(() => globalThis.dynascope.session.run('ListTables', {}));
      await check('recording');
      await page.getByRole('button', { name: 'Stop', exact: true }).click();
      await page.getByRole('button', { name: 'Try it' }).click();
      await expect(start(page)).toBeVisible();
      await check('recorded');
      await context.close();
    });
  }
}

test('recorded, downloaded, opened, and done', async ({ page }) => {
  await page.goto('./#/learn/record');
  await page.getByRole('button', { name: 'Start recording' }).click();
  await expect(page.getByText('Recording: 0 requests.')).toBeVisible();
  const send = (operation: string, input: object): Promise<unknown> =>
    page.evaluate(([name, body]) => globalThis.dynascope.session.run(name, body), [operation, input] as const);
  await send('CreateTable', {
    TableName: 'Parts',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  await send('AdvanceClock', { Seconds: 10 });
  await page.getByRole('link', { name: 'Tables', exact: true }).first().click();
  await expect(page.getByRole('complementary', { name: 'Recording' })).toContainText('Recording a lesson: 1 request.');
  await send('PutItem', { TableName: 'Parts', Item: { id: { S: 'bolt' }, size: { N: '8' } } });
  await send('GetItem', { TableName: 'Parts', Key: { id: { S: 'bolt' } } });
  await page.getByRole('link', { name: 'Stop or look at it' }).click();
  await expect(page.getByRole('list', { name: 'Requests' }).getByRole('listitem')).toHaveText(['CreateTable Parts', 'PutItem Parts', 'GetItem Parts']);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Bolts & nuts');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download bolts-nuts.md' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).toContain('title: "Bolts & nuts"');
  expect(await violationsOf(page)).toEqual([]);
  await openPage(page);
  await give(page, text, 'bolts-nuts.md');
  await start(page).click();
  for (const name of ['CreateTable', 'PutItem', 'GetItem']) {
    await expect(page.getByRole('heading', { level: 2, name: `Send a ${name}` })).toBeVisible();
    await page.getByRole('button', { name: `Put the ${name} into the editor` }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(solved(page)).toBeVisible({ timeout: 15_000 });
    await page.getByRole('button', { name: /^(Next step|Finish)$/ }).click();
  }
  await expect(page.getByRole('heading', { level: 2, name: 'Done', exact: true })).toBeVisible();
});
