/** The bill: what was used, what it cost, and what else it could cost. */
import { expect, test } from '@playwright/test';
import { isReady } from './fixtures/profile.ts';
import { createTable, put, run } from './fixtures/requests.ts';

test('an empty workspace says what will appear', async ({ page }) => {
  await page.goto('./#/bill');
  await isReady(page);
  await expect(page.getByText('Nothing yet: a bill begins with the first table.')).toBeVisible();
  await page.getByRole('link', { name: 'Create a table' }).click();
  await expect(page).toHaveURL(/#\/tables\/new$/);
});

test('a request is on the bill with its arithmetic, and leads to its road', async ({ page }) => {
  await page.goto('./#/bill');
  await isReady(page);
  await createTable(page, 'Orders');
  await put(page, 'Orders', '1');
  const lines = page.getByRole('region', { name: 'By table and kind' }).first();
  await expect(lines.getByRole('row', { name: /Writes on demand 1 WCU \$0\.625 per million \$0\.000000625/ })).toBeVisible();
  await page.getByRole('link', { name: 'PutItem Orders' }).click();
  await expect(page).toHaveURL(/#\/inside\/road$/);
});

test('provisioned capacity is a month known beforehand; a deleted table stays on the bill', async ({ page }) => {
  await page.goto('./#/bill');
  await isReady(page);
  await run(page, 'CreateTable', {
    TableName: 'Carts',
    ProvisionedThroughput: { ReadCapacityUnits: 100, WriteCapacityUnits: 10 },
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  });
  await run(page, 'AdvanceClock', { Seconds: 3600 });
  await expect(page.getByText(/A month at this rate is \$14\.2[34]\./)).toBeVisible();
  await run(page, 'DeleteTable', { TableName: 'Carts' });
  await run(page, 'AdvanceClock', { Seconds: 60 });
  await expect(page.getByRole('row', { name: /Carts deleted/ })).toBeVisible();
});

test('four ways to pay for one load, and the break-even between them', async ({ page }) => {
  await page.goto('./#/bill');
  await isReady(page);
  const compare = page.getByRole('region', { name: /is cheapest here/ });
  await expect(compare).toContainText('at most 3.46 × the average');
  await expect(compare).toContainText('used to 29 % at least');
  await expect(compare.getByRole('heading')).toContainText('On-demand, Standard');
  await compare.getByText('1 ×', { exact: true }).click();
  await expect(compare.getByRole('heading')).toContainText('Provisioned');
  await compare.getByLabel('GB stored').fill('5000');
  await expect(compare.getByRole('heading')).toContainText('Standard-IA');
});
