/** The settings of a workspace: seen, changed for another one, in force there after a reload, and carried by its link. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { isReady } from './fixtures/profile.ts';
import { createTable, put, run } from './fixtures/requests.ts';

async function openSettings(page: Page): Promise<void> {
  await page.goto('./#/workspace/settings');
  await isReady(page);
}

const field = (page: Page, label: string): Locator => page.getByRole('textbox', { name: label, exact: true });
const begin = (page: Page): Locator => page.getByRole('button', { name: 'Begin a workspace with these' });
const said = (page: Page): Locator => page.locator('.settings-screen-bar').getByRole('status');

/** Fills the dialog in and waits for the page with the new workspace. */
async function found(page: Page, name: string, start: RegExp): Promise<void> {
  await begin(page).click();
  const dialog = page.getByRole('dialog', { name: 'New workspace' });
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByRole('radio', { name: start }).check();
  const loaded = page.waitForEvent('load');
  await dialog.getByRole('button', { name: 'Create and open' }).click();
  await loaded;
  await isReady(page);
}

const partitions = async (page: Page): Promise<number> => {
  const { body } = await run(page, 'DescribePartitions', { TableName: 'Orders' });
  return (body['Partitions'] as unknown[]).length;
};

test('a workspace with other settings begins beside this one, and they are in force there', async ({ page, context }) => {
  await openSettings(page);
  await createTable(page, 'Orders');
  await put(page, 'Orders', 'one');
  const before = await partitions(page);
  await expect(said(page)).toHaveText('As in this workspace, all settings as usual.');

  await field(page, 'Heat at which a partition is hot').fill('40');
  await field(page, 'Size at which a partition splits').fill('2,048');
  await field(page, 'Shortest split').fill('1');
  await field(page, 'Longest split').fill('2');
  await expect(said(page)).toHaveText('4 settings not as in this workspace, 4 settings not as usual.');
  await found(page, 'Hot', /^Copy of Sandbox The tables and items of this workspace/);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings of Hot');
  await page.reload();
  await isReady(page);
  await expect(field(page, 'Heat at which a partition is hot')).toHaveValue('40');
  await expect(said(page)).toHaveText('As in this workspace, 4 settings not as usual.');
  await page.getByLabel('Only what is not as usual').check();
  await expect(page.getByRole('textbox')).toHaveCount(4);

  // It has the table with its item, and partitions that split at two kilobytes within seconds.
  expect(await partitions(page)).toBe(before);
  for (let n = 0; n < 40; n++) {
    await run(page, 'PutItem', { TableName: 'Orders', Item: { id: { S: `item ${n}` }, text: { S: 'x'.repeat(500) } } });
  }
  await run(page, 'AdvanceClock', { Seconds: 5 });
  expect(await partitions(page)).toBeGreaterThan(before);

  await page.goto('./#/workspace');
  await expect(page.getByText('4 numbers of the physics are not as usual.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy a link' }).click();
  const other = await context.newPage();
  await other.goto(await page.getByLabel('Link to this workspace').inputValue());
  await isReady(other);
  await expect(other.getByText('settings that are not as usual: heatThresholdPercent,')).toBeVisible();
  const loaded = other.waitForEvent('load');
  await other.getByRole('button', { name: 'Make it and open it' }).click();
  await loaded;
  await openSettings(other);
  await expect(field(other, 'Longest split')).toHaveValue('2');
});

test('by keyboard: a value that can’t be is told of, and nothing begins until it is another', async ({ page }) => {
  await openSettings(page);
  await page.getByRole('searchbox', { name: 'Find a setting' }).fill('split');
  const longest = field(page, 'Longest split');
  await longest.focus();
  await longest.fill('60');
  await expect(field(page, 'Shortest split')).toHaveAccessibleDescription(/“Shortest split” is 120, which is above “Longest split”, 60\./);
  await begin(page).focus();
  await page.keyboard.press('Enter');
  await expect(field(page, 'Shortest split')).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await field(page, 'Shortest split').fill('soon');
  await expect(field(page, 'Shortest split')).toHaveAttribute('aria-invalid', 'true');
  await expect(said(page)).toHaveText('1 value can’t be. “Shortest split” is a whole number from 1 to 86400.');
  await page.getByRole('button', { name: 'As usual Shortest split' }).click();
  await page.getByRole('button', { name: 'All as here' }).click();
  await expect(longest).toHaveValue('300');
  await expect(said(page)).toHaveText('As in this workspace, all settings as usual.');
});

test('what is typed stays while one looks elsewhere; rules and the seed go with it', async ({ page }) => {
  await openSettings(page);
  await field(page, 'Burst').fill('10');
  await page.getByRole('radio', { name: 'Counted, and nothing is refused' }).check();
  await page.getByRole('textbox', { name: /^Seed/ }).fill('7');
  await page.goto('./#/tables');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('settings of this');
  await page.keyboard.press('Enter');
  await expect(field(page, 'Burst')).toHaveValue('10');
  await found(page, 'Seven', /Empty/);
  await expect(field(page, 'Burst')).toHaveValue('10');
  await expect(page.getByRole('radio', { name: 'Counted, and nothing is refused' })).toBeChecked();
  await expect(page.getByText('7 in this workspace', { exact: true })).toBeVisible();
});
