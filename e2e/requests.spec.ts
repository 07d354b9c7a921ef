/** Requests as JSON and as code: from an empty workspace to an answer, by mouse, by keyboard and on a phone. */
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { openCode, runCode } from './fixtures/code.ts';
import { isReady } from './fixtures/profile.ts';
import { createTable, put } from './fixtures/requests.ts';

async function openJson(page: Page): Promise<void> {
  await page.goto('./');
  await isReady(page);
  await page.goto('#/requests/json');
  await expect(page.getByRole('textbox', { name: /request, JSON/ })).toBeVisible();
}

const editor = (page: Page) => page.getByRole('textbox', { name: /request, JSON/ });
const response = (page: Page) => page.getByRole('region', { name: 'Response' });
const history = (page: Page) => page.getByRole('region', { name: 'History' });
const runIt = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();

test('from an empty workspace: templates make a table, an item and find it again', async ({ page }) => {
  await openJson(page);
  const operation = page.getByLabel('Operation');
  await expect(operation).toHaveValue('CreateTable');
  await runIt(page);
  await expect(response(page)).toContainText('200, ');
  await page.evaluate(() => globalThis.dynascope.session.run('AdvanceClock', { Seconds: 60 }));

  await operation.selectOption('PutItem');
  await expect(editor(page)).toContainText('"artist 1"');
  await runIt(page);
  await expect(response(page)).toContainText('1 WCU');

  await operation.selectOption('Query');
  await expect(editor(page)).toContainText('#key = :key');
  await runIt(page);
  await expect(response(page).getByRole('tab', { name: 'Items' })).toHaveAttribute('aria-selected', 'true');
  await expect(response(page).getByRole('cell', { name: 'artist 1' })).toBeVisible();
  await expect(response(page)).toContainText('No LastEvaluatedKey: this was the last page.');
  await response(page).getByRole('tab', { name: 'Response' }).click();
  await expect(response(page)).toContainText('"ScannedCount": 1');
  await response(page).getByRole('tab', { name: 'Headers' }).click();
  await expect(response(page)).toContainText('x-amzn-requestid');
  await response(page).getByRole('link', { name: 'Show the road' }).click();
  await expect(page).toHaveURL(/#\/inside\/road$/);
});

test('a refusal stands in AWS’s words; history brings a request back and runs it again', async ({ page }) => {
  await openJson(page);
  await page.getByLabel('Operation').selectOption('ListTables');
  await runIt(page);
  await expect(history(page)).toContainText('1 request');
  await editor(page).fill('{"Limit": 0}');
  await page.keyboard.press('Control+Enter');
  await expect(response(page)).toContainText('ValidationException');
  await expect(response(page)).toContainText("Value '0' at 'limit' failed to satisfy constraint");
  await expect(history(page).getByRole('button', { name: /ListTables/ }).first()).toContainText('ValidationException');

  await history(page).getByRole('button', { name: 'ListTables 200' }).click();
  await expect(editor(page)).toHaveText('{}');
  await expect(response(page)).toContainText('200, ');
  await history(page).getByRole('button', { name: 'Run ListTables again' }).last().click();
  await expect(history(page)).toContainText('3 requests');
});

test('what is not JSON is marked, and DynamoDB says what it thinks of it', async ({ page }) => {
  await openJson(page);
  await editor(page).fill('{"TableName": }');
  await expect(page.locator('.cm-lintRange-error')).toBeVisible();
  await runIt(page);
  await expect(response(page)).toContainText('SerializationException');
});

test('completion knows operations, tables and words, by keyboard alone', async ({ page }) => {
  await openJson(page);
  await createTable(page, 'Orders');
  await page.getByLabel('Operation').selectOption('Scan');
  await editor(page).fill('');
  const pick = async (typed: string, name: string): Promise<void> => {
    await page.keyboard.type(typed);
    const option = page.getByRole('listbox', { name: 'Completions' }).getByRole('option', { name });
    await expect(option).toBeVisible();
    await expect(option).toHaveAttribute('aria-selected', 'true');
    // Nothing is picked by keys in the first moment, lest a key of the learner's own does it.
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
  };
  await editor(page).focus();
  await pick('{"Tab', 'TableName');
  await pick('O', 'Orders');
  await pick(', "Ret', 'ReturnConsumedCapacity');
  await pick('T', 'TOTAL');
  await expect(editor(page)).toHaveText('{"TableName": "Orders", "ReturnConsumedCapacity": "TOTAL"}');
  await page.keyboard.press('Control+Enter');
  await expect(response(page)).toContainText('ScannedCount');
});

test('Tab indents in the editor; Escape and then Tab leaves it', async ({ page }) => {
  await openJson(page);
  await editor(page).fill('{}');
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
});

test('a request is copied as the SDK, the command line and JSON', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openJson(page);
  await createTable(page, 'Orders');
  await page.getByLabel('Operation').selectOption('GetItem');
  await expect(editor(page)).toContainText('Orders');
  const copied = async (form: string): Promise<string> => {
    await page.getByRole('button', { name: 'Copy as' }).click();
    await page.getByRole('menuitem', { name: form }).click();
    await expect(page.getByText(`Copied as ${form}.`)).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('AWS CLI')).toContain(`aws dynamodb get-item \\\n  --table-name Orders \\\n  --key '{"id":`);
  expect(await copied('JSON')).toContain('"TableName": "Orders"');
  const source = await copied('SDK for JavaScript v3');
  await put(page, 'Orders', 'id 1');
  await openCode(page);
  const [printed] = await runCode(page, source);
  expect(printed).toContain("Item: { id: { S: 'id 1' } }");
});

test('code runs with the real SDK; its requests are counted and stand in the history', async ({ page }) => {
  await page.goto('./');
  await isReady(page);
  await openCode(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const console = page.getByRole('region', { name: 'Console' });
  await expect(console.getByRole('status')).toHaveText('Finished', { timeout: 30_000 });
  await expect(console).toContainText("song: { S: 'Sinnerman' }");
  await expect(console).toContainText(/\d requests · 1 RCU · 1 WCU · \$0\.00000075/);
  await console.getByRole('link', { name: 'History' }).click();
  await expect(history(page).getByRole('button', { name: /^GetItem Songs/ })).toBeVisible();
});

test('an error is told with its line, which is marked and can be gone to, in another file too', async ({ page }) => {
  await page.goto('./');
  await isReady(page);
  await openCode(page);
  await page.getByRole('button', { name: 'Add file' }).click();
  await page.getByLabel('Name of the new file').fill('orders');
  await page.keyboard.press('Enter');
  await page
    .getByRole('textbox', { name: 'orders.ts, TypeScript' })
    .fill(`import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
type Key = string;

export async function read(id: Key): Promise<unknown> {
  const { Item } = await new DynamoDBClient({}).send(new GetItemCommand({ TableName: 'Nowhere', Key: { id: { S: id } } }));
  return Item;
}`);
  await page.getByRole('button', { name: 'main.ts', exact: true }).click();
  const printed = await runCode(page, `import { read } from './orders';\nconsole.log('reads');\nawait read('a');`);
  expect(printed).toEqual([
    'reads',
    'ResourceNotFoundException: Requested resource not found\n    at read, orders.ts:5\n    at main.ts:3',
  ]);
  await page.getByRole('button', { name: 'orders.ts:5' }).click();
  await expect(page.locator('.editor-line-error')).toContainText('GetItemCommand');

  await page.reload();
  await expect(page.getByRole('button', { name: 'orders.ts', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'main.ts, TypeScript' })).toContainText("await read('a');");
  await page.getByRole('button', { name: 'Delete orders.ts' }).click();
  await expect(page.getByRole('button', { name: 'orders.ts', exact: true })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
    { width: 360, height: 640 },
  ]) {
    test(`${colorScheme}, ${viewport.width} px wide: nothing stands in the way of anybody`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await openJson(page);
      await createTable(page, 'Orders');
      await put(page, 'Orders', 'a');
      await page.getByLabel('Operation').selectOption('Scan');
      await runIt(page);
      await expect(response(page)).toContainText('ScannedCount');
      await expectAccessible(page);
      await editor(page).fill('{"TableName": "Orders", "Limit": 0}');
      await runIt(page);
      await expect(response(page)).toContainText('ValidationException');
      await expectAccessible(page);
      await openCode(page);
      await runCode(page, `console.warn('a'); console.error('b'); console.debug('c'); throw new Error('d');`);
      await expectAccessible(page);
    });
  }
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page, { within: 'main' })).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
