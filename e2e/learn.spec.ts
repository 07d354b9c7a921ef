/** Learn beside its lessons: myths, terms, progress in a file. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { readMyths } from '../src/lesson/compile/read-myths.ts';
import { violationsOf } from './fixtures/axe.ts';

const folder = fileURLToPath(new URL('../lessons', import.meta.url));

test('every claim is settled by its request', async ({ page }) => {
  const myths = readMyths(folder);
  await page.goto('./#/learn');
  await page.getByRole('link', { name: 'True or false?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Myths' })).toBeVisible();
  for (const { claim, holds } of myths) {
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: claim }) });
    await card.getByRole('button', { name: 'True' }).click();
    await expect(card.getByRole('status')).toHaveText(`You said true. It is ${holds ? 'true' : 'false'}.`);
    await expect(card.locator('.myth-proof'), claim).toContainText('AWS on this');
    await expect(card.locator('.myth-proof'), claim).not.toContainText('nothing yet');
  }
  const right = myths.filter(({ holds }) => holds).length;
  await expect(page.getByText(`${right} of ${myths.length} right`)).toBeVisible();
  expect(await page.evaluate(async () => (await globalThis.dynascope.session.connection.facts({ itemsOf: [], itemsMax: 0 })).tables.length)).toBe(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`accessible, and nothing runs out of the page, ${colorScheme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', viewport: { width: 360, height: 780 }, ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    await page.goto('./#/learn/myths');
    await page.getByRole('button', { name: /^False/ }).first().click();
    await expect(page.locator('.myth-proof')).toBeVisible();
    await page.locator('summary').first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await violationsOf(page)).toEqual([]);
    await context.close();
  });
}

test('a term of a lesson shows its meaning, by keyboard too', async ({ page }) => {
  await page.goto('./#/learn/your-first-table');
  const term = page.getByRole('button', { name: 'items', exact: true });
  await expect(term).toBeVisible();
  await term.focus();
  await page.keyboard.press('Enter');
  const meaning = page.getByRole('note', { name: 'Meaning of item' });
  await expect(meaning).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
});

test('progress goes to another browser by a file, and onto paper', async ({ page, browser, baseURL }) => {
  const progress = { version: 1, lesson: 'no-schema', step: 'books', notes: {}, finished: true, settled: true, tables: [] };
  await page.goto('./');
  await page.evaluate((text) => localStorage.setItem('dynascope-lesson:no-schema', text), JSON.stringify(progress));
  await page.goto('./#/learn');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save progress to a file' }).click();
  const path = await (await saved).path();
  const other = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  await other.goto('./#/learn');
  await other.getByLabel('A file of progress').setInputFiles(path);
  await expect(other.getByText('Progress of 1 lesson was read.')).toBeVisible();
  await other.getByRole('link', { name: 'What you can do now, to print' }).click();
  await expect(other.getByRole('listitem').filter({ hasText: 'Say what DynamoDB demands of every item' })).toBeVisible();
  await other.close();
});
