/** The fluid and real requests, on the same workload: units admitted and refused, minute by minute. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { ChannelResult, WorkloadResult } from './result.ts';
import { runWorkload } from './run-workload.ts';
import type { RunWorkloadInput } from './wire.ts';

const tolerance = 0.02;

function run(input: RunWorkloadInput): WorkloadResult {
  const result = runWorkload(input, createEngine);
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

const throttledIn = ({ ThrottledUnits }: ChannelResult): number => Object.values(ThrottledUnits).reduce((sum, units) => sum + units, 0);

/** Minutes as text: `admitted/refused` of reads and writes. */
const lines = ({ Periods }: WorkloadResult): string[] =>
  Periods.map(({ Read, Write }) =>
    [Read, Write].map((channel) => `${Math.round(channel.AdmittedUnits)}/${Math.round(throttledIn(channel))}`).join(' '),
  );

/** How far apart two numbers are, as a part of all that was asked for. */
const apart = (a: number, b: number, asked: number): number => (asked === 0 ? 0 : Math.abs(a - b) / asked);

const workloads: readonly (readonly [name: string, workload: RunWorkloadInput])[] = [
  [
    'even writes within what is provisioned',
    { Seconds: 120, Rate: { PerSecond: 40 }, Design: { BillingMode: 'PROVISIONED', WriteCapacityUnits: 60 } },
  ],
  [
    'even writes at twice what is provisioned, until the bank of 300 s is empty, and on',
    { Rate: { PerSecond: 40 }, Clients: { RetryMode: 'NONE' }, Design: { BillingMode: 'PROVISIONED', WriteCapacityUnits: 20 } },
  ],
  [
    'the same with clients that retry',
    { Rate: { PerSecond: 40 }, Clients: { Count: 4 }, Design: { BillingMode: 'PROVISIONED', WriteCapacityUnits: 20 } },
  ],
  [
    'zipf over four partitions, each with its own part and no bank',
    {
      Seconds: 120,
      Rate: { PerSecond: 120 },
      Keys: { Distribution: 'ZIPF', Count: 500 },
      Clients: { RetryMode: 'NONE' },
      Design: { BillingMode: 'PROVISIONED', WriteCapacityUnits: 96, ReadCapacityUnits: 9001, Regime: 'STATIC' },
    },
  ],
  [
    'a hot key with burst only',
    {
      Seconds: 300,
      Rate: { PerSecond: 60 },
      Keys: { Distribution: 'HOT_KEY', HotShare: 0.6, Count: 200 },
      Clients: { RetryMode: 'NONE' },
      Design: { BillingMode: 'PROVISIONED', WriteCapacityUnits: 40, ReadCapacityUnits: 9001, Regime: 'BURST' },
    },
  ],
  [
    'a hot key above what one partition serves, on demand',
    {
      Seconds: 120,
      Rate: { PerSecond: 100 },
      ItemBytes: 30_000,
      Keys: { Distribution: 'HOT_KEY', HotShare: 0.7, Count: 500 },
      Clients: { RetryMode: 'NONE' },
    },
  ],
  [
    'a log with rising sort keys, above what one partition serves',
    { Seconds: 45, Rate: { PerSecond: 120 }, ItemBytes: 10_000, Keys: { Count: 1, SortKeys: 'RISING' }, Clients: { RetryMode: 'NONE' } },
  ],
  [
    'a spike of reads and writes of several kinds',
    {
      Rate: { Pattern: 'SPIKE', PerSecond: 40, PeakPerSecond: 200, AtSecond: 60, Seconds: 60 },
      Seconds: 240,
      ItemBytes: 2500,
      Clients: { RetryMode: 'NONE' },
      Keys: { Count: 100, ItemsPerKey: 3 },
      Operations: [
        { Operation: 'PutItem', Weight: 3 },
        { Operation: 'GetItem', Weight: 5, ConsistentRead: true },
        { Operation: 'UpdateItem', Weight: 1 },
        { Operation: 'Query', Weight: 2 },
        { Operation: 'TransactWriteItems', Weight: 1 },
      ],
      Design: { BillingMode: 'PROVISIONED', ReadCapacityUnits: 60, WriteCapacityUnits: 60 },
    },
  ],
];

describe('the fluid agrees with real requests', () => {
  for (const [name, workload] of workloads) {
    it(`${name}: within ${tolerance * 100} % of what is asked for in each minute`, () => {
      const input: RunWorkloadInput = { Seconds: 480, PeriodSeconds: 60, Keys: { Count: 300 }, Operations: [{ Operation: 'PutItem' }], ...workload };
      const real = run({ ...input, Speed: 'REAL' });
      const fluid = run({ ...input, Speed: 'FLUID' });
      const far = real.Periods.flatMap((period, i) =>
        (['Read', 'Write'] as const).filter((channel) => {
          const [one, other] = [period[channel], fluid.Periods[i]![channel]];
          const isFar = apart(one.AdmittedUnits, other.AdmittedUnits, one.AskedUnits) > tolerance;
          return isFar || apart(throttledIn(one), throttledIn(other), one.AskedUnits) > tolerance;
        }),
      );
      expect(far, `real  ${lines(real).join(' | ')}\nfluid ${lines(fluid).join(' | ')}`).toEqual([]);
    }, 60_000);
  }
});
