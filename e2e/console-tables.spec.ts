/** Tables: made, looked at, changed and deleted, by mouse, by keyboard and on a phone. */
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { isReady } from './fixtures/profile.ts';
import { createTable, put, run } from './fixtures/requests.ts';
import { button, dialog, field, heading, link, openTables, operations, pass, refusal, tabTo } from './fixtures/tables.ts';

const main = (page: Page) => page.getByRole('main');

test('by keyboard alone: a table with a global and a local index, refused first, then made', async ({ page }) => {
  await openTables(page);
  await tabTo(page, link(main(page), 'Create table').last());
  await page.keyboard.press('Enter');
  await expect(field(page, 'Table name')).toBeFocused();
  await page.keyboard.type('Or');
  await tabTo(page, field(page, 'Partition key'));
  await page.keyboard.type('pk');
  await tabTo(page, field(page, 'Sort key optional'));
  await page.keyboard.type('sk');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(button(page, 'Type of Sort key Number (N)')).toBeVisible();

  await tabTo(page, button(page, 'Add local index'));
  await page.keyboard.press('Enter');
  const local = page.getByRole('region', { name: 'Local index' });
  await expect(field(local, 'Index name')).toBeFocused();
  await page.keyboard.type('byDate');
  await tabTo(page, field(local, 'Sort key'));
  await page.keyboard.type('placedAt');

  await tabTo(page, button(page, 'Add global index'));
  await page.keyboard.press('Enter');
  const global = page.getByRole('region', { name: 'Global index' });
  await expect(field(global, 'Index name')).toBeFocused();
  await page.keyboard.type('byStatus');
  await tabTo(page, field(global, 'Partition key'));
  await page.keyboard.type('status');
  await tabTo(page, global.getByRole('radio', { name: 'All attributes' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, field(global, 'Attributes'));
  await page.keyboard.type('total');
  await expect(page.getByRole('group', { name: 'Text of the request' })).toContainText('"NonKeyAttributes": ["total"]');

  // The first time the name is too short, and DynamoDB says so.
  expect(await operations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(refusal(page)).toContainText('ValidationException');
  await expect(refusal(page)).toContainText(
    "1 validation error detected: Value 'Or' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3",
  );
  await expect(refusal(page)).toContainText('TableName must have a length of 3 or more; it is Or.');
  await expect(page.locator('.refusal')).toBeFocused();

  await tabTo(page, field(page, 'Table name'));
  await page.keyboard.press('End');
  await page.keyboard.type('ders');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Orders')).toBeVisible();
  await expect(main(page)).toContainText('CREATING');
  await expect(main(page)).toContainText('of virtual time left; time is paused');
  await expect(main(page)).toContainText('1 global, 1 local');
  expect(await operations(page)).toEqual(['CreateTable', 'CreateTable']);

  await pass(page, 2);
  await expect(main(page)).toContainText('ACTIVE');
  await expect(page.getByText('Orders is ACTIVE.')).toBeAttached();
  await page.reload();
  await expect(heading(page, 'Orders')).toBeVisible();
  await expect(main(page)).toContainText('sk (N)');
});

test('a table becomes ACTIVE by itself as time passes', async ({ page }) => {
  await openTables(page, '/tables/new');
  await page.evaluate(() => globalThis.dynascope.session.ask('SetClock', { Speed: 1 }));
  await field(page, 'Table name').fill('Carts');
  await field(page, 'Partition key').fill('id');
  await button(page, 'Create table').click();
  await expect(heading(page, 'Carts')).toBeVisible();
  await expect(main(page).getByText('ACTIVE', { exact: true })).toBeVisible();
  await link(main(page), 'Show the road').click();
  await expect(page).toHaveURL(/#\/inside\/road$/);
  await expect(main(page)).toContainText('CreateTable');
});

test('the calculator works out units and prices, and the form takes them; the draft outlives the screen', async ({ page }) => {
  await openTables(page, '/tables/new');
  await page.getByRole('radio', { name: 'Provisioned' }).check();
  const price = page.getByRole('region', { name: 'Price' });
  await expect(price).toContainText('$2.85');
  await page.getByRole('button', { name: 'Capacity calculator' }).click();
  await field(page, 'Average item').fill('6 KB');
  await field(page, 'Items read a second').fill('20');
  await field(page, 'Items written a second').fill('2');
  await expect(main(page)).toContainText('20 reads × 1 RCU = 20 RCU/s');
  await expect(main(page)).toContainText('2 writes × 6 WCU = 12 WCU/s');
  await button(page, 'Use 20 RCU and 12 WCU').click();
  await expect(price).toContainText('$7.59');
  expect(await operations(page)).toEqual([]);

  await page.getByRole('radio', { name: 'CLI' }).check();
  await expect(page.getByRole('group', { name: 'Text of the request' })).toContainText('aws dynamodb create-table');
  await link(page, 'Requests').click();
  await link(page, 'Tables').click();
  await link(main(page), 'Create table').first().click();
  await expect(field(page, 'Read capacity units (RCU)')).toHaveValue('20');
});

test('the sample, found, chosen and deleted', async ({ page }) => {
  await openTables(page);
  await button(page, 'Load a sample').click();
  await expect(heading(page, 'Orders')).toBeVisible();
  await expect(main(page)).toContainText('Items now18');
  await expect(main(page)).toContainText('ItemCount of DescribeTable0');
  expect(await operations(page)).toEqual(['CreateTable', 'BatchWriteItem']);
  await pass(page, 6 * 3600);
  await expect(main(page)).toContainText('ItemCount of DescribeTable18');
  await createTable(page, 'Carts');
  // The sample was used last, but for the link it is the table that counts.
  await page.goto('#/tables/Carts');
  await link(main(page), 'Show the key space').click();
  await expect(page.getByRole('combobox', { name: 'Table', exact: true })).toHaveValue('Carts');

  await page.goto('#/tables');
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByLabel('Find tables').fill('ord');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(main(page)).toContainText('1 found');
  await page.getByRole('checkbox', { name: 'Choose Orders' }).check();
  await button(main(page), 'Delete').click();
  await expect(dialog(page)).toContainText('18 items');
  await expect(button(dialog(page), 'Delete')).toBeDisabled();
  await field(dialog(page), 'To confirm, type “delete”').fill('delete');
  await page.keyboard.press('Enter');
  await expect(main(page)).toContainText('DynamoDB deletes Orders.');
  await expect(page.getByRole('row', { name: /Orders/ })).toContainText('DELETING');
  await pass(page, 5);
  await expect(main(page)).toContainText('No table has “ord” in its name.');
});

test('a protected table refuses to go, in AWS’s words, and goes when it is no longer protected', async ({ page }) => {
  await openTables(page);
  await createTable(page, 'Orders');
  await page.goto('#/tables/Orders/settings');
  await button(page, 'Change deletion protection').click();
  await button(dialog(page), 'Turn on').click();
  await expect(main(page)).toContainText('Deletion protection of Orders is on.');

  const confirm = async (): Promise<void> => {
    await button(page, 'Delete table').click();
    await field(dialog(page), 'To confirm, type “delete”').fill('delete');
    await button(dialog(page), 'Delete').click();
  };
  await confirm();
  await expect(refusal(dialog(page))).toContainText(
    'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
  );
  await expect(refusal(dialog(page))).toContainText('Turn deletion protection off with UpdateTable, then delete.');
  await button(dialog(page), 'Cancel').click();
  // The setting can't be switched again at once.
  await pass(page, 60);
  await button(page, 'Change deletion protection').click();
  await button(dialog(page), 'Turn off').click();
  await confirm();
  await expect(heading(page, 'Tables')).toBeVisible();
  await expect(page.getByRole('row', { name: /Orders/ })).toContainText('DELETING');
  await pass(page, 5);
  await expect(main(page)).toContainText('No tables yet');
  await page.goto('#/tables/Orders');
  await expect(main(page)).toContainText('There is no table named Orders in this workspace.');
});

test('time to live and tags are set in the settings, each by its own request', async ({ page }) => {
  await openTables(page);
  await createTable(page, 'Orders');
  await page.goto('#/tables/Orders/settings');
  await button(page, 'Change time to live').click();
  await expect(button(dialog(page), 'Turn on')).toBeDisabled();
  await field(dialog(page), 'Attribute').fill('expires');
  await page.keyboard.press('Enter');
  await expect(main(page)).toContainText('Items of Orders go some time after the moment in expires.');
  await expect(main(page)).toContainText('On, by expires');
  await button(page, 'Change time to live').click();
  await button(dialog(page), 'Turn off').click();
  await expect(refusal(dialog(page))).toContainText('Time to live has been modified multiple times within a fixed interval');
  await button(dialog(page), 'Cancel').click();

  await button(page, 'Change tags').click();
  await field(dialog(page), 'Key of tag 1').fill('team');
  await field(dialog(page), 'Value of tag 1').fill('shop');
  await button(dialog(page), 'Add').click();
  await expect(main(page)).toContainText('team = shop');
  await pass(page, 2);
  await button(page, 'Change tags').click();
  await page.getByRole('radio', { name: 'Remove tags' }).check();
  await page.getByRole('checkbox', { name: 'team' }).check();
  await button(dialog(page), 'Remove').click();
  await expect(main(page)).not.toContainText('team = shop');
});

test('capacity is changed with UpdateTable; what changes nothing is refused', async ({ page }) => {
  await openTables(page);
  await createTable(page, 'Orders');
  await page.goto('#/tables/Orders/settings');
  await button(page, 'Change capacity').click();
  await page.getByRole('radio', { name: 'Provisioned' }).check();
  await field(dialog(page), 'Read capacity units (RCU)').fill('10');
  await expect(dialog(page).getByRole('region', { name: 'Price' })).toContainText('$3.32');
  await button(dialog(page), 'Update').click();
  await expect(main(page)).toContainText('UPDATING');
  await pass(page, 60);
  await expect(main(page)).toContainText('ACTIVE');
  await expect(main(page)).toContainText('Provisioned, 10 RCU and 5 WCU');

  const readUnits = async (units: string): Promise<void> => {
    await button(page, 'Change capacity').click();
    await field(dialog(page), 'Read capacity units (RCU)').fill(units);
    await button(dialog(page), 'Update').click();
  };
  await readUnits('20');
  await expect(main(page)).toContainText('UPDATING');
  // Two changes at once are not possible.
  await readUnits('21');
  await expect(refusal(dialog(page))).toContainText('ResourceInUseException');
  await expect(refusal(dialog(page))).toContainText('Attempt to change a resource which is still in use');
  await button(dialog(page), 'Cancel').click();
  await pass(page, 60);
  await expect(main(page)).toContainText('Provisioned, 20 RCU and 5 WCU');

  await button(page, 'Change capacity').click();
  await button(dialog(page), 'Update').click();
  await expect(refusal(dialog(page))).toContainText('The provisioned throughput for the table will not change.');
  await expect(refusal(dialog(page))).toContainText('DynamoDB takes no change that changes nothing.');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(main(page)).toContainText('ACTIVE');
});

test('a global index is added, fills, and is deleted', async ({ page }) => {
  await openTables(page);
  await createTable(page, 'Orders');
  await put(page, 'Orders', 'a');
  await page.goto('#/tables/Orders/indexes');
  await expect(main(page)).toContainText('No index yet.');
  await link(main(page), 'Create index').click();
  await expect(main(page)).toContainText('It reads 1 item first');
  await field(page, 'Index name').fill('byStatus');
  await field(page, 'Partition key').fill('id');
  // The table's key has a type, and keeps it.
  await expect(page.getByRole('button', { name: /Type of Partition key as elsewhere/ })).toBeDisabled();
  await field(page, 'Partition key').fill('status');
  await button(page, 'Create index').click();
  const row = page.getByRole('row', { name: /byStatus/ });
  await expect(row).toContainText('CREATING');
  await pass(page, 2.5);
  await expect(row).toContainText('CREATING, backfilling');
  await pass(page, 2.5);
  await expect(row).toContainText('ACTIVE');
  await expect(page.getByText('Index byStatus is ACTIVE.')).toBeAttached();

  await page.getByRole('radio', { name: 'Choose byStatus' }).check();
  await button(main(page), 'Delete').click();
  await button(dialog(page), 'The request').click();
  await expect(dialog(page).getByRole('group', { name: 'Text of the request' })).toContainText('"Delete": { "IndexName": "byStatus" }');
  await button(dialog(page), 'Delete').click();
  await expect(row).toContainText('DELETING');
  await pass(page, 5);
  await expect(main(page)).toContainText('No index yet.');
  await page.reload();
  await expect(main(page)).toContainText('No index yet.');
});

test('names of tables lead where they should, whatever they are', async ({ page }) => {
  await openTables(page);
  for (const name of ['new', '...', '__proto__', 'constructor']) {
    await createTable(page, name);
    await page.goto('#/tables');
    await link(main(page), name).last().click();
    await expect(heading(page, name)).toBeVisible();
    await expect(main(page)).toContainText('ACTIVE');
    await link(main(page), 'Settings').locator('visible=true').click();
    await expect(heading(page, 'Settings')).toBeVisible();
  }
  for (const address of ['#/tables/%E0%A4%A', '#/tables/a%2F..%2Fb']) {
    await page.goto(address);
    await expect(heading(page, 'No such table')).toBeVisible();
  }
  await page.goto('#/tables/new/nowhere');
  await expect(heading(page, 'Tables')).toBeVisible();
});

test('many tables come in pages, and a name of 255 characters has room on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await openTables(page);
  const longest = 'L'.repeat(255);
  await page.evaluate(async (name) => {
    const { session } = globalThis.dynascope;
    const names = [name, ...Array.from({ length: 59 }, (_, at) => `Table${String(at + 1).padStart(2, '0')}`)];
    for (const TableName of names) {
      await session.ask('CreateTable', {
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      });
    }
  }, longest);
  await pass(page, 5);
  await expect(main(page)).toContainText('(60)');
  await expect(page.getByRole('row')).toHaveCount(51);
  await expectAccessible(page, 'many tables');
  await button(page, 'Next page').click();
  await expect(page.getByRole('row')).toHaveCount(11);
  await page.getByLabel('Find tables').fill('LLLL');
  await expect(page.getByRole('row')).toHaveCount(2);
  await link(main(page), longest).last().click();
  await expect(heading(page, longest)).toBeVisible();
  await expectAccessible(page, 'a long name');
  await button(page, 'Delete').click();
  await expectAccessible(page, 'deletion of a long name');
});

test('the request screens explain a refusal in the same words', async ({ page }) => {
  await page.goto('./');
  await isReady(page);
  await page.goto('#/requests/json');
  await page.getByLabel('Operation').selectOption('DeleteTable');
  await page.getByRole('textbox', { name: /request, JSON/ }).fill('{"TableName": "Nowhere"}');
  await page.keyboard.press('Control+Enter');
  const response = page.getByRole('region', { name: 'Response' });
  await expect(refusal(response)).toContainText('Requested resource not found: Table: Nowhere not found');
  await expect(refusal(response)).toContainText('There is no table named Nowhere.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`${colorScheme}, ${width} px wide: nothing stands in the way of anybody`, async ({ page }) => {
      // A dozen screens, each looked at by axe.
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width === 360 ? 640 : 800 });
      await openTables(page);
      await expectAccessible(page, 'no tables');
      await button(page, 'Load a sample').click();
      await expect(heading(page, 'Orders')).toBeVisible();
      await expectAccessible(page, 'a table');
      await button(page, 'Run DescribeTable').click();
      await expect(page.getByRole('group', { name: 'Answer of DescribeTable' })).toBeVisible();
      await expectAccessible(page, 'its description');
      await run(page, 'UpdateTable', { TableName: 'Orders', BillingMode: 'PROVISIONED' });
      await page.goto('#/tables');
      await expect(page.getByRole('checkbox', { name: 'Choose Orders' })).toBeVisible();
      await expectAccessible(page, 'tables');

      await page.goto('#/tables/new');
      await expect(heading(page, 'Create table')).toBeVisible();
      await expectAccessible(page, 'a new table');
      await page.getByRole('radio', { name: 'Provisioned' }).check();
      await page.getByRole('button', { name: 'Capacity calculator' }).click();
      await page.getByRole('textbox', { name: /^Sort key/ }).fill('sk');
      await button(page, 'Add global index').click();
      await button(page, 'Add local index').click();
      await page.getByRole('button', { name: /More settings/ }).click();
      await button(page, 'Add tag').click();
      await button(page, 'Create table').click();
      await expect(refusal(page)).toContainText('What it means');
      await expectAccessible(page, 'a new table, refused');

      await page.goto('#/tables/Orders/indexes');
      await expect(page.getByRole('radio', { name: 'Choose byStatus' })).toBeVisible();
      await expectAccessible(page, 'indexes');
      await page.goto('#/tables/Orders/indexes/new');
      await expect(heading(page, 'Create index')).toBeVisible();
      await expectAccessible(page, 'a new index');
      await page.goto('#/tables/Orders/settings');
      await expect(heading(page, 'Settings')).toBeVisible();
      await expectAccessible(page, 'settings');
      await button(page, 'Change capacity').click();
      await page.getByRole('radio', { name: 'Provisioned' }).check();
      await expectAccessible(page, 'capacity');
      await button(dialog(page), 'Cancel').click();
      await button(page, 'Delete table').click();
      await expectAccessible(page, 'deletion');
    });
  }
}

async function expectAccessible(page: Page, screen: string): Promise<void> {
  expect(await violationsOf(page), screen).toEqual([]);
  const overflow = await page.evaluate(() => {
    const content = document.querySelector('main')!;
    return Math.max(document.documentElement.scrollWidth - innerWidth, content.scrollWidth - content.clientWidth);
  });
  expect(overflow, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
}
