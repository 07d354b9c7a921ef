import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first asking is answered at once, the many that follow once a rest, and the last when all is settled', async () => {
  let done = 0;
  const pace = new Pace(250, 1300, async () => {
    done++;
  });
  pace.ask();
  expect(done).toBe(1);
  for (let n = 0; n < 100; n++) {
    pace.ask();
    // oxlint-disable-next-line no-await-in-loop -- time passes step by step
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(done).toBe(4 + 1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(done).toBe(4 + 2);
});

test('what is over does no more', async () => {
  let done = 0;
  const pace = new Pace(250, 1300, async () => {
    done++;
  });
  pace.ask();
  pace.end();
  pace.ask();
  await vi.advanceTimersByTimeAsync(5000);
  expect(done).toBe(1);
});
