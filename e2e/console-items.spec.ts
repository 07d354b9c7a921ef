/** Items: put by form and by JSON, explored page by page, changed and deleted. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { isReady } from './fixtures/profile.ts';
import { run } from './fixtures/requests.ts';
import { button, dialog, field, heading, link, openTables, operations, pass, refusal, tabTo } from './fixtures/tables.ts';

const items = '/tables/Orders/items';
const order = (sk: string, more: object = {}): object => ({ pk: { S: 'CUST#1' }, sk: { S: sk }, ...more });

/** Orders of one customer, by time standing still. */
async function openItems(page: Page, count: number): Promise<void> {
  await openTables(page);
  await run(page, 'CreateTable', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'status'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      { IndexName: 'byStatus', KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
    ],
  });
  await pass(page, 10);
  for (let n = 0; n < count; n++) {
    const status = { S: n % 3 === 0 ? 'OPEN' : 'PAID' };
    const Item = order(`ORDER#${String(n).padStart(2, '0')}`, { status, total: { N: String(n) } });
    await run(page, 'PutItem', { TableName: 'Orders', Item });
  }
  await pass(page, 10);
  await page.goto(`#${items}`);
  await expect(heading(page, 'Explore items')).toBeVisible();
}

/** Time stands still, and so do followers: they get what was written when it moves on. */
async function readCaughtUp(page: Page): Promise<void> {
  await pass(page, 2);
  await button(page, 'Run').click();
}

const rows = (page: Page) => page.getByRole('table', { name: 'Items' }).locator('tbody tr');
const choose = (page: Page, sk: string) => page.getByRole('checkbox', { name: `Choose CUST#1, ${sk}` }).check({ force: true });

test('by keyboard alone: an item is written in the form, refused in AWS’s words, put, and read back', async ({ page }) => {
  await openItems(page, 0);
  await tabTo(page, link(page.getByRole('main'), 'Create item').first());
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Create item')).toBeVisible();
  await tabTo(page, field(page, 'Value of pk'));
  await page.keyboard.type('CUST#1');
  await tabTo(page, field(page, 'Value of sk'));
  await page.keyboard.type('ORDER#1');
  await tabTo(page, button(page, 'Add attribute'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const added = page.getByRole('group', { name: 'attribute without a name' });
  await tabTo(page, field(added, 'Name'));
  await page.keyboard.type('total');
  const total = page.getByRole('group', { name: 'total' });
  await total.getByRole('combobox').selectOption({ label: 'Number' });
  await field(total, 'Value of total').fill('12x');
  await tabTo(page, button(page, 'Create item'));
  await page.keyboard.press('Enter');
  await expect(refusal(page)).toContainText('The parameter cannot be converted to a numeric value: 12x');

  await field(total, 'Value of total').fill('12345678901234567890123456789012345678');
  await expect(page.getByText(/of 1,024 B:/)).toContainText('1 WCU to write');
  await button(page, 'Create item').focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Explore items')).toBeVisible();
  await expect(page.getByText('Put, 1 WCU.')).toBeVisible();

  await pass(page, 2);
  await tabTo(page, button(page, 'Run'));
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('12345678901234567890123456789012345678');
  expect(await operations(page)).toEqual(['CreateTable', 'PutItem', 'PutItem', 'Scan']);
  await page.reload();
  await isReady(page);
  await button(page, 'Run').click();
  await expect(rows(page)).toHaveCount(1);
});

test('a Query with a sort key, a filter and a limit goes page by page, and says what it cost', async ({ page }) => {
  await openItems(page, 12);
  await page.getByText('Query', { exact: true }).first().click();
  await expect(button(page, 'Run')).toBeDisabled();
  await field(page, 'Partition key pk').fill('CUST#1');
  await button(page, 'Filters').click();
  await button(page, 'Add filter').click();
  const filter = page.getByRole('group', { name: 'Filter 1' });
  await field(filter, 'Attribute').fill('status');
  await field(filter, 'Value').fill('OPEN');
  await button(page, 'Attributes, order and limit').click();
  await field(page, 'Limit optional').fill('7');
  await button(page, 'Run').click();
  await expect(page.getByText('read 7, returned 3')).toBeVisible();
  await button(page, 'Next').click();
  await expect(page.getByText('Page 2', { exact: true })).toBeVisible();
  await expect(page.getByText('read 5, returned 1')).toBeVisible();
  await expect(button(page, 'Next')).toBeDisabled();
  await button(page, 'Previous').click();
  await expect(page.getByText('read 7, returned 3')).toBeVisible();
  expect((await operations(page)).filter((operation) => operation === 'Query')).toHaveLength(2);
  await link(page.getByRole('main'), 'Show the road').click();
  await expect(page.getByRole('heading', { name: /Query reads 7 items and returns 3/ })).toBeVisible();
});

test('an index is read, and an item beside its page tells its weight, its cost and its place', async ({ page }) => {
  await openItems(page, 6);
  await page.getByText('Query', { exact: true }).first().click();
  await button(page, 'From Table Orders (pk, sk)').click();
  await page.getByRole('option', { name: /byStatus/ }).click();
  await field(page, 'Partition key status').fill('OPEN');
  await button(page, 'Run').click();
  await expect(rows(page)).toHaveCount(2);
  await choose(page, 'ORDER#03');
  const panel = page.getByRole('complementary', { name: 'Item CUST#1, ORDER#03' });
  await expect(panel).toContainText('0.5 RCU');
  await expect(panel).toContainText(/Partition P\d of 4/);
  const weight = await page.evaluate(async () => {
    const { session } = globalThis.dynascope;
    const { Item } = await session.ask<{ Item: object }>('GetItem', { TableName: 'Orders', Key: { pk: { S: 'CUST#1' }, sk: { S: 'ORDER#03' } } });
    return Object.keys(Item).length;
  });
  await expect(panel.getByRole('table').first().getByRole('row')).toHaveCount(weight);
});

test('an item is changed as JSON; somebody else’s change in between is not lost, nor what was typed', async ({ page }) => {
  await openItems(page, 2);
  await button(page, 'Run').click();
  await choose(page, 'ORDER#01');
  await link(page.getByRole('main'), 'Edit').first().click();
  await expect(heading(page, 'Edit item')).toBeVisible();
  await page.getByText('DynamoDB JSON', { exact: true }).click();
  const text = page.getByRole('textbox', { name: 'The item as DynamoDB JSON' });
  await text.fill((await text.inputValue()).replace('"PAID"', '"SENT"'));
  await run(page, 'PutItem', { TableName: 'Orders', Item: order('ORDER#01', { status: { S: 'LOST' } }) });
  await button(page, 'Save').click();
  await expect(refusal(page)).toContainText('ConditionalCheckFailedException');
  await expect(text).toHaveValue(/"SENT"/);
  // Left and come back to: the draft is there.
  await page.goto('#/tables');
  await page.goBack();
  await expect(text).toHaveValue(/"SENT"/);
  await button(page, 'Save').click();
  await button(page, 'Read it anew').click();
  await expect(field(page, 'Value of status')).toHaveValue('LOST');
  await field(page, 'Value of status').fill('FOUND');
  await button(page, 'Save').click();
  await expect(heading(page, 'Explore items')).toBeVisible();
  await readCaughtUp(page);
  await expect(rows(page).nth(1)).toContainText('FOUND');
});

test('several are deleted, each with a request of its own', async ({ page }) => {
  await openItems(page, 5);
  await button(page, 'Run').click();
  for (const sk of ['ORDER#01', 'ORDER#02', 'ORDER#04']) await choose(page, sk);
  await button(page, 'Delete').click();
  await expect(dialog(page)).toContainText('Delete 3 items?');
  await button(dialog(page), 'Delete').click();
  await expect(dialog(page)).toBeHidden();
  await readCaughtUp(page);
  await expect(rows(page)).toHaveCount(2);
  expect((await operations(page)).filter((operation) => operation === 'DeleteItem')).toHaveLength(3);
});

for (const [width, colorScheme] of [
  [1280, 'light'],
  [360, 'dark'],
] as const) {
  test(`nothing stands in anybody’s way, ${width} px wide and ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await openItems(page, 3);
    await button(page, 'Run').click();
    await choose(page, 'ORDER#01');
    await expect(page.getByRole('complementary')).toContainText('RCU');
    const isClean = async (): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    };
    await isClean();
    await link(page.getByRole('main'), 'Edit').first().click();
    await expect(heading(page, 'Edit item')).toBeVisible();
    await isClean();
  });
}
