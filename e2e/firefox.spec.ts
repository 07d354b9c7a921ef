/** The first lesson in Firefox, where one is installed: with a reload, without a network, and with a second tab. */
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { installedFirefoxes, launchFirefox, press, says } from './fixtures/firefox.ts';
import { lessonNamed, sent } from './fixtures/lessons.ts';
import { StaticSite } from './fixtures/site.ts';
import type { Step } from '../src/lesson/lesson.ts';

const lesson = lessonNamed('your-first-table');

let site: StaticSite;
let browser: Browser;

for (const firefox of installedFirefoxes()) {
  test.describe(firefox, () => {
    test.beforeEach(async () => {
      site = await StaticSite.start();
      browser = await launchFirefox(firefox);
    });
    test.afterEach(async () => {
      await browser.close();
      await site.stop();
    });
    test('lesson 1 with a reload, and without a network to its end', doLesson);
    test('two tabs write one workspace, and when the first goes the second goes on', writeFromTwoTabs);
  });
}

async function doLesson(): Promise<void> {
  const page = await opened(`${site.url}#/learn/${lesson.id}`);
  const [first, second, ...others] = lesson.steps;
  await doStep(page, first!);
  await page.reload();
  await doStep(page, second!);
  await isOffline(page);
  await site.stop();
  await page.reload();
  for (const step of others) await doStep(page, step);
  await says(page, 'The lesson is done.');
}

async function writeFromTwoTabs(): Promise<void> {
  const one = await opened(site.url);
  await ask(one, 'CreateTable', {
    TableName: 'Music',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  });
  await ask(one, 'AdvanceClock', { Seconds: 10 });
  const two = await opened(site.url);
  for (const [page, id] of [[one, 'first'], [two, 'second']] as const) await ask(page, 'PutItem', { TableName: 'Music', Item: { id: { S: id } } });
  await one.close();
  await ask(two, 'PutItem', { TableName: 'Music', Item: { id: { S: 'third' } } });
  await two.reload();
  const { Items } = await ask(two, 'Scan', { TableName: 'Music', ConsistentRead: true });
  expect((Items as { id: { S: string } }[]).map(({ id }) => id.S).sort()).toEqual(['first', 'second', 'third']);
}

async function opened(url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(url);
  await page.waitForFunction(() => 'dynascope' in globalThis);
  return page;
}

/** Everything is stored, and the service worker answers. */
const isOffline = (page: Page): Promise<unknown> =>
  page.waitForFunction(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });

async function ask(page: Page, operation: string, input: object): Promise<Record<string, unknown>> {
  await page.waitForFunction(() => 'dynascope' in globalThis);
  const { status, response } = await page.evaluate(async (name, body) => globalThis.dynascope.session.run(name, body), operation, input);
  expect(status, response).toBe(200);
  return JSON.parse(response) as Record<string, unknown>;
}

/** A table takes seconds to come and to go, as on AWS, and whoever writes to it sooner is refused. */
const tablesAreAtRest = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const door = (globalThis as Partial<typeof globalThis>).dynascope;
    return door?.lesson?.store.getState().tables?.every(({ record }) => record.status === 'ACTIVE') === true;
  });

async function doStep(page: Page, step: Step): Promise<void> {
  await says(page, step.title);
  await tablesAreAtRest(page);
  if (step.predict !== undefined) {
    await page.locator('.prediction-question input').click();
    await press(page, 'Predict');
  }
  if (sent(step).length > 0) await press(page, 'Show solution');
  for (const at of sent(step).keys()) {
    await page.locator(`.solution-call:nth-of-type(${at + 1}) button`).click();
    await press(page, 'Run');
  }
  if (step.check !== undefined) await says(page, 'Solved.');
  await press(page, step === lesson.steps.at(-1) ? 'Finish' : 'Next step');
}
