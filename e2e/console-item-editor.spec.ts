/** Items written: by form and by JSON, refused and taken, changed while others change them. */
import { expect, test } from '@playwright/test';
import { editAddress, main, openItems, stored } from './fixtures/items.ts';
import { run } from './fixtures/requests.ts';
import { button, field, heading, link, refusal, tabTo } from './fixtures/tables.ts';

test('by keyboard alone: an item from the form, refused first, then there; a second one finds the key taken', async ({ page }) => {
  await openItems(page);
  await expect(main(page)).toContainText('Orders has no items.');
  await tabTo(page, link(main(page), 'Create item').first());
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Create item')).toBeVisible();
  await tabTo(page, field(page, 'Value of pk'));
  await page.keyboard.type('a');
  await tabTo(page, button(page, 'Add attribute'));
  await page.keyboard.press('Enter');
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.type('total');
  await page.keyboard.press('Tab');
  await page.keyboard.press('n');
  await page.keyboard.press('Tab');
  await page.keyboard.type('12345678901234567890123456789012345678');
  await expect(page.getByRole('region', { name: 'Weight' })).toContainText('30 B');

  // The sort key is still empty, and DynamoDB says so.
  await page.keyboard.press('Enter');
  await expect(refusal(page)).toContainText('One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: sk');
  await expect(refusal(page)).toContainText('Give sk a value.');
  await expect(page.locator('.refusal')).toBeFocused();
  await tabTo(page, field(page, 'Value of sk'));
  await page.keyboard.type('01');
  await page.keyboard.press('Enter');
  await expect(main(page)).toContainText('a, 01 is written: 1 WCU, $0.000000625.');
  expect(await stored(page, '01')).toEqual({ pk: { S: 'a' }, sk: { S: '01' }, total: { N: '12345678901234567890123456789012345678' } });

  await page.goto('#/tables/Orders/items/new');
  await field(page, 'Value of pk').fill('a');
  await field(page, 'Value of sk').fill('01');
  await page.keyboard.press('Enter');
  await expect(refusal(page)).toContainText('The conditional request failed');
  await link(page.getByRole('region', { name: 'Key taken' }), 'edit the one that is there').click();
  await expect(heading(page, 'Edit item')).toBeVisible();
  await expect(field(page, 'Value of total')).toHaveValue('12345678901234567890123456789012345678');
});

test('by keyboard alone: an item from JSON, all ten types of it, and nothing half-typed is lost', async ({ page }) => {
  await openItems(page);
  await page.goto('#/tables/Orders/items/new');
  await tabTo(page, button(page, 'Form'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: 'Item, DynamoDB JSON' });
  await expect(text).toBeVisible();
  await text.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('{"pk": {"S": "a"}, "sk": {"S"');
  await button(page, 'Plain JSON').click();
  await expect(main(page)).toContainText('It can’t be shown otherwise yet. Expected ":", found the end. Line 1, column 30.');
  await button(page, 'Create item').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Expected ":"' })).toBeVisible();

  // Neither a wrong click nor a reload takes it away.
  await page.goto('#/requests/json');
  await page.goto('#/tables/Orders/items/new');
  await expect(text).toContainText('{"pk": {"S": "a"}, "sk": {"S"');
  await page.reload();
  await expect(text).toContainText('{"pk": {"S": "a"}, "sk": {"S"');
  await expect(main(page)).toContainText('This is the draft that you left here.');

  const item = {
    pk: { S: 'a' },
    sk: { S: 'all' },
    n: { N: '0.10' },
    b: { B: 'AQI=' },
    yes: { BOOL: true },
    no: { NULL: true },
    ss: { SS: ['x', 'y'] },
    ns: { NS: ['1', '2'] },
    bs: { BS: ['AQI='] },
    l: { L: [{ S: 'x' }, { M: { in: { N: '1' } } }] },
    m: { M: { city: { S: 'Bergen' } } },
  };
  await text.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(JSON.stringify(item));
  await button(page, 'Plain JSON').click();
  await expect(page.getByRole('textbox', { name: 'Item, plain JSON' })).toContainText('"n": 0.1');
  await expect(main(page)).toContainText('Plain JSON has no type for B, SS, NS, BS. Attributes that have one keep it.');
  await button(page, 'Form').click();
  await expect(field(page, 'Member 2 of ss')).toHaveValue('y');
  await expect(page.getByRole('group', { name: 'element 1' }).getByRole('textbox', { name: 'Value of in' })).toHaveValue('1');
  await button(page, 'Create item').click();
  await expect(main(page)).toContainText('a, all is written');
  expect(await stored(page, 'all')).toEqual({ ...item, n: { N: '0.1' } });
});

test('the form renames, retypes, nests and removes; the focus stays where the work is', async ({ page }) => {
  await openItems(page, 1);
  await page.goto(editAddress('01'));
  const total = page.getByRole('group', { name: 'total' });
  await field(total, 'Name').fill('sum');
  await page.getByRole('combobox', { name: 'Type of sum' }).selectOption('L');
  await button(page, 'Add to sum').click();
  await page.getByRole('combobox', { name: 'Type of element 0' }).selectOption('NS');
  await field(page, 'Member 1 of element 0').fill('7');
  await button(page, 'Add a member to element 0').click();
  await page.keyboard.type('8');
  await expect(field(page, 'Member 2 of element 0')).toHaveValue('8');
  await button(page, 'Add attribute').click();
  await page.keyboard.type('status');
  await expect(main(page)).toContainText('This name stands twice.');
  await button(page, 'Save changes').click();
  await expect(page.getByRole('alert').filter({ hasText: 'A name stands twice.' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove status' }).last().click();
  await field(page, 'Value of status').fill('two');
  await field(page, 'Value of status').press('Shift+Enter');
  await page.keyboard.type('lines');
  await expect(page.getByRole('group', { name: 'Text of the request' })).toContainText('REMOVE #total');
  await button(page, 'Save changes').click();
  await expect(main(page)).toContainText('a, 01 is changed');
  expect(await stored(page, '01')).toEqual({ pk: { S: 'a' }, sk: { S: '01' }, status: { S: 'two\nlines' }, sum: { L: [{ NS: ['7', '8'] }] } });
});

test('who saves second is told, and loses neither what was typed nor what the other wrote', async ({ page }) => {
  await openItems(page, 1);
  await page.goto(editAddress('01'));
  await field(page, 'Value of status').fill('MINE');
  await run(page, 'UpdateItem', {
    TableName: 'Orders',
    Key: { pk: { S: 'a' }, sk: { S: '01' } },
    UpdateExpression: 'SET #s = :s, note = :n',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: { ':s': { S: 'THEIRS' }, ':n': { S: 'x' } },
  });
  await button(page, 'Save changes').click();
  await expect(refusal(page)).toContainText('ConditionalCheckFailedException');
  await expect(refusal(page)).toContainText('The conditional request failed');
  const clash = page.getByRole('region', { name: 'Changed meanwhile' });
  await expect(clash).toContainText('now THEIRSyours MINE');
  await expect(field(page, 'Value of status')).toHaveValue('MINE');
  await expect(field(page, 'Value of note')).toHaveValue('x');
  await button(page, 'Save changes').click();
  await expect(main(page)).toContainText('a, 01 is changed');
  expect(await stored(page, '01')).toMatchObject({ status: { S: 'MINE' }, note: { S: 'x' } });

  await page.goto(editAddress('nowhere'));
  await expect(heading(page, 'No such item')).toBeVisible();
});
