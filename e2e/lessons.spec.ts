/** The lessons in a browser: each done once, lesson 1 by keyboard alone, reloads, wrong answers, phones. */
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { doStep, editor, lessonNamed, lessons, openLesson, predict, run, send, sent, solved, tabTo, text, tryWrongAnswers } from './fixtures/lessons.ts';
import { StaticSite } from './fixtures/site.ts';

const next = (page: Page) => page.getByRole('button', { name: /^(Next step|Finish)$/ });
const status = (page: Page) => page.locator('.lesson-frame > p[role=status]');

test.describe('each lesson', () => {
  // One page for all: from lesson to lesson a learner loads nothing anew, and the page is not loaded for each.
  test.describe.configure({ mode: 'default' });
  let page: Page;
  test.beforeAll(async ({ browser, baseURL }) => {
    page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  });
  test.afterAll(() => page.close());

  for (const lesson of lessons) test(`${lesson.title}: every wrong answer is told what is missing, and every step is done by its solution`, async () => {
    await openLesson(page, lesson.id);
    for (const [number, step] of lesson.steps.entries()) {
      await expect(page.getByRole('heading', { level: 2, name: step.title })).toBeVisible();
      await predict(page, step);
      await tryWrongAnswers(page, step);
      // What chance decides, such as which replica answers, is tried again.
      for (let attempts = 0; attempts < 6; attempts++) {
        // How requests are written is the same in all steps.
        await (number === 0 ? doStep(page, step) : send(page, step.solutions[0]?.calls ?? []));
        if (step.check === undefined || (await solved(page).waitFor({ timeout: 5000 }).then(() => true, () => false))) break;
      }
      if (step.check !== undefined) await expect(solved(page), step.id).toBeVisible();
      if (step.predict !== undefined) await expect(page.locator('.prediction-verdict'), step.id).toContainText(/^You said .+\. It /);
      await expect(page.locator('.lesson-text'), step.id).not.toContainText('nothing yet');
      await next(page).click();
    }
    await expect(page.getByRole('heading', { level: 2, name: 'Done', exact: true })).toBeVisible();
    await expect(status(page)).toHaveText('The lesson is done.');
    await expect(page.locator('.ending')).toContainText(`Par${lesson.par.calls} call`);
  });

  test('the course says that they are done', async () => {
    await page.goto('./#/learn');
    for (const { title } of lessons) {
      const link = page.getByRole('link', { name: title, exact: true });
      await expect(page.getByRole('listitem').filter({ has: link }).last()).toContainText('done');
    }
  });
});

test('lesson 1, by keyboard alone', async ({ page }) => {
  test.setTimeout(360_000);
  const lesson = lessonNamed('your-first-table');
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await tabTo(page, /^a Run your first request/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: lesson.title })).toBeVisible();
  for (const step of lesson.steps) {
    await expect(page.getByRole('heading', { level: 2, name: step.title })).toBeVisible();
    if (step.predict !== undefined) {
      await tabTo(page, /^input /);
      await page.keyboard.press('Space');
      await tabTo(page, /^button Predict/);
      await page.keyboard.press('Enter');
    }
    for (const call of sent(step)) {
      await tabTo(page, /^button Request$/);
      await page.keyboard.press('Enter');
      await tabTo(page, /^select /);
      await page.keyboard.type(call.operation);
      await tabTo(page, /^textbox /);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text(call));
      await page.keyboard.press('Control+Enter');
      // The Tab key indents; Escape gives it back, where it has no list of completions to close.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
    await expect(solved(page), step.id).toBeVisible();
    await tabTo(page, /^button (Next step|Finish)$/);
    await page.keyboard.press('Enter');
    // Reading goes on at the new heading.
    await expect(page.locator('.lesson-text h2')).toBeFocused();
  }
  await expect(page.getByRole('heading', { level: 2, name: 'Done', exact: true })).toBeFocused();
});

test('a wrong answer is told what is missing, in the text and to screen readers', async ({ page }) => {
  const lesson = lessonNamed('get-query-scan');
  const [first] = lesson.steps;
  await openLesson(page, lesson.id);
  await predict(page, first!);
  await expect(page.locator('.prediction-verdict')).toHaveText('You said 0.1 RCU. Now run it.');
  const [wrong] = first!.wrong;
  await run(page, wrong!.calls[0]!);
  await expect(page.locator('.goal-missing')).toHaveText(wrong!.says);
  await expect(status(page)).toHaveText(wrong!.says);
  await run(page, sent(first!)[0]!);
  await expect(status(page)).toHaveText('You said 0.1. It took 0.5. The step is solved.');
  await expect(page.locator('.prediction-choice').filter({ hasText: 'measured' })).toContainText('0.5 RCU');
});

test('hints come one by one, and the solution stands beside the learner’s own', async ({ page }) => {
  await openLesson(page, 'what-an-item-weighs');
  for (const number of [1, 2, 3]) await page.getByRole('button', { name: `Hint ${number} of 3` }).click();
  await expect(page.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: 'Show solution' }).click();
  const solution = page.getByRole('region', { name: 'Solution' });
  await solution.getByRole('button', { name: 'Put into the editor' }).click();
  await expect(editor(page)).toContainText('"bolt"');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(solved(page)).toBeVisible();
  await expect(solution.getByRole('row', { name: /^You 1 1 WCU/ })).toBeVisible();
  await expect(solution.getByRole('row', { name: /^Solution 1 1 WCU/ })).toBeVisible();
});

test('a reload loses nothing; a step and a lesson can begin again', async ({ page }) => {
  const lesson = lessonNamed('what-an-item-weighs');
  const [first, second] = lesson.steps;
  await openLesson(page, lesson.id);
  await predict(page, first!);
  await run(page, sent(first!)[0]!);
  await expect(solved(page)).toBeVisible();
  await page.reload();
  await expect(page.locator('.prediction-verdict')).toContainText('You said 0 B. It is 12 B.');
  await expect(page.locator('.picture')).toContainText('12 B: names 6 B, values 6 B.');
  await next(page).click();
  await predict(page, second!);
  await page.reload();
  await expect(page.locator('.prediction-verdict')).toHaveText('You said 13 B. Now run it.');
  await page.goto('./#/learn');
  await expect(page.getByRole('region', { name: lesson.title })).toContainText('You predicted 0 B; it was 12 B. Step 2 of');
  await page.getByRole('link', { name: /^Continue/ }).click();

  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.locator('.prediction-verdict')).toContainText('It is 12 B.');
  await page.getByRole('button', { name: 'Forward' }).click();
  await run(page, { operation: 'DeleteTable', input: { TableName: 'Parts' } });
  await expect(status(page)).toContainText('Not yet: ');
  await page.getByRole('button', { name: 'Set the tables back to where this step begins' }).click();
  await expect(page.locator('.sandbox-view:not([inert])')).toBeVisible();
  await run(page, sent(second!)[0]!);
  await expect(solved(page)).toBeVisible();
});

test('without a network, from the first step to the last', async ({ page, context }) => {
  test.setTimeout(240_000);
  const lesson = lessonNamed('get-query-scan');
  await page.goto('./');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await openLesson(page, lesson.id);
  for (const step of lesson.steps) {
    await predict(page, step);
    for (const call of sent(step)) await run(page, call);
    await expect(solved(page), step.id).toBeVisible();
    await next(page).click();
  }
  await expect(page.getByRole('heading', { level: 2, name: 'Done', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Done', exact: true })).toBeVisible();
});

test('what each step took stands beside what its solution takes', async ({ page }) => {
  const lesson = lessonNamed('what-an-item-weighs');
  await openLesson(page, lesson.id);
  for (const step of lesson.steps) {
    for (const call of sent(step)) await run(page, call);
    await expect(solved(page), step.id).toBeVisible();
    // The one text twice: what was taken, and what the solution takes.
    await expect(page.locator('.solution-par'), step.id).toHaveText(/^You: (.+)\. Par: \1\.$/);
    await next(page).click();
  }
  await expect(page.locator('.ending')).toContainText('You8 calls, 1 RCU, 16 WCU');
});

test('a form of the console counts like any other way', async ({ page }) => {
  const lesson = lessonNamed('your-first-table');
  await openLesson(page, lesson.id);
  const sandbox = page.getByRole('region', { name: 'Sandbox' });
  // The console's own link, beside that of its navigation: neither leads out of the lesson.
  await sandbox.getByRole('link', { name: 'Create table' }).last().click();
  await sandbox.getByRole('textbox', { name: 'Table name' }).fill('Orders');
  await sandbox.getByRole('textbox', { name: 'Partition key' }).fill('customer');
  await sandbox.getByRole('textbox', { name: /^Sort key/ }).fill('placed');
  await sandbox.getByRole('button', { name: 'Create table' }).click();
  await expect(solved(page)).toBeVisible({ timeout: 15_000 });
  await expect(page.locator('.solution-par')).toHaveText('You: 1 call, no units. Par: 1 call, no units.');
});

test('code counts like any other way', async ({ page }) => {
  const lesson = lessonNamed('get-query-scan');
  await openLesson(page, lesson.id);
  await page.getByRole('navigation', { name: 'Views of this lesson' }).getByRole('button', { name: 'Code' }).click();
  const [call] = sent(lesson.steps[0]!);
  await page.getByRole('textbox', { name: /TypeScript/ }).fill(
    `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';\nconst answer = await new DynamoDBClient({}).send(new GetItemCommand(${JSON.stringify(call!.input)}));\nconsole.log(answer.Item?.status.S);`,
  );
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.code-console-line pre')).toHaveText('SHIPPED', { timeout: 30_000 });
  await expect(solved(page)).toBeVisible();
});

test('the learner’s own sandbox is not the lesson’s', async ({ page }) => {
  await openLesson(page, 'get-query-scan');
  await expect(page.locator('.lesson-text')).toContainText('Orders has 48 orders');
  expect(await page.evaluate(async () => (await globalThis.dynascope.session.connection.facts({ itemsOf: [], itemsMax: 0 })).tables.length)).toBe(0);
});

test('a new version waits until the learner has left the lesson', async ({ page }) => {
  const site = await StaticSite.start();
  try {
    await page.goto(site.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.goto(`${site.url}#/learn/what-an-item-weighs`);
    await expect(page.locator('.sandbox-view:not([inert])')).toBeVisible();
    await site.deploy('A new version');
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);
    const offer = page.getByRole('region', { name: 'New version' });
    await expect(offer).toBeHidden();
    await page.getByRole('link', { name: 'Learn', exact: true }).click();
    await expect(offer).toBeVisible();
    await offer.getByRole('button', { name: 'Load it' }).click();
    await expect(page).toHaveTitle('A new version');
  } finally {
    await site.stop();
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390, 360]) {
    test(`home, course and a lesson at ${width} px, ${colorScheme}: accessible, and nothing runs out of the page`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', viewport: { width, height: width === 1280 ? 800 : 844 }, ...(baseURL === undefined ? {} : { baseURL }) });
      const page = await context.newPage();
      const check = async (what: string): Promise<void> => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width);
        expect(await violationsOf(page), what).toEqual([]);
      };
      await page.goto('./');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await check('home');
      const lesson = lessonNamed('what-an-item-weighs');
      await openLesson(page, lesson.id);
      await check('a question');
      await predict(page, lesson.steps[0]!);
      await page.getByRole('button', { name: 'Put the PutItem into the editor' }).click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(status(page)).toContainText('The step is solved.');
      await check('a request');
      if (width < 900) await page.getByRole('button', { name: 'Read on' }).click();
      await expect(solved(page)).toBeInViewport();
      await check('an answer');
      await page.goto('./#/learn');
      await expect(page.getByRole('heading', { level: 1, name: 'Learn' })).toBeVisible();
      await check('course');
      await context.close();
    });
  }
}
