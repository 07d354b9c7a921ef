/** The bench still runs; what it measures is for `npm run bench`. Those that need a browser: `e2e/bench.spec.ts`. */
import { expect, test } from 'vitest';
import * as engineDoor from './engine-door.ts';

test("the engine's door against dynalite", async () => {
  const figures = await engineDoor.run({ quick: true });
  expect(figures.map(({ value }) => Number.isFinite(value))).toEqual(figures.map(() => true));
}, 60_000);
