/** Backups of a table by its screen: made, restored, deleted; a table that goes back to a second; what a deleted one leaves. */
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { isReady } from './fixtures/profile.ts';
import { createTable, ids, put, run } from './fixtures/requests.ts';

/** A table with two items, its screen, and a clock that stands. */
async function openBackups(page: Page): Promise<void> {
  await page.goto('./#/tables');
  await isReady(page);
  await run(page, 'SetClock', { Speed: 0 });
  await createTable(page, 'Orders');
  for (const id of ['a', 'b']) await put(page, 'Orders', id);
  await page.goto('./#/tables/Orders/backups');
  await expect(page.getByRole('heading', { name: 'Backups', exact: true })).toBeVisible();
}

const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const pass = (page: Page, Seconds: number) => run(page, 'AdvanceClock', { Seconds });
const backups = (page: Page) => page.locator('.backup');

async function makeBackup(page: Page, name: string): Promise<void> {
  await button(page, 'Create backup').first().click();
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog(page).getByRole('button', { name: 'Create backup' }).click();
  await expect(dialog(page)).toBeHidden();
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]) {
  test(`${viewport.width} px wide: a backup is made, restored to a new table, deleted, and the deletion taken back`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openBackups(page);
    await expect(page.getByText('No backup yet.')).toBeVisible();
    await makeBackup(page, 'before-the-sale');
    await expect(backups(page)).toContainText('CREATING');
    await pass(page, 2);
    await expect(backups(page)).toContainText('AVAILABLE');
    await run(page, 'DeleteItem', { TableName: 'Orders', Key: { id: { S: 'a' } } });

    await button(page, /^Restore before-the-sale/).click();
    await dialog(page).getByRole('textbox', { name: 'Name of the new table' }).fill('Orders');
    await expect(dialog(page).getByText('There is a table named Orders.').first()).toBeVisible();
    await dialog(page).getByRole('textbox', { name: 'Name of the new table' }).fill('Back');
    expect(await violationsOf(page, { within: '[role="dialog"]' })).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(page.getByText('DynamoDB makes the table Back from the backup before-the-sale.')).toBeVisible();
    await pass(page, 10);
    expect(await ids(page, 'Back')).toEqual(['a', 'b']);
    expect(await ids(page, 'Orders')).toEqual(['b']);

    await button(page, /^Delete before-the-sale/).click();
    await dialog(page).getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('No backup yet.')).toBeVisible();
    await button(page, 'Undo').first().click();
    await expect(backups(page)).toHaveCount(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    expect(await violationsOf(page, { within: 'main' })).toEqual([]);
  });
}

test('recovery is switched on, the table goes back to a second, and the window is shortened and dropped', async ({ page }) => {
  await openBackups(page);
  await button(page, 'Switch on').click();
  await dialog(page).getByRole('textbox', { name: 'Window, days' }).fill('36');
  await expect(dialog(page).getByText('From 1 to 35 days.').first()).toBeVisible();
  await dialog(page).getByRole('textbox', { name: 'Window, days' }).fill('7');
  await dialog(page).getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByText('On, for the last 7 days')).toBeVisible();
  await expect(page.getByText('It was just switched on')).toBeVisible();
  await pass(page, 60);
  const { body } = await run(page, 'DescribeContinuousBackups', { TableName: 'Orders' });
  const { EarliestRestorableDateTime: since } = (body as { ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { EarliestRestorableDateTime: number } } })
    .ContinuousBackupsDescription.PointInTimeRecoveryDescription;
  const before = new Date((since + 30) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  await run(page, 'DeleteItem', { TableName: 'Orders', Key: { id: { S: 'a' } } });
  await pass(page, 600);

  await button(page, 'Restore to a point in time').click();
  await dialog(page).getByText('Another second').click();
  const moment = dialog(page).getByRole('textbox', { name: 'Date and time' });
  await moment.fill('2020-01-01 00:00:00');
  await expect(dialog(page).getByText(/^The earliest is/).first()).toBeVisible();
  await moment.fill(before);
  await dialog(page).getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  await pass(page, 10);
  expect(await ids(page, 'Orders-restored')).toEqual(['a', 'b']);

  await button(page, 'Switch off point-in-time recovery').click();
  await dialog(page).getByRole('button', { name: 'Switch off' }).click();
  await expect(button(page, 'Switch on')).toBeVisible();
});

test('a deleted table leaves a backup behind, found under its name and by the keyboard', async ({ page }) => {
  await openBackups(page);
  await run(page, 'UpdateContinuousBackups', { TableName: 'Orders', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  await run(page, 'DeleteTable', { TableName: 'Orders' });
  await pass(page, 5);
  await expect(page.getByRole('heading', { name: 'No such table' })).toBeVisible();
  await page.goto('./#/tables');
  await page.getByRole('region', { name: 'Deleted tables' }).getByRole('link', { name: 'Orders' }).click();
  await expect(backups(page)).toContainText('made by DynamoDB when the table was deleted');
  await expect(button(page, /^Delete/)).toHaveCount(0);
  await button(page, /^Restore Orders\$DeletedTableBackup/).focus();
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('textbox', { name: 'Name of the new table' }).fill('Orders');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Backups', exact: true })).toBeVisible();
  await pass(page, 10);
  expect(await ids(page, 'Orders')).toEqual(['a', 'b']);
});

test('the screen fits 360 pixels, in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await openBackups(page);
  await run(page, 'UpdateContinuousBackups', { TableName: 'Orders', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  await makeBackup(page, 'a-name-that-is-as-long-as-names-of-backups-are-when-somebody-writes-what-it-is-for');
  await pass(page, 400);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOf(page, { within: 'main', targets: true })).toEqual([]);
});
