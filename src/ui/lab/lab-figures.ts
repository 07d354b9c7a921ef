/** What the Lab says of a run, in numbers and in plain words. */
import type { PeriodResult, WorkloadResult } from '#engine';

export type Totals = Pick<PeriodResult, 'Read' | 'Write'>;

export const sumOf = (units: Readonly<Record<string, number>>): number => Object.values(units).reduce((sum, one) => sum + one, 0);
export const servedOf = ({ Read, Write }: Totals): number => Read.AdmittedUnits + Write.AdmittedUnits;
export const throttledOf = ({ Read, Write }: Totals): number => sumOf(Read.ThrottledUnits) + sumOf(Write.ThrottledUnits);

export const count = (value: number): string => Math.round(value).toLocaleString('en-US');
export const dollars = (value: number): string => `$${value.toFixed(value < 0.1 ? 4 : 2)}`;
export const milliseconds = (value: number | undefined): string => (value === undefined ? 'none' : `${value.toFixed(value < 10 ? 1 : 0)} ms`);

const explanations: Readonly<Record<string, string>> = {
  KeyRangeThroughputExceeded: 'One partition was asked for more than a partition serves: 3,000 read or 1,000 write units a second. More capacity for the table does not help; spreading the key does.',
  ProvisionedThroughputExceeded: 'The table was asked for more than is provisioned, and what it had banked was used up. More capacity helps.',
  AccountLimitExceeded: 'The table has reached the quota of the account for one table.',
  MaxOnDemandThroughputExceeded: 'The table has reached the maximum that was set for it.',
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
    .sort(([, a], [, b]) => b - a)
    .map(([reason, refused]) => ({ reason, units: refused, explanation: explanations[limitOf(reason)] ?? '' }));
}

/** One sentence that compares the two. */
export function verdict(a: WorkloadResult, b: WorkloadResult): string {
  const [failedA, failedB] = [a.Totals.FailedCalls, b.Totals.FailedCalls];
  const side = (name: string, failed: number, { Totals: { OfferedCalls } }: WorkloadResult): string =>
    failed < 0.5 ? `${name} completes every call` : `${name} gives up ${count(failed)} of ${count(OfferedCalls)} calls`;
  const difference = b.Totals.Dollars - a.Totals.Dollars;
  const cost = Math.abs(difference) < 0.00005 ? 'Both cost the same.' : `B costs ${dollars(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'}.`;
  return `${side('A', failedA, a)}; ${side('B', failedB, b)}. ${cost}`;
}
