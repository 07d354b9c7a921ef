/** What the Lab says of a run, in numbers and in plain words. */
import type { PeriodResult, WorkloadResult } from '#engine';
import { formatDuration } from '#session/format.ts';
import { partitionLimits } from '#session/lab-bill.ts';
import { say } from '#texts/say.ts';
import { scaleTop } from './plot.ts';

export type Totals = Pick<PeriodResult, 'Read' | 'Write'>;

export const sumOf = (units: Readonly<Record<string, number>>): number => Object.values(units).reduce((sum, one) => sum + one, 0);
export const servedOf = ({ Read, Write }: Totals): number => Read.AdmittedUnits + Write.AdmittedUnits;
export const throttledOf = ({ Read, Write }: Totals): number => sumOf(Read.ThrottledUnits) + sumOf(Write.ThrottledUnits);

export type Channel = 'Read' | 'Write';

/** The channel that a run is about. */
export const channelOf = ({ Totals: { Read, Write } }: WorkloadResult): Channel => (Write.AskedUnits >= Read.AskedUnits ? 'Write' : 'Read');
export const unitOf = (channel: Channel): string => (channel === 'Write' ? 'WCU' : 'RCU');
export const partitionLimit = (channel: Channel): number => partitionLimits[channel];

/** What two runs are drawn against, so that they can be compared. */
export interface Scales {
  readonly unitsTop: number;
  readonly latencyTopMs: number;
  readonly partitionTop: number;
  readonly mostDollars: number;
  /** The period in which most was asked for. */
  readonly peakAt: number;
}

const most = (values: readonly number[]): number => values.reduce((top, one) => Math.max(top, one), 0);
const askedOf = ({ Read, Write }: Totals): number => Read.AskedUnits + Write.AskedUnits;

export function scalesOf(results: readonly WorkloadResult[]): Scales {
  const periods = results.flatMap(({ Periods }) => Periods);
  const lasts = results[0]?.PeriodSeconds ?? 1;
  const asked = (results[0]?.Periods ?? []).map((_, at) => results.reduce((sum, { Periods }) => sum + askedOf(Periods[at]!), 0));
  const peakAt = Math.max(0, asked.indexOf(most(asked)));
  const slowest = most(periods.map(({ LatencyMs }) => LatencyMs.P99 ?? 0));
  let latencyTopMs = 100;
  while (latencyTopMs < slowest) latencyTopMs *= 10;
  const hottest = most(results.flatMap(({ Periods }) => Periods[peakAt]?.Hottest.map(({ AskedUnits }) => AskedUnits / lasts) ?? []));
  return {
    unitsTop: scaleTop(most(periods.map((one) => (servedOf(one) + throttledOf(one)) / lasts))),
    latencyTopMs,
    // The limit stands inside the bar.
    partitionTop: most([hottest, ...results.map((result) => 1.25 * partitionLimit(channelOf(result)))]),
    mostDollars: most(results.map(({ Totals: { Dollars } }) => Dollars)),
    peakAt,
  };
}

export const count = (value: number): string => Math.round(value).toLocaleString('en-US');
export const dollars = (value: number): string => `$${value.toFixed(value < 0.1 ? 4 : 2)}`;
export const milliseconds = (value: number | undefined): string => (value === undefined ? say('none') : formatDuration(value));

const explanations: Readonly<Record<string, string>> = {
  KeyRangeThroughputExceeded: say('One partition was asked for more than a partition serves: 3,000 read or 1,000 write units a second. More capacity for the table does not help; spreading the key does.'),
  ProvisionedThroughputExceeded: say('The table was asked for more than is provisioned, and what it had banked was used up. More capacity helps.'),
  AccountLimitExceeded: say('The table has reached the quota of the account for one table.'),
  MaxOnDemandThroughputExceeded: say('The table has reached the maximum that was set for it.'),
};

export interface ThrottleReason {
  readonly reason: string;
  readonly units: number;
  readonly explanation: string;
}

/** Why units were refused, the most frequent reason first. */
export function reasonsOf({ Totals: totals }: WorkloadResult): ThrottleReason[] {
  const units = new Map<string, number>();
  for (const [channel, { ThrottledUnits }] of [['Read', totals.Read], ['Write', totals.Write]] as const) {
    for (const [limit, more] of Object.entries(ThrottledUnits)) units.set(`Table${channel}${limit}`, more);
  }
  const limitOf = (reason: string): string => reason.replace(/^Table(Read|Write)/, '');
  return [...units]
    .filter(([, refused]) => refused >= 0.5)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, refused]) => ({ reason, units: refused, explanation: explanations[limitOf(reason)] ?? '' }));
}

/** One sentence that compares the two. */
export function verdict(a: WorkloadResult, b: WorkloadResult): string {
  const [failedA, failedB] = [a.Totals.FailedCalls, b.Totals.FailedCalls];
  const side = (name: string, failed: number, { Totals: { OfferedCalls } }: WorkloadResult): string =>
    failed < 0.5
      ? say('{name} completes every call', { name })
      : say('{name} gives up {failed} of {offered} calls', { name, failed: count(failed), offered: count(OfferedCalls) });
  const difference = b.Totals.Dollars - a.Totals.Dollars;
  const cost = Math.abs(difference) < 0.00005
    ? say('Both cost the same.')
    : difference > 0
      ? say('B costs {dollars} more.', { dollars: dollars(Math.abs(difference)) })
      : say('B costs {dollars} less.', { dollars: dollars(Math.abs(difference)) });
  return `${side('A', failedA, a)}; ${side('B', failedB, b)}. ${cost}`;
}
