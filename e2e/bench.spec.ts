/** The benches that need a browser still run, and what does not depend on the machine holds its promise. */
import { expect, test } from '@playwright/test';
import * as durable from '../bench/durable.ts';
import { visit } from '../bench/first-load.ts';
import { formatFigure, isReached } from '../bench/report.ts';
import { built } from './fixtures/site.ts';

test.describe.configure({ timeout: 180_000 });

test('the first lesson is usable after half a megabyte, and a second visit asks nothing of the network', async () => {
  const figures = await visit(built);
  for (const figure of figures) test.info().annotations.push({ type: 'figure', description: formatFigure(figure) });
  expect(figures.filter((figure) => !isReached(figure)).map(formatFigure)).toEqual([]);
});

test('what durability costs can be measured', async () => {
  const figures = await durable.run({ quick: true });
  expect(figures.filter(({ value }) => !Number.isFinite(value)).map(formatFigure)).toEqual([]);
});
