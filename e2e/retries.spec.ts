/** Code whose requests are throttled: the SDK tries again in virtual time, and each attempt can be looked at. */
import { expect, type Page, test } from '@playwright/test';
import { openCode, runCode } from './fixtures/code.ts';
import { isReady } from './fixtures/profile.ts';

const run = (page: Page, operation: string, input: object) =>
  page.evaluate(([name, body]) => globalThis.dynascope.session.run(name, body), [operation, input] as const);

/** A table of 1 WCU that has used up what was banked, in a workspace whose clock is paused. */
async function indebtedTable(page: Page): Promise<void> {
  await page.goto('./');
  await isReady(page);
  await run(page, 'SetClock', { Speed: 0 });
  await run(page, 'CreateTable', {
    TableName: 'Music',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
  });
  await run(page, 'AdvanceClock', { Seconds: 60 });
  for (const pk of ['a', 'b']) {
    await run(page, 'PutItem', { TableName: 'Music', Item: { pk: { S: pk }, text: { S: 'x'.repeat(200_000) } } });
  }
}

for (const mode of ['standard', 'adaptive']) {
  test(`${mode}: four attempts in the history, with their waits, in no real time and with the clock paused`, async ({ page }) => {
    await indebtedTable(page);
    await openCode(page);
    const lines = await runCode(
      page,
      `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
       const client = new DynamoDBClient({ retryMode: '${mode}' });
       const startedMs = performance.now();
       try {
         await client.send(new PutItemCommand({ TableName: 'Music', Item: { pk: { S: 'c' } } }));
       } catch (error) {
         console.log(error.name, error.$metadata.attempts, error.$metadata.totalRetryDelay > 10, performance.now() - startedMs < error.$metadata.totalRetryDelay);
       }`,
    );
    expect(lines).toEqual(['ProvisionedThroughputExceededException 4 true true']);
    const history = page.getByRole('region', { name: 'History' });
    if (await history.isHidden()) await page.goto('#/requests/json');
    for (const attempt of [2, 3, 4]) await expect(history).toContainText(new RegExp(`attempt ${attempt} of 4, after \\d`));
    await page.goto('#/inside/road');
    await expect(page.getByText(/The client tries again: attempt 4 of 4, after /).first()).toBeAttached();
  });
}
