/** One story gives the same bytes wherever it is told: here in Node, and in a page of Chromium. */
import { expect, test } from '@playwright/test';
import { bundled } from './fixtures/bundle.ts';
import { linesOfStories } from '../src/testing/same-bytes.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test('stories by seed give the same bytes in Node and in Chromium, and again', async ({ page }) => {
  const inNode = linesOfStories(seeds);
  expect(new Set(inNode).size).toBe(seeds.length + 2);
  await page.addScriptTag({ content: await bundled('src/testing/same-bytes.ts', 'sameBytes') });
  const inPage = await page.evaluate(
    (worlds) => (globalThis as unknown as { sameBytes: { linesOfStories: typeof linesOfStories } }).sameBytes.linesOfStories(worlds),
    seeds,
  );
  expect(inPage).toEqual(inNode);
  expect(linesOfStories(seeds)).toEqual(inNode);
});
