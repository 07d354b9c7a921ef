/** Undo, redo, checkpoints, and a look at how things stood. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { openTab, Profile } from './fixtures/profile.ts';
import { createTable, ids, put, run } from './fixtures/requests.ts';

let profile: Profile;
let context: BrowserContext;

test.beforeEach(async () => {
  profile = await Profile.create();
  context = await profile.launch();
});
test.afterEach(() => profile.remove());

async function openTables(baseURL: string | undefined): Promise<Page> {
  const page = await openTab(context, `${baseURL}/#/tables`);
  await createTable(page, 'Music');
  for (const id of ['a', 'b', 'c']) await put(page, 'Music', id);
  await expect(button(page, 'Undo PutItem on Music')).toBeEnabled();
  return page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const banner = (page: Page) => page.locator('.past-banner');
const undo = (page: Page) => page.locator('body').press('Control+z');
const redo = (page: Page) => page.locator('body').press('Control+Shift+z');

const items = (page: Page) => expect.poll(() => ids(page, 'Music').then((all) => all.join(' ')));

async function findNothingWrong(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
}

test('undo and redo by keyboard, over a reload; a new change drops what was taken back and says so', async ({ baseURL }) => {
  const page = await openTables(baseURL);
  await undo(page);
  await items(page).toBe('a b');
  await expect(banner(page)).toContainText('Took back PutItem on Music. This is not the latest');
  await undo(page);
  await items(page).toBe('a');
  await page.reload();
  await page.waitForFunction(() => (globalThis as { dynascope?: object }).dynascope !== undefined);
  await items(page).toBe('a');
  await expect(banner(page)).toContainText('2 changes are taken back');
  await redo(page);
  await items(page).toBe('a b');
  await put(page, 'Music', 'd');
  await expect(banner(page)).toContainText('PutItem on Music can’t be done again any more: something new was done from here.');
  await expect(button(page, 'Nothing to redo')).toBeDisabled();
  await button(page, 'Close').click();
  await expect(banner(page)).toHaveCount(0);
  await items(page).toBe('a b d');
});

test('a table’s deletion is taken back, and what is typed has an undo of its own', async ({ baseURL }) => {
  const page = await openTables(baseURL);
  await createTable(page, 'Orders');
  await run(page, 'DeleteTable', { TableName: 'Music' });
  await expect(button(page, 'Undo DeleteTable on Music')).toBeEnabled();
  await run(page, 'AdvanceClock', { Seconds: 60 });
  await expect(page.getByRole('link', { name: 'Music', exact: true })).toHaveCount(0);
  const find = page.getByPlaceholder('Find tables');
  await find.fill('Mu');
  await find.press('Control+z');
  await expect(button(page, 'Undo AdvanceClock')).toBeEnabled();
  await find.fill('');
  await find.blur();
  await undo(page);
  await undo(page);
  await expect(page.getByRole('link', { name: 'Music', exact: true }).first()).toBeVisible();
  await items(page).toBe('a b c');
});

test('a checkpoint is kept over a reload, gone back to, taken back and deleted', async ({ baseURL }) => {
  const page = await openTables(baseURL);
  await button(page, 'Moments').click();
  const sheet = page.getByRole('dialog', { name: 'Moments' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Three songs');
  await sheet.getByRole('button', { name: 'Keep this moment' }).click();
  await expect(sheet).toContainText('Kept the checkpoint “Three songs”.');
  await findNothingWrong(page);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await put(page, 'Music', 'd');
  await page.reload();
  await button(page, 'Moments').click();
  await sheet.getByRole('button', { name: 'Go back to Three songs' }).click();
  await items(page).toBe('a b c');
  await expect(banner(page)).toContainText('Went back to “Three songs”.');
  await button(page, 'Undo going back to “Three songs”').click();
  await items(page).toBe('a b c d');
  await button(page, 'Moments').click();
  await sheet.getByRole('button', { name: 'Delete Three songs' }).click();
  await expect(sheet).toContainText('A checkpoint keeps the whole workspace as it is now');
});

test('an earlier moment is looked at, in this tab only; nothing changes until one goes on from there', async ({ baseURL }) => {
  const page = await openTables(baseURL);
  const other = await openTab(context, `${baseURL}/#/tables`);
  await button(page, 'Moments').click();
  await page.getByRole('button', { name: /^Look at the tables after PutItem on Music/ }).last().click();
  await expect(banner(page)).toContainText(/You look at the tables as they were at .*, after PutItem on Music\./);
  await items(page).toBe('a');
  await items(other).toBe('a b c');
  expect((await run(page, 'PutItem', { TableName: 'Music', Item: { id: { S: 'x' } } })).body).toMatchObject({
    __type: 'dynascope#LookingBackException',
  });
  expect((await run(page, 'Scan', { TableName: 'Music', ConsistentRead: true })).body['Count']).toBe(1);
  await put(other, 'Music', 'd');
  await items(page).toBe('a');
  await findNothingWrong(page);
  await button(page, 'Back to the latest').click();
  await items(page).toBe('a b c d');
  await expect(banner(page)).toHaveCount(0);

  await button(page, 'Moments').click();
  await page.getByRole('button', { name: /^Look at the tables after PutItem on Music/ }).last().click();
  await button(page, 'Go on from here').click();
  await items(page).toBe('a');
  await items(other).toBe('a');
  await expect(banner(other)).toContainText('3 changes are taken back');
  await other.bringToFront();
  await redo(other);
  await items(page).toBe('a b');
});

test('fits a phone, light and dark', async ({ baseURL }) => {
  const page = await openTables(baseURL);
  await page.setViewportSize({ width: 360, height: 740 });
  await button(page, /^Undo PutItem on Music$/).click();
  await expect(banner(page)).toBeVisible();
  for (const name of ['Moments', /^Redo PutItem on Music$/]) {
    const box = await button(page, name).boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(360);
  }
  const clock = await page.locator('.time-bar-clock').boundingBox();
  expect(clock!.x + clock!.width).toBeLessThanOrEqual(360);
  await findNothingWrong(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await button(page, 'Moments').click();
  await expect(page.getByRole('dialog', { name: 'Moments' })).toBeVisible();
  await findNothingWrong(page);
});
