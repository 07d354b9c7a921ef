/** The answer of a run, as it stands in JSON: the same for both speeds. */
import { priceBook } from '#engine/pricing/price-book.ts';
import { dollarsOf } from './bill.ts';
import { type ChannelTally, Period, type Series } from './series.ts';
import type { Workload } from './workload.ts';

export interface ChannelResult {
  readonly AskedUnits: number;
  readonly AdmittedUnits: number;
  /** By reason, as in `KeyRangeThroughputExceeded`. */
  readonly ThrottledUnits: Readonly<Record<string, number>>;
}

/** One period: sums of all calls that began or were tried in it. */
export interface PeriodResult {
  readonly AtSecond: number;
  readonly OfferedCalls: number;
  readonly Attempts: number;
  readonly Retries: number;
  readonly ThrottledPieces: number;
  readonly CompletedCalls: number;
  readonly FailedCalls: number;
  readonly Read: ChannelResult;
  readonly Write: ChannelResult;
  readonly LatencyMs: { readonly P50?: number | undefined; readonly P90?: number | undefined; readonly P99?: number | undefined };
  readonly Partitions: number;
  /** The partitions that were asked for most, at most {@link hottestMax}. */
  readonly Hottest: readonly { readonly PartitionId: string; readonly AskedUnits: number; readonly AdmittedUnits: number }[];
  readonly Dollars: number;
}

/** What a run has measured: period by period, and in all. */
export interface WorkloadResult {
  readonly PriceBook: { readonly Date: string; readonly Region: string };
  readonly Seconds: number;
  readonly PeriodSeconds: number;
  readonly Periods: readonly PeriodResult[];
  readonly Totals: Omit<PeriodResult, 'AtSecond' | 'Hottest' | 'Partitions'>;
}

export const hottestMax = 16;

/** Sums of many parts of calls: more digits than these are noise of the sums. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const channelResult = ({ askedUnits, admittedUnits, throttledUnits }: ChannelTally): ChannelResult => ({
  AskedUnits: rounded(askedUnits),
  AdmittedUnits: rounded(admittedUnits),
  ThrottledUnits: Object.fromEntries([...throttledUnits].sort(([a], [b]) => (a < b ? -1 : 1)).map(([limit, units]) => [limit, rounded(units)])),
});

const counts = (period: Period): Omit<PeriodResult, 'AtSecond' | 'Hottest' | 'Partitions' | 'Dollars'> => ({
  OfferedCalls: rounded(period.offered),
  Attempts: rounded(period.attempts),
  Retries: rounded(period.retries),
  ThrottledPieces: rounded(period.throttled),
  CompletedCalls: rounded(period.completed),
  FailedCalls: rounded(period.failed),
  Read: channelResult(period.read),
  Write: channelResult(period.write),
  LatencyMs: { P50: period.latency.percentile(0.5), P90: period.latency.percentile(0.9), P99: period.latency.percentile(0.99) },
});

function hottest({ heat }: Period): PeriodResult['Hottest'] {
  const sorted = [...heat].sort(([a, one], [b, other]) => other.askedUnits - one.askedUnits || a - b).slice(0, hottestMax);
  return sorted.map(([number, { askedUnits, admittedUnits }]) => ({
    PartitionId: `P${number}`,
    AskedUnits: rounded(askedUnits),
    AdmittedUnits: rounded(admittedUnits),
  }));
}

export function resultOf(workload: Workload, series: Series): WorkloadResult {
  const { seconds, periodSeconds } = workload;
  const total = new Period();
  let dollars = 0;
  const periods = series.periods.map((period, i): PeriodResult => {
    const lasts = Math.min(periodSeconds, seconds - i * periodSeconds);
    const cost = dollarsOf(period, workload, lasts);
    dollars += cost;
    addPeriod(total, period);
    return { AtSecond: i * periodSeconds, ...counts(period), Partitions: period.partitions, Hottest: hottest(period), Dollars: cost };
  });
  return {
    PriceBook: { Date: priceBook.date, Region: priceBook.region },
    Seconds: seconds,
    PeriodSeconds: periodSeconds,
    Periods: periods,
    Totals: { ...counts(total), Dollars: dollars },
  };
}

const countNames = ['offered', 'attempts', 'retries', 'throttled', 'completed', 'failed'] as const;

function addPeriod(into: Period, period: Period): void {
  for (const name of countNames) into[name] += period[name];
  addTally(into.read, period.read);
  addTally(into.write, period.write);
  into.latency.merge(period.latency);
}

function addTally(into: ChannelTally, { askedUnits, admittedUnits, throttledUnits }: ChannelTally): void {
  into.askedUnits += askedUnits;
  into.admittedUnits += admittedUnits;
  for (const [limit, units] of throttledUnits) into.throttledUnits.set(limit, (into.throttledUnits.get(limit) ?? 0) + units);
}
