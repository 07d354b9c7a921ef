/** Metrics and auto scaling on the page: charts and their tables, throttles explained, a table that scales itself. */
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { isReady } from './fixtures/profile.ts';
import { run } from './fixtures/requests.ts';

const main = (page: Page) => page.getByRole('main');
const name = 'Orders';

async function provisioned(page: Page, units: number): Promise<void> {
  await page.goto('/');
  await isReady(page);
  await run(page, 'CreateTable', {
    TableName: name,
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    ProvisionedThroughput: { ReadCapacityUnits: units, WriteCapacityUnits: units },
  });
  await run(page, 'AdvanceClock', { Seconds: 5 });
}

/** An item of as many units as it says. */
const put = (page: Page, units: number): Promise<unknown> =>
  run(page, 'PutItem', { TableName: name, Item: { pk: { S: 'a' }, text: { S: 'x'.repeat(units * 1024 - 10) } } });

async function open(page: Page, view: 'monitor' | 'settings'): Promise<void> {
  await page.goto(`/#/tables/${name}/${view}`);
  await expect(main(page).getByRole('heading', { level: 1 })).toBeVisible();
}

test('consumed units stand against what is provisioned, and throttles say why and where to go', async ({ page }) => {
  await provisioned(page, 1);
  // What is banked lasts for a few of them.
  for (let n = 0; n < 8; n++) await put(page, 100);
  await open(page, 'monitor');
  const writes = main(page).getByRole('region', { name: /^Writes/ });
  await expect(writes.getByText(/At most [\d.]+ WCU\/s over 1 min, \d+ % of the 1 provisioned\. [1-9]\d* events? (was|were) throttled\./)).toBeVisible();
  const causes = main(page).getByRole('region', { name: 'Why requests were throttled' });
  await expect(causes.getByRole('heading', { name: /^Above what is provisioned: \d+ writes? throttled$/ })).toBeVisible();
  await expect(causes.getByText('WriteProvisionedThroughputThrottleEvents')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  // The same in figures, by keyboard.
  const table = main(page).getByRole('radio', { name: 'Table' });
  await table.focus();
  await page.keyboard.press('Space');
  const row = writes.getByRole('row').nth(1);
  await expect(writes.getByRole('columnheader')).toHaveText(['Period from, UTC', 'Consumed', 'Provisioned', 'Throttled events']);
  await expect(row).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  await causes.getByRole('link', { name: 'Change the settings' }).click();
  await expect(main(page).getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('a chart is walked by arrow keys, each moment a sentence; the choices change what is shown', async ({ page }) => {
  await provisioned(page, 10);
  await put(page, 3);
  await open(page, 'monitor');
  const writes = main(page).getByRole('region', { name: /^Writes/ });
  await writes.getByRole('img').focus();
  await page.keyboard.press('End');
  await expect(writes.getByRole('status')).toHaveText(/^\d{4}-\d\d-\d\d \d\d:\d\d: .*provisioned 10 WCU\/s\.$/);
  const before = await writes.getByRole('status').textContent();
  await page.keyboard.press('ArrowLeft');
  await expect(writes.getByRole('status')).not.toHaveText(before ?? '');

  await main(page).getByRole('button', { name: /Range/ }).click();
  await page.getByRole('option', { name: '1 week' }).click();
  await expect(main(page).getByRole('button', { name: /Period/ })).toContainText('1 hour');
});

test('auto scaling is set in the settings, raises the table under load, and lists what it did', async ({ page }) => {
  await provisioned(page, 10);
  await open(page, 'settings');
  await main(page).getByRole('button', { name: 'Change auto scaling, writes of the table' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Maximum, WCU').fill('100');
  await dialog.getByLabel('Target, %').fill('95');
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(dialog.getByText('TargetValue must be from 20 to 90')).toBeVisible();
  await dialog.getByLabel('Target, %').fill('70');
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(dialog).toBeHidden();
  await expect(main(page).getByText('5 to 100 WCU, target 70 %')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  // 9 WCU/s in three whole minutes, however long they take here: the alarm looks at minutes of the clock.
  const { body } = await run(page, 'SetClock', { Speed: 0 });
  await run(page, 'AdvanceClock', { Seconds: 61 - (Number(body['Now']) % 60) });
  for (let minute = 0; minute < 3; minute++) {
    for (let n = 0; n < 6; n++) {
      await put(page, 90);
      await run(page, 'AdvanceClock', { Seconds: 10 });
    }
  }
  await run(page, 'AdvanceClock', { Seconds: 5 });
  const activities = main(page).getByRole('region', { name: 'Scaling activities' });
  await expect(activities.getByText('Setting write capacity units to 13.')).toBeVisible();
  await expect(activities.getByText(/in state ALARM triggered policy WriteAutoScalingPolicy/)).toBeVisible();
  await expect(main(page).getByText(/Provisioned, 10 RCU and 13 WCU/)).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
});

test('on a phone, in the dark: nothing runs out of the page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await provisioned(page, 5);
  await put(page, 3);
  for (const view of ['monitor', 'settings'] as const) {
    await open(page, view);
    await expect(main(page).getByRole('heading', { level: 2 }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await violationsOf(page)).toEqual([]);
  }
});
