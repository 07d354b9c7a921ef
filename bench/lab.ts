/** The lab at both speeds. Real requests go through the engine's door as bytes, with the trace on; the fill of the table counts. */
import { type RunWorkloadInput, startWorkload } from '#engine';
import { type Figure, median } from './report.ts';

const calls = 300_000;

/** Small items, half reads and half writes, within what the table serves. */
const real = (seconds: number): RunWorkloadInput => ({
  Speed: 'REAL',
  Seconds: seconds,
  Rate: { PerSecond: 3000 },
  ItemBytes: 128,
  Keys: { Distribution: 'ZIPF', Count: 2000 },
  Operations: [{ Operation: 'GetItem' }, { Operation: 'PutItem' }],
});

/** A thousand partitions for a million calls a second. */
const fluid = (seconds: number): RunWorkloadInput => ({
  Speed: 'FLUID',
  Seconds: seconds,
  Rate: { PerSecond: 1_000_000 },
  Keys: { Count: 20_000 },
  Operations: [{ Operation: 'GetItem', Weight: 3 }, { Operation: 'PutItem' }],
  Design: { BillingMode: 'PROVISIONED', ReadCapacityUnits: 1_000_000, WriteCapacityUnits: 1_000_000 },
});

function secondsOf(input: RunWorkloadInput): number {
  const start = process.hrtime.bigint();
  const run = startWorkload(input);
  if (typeof run === 'string') throw new Error(run);
  while (!run.isDone) run.advance(50_000);
  if (run.result().Totals.CompletedCalls === 0) throw new Error('no call has come through');
  return Number(process.hrtime.bigint() - start) / 1e9;
}

export function run({ quick }: { readonly quick: boolean }): Promise<Figure[]> {
  const seconds = quick ? 1 : calls / 3000;
  const rates = Array.from({ length: quick ? 1 : 4 }, () => (seconds * 3000) / secondsOf(real(seconds))).slice(quick ? 0 : 1);
  const hour = quick ? 36 : 3600;
  const perHour = secondsOf(fluid(hour)) * (3600 / hour);
  return Promise.resolve([
    { name: 'real requests of the lab, trace on', value: median(rates), unit: '/s', atLeast: 60_000 },
    { name: 'fluid: an hour of 1,000,000 calls/s, 1,000 partitions', value: perHour, unit: 's', atMost: 10 },
  ]);
}
