/** The command palette and the sheet of keys. */
import { expect, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { isReady } from './fixtures/profile.ts';
import { createTable } from './fixtures/requests.ts';

test('a few letters lead to a table, a screen, a lesson, by keyboard alone', async ({ page }) => {
  await page.goto('./#/requests/json');
  await isReady(page);
  await createTable(page, 'Orders');
  await page.getByRole('textbox', { name: /request, JSON/ }).focus();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /^Find a screen/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('items ord');
  await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toContainText('Explore items of Orders');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/tables\/Orders\/items$/);
  await expect(field).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('price');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/bill$/);
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('xyz');
  await expect(page.getByText('Nothing here is called “xyz”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
});

test('time is stopped from anywhere', async ({ page }) => {
  await page.goto('./#/bill');
  await isReady(page);
  await page.getByRole('button', { name: /^Find/ }).click();
  await expect(page.getByRole('combobox', { name: /^Find a screen/ })).toBeFocused();
  await page.keyboard.type('stop time');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`${colorScheme}: both sheets are for everybody, on a phone too`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('./#/tables');
    await isReady(page);
    await page.getByRole('button', { name: 'Places' }).click();
    await page.getByRole('button', { name: /^Find/ }).click();
    await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    // While it is open, a question mark would be a letter of what is looked for.
    await expect(page.getByRole('listbox', { name: 'Found' })).toBeHidden();
    await page.keyboard.press('?');
    await expect(page.getByRole('heading', { name: 'Keys' })).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('heading', { name: 'Keys' })).toBeHidden();
  });
}
