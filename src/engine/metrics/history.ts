/**
 * Minutes that are over. What grows old is kept more coarsely, and in the end forgotten, as CloudWatch does it, so
 * that the memory is bounded by the number of series and not by time.
 * Source: CloudWatch user guide, "Metrics retention": 60 s for 15 days, 300 s for 63 days, 3600 s for 455 days.
 */
import type { MetricLine, MetricPeriod } from '#engine/model/metric-line.ts';
import { merged } from './statistic.ts';

export const minuteMs = 60_000;
const dayMs = 86_400_000;

/** From fine to coarse: how long a period is, and how long it is kept so. */
export const retention = [
  { periodMs: minuteMs, keptMs: 15 * dayMs },
  { periodMs: 5 * minuteMs, keptMs: 63 * dayMs },
  { periodMs: 60 * minuteMs, keptMs: 455 * dayMs },
] as const;

export class History {
  /** One list for each step of {@link retention}. */
  readonly #periods: MetricPeriod[][];

  constructor(periods: readonly (readonly MetricPeriod[])[] = retention.map(() => [])) {
    this.#periods = periods.map((list) => [...list]);
  }

  /** Takes a minute in; the same minute again replaces what was there. */
  put(minute: MetricPeriod): void {
    const [minutes] = this.#periods;
    const last = minutes!.at(-1);
    if (last !== undefined && last.startMs === minute.startMs) minutes!.pop();
    minutes!.push(minute);
    this.#age(minute.startMs);
  }

  /** All periods that begin in a stretch of time, oldest first. */
  *between(fromMs: number, toMs: number): Generator<MetricPeriod> {
    for (let step = this.#periods.length - 1; step >= 0; step--) {
      const periods = this.#periods[step]!;
      for (let i = firstFrom(periods, fromMs); i < periods.length; i++) {
        const period = periods[i]!;
        if (period.startMs >= toMs) break;
        yield period;
      }
    }
  }

  /** As a snapshot holds them: a list for each step of {@link retention}. */
  all(): readonly (readonly MetricPeriod[])[] {
    return this.#periods;
  }

  fork(): History {
    return new History(this.#periods);
  }

  #age(nowMs: number): void {
    retention.forEach(({ keptMs }, step) => {
      const periods = this.#periods[step]!;
      const old = firstFrom(periods, nowMs - keptMs);
      if (old === 0) return;
      const coarser = retention[step + 1];
      for (const period of periods.splice(0, old)) {
        if (coarser !== undefined) pour(this.#periods[step + 1]!, period, coarser.periodMs);
      }
    });
  }
}

/** Index of the first period that does not begin before a moment. */
function firstFrom(periods: readonly MetricPeriod[], fromMs: number): number {
  let low = 0;
  let high = periods.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (periods[middle]!.startMs < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds a fine period to the coarse one that it falls into. */
function pour(periods: MetricPeriod[], { startMs, lines }: MetricPeriod, periodMs: number): void {
  const start = Math.floor(startMs / periodMs) * periodMs;
  const last = periods.at(-1);
  if (last === undefined || last.startMs < start) periods.push({ startMs: start, lines });
  else periods[periods.length - 1] = { startMs: start, lines: mergedLines([...last.lines, ...lines]) };
}

function mergedLines(lines: readonly MetricLine[]): MetricLine[] {
  const byName = new Map<string, MetricLine>();
  for (const line of lines) {
    const name = JSON.stringify(line.slice(0, 3));
    const before = byName.get(name);
    byName.set(name, before === undefined ? line : mergedLine(before, line));
  }
  return [...byName.values()];
}

function mergedLine([tableName, dimension, metric, ...a]: MetricLine, [, , , ...b]: MetricLine): MetricLine {
  const { sum, minimum, maximum, sampleCount } = merged(statistic(a), statistic(b));
  return [tableName, dimension, metric, sum, minimum, maximum, sampleCount];
}

const statistic = ([sum, minimum, maximum, sampleCount]: [number, number, number, number]) => ({ sum, minimum, maximum, sampleCount });
