/** Items into files a spreadsheet and programs read. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { isReady } from './fixtures/profile.ts';
import { createTable, put } from './fixtures/requests.ts';

async function exported(page: Page, group: string, format: string): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const item = page.getByRole('menuitem', { name: format, exact: true });
  await item.nth(group === 'all' ? 1 : 0).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('what was chosen, or the whole table, as CSV and JSON', async ({ page }) => {
  await page.goto('./#/tables');
  await isReady(page);
  await createTable(page, 'Orders');
  for (const id of ['one', 'two', 'three']) await put(page, 'Orders', id);
  await page.goto('./#/tables/Orders/items');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Look at two' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Choose two' }).check();
  const csv = await exported(page, 'read', 'CSV');
  expect(csv.name).toMatch(/^Orders-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.text).toBe('id\r\ntwo\r\n');
  const all = await exported(page, 'all', 'DynamoDB JSON');
  expect((JSON.parse(all.text) as { id: { S: string } }[]).map(({ id }) => id.S).sort()).toEqual(['one', 'three', 'two']);
});
