import { expect, test } from 'vitest';
import { CountedTimers } from './timers.ts';

const raw = { setTimeout, clearTimeout, setInterval };

test('a timer counts until it has fired or is cleared; an interval until it is cleared', async () => {
  const timers = new CountedTimers(raw);
  const said: unknown[] = [];
  await new Promise<void>((resolve) => {
    timers.setTimeout((word) => (said.push(word), resolve()), 1, 'fired');
    expect(timers.count).toBe(1);
  });
  const cleared = timers.setTimeout(() => said.push('never'), 1);
  const interval = timers.setInterval((word) => said.push(word), 1, 'again');
  expect(timers.count).toBe(2);
  timers.clear(cleared);
  timers.clear(undefined);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(timers.count).toBe(1);
  timers.clear(interval);
  expect(timers.count).toBe(0);
  expect(new Set(said)).toEqual(new Set(['fired', 'again']));
});

test('a timer whose code throws is over all the same', () => {
  let fire = (): void => undefined;
  const timers = new CountedTimers({ ...raw, setTimeout: (run) => ((fire = run), 1 as never) });
  timers.setTimeout(() => {
    throw new Error('bad');
  });
  expect(() => fire()).toThrow('bad');
  expect(timers.count).toBe(0);
});
