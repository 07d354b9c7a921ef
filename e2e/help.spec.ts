/** The help of each screen, and Undo where something was deleted. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, openItems, rows, stored } from './fixtures/items.ts';
import { isReady } from './fixtures/profile.ts';
import { button, dialog, field, heading, link } from './fixtures/tables.ts';
import { run } from './fixtures/requests.ts';

const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Help' });
const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Help' });
const title = (within: Locator, name: string): Locator => within.getByRole('heading', { level: 2, name });

async function open(page: Page, route: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 740 : 800 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.goto(`./#${route}`);
  await isReady(page);
}

test('by keyboard alone: the help follows the screens, stays open over a reload and gives the focus back', async ({ page }) => {
  await open(page, '/tables', 1280);
  const create = link(page.getByRole('main'), 'Create table').first();
  await create.focus();
  await page.keyboard.press('?');
  await expect(title(panel(page), 'Tables')).toBeFocused();
  const [work, help] = await Promise.all([page.getByRole('main').boundingBox(), panel(page).boundingBox()]);
  expect(work!.x + work!.width).toBeLessThanOrEqual(help!.x + 1);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(create).toBeFocused();

  await page.keyboard.press('?');
  await expect(title(panel(page), 'Tables')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(link(panel(page), 'Keys: partition and sort')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title(panel(page), 'A lesson')).toBeVisible();
  await page.reload();
  await expect(title(panel(page), 'A lesson')).toBeVisible();
  await expect(button(page, 'Help')).toHaveAttribute('aria-expanded', 'true');

  await page.goto('./#/requests/json');
  await expect(title(panel(page), 'Requests')).toBeVisible();
  await page.getByRole('textbox', { name: /request, JSON/ }).focus();
  await page.keyboard.press('?');
  await expect(panel(page)).toBeVisible();
  await button(page, 'Help').press('Enter');
  await expect(panel(page)).toHaveCount(0);
});

for (const width of [1280, 390]) {
  test(`the tour leads from screen to screen when it is asked for, and by itself never, at ${width} px`, async ({ page }) => {
    await open(page, '/', width);
    const help = width === 1280 ? panel(page) : sheet(page);
    await expect(help).toHaveCount(0);
    await button(page, 'Or look around first').click();
    const stops = ['Course', 'Tables', 'Requests', 'The road', 'Key space', 'Lab', 'Bill', 'Workspace'];
    for (const [at, screen] of stops.entries()) {
      await expect(help.getByRole('status')).toContainText(`Stop ${at + 1} of ${stops.length}`);
      await expect(title(help, screen)).toBeVisible();
      await expect(page.locator('main h1').first()).toBeAttached();
      if (at % 4 === 0) await expectAccessible(page, screen);
      if (at < stops.length - 1) await button(help, 'Next').click();
    }
    await button(help, 'Back').click();
    await expect(title(help, 'Bill')).toBeVisible();
    await button(help, 'Next').click();
    await button(help, 'End').click();
    await expect(title(help, 'Workspace')).toBeVisible();
    await expect(help.getByRole('status')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(help).toHaveCount(0);
  });
}

test('the palette leads to the help and to its keys', async ({ page }) => {
  await open(page, '/bill', 1280);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Find a screen/ })).toBeFocused();
  await page.keyboard.type('shortcuts');
  await page.keyboard.press('Enter');
  const keys = panel(page).getByRole('heading', { name: 'Keys' });
  await expect(keys).toBeFocused();
  await expect(keys).toBeInViewport();
  await expect(panel(page)).toContainText('Ctrl Shift Z');
  await page.keyboard.press('Escape');
  await expect(button(page, 'Help')).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`${colorScheme}: beside the work on a wide screen, a sheet on a phone, for everybody`, async ({ page }) => {
    await openItems(page, 2);
    for (const route of ['/inside/keys', '/tables/Orders/items']) {
      await open(page, route, 1280, colorScheme);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      if ((await panel(page).count()) === 0) await button(page, 'Help').click();
      await expect(panel(page).getByRole('heading', { name: 'Keys' })).toBeAttached();
      await expectAccessible(page, route);
    }
    await open(page, '/tables/Orders/items', 360, colorScheme);
    await page.reload();
    await expect(button(page, 'Run')).toBeVisible();
    // What it covers is not covered unasked.
    await expect(sheet(page)).toHaveCount(0);
    await button(page, 'Help').click();
    await expect(title(sheet(page), 'Explore items')).toBeFocused();
    await expectAccessible(page, 'the sheet');
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toHaveCount(0);
    await expect(button(page, 'Help')).toBeFocused();
    await button(page, 'Help').click();
    await link(sheet(page), 'Get against Query against Scan').click();
    await expect(page).toHaveURL(/#\/learn\/get-query-scan$/);
    await expect(sheet(page)).toHaveCount(0);
  });
}

test('deleted items come back by Undo, until something else is changed', async ({ page }) => {
  await openItems(page, 3);
  await button(page, 'Run').click();
  await page.getByRole('checkbox', { name: 'Choose all 3 items' }).check();
  await deleteChosen(page);
  await expect(page.getByText(/^3 items deleted: 6 WCU, \$/)).toBeVisible();
  await expectAccessible(page, 'items deleted');
  await button(page, 'Undo').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.past-banner')).toContainText('Took back DeleteItem on Orders, 3 times.');
  await expect(button(page, 'Undo')).toHaveCount(0);
  await expect(page.getByText('deleted since')).toHaveCount(0);
  expect([await stored(page, '01'), await stored(page, '03')].map((item) => item !== undefined)).toEqual([true, true]);
  await button(page, 'Run').click();
  await expect(rows(page)).toHaveCount(4);

  await page.getByRole('checkbox', { name: 'Choose all 3 items' }).check();
  await deleteChosen(page);
  await expect(button(page, 'Undo')).toBeVisible();
  await run(page, 'PutItem', { TableName: 'Orders', Item: { pk: { S: 'a' }, sk: { S: '09' } } });
  await expect(button(page, 'Undo')).toHaveCount(0);
  await expect(page.getByText(/^3 items deleted/)).toBeVisible();
});

async function deleteChosen(page: Page): Promise<void> {
  await button(page, 'Actions (3)').click();
  await page.getByRole('menuitem', { name: /^Delete/ }).click();
  await dialog(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

test('a deleted index comes back, and a deleted table with it', async ({ page }) => {
  await openItems(page, 1);
  await page.goto('#/tables/Orders/indexes');
  await page.getByRole('main').getByRole('radio').check();
  await button(page, 'Delete').click();
  await button(dialog(page), 'Delete').click();
  await button(page, 'Undo').click();
  await expect(page.getByRole('row', { name: /byStatus.*ACTIVE/ })).toBeVisible();

  await page.goto('#/tables/Orders');
  await button(page, 'Delete').click();
  await field(dialog(page), 'To confirm, type “delete”').fill('delete');
  await button(dialog(page), 'Delete').click();
  await expect(heading(page, 'Tables')).toBeVisible();
  await expect(page.getByRole('row', { name: /Orders.*DELETING/ })).toBeVisible();
  await button(page, 'Undo').click();
  await expect(link(page.getByRole('main'), 'Orders').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /Orders.*ACTIVE/ })).toBeVisible();
});

test('a saved item and auto scaling are taken back by Undo', async ({ page }) => {
  await openItems(page, 1);
  await page.goto('#/tables/Orders/items/new');
  await field(page, 'Value of pk').fill('a');
  await field(page, 'Value of sk').fill('07');
  await page.keyboard.press('Enter');
  await expect(page.getByText('a, 07 is written')).toBeVisible();
  await button(page, 'Undo').click();
  await expect(page.locator('.past-banner')).toContainText('Took back PutItem on Orders.');
  expect(await stored(page, '07')).toBeUndefined();

  const levels = { BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } };
  const index = { Update: { IndexName: 'byStatus', ProvisionedThroughput: levels.ProvisionedThroughput } };
  await run(page, 'UpdateTable', { TableName: 'Orders', ...levels, GlobalSecondaryIndexUpdates: [index] });
  await run(page, 'AdvanceClock', { Seconds: 1200 });
  await page.goto('#/tables/Orders/settings');
  await page.getByRole('button', { name: /^Change auto scaling/ }).first().click();
  await dialog(page).getByRole('checkbox', { name: /^Scale by itself/ }).check({ force: true });
  await button(dialog(page), 'Update').click();
  await expect(page.getByText('auto scaling is on.')).toBeVisible();
  await button(page, 'Undo').click();
  await expect(page.locator('.past-banner')).toContainText('Took back ');
  await expect(page.getByText('auto scaling is on.')).toHaveCount(0);
  await expect(page.locator('.settings-row').filter({ has: page.getByRole('button', { name: /^Change auto scaling/ }) }).first()).toContainText('Off');
});
