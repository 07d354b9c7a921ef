/** The key space as a picture of traffic: patterns, zoom, time, brightness, throttles. */
import { expect, type Page, test } from '@playwright/test';
import { coloursOf, openInside, send } from './fixtures/inside.ts';
import { drive } from './fixtures/traffic.ts';

const heading = (page: Page) => page.locator('.key-space-head h2');
const patterns = (page: Page) => page.getByRole('region', { name: 'Patterns found' });

test('a hot key is found, named and explained; what is refused can be looked at by itself', async ({ page }) => {
  await openInside(page, 'keys');
  await send(page, 'SetClock', { Speed: 0 });
  await drive(page, { seconds: 4, perSecond: 2000, hotShare: 0.8, writeEvery: 1 });
  await expect(heading(page)).toHaveText(/^Hot key EVENT#88: \d\d % of the writes go to it, [\d,.]+ WCU\/s are asked\.$/);
  await expect(patterns(page)).toContainText('One key lives on one partition');
  await expect(page.locator('.key-space-sum')).toHaveText(/^Each cell adds up 1 in 128 of the key space for 1 s; [\d,]+ requests in all\./);
  expect(await coloursOf(page)).toBeGreaterThan(1);

  // Time stands still, so the partition of the hot key has used up its second.
  await page.getByRole('radio', { name: 'Throttles' }).check();
  await expect(page.locator('.heat-legend')).toContainText('units/s refused in one cell');
  await page.getByRole('radio', { name: 'Table' }).check();
  await expect(page.getByRole('table', { name: /^Units\/s refused, by/ })).toBeVisible();
});

test('zoom, time and brightness change the picture, and its legend and axes say so', async ({ page }) => {
  await openInside(page, 'keys');
  await expect(page.locator('.heat-hash')).toHaveText(['0000', '4000', '8000', 'C000', 'FFFF']);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page.locator('.heat-hash')).toHaveText(['4000', '8000', 'BFFF']);
  await expect(page.locator('.partition-boxes button')).toHaveCount(2);
  await expect(page.locator('.heat-controls')).toContainText('1 in 2 of the key space');
  await expect(page.locator('.key-space-sum')).toHaveText(/^Each cell adds up 1 in 256/);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.locator('.partition-boxes button')).toHaveCount(4);

  // A few requests are faint, so the picture is lit until somebody says otherwise.
  await expect(page.locator('.heat-controls')).toContainText('as it fits');
  const darker = page.getByRole('button', { name: 'Darker' });
  while (await darker.isEnabled()) await darker.click();
  await page.getByRole('button', { name: 'Brighter' }).click();
  await page.getByRole('button', { name: 'Brighter' }).click();
  await expect(page.locator('.heat-legend text')).toHaveText(['0', '1', '2', '3.75', '7.5', '15', '30', '100']);
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(page.locator('.heat-controls')).toContainText('as it fits');
  await page.getByRole('combobox', { name: 'Time' }).selectOption('last hour');
  await expect(page.locator('.key-space-sum')).toContainText('for 1 min');

  // By keyboard: plus zooms where the cursor stands, zero shows all.
  await page.getByRole('application', { name: /^Heat of the key space/ }).focus();
  await page.keyboard.press('+');
  await expect(page.locator('.heat-hash')).toHaveText(['0000', '4000', '7FFF']);
  await page.keyboard.press('0');
  await expect(page.locator('.heat-hash')).toHaveCount(5);
});

test('dragging over the picture looks closer at that stretch', async ({ page }) => {
  await openInside(page, 'keys');
  const box = (await page.locator('.heat-canvas').boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.5, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + 90, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('.partition-boxes button')).toHaveCount(1);
  await expect(page.locator('.heat-hash').first()).toHaveText(/^(7F|80)/);
});

test('a partition tells its items, and each leads to its editor', async ({ page }) => {
  await openInside(page, 'keys');
  const { Partitions } = (await send(page, 'DescribePartitions', { TableName: 'Orders' })).response as unknown as { readonly Partitions: readonly { readonly ItemCount: number }[] };
  const busiest = Partitions.findIndex(({ ItemCount }) => ItemCount > 0);
  await page.locator('.partition-boxes button').nth(busiest).click();
  const rows = page.getByRole('group', { name: /^Items of P/ }).getByRole('link');
  await expect(rows).toHaveCount(Math.min(25, Partitions[busiest]!.ItemCount));
  await rows.first().click();
  await expect(page).toHaveURL(/#\/tables\/Orders\/items\/edit:/);
});

test('keys without the units of their indexes; the last requests lead to no other table', async ({ page }) => {
  await openInside(page, 'keys');
  // Each of the six customers has put six items of one WCU; the index took as many again.
  await expect(page.locator('.key-space-keys li').first()).toContainText('6 WCU');
});
