/** RunWorkload: the same workload gives the same bytes, in one go or in slices; what is wrong is said. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import { quarterPower } from './key-shares.ts';
import { delayCeilingMs } from './retry-rules.ts';
import { beginWorkload, runWorkload } from './run-workload.ts';
import { cubeRoot } from './sending-rate.ts';
import type { RunWorkloadInput } from './wire.ts';

const small: RunWorkloadInput = {
  Seconds: 30,
  PeriodSeconds: 10,
  Rate: { PerSecond: 20 },
  Keys: { Count: 20, Distribution: 'ZIPF' },
  Design: { BillingMode: 'PROVISIONED', WriteCapacityUnits: 1 },
};

describe('a run', () => {
  for (const Speed of ['REAL', 'FLUID']) {
    it(`of ${Speed} gives the same bytes in one go and in slices`, () => {
      const whole = runWorkload({ ...small, Speed }, createEngine);
      const run = beginWorkload({ ...small, Speed }, createEngine);
      if (isRefusal(run)) throw new Error(run.message);
      while (!run.isDone) run.advance(7);
      expect(JSON.stringify(run.result())).toBe(JSON.stringify(whole));
    });
  }
});

describe('what is wrong with a workload', () => {
  const wrong: readonly (readonly [RunWorkloadInput, string])[] = [
    [{ Seconds: 0 }, 'Seconds must be a whole number from 1 to 86400.'],
    [{ Speed: 'FAST' }, 'Speed must be one of REAL, FLUID.'],
    [{ Keys: { Exponent: 0.8 } }, 'Keys.Exponent must be a number of quarters, as 0.75 or 1.'],
    [{ Speed: 'FLUID', Clients: { RetryMode: 'ADAPTIVE' } }, 'A fluid run has no single clients: Clients.RetryMode must be NONE or STANDARD.'],
    [{ Operations: [] }, 'Operations must have 1 to 10 members.'],
  ];
  for (const [input, message] of wrong) {
    it(message, () => {
      expect(runWorkload(input, createEngine)).toMatchObject({ code: 'ValidationException', message });
    });
  }
});

it('powers and roots are those of arithmetic', () => {
  expect([quarterPower(16, 0.25), quarterPower(9, 0.5), quarterPower(7, 1)].map((power) => power.toFixed(9))).toEqual(['2.000000000', '3.000000000', '7.000000000']);
  expect([cubeRoot(0), cubeRoot(27), cubeRoot(0.001)].map((root) => root.toFixed(9))).toEqual(['0.000000000', '3.000000000', '0.100000000']);
});

it('waits double up to 20 seconds (reference 4.43)', () => {
  expect([0, 1, 2, 4, 5, 9].map(delayCeilingMs)).toEqual([1000, 2000, 4000, 16_000, 20_000, 20_000]);
});
