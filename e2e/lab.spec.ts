/** The Lab: one traffic, two designs, what each makes of it; by hand, by keyboard, on a phone, stopped halfway. */
import { expect, type Page, test } from '@playwright/test';
import { routes } from '../src/ui/shell/routes.ts';
import { violationsOf } from './fixtures/axe.ts';

const open = async (page: Page): Promise<void> => {
  await page.goto(`/#${routes.lab}`);
  await expect(page.getByRole('heading', { name: 'Traffic' })).toBeVisible();
};

const verdict = (page: Page) => page.locator('.lab-verdict');

test('a hot key is refused by its partition, and ten shards of it are served', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'A hot key, and ten shards' }).click();
  await page.getByRole('button', { name: 'Run both' }).click();
  await expect(verdict(page)).toContainText(/A gives up [\d,]+ of [\d,]+ calls; B completes every call/, { timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'Design A' })).toContainText('TableWriteKeyRangeThroughputExceeded');
  await expect(page.getByRole('region', { name: 'Design A' })).toContainText(/WCU\/s, refuses [\d,]+/);
  await expect(page.getByRole('region', { name: 'Design A' })).toContainText('2,600 WCU × 1 h × $0.00065');
  // What is typed meanwhile goes when the earlier run is shown again.
  await page.getByLabel('Calls per second').fill('7');
  await page.getByRole('region', { name: 'Earlier runs' }).getByRole('button', { name: /PutItem, hot key 62 %/ }).click();
  await expect(page.getByLabel('Calls per second')).toHaveValue('600');
  await page.getByText('Table', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Design A, minute by minute' }).getByRole('row')).toHaveCount(61);
  expect(await violationsOf(page)).toEqual([]);
});

test('a run is stopped, and what is wrong is said', async ({ page }) => {
  await open(page);
  await page.getByLabel('Speed').selectOption('REAL');
  await page.getByLabel('Calls per second').fill('400');
  await page.getByLabel('At the peak').fill('400');
  await page.getByLabel('Calls per second').press('Enter');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Run both' })).toBeVisible();
  await page.getByLabel('Calls per second').fill('100000');
  await page.getByRole('button', { name: 'Run both' }).click();
  await expect(page.getByRole('alert')).toContainText('Run it as FLUID');
});

test('on a phone nothing runs out of the page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await page.getByRole('button', { name: 'Run both' }).click();
  await expect(verdict(page)).toContainText('B costs', { timeout: 60_000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOf(page)).toEqual([]);
});
