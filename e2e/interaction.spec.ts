/** How soon an answer is painted after a click, on a table of 100,000 items. It measures, so it runs alone. */
import { cpus, loadavg } from 'node:os';
import { expect, type Page, test } from '@playwright/test';
import { main, openItems, rows } from './fixtures/items.ts';
import { editor } from './fixtures/lessons.ts';
import { button, field } from './fixtures/tables.ts';

const items = 100_000;
const customers = 500;

/** Writes the items from the page; time goes on meanwhile, so that nothing is throttled. */
const fill = (page: Page): Promise<void> =>
  page.evaluate(async ([count, people]) => {
    const { connection } = globalThis.dynascope.session;
    const call = (operation: string, body: object): Promise<{ readonly status: number }> =>
      connection.call({ target: operation, body: JSON.stringify(body), origin: 'page' });
    const perRequest = 25;
    const requestsPerSecond = 20;
    for (let from = 0; from < count; from += perRequest * requestsPerSecond) {
      const bodies = Array.from({ length: requestsPerSecond }, (_, request) => ({
        RequestItems: {
          Orders: Array.from({ length: perRequest }, (_, at) => {
            const n = from + request * perRequest + at;
            return { PutRequest: { Item: { pk: { S: `c${n % people}` }, sk: { S: String(n).padStart(6, '0') }, total: { N: String(n) } } } };
          }),
        },
      }));
      await Promise.all(bodies.map((body) => call('DynamoDB_20120810.BatchWriteItem', body)));
      await call('Dynascope_20261120.AdvanceClock', { Seconds: 2 });
    }
  }, [items, customers] as const);

/** From here on each click is timed, until the second frame after the answer to it has come: by then it is painted. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const times: number[] = [];
    let clickedAt: number | undefined;
    addEventListener('click', ({ timeStamp }) => (clickedAt = timeStamp), { capture: true });
    globalThis.dynascope.session.store.subscribe((state, before) => {
      if (state.exchanges === before.exchanges || clickedAt === undefined) return;
      const from = clickedAt;
      clickedAt = undefined;
      requestAnimationFrame(() => requestAnimationFrame((now) => times.push(now - from)));
    });
    Object.assign(globalThis, { paintTimes: times });
  });

const timed = (page: Page): Promise<number[]> => page.evaluate(() => (globalThis as unknown as { paintTimes: number[] }).paintTimes);

/** Clicks, and waits until its answer is painted. */
async function clickThrough(page: Page, name: string): Promise<void> {
  const before = (await timed(page)).length;
  await button(page, name).click();
  await expect.poll(async () => (await timed(page)).length).toBe(before + 1);
}

const rounds = 12;

test('an answer is painted within a tenth of a second of the click', async ({ page }) => {
  test.setTimeout(300_000);
  await openItems(page);
  await fill(page);
  await watch(page);
  const load = loadavg()[0]!;

  await button(page, 'Query').click();
  for (let n = 0; n < rounds; n++) {
    await field(page, 'Partition key pk').fill(`c${n * 7}`);
    await clickThrough(page, 'Run');
    await expect(main(page)).toContainText('returned 100');
  }
  await button(page, 'Scan').click();
  for (let n = 0; n < rounds; n++) await clickThrough(page, n === 0 ? 'Run' : 'Next page');
  await expect(main(page)).toContainText(`Page ${rounds}`);
  await expect(rows(page).nth(1)).toBeVisible();

  await page.goto('#/requests/json');
  await page.getByRole('combobox', { name: 'Operation', exact: true }).selectOption('GetItem');
  for (let n = 0; n < rounds; n++) {
    await editor(page).fill(JSON.stringify({ TableName: 'Orders', Key: { pk: { S: `c${n}` }, sk: { S: String(n).padStart(6, '0') } } }));
    await clickThrough(page, 'Run');
  }

  const times = (await timed(page)).sort((a, b) => a - b);
  expect(times).toHaveLength(3 * rounds);
  const at = (share: number): number => Math.round(times[Math.ceil(share * times.length) - 1]!);
  const machine = `${cpus().length} cores with a load of ${load.toFixed(1)} before`;
  console.log(`click to painted answer on ${items.toLocaleString('en-US')} items: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms (${machine})`);
  // Where others use the machine the figure is theirs as much as ours: then it is printed and not judged.
  if (load < cpus().length) expect(at(0.95)).toBeLessThanOrEqual(100);
});
