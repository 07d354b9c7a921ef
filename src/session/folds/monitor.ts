/** What the Monitor tab shows: DescribeMetrics as charts, each with the sentence that is its finding. */
import { say } from '#texts/say.ts';
import { formatCount, formatDuration, formatNumber, formatUnits } from '../format.ts';

export interface DescribedMetrics {
  readonly StartTime: number;
  readonly EndTime: number;
  readonly Period: number;
  readonly Metrics: readonly DescribedSeries[];
}

export interface DescribedSeries {
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
  readonly Datapoints: readonly Datapoint[];
}

export interface Datapoint {
  /** Seconds since the epoch, as all times here. */
  readonly Timestamp: number;
  readonly Sum: number;
  readonly Minimum: number;
  readonly Maximum: number;
  readonly SampleCount: number;
  readonly Average: number;
}

/** How a line is drawn, and what its colour means. */
export type LineKind = 'reads' | 'writes' | 'limit' | 'throttled' | 'time';

export interface ChartLine {
  readonly name: string;
  readonly kind: LineKind;
  /** One for each time; nothing where nothing was measured. */
  readonly values: readonly (number | undefined)[];
}

export interface Chart {
  readonly id: 'reads' | 'writes' | 'latency' | 'requests';
  readonly title: string;
  /** What the picture says, in a sentence. */
  readonly finding: string;
  /** What the y axis counts. */
  readonly unit: string;
  /** Beginnings of the periods. */
  readonly times: readonly number[];
  readonly lines: readonly ChartLine[];
}

export interface MonitorScope {
  readonly tableName: string;
  /** Absent: the table itself. */
  readonly indexName: string | undefined;
}

type Pick = (point: Datapoint) => number;

/** The series of one metric in one scope, by the beginning of its periods. */
class Reader {
  readonly times: readonly number[];
  readonly periodSeconds: number;
  readonly #series: readonly DescribedSeries[];
  readonly #indexName: string | undefined;

  constructor({ StartTime: start, EndTime: end, Period: period, Metrics: series }: DescribedMetrics, { indexName }: MonitorScope) {
    this.periodSeconds = period;
    this.#series = series;
    this.#indexName = indexName;
    const from = Math.floor(start / period) * period;
    this.times = Array.from({ length: Math.floor((end - from) / period) + 1 }, (_, i) => from + i * period);
  }

  /** Of the table or index itself. */
  own(metric: string): DescribedSeries | undefined {
    return this.#series.find(
      ({ MetricName: name, Dimensions: dimensions }) =>
        name === metric &&
        dimensions.every(({ Name: kind }) => kind === 'TableName' || kind === 'GlobalSecondaryIndexName') &&
        dimensions.find(({ Name: kind }) => kind === 'GlobalSecondaryIndexName')?.Value === this.#indexName,
    );
  }

  /** Of each operation on the table, by its name. */
  byOperation(metric: string): [string, DescribedSeries][] {
    return this.#series.flatMap((series): [string, DescribedSeries][] => {
      const operation = series.Dimensions.find(({ Name: kind }) => kind === 'Operation')?.Value;
      return series.MetricName === metric && operation !== undefined ? [[operation, series]] : [];
    });
  }

  values(series: DescribedSeries | undefined, pick: Pick): (number | undefined)[] {
    const byTime = new Map(series?.Datapoints.map((point) => [point.Timestamp, pick(point)]));
    return this.times.map((time) => byTime.get(time));
  }

  total(metric: string): number {
    return sumOf(this.own(metric));
  }
}

const sumOf = (series: DescribedSeries | undefined): number => (series?.Datapoints ?? []).reduce((sum, { Sum }) => sum + Sum, 0);
const highestOf = (values: readonly (number | undefined)[]): number => values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);

/** All charts of a table, or the two of an index. */
export function monitorCharts(described: DescribedMetrics, scope: MonitorScope): Chart[] {
  const reader = new Reader(described, scope);
  const units = [unitsChart(reader, 'read'), unitsChart(reader, 'write')];
  return scope.indexName === undefined ? [...units, latencyChart(reader), requestsChart(reader)] : units;
}

function unitsChart(reader: Reader, channel: 'read' | 'write'): Chart {
  const word = channel === 'read' ? 'Read' : 'Write';
  const { periodSeconds, times } = reader;
  const consumed = reader.values(reader.own(`Consumed${word}CapacityUnits`), ({ Sum }) => Sum / periodSeconds);
  const provisioned = reader.values(reader.own(`Provisioned${word}CapacityUnits`), ({ Average }) => Average);
  const throttled = reader.values(reader.own(`${word}ThrottleEvents`), ({ Sum }) => Sum);
  const isProvisioned = provisioned.some((value) => value !== undefined);
  const lines: ChartLine[] = [
    { name: say('Consumed'), kind: channel === 'read' ? 'reads' : 'writes', values: consumed },
    ...(isProvisioned ? [{ name: say('Provisioned'), kind: 'limit', values: provisioned } as const] : []),
    ...(throttled.some((value) => value !== undefined) ? [{ name: say('Throttled events'), kind: 'throttled', values: throttled } as const] : []),
  ];
  return {
    id: channel === 'read' ? 'reads' : 'writes',
    title: channel === 'read' ? say('Reads') : say('Writes'),
    finding: unitsFinding(reader, { channel, consumed, provisioned, events: reader.total(`${word}ThrottleEvents`) }),
    unit: channel === 'read' ? 'RCU/s' : 'WCU/s',
    times,
    lines,
  };
}

function unitsFinding(
  { periodSeconds, times }: Reader,
  { channel, consumed, provisioned, events }: {
    readonly channel: 'read' | 'write';
    readonly consumed: readonly (number | undefined)[];
    readonly provisioned: readonly (number | undefined)[];
    readonly events: number;
  },
): string {
  const most = highestOf(consumed);
  const throttled = events === 0 ? say('Nothing was throttled.') : formatCount(events, { one: '{n} event was throttled.', other: '{n} events were throttled.' });
  if (most === 0) {
    const span = formatDuration(times.length * periodSeconds * 1000);
    const nothing = channel === 'read' ? say('Nothing was read in {span} of virtual time.', { span }) : say('Nothing was written in {span} of virtual time.', { span });
    return events === 0 ? nothing : `${nothing} ${throttled}`;
  }
  const limit = provisioned[consumed.indexOf(most)];
  const values = { most: formatUnits(most, channel), period: formatDuration(periodSeconds * 1000) };
  const highest =
    limit === undefined
      ? say('At most {most}/s over {period}.', values)
      : say('At most {most}/s over {period}, {share} % of the {limit} provisioned.', {
        ...values,
        share: formatNumber((100 * most) / limit, 0),
        limit: formatNumber(limit, 1),
      });
  return `${highest} ${throttled}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function latencyChart(reader: Reader): Chart {
  const operations = reader.byOperation('SuccessfulRequestLatency');
  const lines = operations.map(([name, series]): ChartLine => ({ name, kind: 'time', values: reader.values(series, ({ Average }) => Average) }));
  const slowest = operations
    .flatMap(([name, { Datapoints: points }]) => points.map(({ Maximum: ms }) => ({ name, ms })))
    .reduce<{ name: string; ms: number } | undefined>((most, one) => (most === undefined || one.ms > most.ms ? one : most), undefined);
  return {
    id: 'latency',
    title: say('Latency'),
    finding:
      slowest === undefined
        ? say('No request has succeeded in this time.')
        : say('The slowest request was a {name} with {ms}. The lines are averages; latencies are assumed.', { name: slowest.name, ms: formatDuration(slowest.ms) }),
    unit: 'ms',
    times: reader.times,
    lines,
  };
}

const perPeriod = say('in each period');

const failures = [
  ['ConditionalCheckFailedRequests', say('Failed conditions')],
  ['TransactionConflict', say('Transaction conflicts')],
  ['TimeToLiveDeletedItemCount', say('Expired items deleted')],
] as const;

function requestsChart(reader: Reader): Chart {
  const throttled = reader.byOperation('ThrottledRequests').map(([, series]) => reader.values(series, ({ Sum }) => Sum));
  const answered = reader.byOperation('SuccessfulRequestLatency').map(([, series]) => reader.values(series, ({ SampleCount }) => SampleCount));
  const others = failures.flatMap(([metric, name]): ChartLine[] => {
    const series = reader.own(metric);
    return series === undefined ? [] : [{ name, kind: 'time', values: reader.values(series, ({ Sum }) => Sum) }];
  });
  const sum = (lists: readonly (readonly (number | undefined)[])[]): (number | undefined)[] =>
    reader.times.map((_, i) => lists.reduce<number | undefined>((total, list) => (list[i] === undefined ? total : (total ?? 0) + list[i]), undefined));
  const lines: ChartLine[] = [
    ...(answered.length > 0 ? [{ name: say('Answered'), kind: 'time', values: sum(answered) } as const] : []),
    ...(throttled.length > 0 ? [{ name: say('Throttled requests'), kind: 'throttled', values: sum(throttled) } as const] : []),
    ...others,
  ];
  return { id: 'requests', title: say('Requests'), finding: requestsFinding(lines), unit: perPeriod, times: reader.times, lines };
}

function requestsFinding(lines: readonly ChartLine[]): string {
  const parts = lines.map(({ name, values }) => `${name.toLowerCase()} ${formatNumber(values.reduce<number>((sum, value) => sum + (value ?? 0), 0), 0)}`);
  return parts.length === 0 ? say('No request has come in this time.') : `${capital(parts.join(', '))}.`;
}

/** A moment of a chart in one sentence. */
export function chartSentence({ unit, times, lines }: Chart, at: number, momentOf: (seconds: number) => string): string {
  const values = lines.flatMap(({ name, kind, values: all }) => {
    const value = all[at];
    if (value === undefined) return [];
    return [`${name.toLowerCase()} ${formatNumber(value, 1)}${kind === 'throttled' || unit === perPeriod ? '' : ` ${unit}`}`];
  });
  return `${momentOf(times[at] ?? 0)}: ${values.length === 0 ? say('nothing measured') : values.join(', ')}.`;
}
