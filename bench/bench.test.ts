/** The bench still runs; what it measures is for `npm run bench`. Those that need a browser: `e2e/bench.spec.ts`. */
import { expect, test } from 'vitest';
import * as engineDoor from './engine-door.ts';
import * as idleMonth from './idle-month.ts';
import * as lab from './lab.ts';

test("the engine's door against dynalite", async () => {
  const figures = await engineDoor.run({ quick: true });
  expect(figures.map(({ value }) => Number.isFinite(value))).toEqual(figures.map(() => true));
}, 60_000);

test('a month on an idle workspace', () => {
  expect(idleMonth.run({ quick: true }).map(({ value }) => value < 10)).toEqual([true]);
}, 60_000);

test('the lab at both speeds', async () => {
  const figures = await lab.run({ quick: true });
  expect(figures.map(({ value }) => Number.isFinite(value))).toEqual(figures.map(() => true));
}, 60_000);
