/** The Workspace screen, and what a learner is told above every screen when the world fails. */
import { readFile } from 'node:fs/promises';
import { gunzipSync, unzipSync } from 'fflate';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { openLesson, predict, lessonNamed } from './fixtures/lessons.ts';
import { isReady, openTab, Profile } from './fixtures/profile.ts';
import { createTable, ids, put, run } from './fixtures/requests.ts';
import { StaticSite } from './fixtures/site.ts';
import { firstWorkerDies, fullAfter, noStorage, spoilJournal, workerBegins } from './fixtures/worker.ts';

const safety = (page: Page): Locator => page.getByRole('banner').getByRole('link', { name: /Sav|saved/ });
const notices = (page: Page): Locator => page.getByRole('region', { name: 'Notices' });
const pane = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

async function openWorkspace(page: Page): Promise<void> {
  await page.goto('./#/workspace');
  await isReady(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Sandbox' })).toBeVisible();
}

async function withMusic(page: Page, items: number): Promise<void> {
  await openWorkspace(page);
  await createTable(page, 'Music');
  for (let n = 0; n < items; n++) await put(page, 'Music', `song ${n}`);
}

/** Exports by the button; gives where the browser has put the file, and its name. */
async function exported(page: Page): Promise<{ path: string; name: string }> {
  const download = page.waitForEvent('download');
  await pane(page, 'Export').getByRole('button', { name: 'Export to a file' }).click();
  const file = await download;
  return { path: await file.path(), name: file.suggestedFilename() };
}

const choose = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> =>
  page.getByLabel('File to import').setInputFiles(file);

async function reset(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset this workspace' });
  await dialog.getByLabel('To confirm, type sandbox').fill('sandbox');
  await dialog.getByRole('button', { name: 'Delete it all and begin anew' }).click();
}

test('says what is in it, where it is kept and how safe', async ({ page }) => {
  await withMusic(page, 3);
  await expect(page.locator('.workspace-head')).toContainText('1 table, 3 items, 24 B. Everything that was answered is saved on this machine.');
  await expect(pane(page, 'What is in it').getByRole('row', { name: 'Music ACTIVE 3 24 B' })).toBeVisible();
  const kept = pane(page, 'Where it is kept');
  await expect(kept).toContainText(/Journal since the last snapshot\s*[\d,.]+ K?B/);
  await expect(kept).toContainText(/This browser would allow\s*[\d,.]+ (MB|GB)/);
  await kept.getByRole('button', { name: 'Allow lasting storage' }).click();
  // Whether a browser gives it is its own affair; what it said is said.
  await expect(kept).toContainText(/has promised to keep it|does not give it yet/);
  await expect(pane(page, 'Settings')).toContainText('Followers and global indexes lag behind, as in DynamoDB.');
});

test('a reset is typed, says what goes, and begins as it was told; an export is the way back', async ({ page }) => {
  await withMusic(page, 3);
  const { path, name } = await exported(page);
  expect(name).toMatch(/^sandbox-\d{4}-\d\d-\d\d\.dynascope$/);
  await expect(pane(page, 'Export').getByRole('status')).toContainText(`Exported: ${name}`);

  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset this workspace' });
  await expect(dialog).toContainText('1 table with 3 items, virtual time, the bill and the history of requests.');
  const begin = dialog.getByRole('button', { name: 'Delete it all and begin anew' });
  await expect(begin).toBeDisabled();
  await dialog.getByLabel(/^Seed/).fill('4711');
  await dialog.getByLabel('are never behind').check();
  await dialog.getByLabel('To confirm, type sandbox').fill('sandbo');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('To confirm, type sandbox').fill('sandbox');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(pane(page, 'Begin anew').getByRole('status')).toHaveText('The workspace is new and empty.');
  await expect(page.locator('.workspace-head')).toContainText('No tables.');
  await expect(pane(page, 'Settings')).toContainText('Seed4711');
  await expect(pane(page, 'Settings')).toContainText('are never behind');
  expect((await run(page, 'ListTables', {})).body).toEqual({ TableNames: [] });

  await choose(page, path);
  const offer = pane(page, 'Import').getByRole('group');
  await expect(offer).toContainText('It holds 1 table (Music) with 3 items, 24 B, virtual time');
  await expect(offer).toContainText('It replaces an empty workspace.');
  expect((await run(page, 'ListTables', {})).body).toEqual({ TableNames: [] });
  await offer.getByRole('button', { name: 'Replace this workspace' }).click();
  await expect(pane(page, 'Import').getByRole('status')).toContainText('Imported');
  expect(await ids(page, 'Music')).toEqual(['song 0', 'song 1', 'song 2']);
  await expect(page.locator('.workspace-head')).toContainText('1 table, 3 items');
});

test('an import says before what it would replace, and can be left', async ({ page }) => {
  await withMusic(page, 2);
  const { path } = await exported(page);
  await put(page, 'Music', 'one more');
  await choose(page, path);
  const offer = pane(page, 'Import').getByRole('group');
  await expect(offer).toContainText('It replaces 1 table (Music) with 3 items. An export made before is the only way back.');
  await offer.getByRole('button', { name: 'Keep it as it is' }).click();
  await expect(offer).toBeHidden();
  expect(await ids(page, 'Music')).toHaveLength(3);
});

test('a bad file is refused whole, with the reason', async ({ page }) => {
  await withMusic(page, 1);
  const { path } = await exported(page);
  const spoiled = await readFile(path);
  spoiled[spoiled.length - 20]! ^= 1;
  const said = pane(page, 'Import').getByRole('status');
  await choose(page, { name: 'spoiled.dynascope', mimeType: '', buffer: spoiled });
  await expect(said).toHaveText('spoiled.dynascope is not imported. The file is damaged or cut short. Copy or download it again. Nothing here has changed.');
  await choose(page, { name: 'photo.dynascope', mimeType: '', buffer: Buffer.from('JFIF and so on') });
  await expect(said).toContainText('This is not a Dynascope workspace.');
  expect(await ids(page, 'Music')).toEqual(['song 0']);
});

test('its tables leave as a template for CloudFormation or Terraform', async ({ page }) => {
  await openWorkspace(page);
  const templates = pane(page, 'Take the tables to AWS');
  await expect(templates.getByRole('button', { name: 'Terraform' })).toBeDisabled();
  await createTable(page, 'Music');
  for (const [name, fileName, words] of [
    ['CloudFormation', 'tables.template.json', '"TableName": "Music"'],
    ['Terraform', 'tables.tf', 'resource "aws_dynamodb_table" "table_music"'],
  ] as const) {
    const download = page.waitForEvent('download');
    await templates.getByRole('button', { name }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(fileName);
    expect(await readFile(await file.path(), 'utf8')).toContain(words);
    await expect(templates.getByRole('status')).toContainText(`Saved as ${fileName}.`);
  }
});

test('its items leave as files that ImportTable reads', async ({ page }) => {
  await openWorkspace(page);
  await createTable(page, 'Music');
  await put(page, 'Music', 'song');
  const pane = page.getByRole('region', { name: 'Take the tables to AWS' });
  const download = page.waitForEvent('download');
  await pane.getByRole('button', { name: 'Items for ImportTable' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/-import-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipSync(await readFile(await file.path()));
  expect(Buffer.from(gunzipSync(files['Music/items/data.json.gz']!)).toString()).toBe('{"Item":{"id":{"S":"song"}}}\n');
  expect(Buffer.from(files['Music/import-table.json']!).toString()).toContain('"TableName": "Music"');
  await expect(pane.getByRole('status')).toContainText('Unpack it, upload its folders to a bucket');
});

test('a large workspace shows how far it is, and lets go when it is told', async ({ page }) => {
  await openWorkspace(page);
  await createTable(page, 'Music');
  await page.evaluate(async () => {
    const { connection } = globalThis.dynascope.session;
    // Text that packs badly, so that there is something to wait for.
    const letters = (): string => Array.from(crypto.getRandomValues(new Uint8Array(8000)), (byte) => byte.toString(36)).join('');
    for (let n = 0; n < 40; n++) {
      // One partition takes 1,000 units a second, and all of this is to be taken.
      await connection.call({ target: 'Dynascope_20261120.AdvanceClock', body: '{"Seconds":1}', origin: 'page' });
      const answers = await Promise.all(
        Array.from({ length: 25 }, (_, m) =>
          connection.call({ target: 'DynamoDB_20120810.PutItem', body: JSON.stringify({ TableName: 'Music', Item: { id: { S: `${n}-${m}` }, text: { S: letters() } } }), origin: 'page' }),
        ),
      );
      if (answers.some(({ status }) => status !== 200)) throw new Error('a write was refused');
    }
  });
  const section = pane(page, 'Export');
  await section.getByRole('button', { name: 'Export to a file' }).click();
  await expect(section.getByRole('progressbar')).toBeVisible();
  await expect(section).toContainText(/Exporting, [\d.,]+ (KB|MB)/);
  await section.getByRole('button', { name: 'Cancel' }).click();
  await expect(section.getByRole('progressbar')).toBeHidden();
  await expect(section.getByRole('status')).toBeEmpty();
  const { path } = await exported(page);

  await choose(page, path);
  const into = pane(page, 'Import');
  await into.getByRole('button', { name: 'Cancel' }).click();
  await expect(into.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await choose(page, path);
  await expect(into.getByRole('group')).toContainText('1,000 items', { timeout: 30_000 });
});

test('lessons and their progress are apart from it: kept by a reset, forgotten one by one', async ({ page }) => {
  const lesson = lessonNamed('what-an-item-weighs');
  await openLesson(page, lesson.id);
  await predict(page, lesson.steps[0]!);
  await openWorkspace(page);
  await reset(page);
  const lessons = pane(page, 'Lessons');
  await expect(lessons).toContainText(`${lesson.title} 0 of`);
  await lessons.getByRole('button', { name: `Forget ${lesson.title}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(lessons).toContainText('No lesson was begun yet.');
  await page.goto(`./#/learn/${lesson.id}`);
  await expect(page.getByRole('region', { name: 'Predict, then run' }).getByRole('button', { name: 'Predict' })).toBeVisible();
});

test('the top bar speaks of the workspace that is worked in', async ({ page }) => {
  await openLesson(page, 'what-an-item-weighs');
  await expect(safety(page)).toHaveText('What an item weighsSaved on this machine');
  await page.getByRole('link', { name: 'Tables', exact: true }).click();
  await expect(safety(page)).toHaveText('SandboxSaved on this machine');
});

test.describe('what a learner is told', () => {
  test.use({ serviceWorkers: 'block' });

  test('a last write that was cut short: nothing is lost', async ({ baseURL }) => {
    await afterDamage(baseURL!, 'torn', async (page) => {
      await expect(notices(page)).toContainText('The last write was cut short');
      await expect(notices(page)).toContainText('Nothing that was answered is lost, and there is nothing to do.');
      await expect(safety(page)).toContainText('Saved on this machine');
      await notices(page).getByRole('button', { name: 'Dismiss' }).click();
      await expect(notices(page)).toBeHidden();
    });
  });

  test('a damaged journal: what is kept, what may be lost, where to look', async ({ baseURL }) => {
    await afterDamage(baseURL!, 'corrupt', async (page) => {
      await expect(notices(page)).toContainText(/A part of the journal is damaged\. The \d+ records before it are kept, [\d,]+ bytes are put aside\./);
      await expect(notices(page)).toContainText('look at the newest items before you go on');
      await notices(page).getByRole('link', { name: 'Open Workspace' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Sandbox' })).toBeVisible();
      expect((await put(page, 'Music', 'goes on')).status).toBe(200);
    });
  });

  test('no storage: it is in memory, and the tab asks before it goes', async ({ page }) => {
    await workerBegins(page, noStorage);
    await openWorkspace(page);
    await expect(notices(page)).toContainText('This browser window allows no storage');
    await expect(notices(page)).toContainText('export the workspace before you close the tab');
    await expect(safety(page)).toHaveText('SandboxNot saved');
    await createTable(page, 'Music');
    const download = page.waitForEvent('download');
    await notices(page).getByRole('button', { name: 'Export now' }).click();
    await download;
    await expect(notices(page)).toContainText('Exported as sandbox-');
    await notices(page).getByRole('button', { name: 'Dismiss' }).click();
    await expect(notices(page)).toBeHidden();
    await expect(safety(page)).toHaveText('SandboxNot saved');
    const asked = page.waitForEvent('dialog');
    // A page that nobody has touched may not ask.
    await page.getByRole('heading', { level: 1 }).click();
    await page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe('beforeunload');
    await (await asked).accept();
  });

  test('a lesson without storage is told of, too', async ({ page }) => {
    await workerBegins(page, noStorage);
    await openLesson(page, 'what-an-item-weighs');
    await expect(notices(page)).toContainText('This browser window allows no storage');
    await expect(safety(page)).toHaveText('What an item weighsNot saved');
  });

  test('a full disk: nothing more is acknowledged, and there is a way to save what is', async ({ page }) => {
    await workerBegins(page, fullAfter(6));
    await openWorkspace(page);
    await createTable(page, 'Music');
    for (let n = 0, status = 200; n < 10 && status === 200; n++) ({ status } = await put(page, 'Music', String(n)));
    const told = notices(page).getByRole('alert');
    await expect(told).toContainText('The browser has no room left for this workspace.');
    await expect(told).toContainText('Everything that was answered is stored');
    await expect(told).toContainText('Until then every request is refused.');
    await expect(safety(page)).toHaveText('SandboxSaving has stopped');
    await expect(notices(page).getByRole('button', { name: 'Dismiss' })).toBeHidden();
    const download = page.waitForEvent('download');
    await notices(page).getByRole('button', { name: 'Export now' }).click();
    const path = await (await download).path();
    expect((await readFile(path)).length).toBeGreaterThan(100);
    await page.unrouteAll();
    await notices(page).getByRole('button', { name: 'Reload' }).click();
    await isReady(page);
    await expect(safety(page)).toHaveText('SandboxSaved on this machine');
    await expect(notices(page)).toBeHidden();
  });

  test('an engine that died and was started again', async ({ page }) => {
    await firstWorkerDies(page);
    await openWorkspace(page);
    await expect(notices(page)).toContainText('was started again. Everything that was answered is stored.');
    await createTable(page, 'Music');
    await expect(page.locator('.workspace-head')).toContainText('1 table');
  });

  test('an engine that never starts', async ({ page }) => {
    await page.route('**/assets/worker-*.js', (route) => route.abort());
    await page.goto('./#/workspace');
    await expect(notices(page)).toContainText('The engine does not start (its code could not be loaded)');
    await expect(safety(page)).toHaveText('SandboxSaving has stopped');
    await notices(page).getByRole('button', { name: 'Export now' }).click();
    await expect(notices(page)).toContainText('There is nothing to export');
  });

  test('another tab that stores for this one; when it goes, so does the word of it', async ({ baseURL }) => {
    const profile = await Profile.create();
    try {
      const context = await profile.launch();
      const first = await openTab(context, baseURL!);
      await expect(notices(first)).toBeHidden();
      const second = await openTab(context, baseURL!);
      await expect(notices(second)).toContainText('open in another tab too, which stores for both');
      await expect(safety(second)).toContainText('Saved on this machine');
      await first.close();
      await expect(notices(second)).toBeHidden();
    } finally {
      await profile.remove();
    }
  });
});

/** Makes a table and items, spoils what is stored of them, and opens it again. */
async function afterDamage(baseURL: string, how: 'torn' | 'corrupt', look: (page: Page) => Promise<void>): Promise<void> {
  const profile = await Profile.create();
  try {
    const context = await profile.launch();
    const page = await openTab(context, baseURL);
    await createTable(page, 'Music');
    for (let n = 0; n < 5; n++) await put(page, 'Music', `song ${n}`);
    // The same origin and no workspace: what is stored can be got at.
    await page.goto(`${baseURL}icon.svg`);
    await spoilJournal(page, 'sandbox', how);
    await page.goto(baseURL);
    await isReady(page);
    await look(page);
  } finally {
    await profile.remove();
  }
}

test.describe('a screen whose code does not come', () => {
  test.use({ serviceWorkers: 'block' });

  test('says what to do, leaves the others alone, and is there after a reload', async ({ page, context }) => {
    await page.route(/assets\/workspace-[\w-]{8}\.js/, (route) => route.abort());
    await page.goto('./');
    await isReady(page);
    await createTable(page, 'Music');
    await page.goto('./#/workspace');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This screen could not be loaded');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.locator('main')).toContainText('Your tables are not touched.');
    await context.setOffline(true);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This screen is not on this machine yet');
    await context.setOffline(false);
    await page.getByRole('link', { name: 'Learn', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Learn' })).toBeVisible();
    await page.unrouteAll();
    await page.goto('./#/workspace');
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await isReady(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Sandbox' })).toBeVisible();
    await expect(page.locator('.workspace-head')).toContainText('1 table');
  });

  test('when it is the code of the page itself, the page says so all the same', async ({ page }) => {
    await page.route('**/assets/index-*.js', (route) => route.abort());
    await page.goto('./');
    const said = page.getByRole('heading', { name: 'Dynascope is still loading' });
    await expect(said).toBeHidden();
    await expect(said).toBeVisible({ timeout: 15_000 });
    await page.unrouteAll();
    await page.reload();
    await isReady(page);
    await expect(said).toHaveCount(0);
  });

  for (const part of ['index', 'boot', 'shell']) {
    test(`when ${part} failed to come once, the page tries once more by itself`, async ({ page }) => {
      await page.route(`**/assets/${part}-*.js`, (route) => route.abort(), { times: 1 });
      await page.goto('./');
      await isReady(page);
      await expect(page.getByRole('heading', { name: 'Dynascope is still loading' })).toHaveCount(0);
    });
  }

  test('half deployed: the page of one version, the chunks of another', async ({ page }) => {
    const site = await StaticSite.start();
    try {
      await page.goto(site.url);
      await isReady(page);
      await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404, body: 'not found' }));
      await page.goto(`${site.url}#/requests/json`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This screen could not be loaded');
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Reload the page' }).click();
      await expect(page.getByRole('textbox', { name: /request, JSON/ })).toBeVisible();
    } finally {
      await site.stop();
    }
  });
});
