/** Triggers of a table by its screen: made, watched, mended; and a function of the learner's that runs. */
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { isReady } from './fixtures/profile.ts';
import { run } from './fixtures/requests.ts';

/** A table of one partition with a stream, its screen, and a clock that stands. */
async function openStreams(page: Page): Promise<void> {
  await page.goto('./#/tables');
  await isReady(page);
  await run(page, 'SetClock', { Speed: 0 });
  await run(page, 'CreateTable', {
    TableName: 'Orders',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    ProvisionedThroughput: { ReadCapacityUnits: 50, WriteCapacityUnits: 50 },
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  await run(page, 'AdvanceClock', { Seconds: 60 });
  await page.goto('./#/tables/Orders/stream');
  await expect(page.getByRole('heading', { name: 'Streams and triggers' })).toBeVisible();
}

const order = (page: Page, pk: string, status: string) =>
  run(page, 'PutItem', { TableName: 'Orders', Item: { pk: { S: pk }, status: { S: status } } });
const trigger = (page: Page, name: string) => page.getByRole('region', { name: `Trigger ${name}` });
const figure = (page: Page, name: string, label: string) =>
  trigger(page, name).locator('dl > div').filter({ hasText: label }).locator('dd');

async function startTrigger(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Create trigger' }).first().click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Function' }).fill(name);
}
/** What happens from then on, the trigger is told. */
async function create(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Create trigger' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a function that fails on an item holds up its shard, gives it up, and is mended', async ({ page }) => {
  await openStreams(page);
  await startTrigger(page, 'notify');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Fails on some items' }).check();
  await dialog.getByText('When it fails').click();
  await dialog.getByRole('textbox', { name: 'Retries' }).fill('2');
  await dialog.getByRole('textbox', { name: 'Destination on failure' }).fill('dead-letters');
  await create(page);
  await expect(trigger(page, 'notify')).toContainText('On, waiting for records');

  await order(page, 'one', 'good');
  await run(page, 'AdvanceClock', { Seconds: 1 });
  await expect(figure(page, 'notify', 'Delivered')).toHaveText('1');
  await order(page, 'two', 'bad');
  await run(page, 'AdvanceClock', { Seconds: 1 });
  await expect(trigger(page, 'notify')).toContainText('On, held up by a batch that fails');
  expect(await violationsOf(page, { within: 'main' })).toEqual([]);

  await run(page, 'AdvanceClock', { Seconds: 30 });
  await expect(figure(page, 'notify', 'Discarded')).toHaveText('1');
  await trigger(page, 'notify').getByText('Discarded (1)').click();
  await expect(trigger(page, 'notify')).toContainText('RetryAttemptsExhausted. dead-letters was told:');
  await expect(trigger(page, 'notify')).toContainText('DDBStreamBatchInfo');

  await page.getByRole('button', { name: 'Edit trigger notify' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'Always succeeds' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await order(page, 'three', 'bad');
  await run(page, 'AdvanceClock', { Seconds: 1 });
  await expect(figure(page, 'notify', 'Delivered')).toHaveText('2');

  await page.getByRole('button', { name: 'Delete trigger notify' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(trigger(page, 'notify')).toBeHidden();
});

test('a function of the learner’s writes to the table, and a mistake in it is told', async ({ page }) => {
  await openStreams(page);
  await startTrigger(page, 'copy');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Your own code' }).check();
  await dialog.getByRole('textbox', { name: 'Code' }).fill(`import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export async function handler(event) {
  for (const { dynamodb, eventName } of event.Records) {
    console.log(dynamodb.NewImage.copied ? 'lets pass' : 'copies', eventName, dynamodb.Keys.pk.S);
    if (dynamodb.NewImage.copied) continue;
    await client.send(new PutItemCommand({ TableName: 'Orders', Item: { ...dynamodb.NewImage, pk: { S: dynamodb.Keys.pk.S + ' again' }, copied: { BOOL: true } } }));
  }
}`);
  await create(page);
  await order(page, 'one', 'good');
  await run(page, 'AdvanceClock', { Seconds: 1 });
  // Its own change comes back to it, sooner or later in the quarter second between two looks, and it lets it pass.
  await expect(figure(page, 'copy', 'Delivered')).toHaveText(/^[12]$/, { timeout: 30_000 });
  const copied = await run(page, 'GetItem', { TableName: 'Orders', Key: { pk: { S: 'one again' } }, ConsistentRead: true });
  expect(JSON.stringify(copied.body)).toContain('copied');
  await run(page, 'AdvanceClock', { Seconds: 1 });
  await expect(figure(page, 'copy', 'Delivered')).toHaveText('2', { timeout: 30_000 });
  await trigger(page, 'copy').getByText('What the function said last').click();
  await expect(trigger(page, 'copy')).toContainText('lets pass INSERT one again');

  await page.getByRole('button', { name: 'Edit trigger copy' }).click();
  await dialog.getByRole('textbox', { name: 'Code' }).fill('export const handler = (event) => event.Rows.length;');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await order(page, 'two', 'good');
  await run(page, 'AdvanceClock', { Seconds: 1 });
  await expect(figure(page, 'copy', 'Failures')).toHaveText('1', { timeout: 30_000 });
  await expect(trigger(page, 'copy')).toContainText('TypeError');
});

test('the screen fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await openStreams(page);
  await startTrigger(page, 'notify');
  await create(page);
  await order(page, 'one', 'good');
  await run(page, 'AdvanceClock', { Seconds: 1 });
  await expect(figure(page, 'notify', 'Delivered')).toHaveText('1');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOf(page, { within: 'main' })).toEqual([]);
});
