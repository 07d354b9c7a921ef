/** Items read: by key and by scan, page by page; looked at and deleted, by mouse, keyboard and on a phone. */
import { expect, type Page, test } from '@playwright/test';
import { busyClock } from './fixtures/busy-clock.ts';
import { expectAccessible, look, main, openItems, rows, showAs, stored } from './fixtures/items.ts';
import { run } from './fixtures/requests.ts';
import { button, dialog, field, heading, link, operations, pass, refusal } from './fixtures/tables.ts';

const choose = async (page: Page, name: RegExp, option: string): Promise<void> => {
  await page.getByRole('button', { name }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

test('a Query of an index with a filter: what came back, what was looked at, what it cost, and its road', async ({ page }) => {
  await openItems(page, 6);
  await button(page, 'Query').click();
  await choose(page, /^From/, 'Index byStatus (status, sk)');
  // Nothing is sent without the partition key.
  await button(page, 'Run').click();
  await expect(main(page)).toContainText('A Query needs a value for the partition key.');
  await expect(field(page, 'Partition key status')).toBeFocused();
  await page.keyboard.type('OPEN');
  await button(page, 'Filters').click();
  await button(page, 'Add filter').click();
  await page.keyboard.type('total');
  const filter = page.getByRole('group', { name: 'Filter 1' });
  await filter.getByRole('button', { name: /^Type/ }).click();
  await page.getByRole('option', { name: 'Number', exact: true }).click();
  await filter.getByRole('button', { name: /^Condition/ }).click();
  await page.getByRole('option', { name: 'is above', exact: true }).click();
  await field(filter, 'Value').fill('30');
  await page.keyboard.press('Enter');
  await expect(main(page)).toContainText('read 3, returned 2');
  await expect(main(page)).toContainText('0.5 RCU · $0.0000000625');
  await expect(main(page)).toContainText('status = OPEN');
  await expect(rows(page)).toHaveCount(3);
  await button(page, 'Request').click();
  await expect(page.getByRole('group', { name: 'Text of the request' })).toContainText('"FilterExpression": "#total > :total"');
  await page.getByRole('radio', { name: 'CLI' }).check();
  await expect(page.getByRole('group', { name: 'Text of the request' })).toContainText('aws dynamodb query');

  // A global index can't be read strongly, and DynamoDB says so.
  await page.getByRole('switch', { name: 'Strong' }).or(page.getByRole('checkbox', { name: 'Strong' })).check({ force: true });
  await button(page, 'Run').click();
  await expect(refusal(page)).toContainText('ValidationException');
  await expect(refusal(page)).toContainText('Consistent reads are not supported on global secondary indexes');
  await link(refusal(page), 'Show the road').click();
  await expect(page).toHaveURL(/#\/inside\/road$/);
  await page.goBack();
  await expect(refusal(page)).toBeVisible();
});

test('pages: forwards by LastEvaluatedKey, back by the request of before; each is a request of its own', async ({ page }) => {
  await openItems(page, 5);
  await button(page, 'Options').click();
  await field(page, 'Limit').fill('2');
  await button(page, 'Run').click();
  await expect(rows(page)).toHaveCount(3);
  await expect(button(page, 'Previous page')).toBeDisabled();
  await button(page, 'Next page').click();
  await expect(main(page)).toContainText('Page 2');
  await expect(look(page, '03')).toBeVisible();
  await button(page, 'Next page').click();
  await expect(look(page, '05')).toBeVisible();
  await expect(button(page, 'Next page')).toBeDisabled();
  await button(page, 'Previous page').click();
  await expect(look(page, '03')).toBeVisible();
  expect((await operations(page)).filter((operation) => operation === 'Scan')).toHaveLength(4);

  // What was read stands there when one comes back; after a reload the items do.
  await link(page, 'Requests').click();
  await page.goBack();
  await expect(look(page, '03')).toBeVisible();
  await page.reload();
  await button(page, 'Run').click();
  await expect(rows(page)).toHaveCount(6);

  await field(page, 'Limit').or(button(page, 'Options')).first().click();
  await field(page, 'Limit').fill('none');
  await button(page, 'Run').click();
  await expect(refusal(page)).toContainText('SerializationException');
});

test('an item is looked at, edited, and the row says that it has changed since', async ({ page }) => {
  await openItems(page, 3);
  await button(page, 'Run').click();
  await look(page, '02').focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Item a, 02' });
  await expect(panel).toContainText('one write unit');
  await expect(panel.getByRole('row', { name: /^Read, eventual/ })).toContainText('0.5 RCU');
  await expect(panel.getByRole('row', { name: /^Change status/ })).toContainText('1 WCU');
  await expect(panel.getByRole('row', { name: /^and in byStatus/ }).first()).toContainText('2 WCU');
  await expect(panel).toContainText('Where it lives');
  await link(panel, 'Edit').click();
  await field(page, 'Value of status').fill('SENT');
  await expect(page.getByRole('table', { name: 'What saving costs' })).toContainText('2 WCU');
  await button(page, 'Save changes').click();
  await expect(main(page)).toContainText('a, 02 is changed: 3 WCU, $0.000001875.');
  await expect(rows(page).nth(2)).toContainText('changed since');
  await expect(rows(page).nth(2)).toContainText('OPEN');
  await pass(page, 2);
  await button(page, 'Run').click();
  await expect(rows(page).nth(2)).toContainText('SENT');
  expect(await operations(page)).toEqual(expect.arrayContaining(['GetItem', 'UpdateItem']));

  // By keyboard one goes on in the item. Escape closes it, and the focus goes back to where it was opened.
  await look(page, '01').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Item a, 01' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(look(page, '01')).toBeFocused();
});

test('several items are deleted, each by a request; a duplicate takes a key of its own', async ({ page }) => {
  await openItems(page, 4);
  await button(page, 'Run').click();
  await page.getByRole('checkbox', { name: 'Choose a, 01' }).check();
  await page.getByRole('checkbox', { name: 'Choose a, 03' }).check();
  await page.getByRole('button', { name: 'Actions (2)' }).click();
  await page.getByRole('menuitem', { name: 'Delete 2 items' }).click();
  await expect(dialog(page)).toContainText('a, 01');
  await button(dialog(page), 'Delete').click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(main(page)).toContainText('2 items deleted: 4 WCU, $0.0000025.');
  await expect(rows(page).nth(1)).toContainText('deleted since');
  await expect(page.getByRole('checkbox', { name: 'Choose a, 01' })).toBeDisabled();
  expect((await operations(page)).slice(-2)).toEqual(['DeleteItem', 'DeleteItem']);
  await pass(page, 2);
  await button(page, 'Run').click();
  await expect(rows(page)).toHaveCount(3);

  await look(page, '02').click();
  await link(page.getByRole('complementary'), 'Duplicate').click();
  await expect(heading(page, 'Duplicate item')).toBeVisible();
  await field(page, 'Value of sk').fill('02b');
  await button(page, 'Create item').click();
  await expect(main(page)).toContainText('a, 02b is written');
  expect(await stored(page, '02b')).toMatchObject({ status: { S: 'OPEN' }, total: { N: '20' } });
});

test('a deletion that is refused in part says so, and what was deleted stays deleted', async ({ page }) => {
  await openItems(page, 2);
  await button(page, 'Run').click();
  await page.getByRole('checkbox', { name: 'Choose all 2 items' }).check();
  await run(page, 'DeleteTable', { TableName: 'Orders' });
  await page.getByRole('button', { name: 'Actions (2)' }).click();
  await page.getByRole('menuitem', { name: 'Delete 2 items' }).click();
  await button(dialog(page), 'Delete').click();
  await expect(dialog(page)).toContainText('2 refused, the last one with the error below.');
  await expect(refusal(dialog(page))).toContainText('ResourceNotFoundException');
  await expect(button(dialog(page), 'Try 2 items again')).toBeVisible();
});

test('ten thousand items of one page freeze nothing', async ({ page }) => {
  await openItems(page);
  await page.evaluate(async () => {
    const { session } = globalThis.dynascope;
    for (let from = 0; from < 10_000; from += 1000) {
      const batches = Array.from({ length: 40 }, (_, batch) =>
        session.ask('BatchWriteItem', {
          RequestItems: {
            Orders: Array.from({ length: 25 }, (_one, at) => ({ PutRequest: { Item: { pk: { S: 'a' }, sk: { S: String(from + batch * 25 + at).padStart(5, '0') } } } })),
          },
        }),
      );
      await Promise.all(batches);
      await session.ask('AdvanceClock', { Seconds: 5 });
    }
  });
  await button(page, 'Options').click();
  await field(page, 'Limit').fill('');
  await button(page, 'Run').click();
  await expect(main(page)).toContainText('Items returned (10,000)');
  await expect(rows(page)).toHaveCount(101);
  const busyMs = await busyClock(page);
  const before = await busyMs();
  await page.getByRole('checkbox', { name: /^Choose all/ }).check({ force: true });
  await expect(button(page, 'Actions (10,000)')).toBeVisible();
  expect((await busyMs()) - before).toBeLessThan(400);
  await button(page, 'Next 100 rows').click();
  await expect(look(page, '00100')).toBeVisible();
});

test('on a phone an item stands before the table, and can be deleted from there', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await openItems(page, 2);
  await button(page, 'Run').click();
  await look(page, '02').click();
  await expect(dialog(page)).toContainText('one write unit');
  await button(dialog(page), 'Delete').click();
  await expect(dialog(page)).toContainText('In AWS a deleted item does not come back; here Undo takes the deletion back.');
  await button(dialog(page), 'Delete').click();
  await expect(dialog(page)).toHaveCount(0);
  expect(await stored(page, '02')).toBeUndefined();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`${colorScheme}, ${width} px wide: nothing stands in the way of anybody`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width === 360 ? 640 : 800 });
      await openItems(page, 3);
      await expectAccessible(page, 'nothing read');
      await button(page, 'Filters').click();
      await button(page, 'Add filter').click();
      await button(page, 'Run').click();
      await expect(main(page)).toContainText('The name of an attribute is missing.');
      await expectAccessible(page, 'a filter that says nothing');
      await button(page, 'Remove filter 1').click();
      await button(page, 'Run').click();
      await expect(look(page, '02')).toBeVisible();
      await button(page, 'Request').click();
      await expectAccessible(page, 'items');
      await page.getByRole('checkbox', { name: 'Choose a, 02' }).check();
      await page.getByRole('button', { name: 'Actions (1)' }).click();
      await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
      await expectAccessible(page, 'a deletion');
      await button(dialog(page), 'Cancel').click();
      await look(page, '01').click();
      await expect(page.getByText('Where it lives')).toBeVisible();
      await expectAccessible(page, 'an item');
      await link(page, 'Edit').last().click();
      await expect(heading(page, 'Edit item')).toBeVisible();
      await page.getByRole('combobox', { name: 'Type of total' }).selectOption('L');
      await button(page, 'Add to total').click();
      await expectAccessible(page, 'the form');
      await showAs(page, 'DynamoDB JSON');
      await expect(page.getByRole('textbox', { name: 'Item, DynamoDB JSON' })).toBeVisible();
      await expectAccessible(page, 'the text');
      await run(page, 'DeleteItem', { TableName: 'Orders', Key: { pk: { S: 'a' }, sk: { S: '01' } } });
      await button(page, 'Save changes').click();
      await expect(page.getByRole('region', { name: 'Deleted meanwhile' })).toBeVisible();
      await expectAccessible(page, 'a refusal');
    });
  }
}
