/** One request in four ways: what is changed in one stands in the others. */
import { expect, type Page, test } from '@playwright/test';
import { isReady } from './fixtures/profile.ts';
import { createTable, put } from './fixtures/requests.ts';

const ways = (page: Page) => page.getByRole('navigation', { name: 'Ways to write a request' });
const response = (page: Page) => page.getByRole('region', { name: 'Response' });
const go = (page: Page, way: string) => ways(page).getByRole('link', { name: way, exact: true }).click();

test.beforeEach(async ({ page }) => {
  await page.goto('./#/requests/json');
  await isReady(page);
  await createTable(page, 'Orders');
  await put(page, 'Orders', 'one');
  // A template takes its example from what the page knows of the table by then.
  await expect(async () => {
    await page.getByLabel('Operation').selectOption('PutItem');
    await page.getByLabel('Operation').selectOption('GetItem');
    await expect(page.getByRole('textbox', { name: 'GetItem request, JSON' })).toContainText('"one"', { timeout: 500 });
  }).toPass();
});

test('form, JSON, command line and statement are kept in step', async ({ page }) => {
  await go(page, 'Form');
  await page.getByLabel('ConsistentRead').selectOption('true');
  await go(page, 'AWS CLI');
  const line = page.getByRole('textbox', { name: 'Request, AWS CLI' });
  await expect(line).toContainText('aws dynamodb get-item');
  await expect(line).toContainText('--consistent-read');
  await line.fill(`aws dynamodb scan --table-name Orders --limit 5 --consistent-read`);
  await expect(page.getByLabel('Operation')).toHaveValue('Scan');
  await go(page, 'PartiQL');
  const statement = page.getByRole('textbox', { name: 'Request, PartiQL' });
  await expect(statement).toHaveText('SELECT * FROM "Orders"');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(response(page).getByRole('cell', { name: 'one' })).toBeVisible();
  await statement.fill(`SELECT * FROM "Orders" WHERE "id" = 'two'`);
  await go(page, 'JSON');
  await expect(page.getByRole('textbox', { name: 'ExecuteStatement request, JSON' })).toContainText(`WHERE \\"id\\" = 'two'`);
});

test('what can not be read is marked and not run; the request stays', async ({ page }) => {
  await go(page, 'AWS CLI');
  const line = page.getByRole('textbox', { name: 'Request, AWS CLI' });
  await line.fill('aws dynamodb scan --tables Orders');
  await expect(page.locator('.cm-lintRange-error')).toHaveText('--tables');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await go(page, 'JSON');
  await expect(page.getByRole('textbox', { name: 'GetItem request, JSON' })).toContainText('"one"');
});

test('DynamoDB’s own words on a statement stand in the editor before it is run', async ({ page }) => {
  await go(page, 'PartiQL');
  await page.getByRole('textbox', { name: 'Request, PartiQL' }).fill('SELEKT * FROM "Orders"');
  await expect(page.locator('.cm-lintRange-error')).toBeVisible();
});

test('an operation without a statement says so', async ({ page }) => {
  await page.getByLabel('Operation').selectOption('CreateTable');
  await go(page, 'PartiQL');
  await expect(page.getByText('CreateTable can not be written this way.')).toBeVisible();
});

test('a field of the form keeps what can not be read yet and says why', async ({ page }) => {
  await go(page, 'Form');
  const key = page.getByLabel('Key', { exact: true });
  await key.fill('{"id": {"S": "two"');
  await expect(page.getByText(/Expected/)).toBeVisible();
  await key.fill('{"id": {"S": "two"}}');
  await expect(page.getByText(/Expected/)).toBeHidden();
  await go(page, 'JSON');
  await expect(page.getByRole('textbox', { name: 'GetItem request, JSON' })).toContainText('"two"');
});
