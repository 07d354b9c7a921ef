/** The page in a language that nobody speaks: all that it says itself is said by the catalogue. */
import { expect, type Page, test } from '@playwright/test';
import { speakMadeUp, unsaid } from './fixtures/made-up-language.ts';
import { lessonNamed } from './fixtures/lessons.ts';
import { isReady } from './fixtures/profile.ts';
import { run } from './fixtures/requests.ts';
import { routes } from '../src/ui/shell/routes.ts';

const lesson = lessonNamed('your-first-table');

/** Each with the heading that says that it is there, where something else stands before it. */
const screens: readonly (readonly [string, string, string?])[] = [
  ['home', routes.home],
  ['course', routes.learn],
  ['a lesson', routes.lesson(lesson.id), lesson.steps[0]!.title],
  ['tables', routes.tables],
  ['create table', routes.createTable],
  ['table', routes.table('Music')],
  ['explore items', routes.items('Music')],
  ['create item', `${routes.items('Music')}/new`],
  ['indexes', `${routes.table('Music')}/indexes`],
  ['stream of a table', `${routes.table('Music')}/stream`],
  ['backups', `${routes.table('Music')}/backups`],
  ['monitor', `${routes.table('Music')}/monitor`],
  ['settings of a table', `${routes.table('Music')}/settings`],
  ['a request', routes.json],
  ['a form', routes.form],
  ['code', routes.code],
  ['road', routes.road],
  ['key space', routes.keySpace],
  ['replicas', routes.replicas],
  ['indexes inside', routes.indexes],
  ['timeline', routes.timeline],
  ['bill', routes.bill],
  ['lab', routes.lab],
  ['myths', routes.myths],
  ['open a lesson', routes.openLesson],
  ['record a lesson', routes.recordLesson],
  ['another engine', routes.anotherEngine],
  ['a damaged link', `${routes.open}nothing`],
  ['workspace', routes.workspace],
  ['settings of the workspace', routes.workspaceSettings],
];

/** What the learner and the lesson have named. */
const own = ['Music', 'artist', 'song', 'first', 'byStatus', 'Orders', 'customer', 'placed'];

async function makeMusic(page: Page): Promise<void> {
  await run(page, 'CreateTable', {
    TableName: 'Music',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['artist', 'song'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'artist', KeyType: 'HASH' },
      { AttributeName: 'song', KeyType: 'RANGE' },
    ],
  });
  await run(page, 'AdvanceClock', { Seconds: 10 });
  await run(page, 'PutItem', { TableName: 'Music', Item: { artist: { S: 'first' }, song: { S: 'first' } } });
  await run(page, 'SetClock', { Speed: 0 });
  await run(page, 'GetItem', { TableName: 'Music', Key: { artist: { S: 'first' }, song: { S: 'first' } } });
}

test('everything the page says itself is said in the language that it speaks', async ({ page }) => {
  await speakMadeUp(page);
  await page.goto('/');
  await isReady(page);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-XA');
  await makeMusic(page);
  const found: string[] = [];
  let before = '';
  /** Once the screen is another one, and has been the same for a moment. */
  const look = async (name: string): Promise<void> => {
    await expect
      .poll(async () => {
        const [earlier, now] = [before, await page.locator('body').innerText()];
        await page.waitForTimeout(100);
        return now !== earlier && now.includes('⟦') && (await page.locator('body').innerText()) === now;
      }, { intervals: [50] })
      .toBe(true);
    before = await page.locator('body').innerText();
    found.push(...(await unsaid(page, own)).map((text) => `${name}: ${text}`));
  };
  for (const [name, path, heading] of screens) {
    await page.goto(`/#${path}`);
    if (heading !== undefined) await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await look(name);
  }
  await page.goto(`/#${routes.road}`);
  await page.getByText('⟦Table⟧', { exact: true }).first().click();
  await look('road as a table');
  await page.getByText('⟦Help⟧', { exact: true }).first().click();
  await look('help');
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('palette');
  expect(found).toEqual([]);
});

for (const trial of ['{', 'null', '{"language":"not a language","texts":{}}', '{"language":"de"}']) {
  test(`a translation on trial that is none does not keep the page from opening: ${trial}`, async ({ page }) => {
    await page.addInitScript((text) => sessionStorage.setItem('dynascope-language-on-trial', text), trial);
    await page.goto('/');
    await isReady(page);
    await expect(page.getByRole('link', { name: 'Learn', exact: true }).first()).toBeVisible();
  });
}
