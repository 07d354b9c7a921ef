/** The inside in a browser: what its pictures say is what DynamoDB's own answers say. */
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { openInside, openStation, order, road, send, stations, table, terms, why } from './fixtures/inside.ts';

const inDollars = (units: number, perMillion: number): string => `$${((units * perMillion) / 1_000_000).toFixed(12).replace(/0+$/, '')}`;

/** Units and dollars at the head of the road, against the answer's own ConsumedCapacity. */
async function costs(page: Page, response: Record<string, unknown>, unit: 'RCU' | 'WCU'): Promise<void> {
  const { CapacityUnits: units } = response['ConsumedCapacity'] as { CapacityUnits: number };
  await expect(page.locator('.road-units')).toHaveText(`${units} ${unit}`);
  await expect(page.locator('.road-dollars')).toHaveText(inDollars(units, unit === 'RCU' ? 0.125 : 0.625));
}

const filtered = {
  TableName: 'Orders',
  KeyConditionExpression: 'customer = :c',
  FilterExpression: '#s = :s',
  ExpressionAttributeNames: { '#s': 'status' },
  ExpressionAttributeValues: { ':c': { S: 'ana' }, ':s': { S: 'OPEN' } },
  ReturnConsumedCapacity: 'TOTAL',
};

test.describe('the road of a request', () => {
  test('a put: its units, its dollars and its index are those of the answer', async ({ page }) => {
    await openInside(page, 'road');
    const { response } = await send(page, 'PutItem', { TableName: 'Orders', Item: order('gus', '2026-04-01', 'OPEN', 1500), ReturnConsumedCapacity: 'INDEXES' });
    await costs(page, response, 'WCU');
    const { Table, GlobalSecondaryIndexes } = response['ConsumedCapacity'] as { Table: { CapacityUnits: number }; GlobalSecondaryIndexes: { byStatus: { CapacityUnits: number } } };
    await expect(road(page).getByRole('heading', { level: 2 })).toHaveText(/^PutItem adds an item of 1,5\d\d B and 1 index entry\.$/);
    await expect(why(page)).toHaveText(`Why ${Table.CapacityUnits} WCU?`);
    expect(await terms(page)).toContain(`${Table.CapacityUnits} WCU\nwrite units`);
    await page.getByRole('button', { name: /^byStatus\. / }).click();
    await expect(why(page)).toHaveText(`Why ${GlobalSecondaryIndexes.byStatus.CapacityUnits} WCU more for byStatus?`);
  });

  test('a query with a filter: what it read, what it kept, what it paid for', async ({ page }) => {
    await openInside(page, 'road');
    const { response } = await send(page, 'Query', filtered);
    await costs(page, response, 'RCU');
    await expect(road(page).getByRole('heading', { level: 2 })).toHaveText(`Query reads ${Number(response['ScannedCount'])} items and returns ${Number(response['Count'])}. It pays for ${Number(response['ScannedCount'])}.`);
    await expect(page.getByRole('button', { name: /^Items\. / })).toContainText('6 read, 4 dropped');
    await expect(openStation(page).getByText(/^2 kept, /)).toBeVisible();
    // What if is run on a copy: nothing of it stands in the history.
    await expect(openStation(page).locator('.what-if div').filter({ hasText: 'strong read' })).toContainText('1 RCU, 2 items back');
    await expect(page.getByRole('navigation', { name: 'Last requests' }).getByRole('button').first()).toContainText('Query Orders');
  });

  test('a condition that fails ends the road and is paid for', async ({ page }) => {
    await openInside(page, 'road');
    const put = { TableName: 'Orders', Item: order('ana', '2026-03-01'), ConditionExpression: 'attribute_not_exists(customer)', ReturnConsumedCapacity: 'TOTAL' };
    const { status } = await send(page, 'PutItem', put);
    expect(status).toBe(400);
    await expect(road(page).getByRole('heading', { level: 2 })).toHaveText('The condition does not hold. Nothing is written, and it is paid for.');
    await expect(page.getByRole('button', { name: /^Condition\. / })).toHaveAttribute('aria-expanded', 'true');
    await expect(page.locator('.station[data-refused=true]')).toContainText('Conditional');
    await expect(page.locator('.station-unreached').first()).toContainText('not reached');
    await expect(page.locator('.road-units')).toHaveText('1 WCU');
    await expect(why(page)).toHaveText('Why 1 WCU, when nothing was written?');
  });

  test('batches, transactions and statements have roads of their own', async ({ page }) => {
    await openInside(page, 'road');
    const keys = [1, 2, 9].map((day) => ({ customer: { S: 'ana' }, placed: { S: `2026-03-0${day}` } }));
    await send(page, 'BatchGetItem', { RequestItems: { Orders: { Keys: keys } } });
    await expect(road(page).getByRole('heading', { level: 2 })).toHaveText('BatchGetItem reads 2 items and finds nothing for 1 key. It pays for 3 keys.');
    await expect(page.locator('.road-units')).toHaveText('1.5 RCU');
    const [Key] = keys;
    await send(page, 'TransactWriteItems', { TransactItems: [{ Delete: { TableName: 'Orders', Key, ConditionExpression: 'attribute_not_exists(customer)' } }] });
    await expect(page.getByRole('button', { name: /^Transaction\. / })).toContainText('cancelled');
    await send(page, 'ExecuteStatement', { Statement: "SELECT * FROM Orders WHERE status = 'OPEN'" });
    await expect(road(page).getByRole('heading', { level: 2 })).toHaveText('SELECT, run as a Scan, reads 36 items and returns 12. It pays for 36.');
    await page.getByRole('button', { name: /^Statement\. / }).click();
    await expect(why(page)).toHaveText('Why is it a Scan?');
  });

  test('the table says what the picture says; screen readers have it all the time', async ({ page }) => {
    await openInside(page, 'road');
    await send(page, 'Query', filtered);
    const twin = road(page).getByRole('table');
    await expect(twin.getByRole('row')).toHaveCount(1 + (await stations(page).count()));
    await expect(twin).not.toBeInViewport();
    const names = await stations(page).locator('b').allInnerTexts();
    await road(page).getByRole('radio', { name: 'Table' }).check();
    await expect(twin.getByRole('rowheader')).toHaveText(names);
    await expect(twin.getByRole('row', { name: /^Items / })).toContainText('4 dropped by the filter, paid for all the same');
    await expect(stations(page)).toHaveCount(0);
  });

  test('by keyboard: the arrows walk the stations, Enter asks why', async ({ page }) => {
    await openInside(page, 'road');
    await send(page, 'Query', filtered);
    await page.getByRole('button', { name: /^Items\. / }).focus();
    await page.keyboard.press('Home');
    await expect(page.getByRole('button', { name: /^Request\. / })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(why(page)).toHaveText(/^Why partition P\d\?$/);
    await page.keyboard.press('Enter');
    await expect(openStation(page)).toBeHidden();
    await page.keyboard.press('End');
    await expect(page.getByRole('button', { name: /^Response\. / })).toBeFocused();
  });

  test('an earlier request is chosen from the last ones', async ({ page }) => {
    await openInside(page, 'road');
    await send(page, 'Query', filtered);
    await send(page, 'ListTables', {});
    const last = page.getByRole('navigation', { name: 'Last requests' });
    await expect(road(page).getByRole('heading', { level: 2 })).toHaveText('ListTables is answered. It takes no units.');
    await last.getByRole('button', { name: /Query/ }).click();
    await expect(road(page).getByRole('heading', { level: 2 })).toHaveText(/^Query reads 6 items/);
    await expect(last.getByRole('button', { name: /Query/ })).toHaveAttribute('aria-current', 'true');
  });
});

test.describe('the key space', () => {
  interface Described {
    readonly Partitions: readonly { readonly PartitionId: string; readonly KeyRange: { readonly From: string; readonly To: string }; readonly ItemCount: number }[];
  }

  test('its partitions are those of DescribePartitions', async ({ page }) => {
    await openInside(page, 'keys');
    const { Partitions } = (await send(page, 'DescribePartitions', { TableName: 'Orders' })).response as unknown as Described;
    const boxes = page.locator('.partition-boxes button');
    await expect(boxes).toHaveCount(Partitions.length);
    for (const [at, { PartitionId, KeyRange, ItemCount }] of Partitions.entries()) {
      const range = `${KeyRange.From.slice(0, 4)}-${KeyRange.To.slice(0, 4)}`;
      await expect(boxes.nth(at)).toHaveAccessibleName(new RegExp(`^${PartitionId}, ${range}, holds ${ItemCount} items? of `));
    }
    const busiest = Partitions.findIndex(({ ItemCount }) => ItemCount > 0);
    await boxes.nth(busiest).click();
    await expect(page.getByRole('heading', { name: new RegExp(`^${Partitions[busiest]!.PartitionId} `) })).toBeVisible();
    await expect(page.locator('.partition-detail ol > li')).toHaveCount(3);
    await expect(page.locator('.partition-detail ol')).toContainText('leads');
  });

  test('an index has a key space of its own, with as many entries as items have its key', async ({ page }) => {
    await openInside(page, 'keys');
    await page.getByRole('combobox', { name: 'Key space of' }).selectOption('byStatus');
    // The index lags behind the table.
    await send(page, 'AdvanceClock', { Seconds: 5 });
    const { Partitions } = (await send(page, 'DescribePartitions', { TableName: 'Orders', IndexName: 'byStatus' })).response as unknown as Described;
    expect(Partitions.reduce((sum, { ItemCount }) => sum + ItemCount, 0)).toBe(36);
    const boxes = page.locator('.partition-boxes button');
    for (const [at, { ItemCount }] of Partitions.entries()) await expect(boxes.nth(at)).toHaveAccessibleName(new RegExp(` holds ${ItemCount} items? of `));
  });

  test('a request falls where its key hashes to, and the table says so too', async ({ page }) => {
    await openInside(page, 'keys');
    await send(page, 'GetItem', { TableName: 'Orders', Key: { customer: { S: 'ana' }, placed: { S: '2026-03-01' } } });
    await page.getByRole('radio', { name: 'Reads' }).check();
    await expect(page.getByRole('heading', { level: 2, name: 'The last 1 request asked for 1 key in 1 of 4 partitions.' })).toBeVisible();
    await page.getByRole('radio', { name: 'Table' }).check();
    const partition = page.getByRole('table', { name: /^Partitions now/ }).getByRole('row').nth(1);
    await expect(partition.getByRole('rowheader')).toHaveText('P1');
    const last = page.getByRole('table', { name: 'Your last requests with a key' }).getByRole('row').nth(1);
    await expect(last).toContainText(/ana.*[0-9A-F]{4}.*P\d.*0\.5 RCU/);
  });

  test('by keyboard: the arrows walk the cells, each says its sentence', async ({ page }) => {
    await openInside(page, 'keys');
    await page.getByRole('application', { name: /^Heat of the key space/ }).focus();
    await expect(page.locator('.heat-said')).toHaveText(/^Hash 0000-01FF, /);
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.heat-said')).toHaveText(/^Hash 0200-03FF, \d\d:\d\d:\d\d to \d\d:\d\d:\d\d: /);
    await page.keyboard.press('Tab');
    await expect(page.locator('.partition-boxes button').first()).toBeFocused();
  });
});

test('an empty place says what will be there, and how to fill it', async ({ page }) => {
  await page.goto('./#/inside/road');
  await expect(page.getByRole('heading', { level: 2, name: 'No request yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Key space' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'No table yet' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create a table' })).toHaveAttribute('href', '#/tables/new');
  await send(page, 'CreateTable', table);
  await expect(page.locator('.partition-boxes button')).toHaveCount(4);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`road and key space at ${width} px, ${colorScheme}: accessible, and nothing runs out of the page`, async ({ browser, baseURL }) => {
      test.slow();
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', viewport: { width, height: width === 1280 ? 800 : 740 }, ...(baseURL === undefined ? {} : { baseURL }) });
      const page = await context.newPage();
      const check = async (what: string): Promise<void> => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width);
        expect(await violationsOf(page), what).toEqual([]);
      };
      await openInside(page, 'keys');
      await page.locator('.partition-boxes button').first().click();
      await check('key space');
      await page.getByRole('radio', { name: 'Table' }).check();
      await check('key space as a table');
      await page.getByRole('link', { name: 'Road' }).click();
      for (const [operation, input] of [
        ['Query', filtered],
        ['PutItem', { TableName: 'Orders', Item: order('ana', '2026-03-01'), ConditionExpression: 'attribute_not_exists(customer)' }],
        ['BatchWriteItem', { RequestItems: { Orders: ['a', 'b'].map((customer) => ({ PutRequest: { Item: order(customer, '2026-05-05') } })) } }],
      ] as const) {
        await send(page, operation, input);
        await expect(road(page)).toHaveAccessibleName(`The road of this ${operation}`);
        await expect(openStation(page)).toBeVisible();
        await check(operation);
      }
      await road(page).getByRole('radio', { name: 'Table' }).check();
      await check('road as a table');
      await context.close();
    });
  }
}
