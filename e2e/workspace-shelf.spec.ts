/** Several workspaces of the learner's own, with names, templates and links. */
import { expect, type Page, test } from '@playwright/test';
import { isReady } from './fixtures/profile.ts';
import { createTable, put } from './fixtures/requests.ts';

async function openWorkspace(page: Page): Promise<void> {
  await page.goto('./#/workspace');
  await isReady(page);
}

const pane = (page: Page) => page.getByRole('region', { name: 'Workspaces', exact: true });
const head = (page: Page) => page.getByRole('banner');

async function create(page: Page, template: RegExp, name = ''): Promise<void> {
  await pane(page).getByRole('button', { name: 'New workspace' }).click();
  const dialog = page.getByRole('dialog', { name: 'New workspace' });
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByRole('radio', { name: template }).check();
  const loaded = page.waitForEvent('load');
  await dialog.getByRole('button', { name: 'Create and open' }).click();
  await loaded;
  await isReady(page);
}

test('a new one begins with a template, is renamed, left and deleted', async ({ page }) => {
  await openWorkspace(page);
  await create(page, /Leaderboard/, 'Arcade');
  await expect(page).toHaveURL(/#\/tables$/);
  await expect(head(page)).toContainText('Arcade');
  await expect(page.getByRole('link', { name: 'Scores' }).first()).toBeVisible();

  await page.goto('./#/workspace');
  await pane(page).getByRole('button', { name: 'Rename Arcade' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Games');
  await page.keyboard.press('Enter');
  await expect(head(page)).toContainText('Games');

  const loaded = page.waitForEvent('load');
  await pane(page).getByRole('button', { name: 'Open Sandbox' }).click();
  await loaded;
  await isReady(page);
  await expect(head(page)).toContainText('Sandbox');
  await expect(page.getByText('No tables yet')).toBeVisible();
  await page.reload();
  await isReady(page);
  await expect(head(page)).toContainText('Sandbox');

  await page.goto('./#/workspace');
  await pane(page).getByRole('button', { name: 'Delete Games' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete workspace Games' });
  await dialog.getByLabel('To confirm, type arcade').fill('arcade');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(pane(page)).not.toContainText('Games');
});

test('a link makes the same tables beside what the learner has, once it is wanted', async ({ page, context }) => {
  await openWorkspace(page);
  await createTable(page, 'Orders');
  await put(page, 'Orders', 'one');
  await page.getByRole('button', { name: 'Copy a link' }).click();
  const link = await page.getByLabel('Link to this workspace').inputValue();
  expect(link.length).toBeLessThan(1000);

  const other = await context.newPage();
  await other.goto(link);
  await isReady(other);
  await expect(other.getByText('It makes 1 table (Orders) and puts 1 item into them')).toBeVisible();
  const loaded = other.waitForEvent('load');
  await other.getByRole('button', { name: 'Make it and open it' }).click();
  await loaded;
  await isReady(other);
  await expect(other).toHaveURL(/#\/tables$/);
  await expect(other.getByRole('row', { name: /Orders/ })).toContainText('1');
  await other.goto('./#/workspace');
  await expect(pane(other).getByRole('listitem')).toHaveCount(2);
});

test('a damaged link says so and changes nothing', async ({ page }) => {
  await page.goto('./#/open/AAAA');
  await isReady(page);
  await expect(page.getByText('This link opens nothing. The link is damaged')).toBeVisible();
  await page.getByRole('link', { name: 'Go on with your own workspace' }).click();
  await expect(page.getByText('No tables yet')).toBeVisible();
});

test('what is too much for a link goes into a file', async ({ page }) => {
  await openWorkspace(page);
  await createTable(page, 'Orders');
  await page.evaluate(async () => {
    const text = (): string => Array.from(crypto.getRandomValues(new Uint8Array(30_000)), (byte) => byte.toString(16)).join('');
    await globalThis.dynascope.session.run('PutItem', { TableName: 'Orders', Item: { id: { S: 'big' }, text: { S: text() } } });
  });
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(page.getByText('Too much for a link of 8000 characters. Export it to a file and share that.')).toBeVisible();
});
