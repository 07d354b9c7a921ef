/** The stream of a table by its screen; and word that one looks back. */
import { expect, test } from '@playwright/test';
import { isReady } from './fixtures/profile.ts';
import { createTable, put, run } from './fixtures/requests.ts';

test('a stream is switched on, and its records are read shard by shard', async ({ page }) => {
  await page.goto('./#/tables');
  await isReady(page);
  await createTable(page, 'Orders');
  await page.goto('./#/tables/Orders/stream');
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('table', { name: 'Shards' })).toContainText('open');
  await run(page, 'AdvanceClock', { Seconds: 10 });
  for (const id of ['one', 'two', 'three', 'four', 'five', 'six']) await put(page, 'Orders', id);
  await run(page, 'AdvanceClock', { Seconds: 5 });
  await page.getByRole('button', { name: /from its oldest record/ }).first().click();
  const records = page.getByRole('table', { name: 'Records' });
  await expect(records).toContainText('INSERT');
  const before = await records.getByText('INSERT').count();
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']) await put(page, 'Orders', id);
  await run(page, 'AdvanceClock', { Seconds: 5 });
  await page.getByRole('button', { name: 'Read on' }).click();
  await expect.poll(() => records.getByText('INSERT').count()).toBeGreaterThan(before);
});

test('who looks at an earlier request is told so, and led back', async ({ page }) => {
  await page.goto('./#/tables');
  await isReady(page);
  await createTable(page, 'Orders');
  await put(page, 'Orders', 'one');
  await put(page, 'Orders', 'two');
  const banner = page.getByText(/^You look at PutItem of .*, request 3 of 4\./);
  await expect(banner).toBeHidden();
  await page.keyboard.press(',');
  await expect(banner).toBeVisible();
  await page.getByRole('button', { name: 'Back to the latest' }).click();
  await expect(banner).toBeHidden();
});
