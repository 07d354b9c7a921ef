/** The minute that goes on: every figure goes into a few sums, at the cost of a few look-ups. */
import type { MetricLine } from '#engine/model/metric-line.ts';
import type { Dimension } from './dimension.ts';
import type { MetricName } from './metric-names.ts';
import { addSample, type Statistic, statisticOf } from './statistic.ts';

type OfTable = Map<string, Map<string, Statistic>>;

export class RunningMinute {
  readonly startMs: number;
  readonly #tables = new Map<string, OfTable>();

  constructor(startMs: number, lines: readonly MetricLine[] = []) {
    this.startMs = startMs;
    for (const [tableName, dimension, metric, sum, minimum, maximum, sampleCount] of lines) {
      this.#metricsOf(tableName, dimension).set(metric, { sum, minimum, maximum, sampleCount });
    }
  }

  add(tableName: string, dimension: Dimension, metric: MetricName, value: number): void {
    const metrics = this.#metricsOf(tableName, dimension);
    const statistic = metrics.get(metric);
    if (statistic === undefined) metrics.set(metric, statisticOf(value));
    else addSample(statistic, value);
  }

  lines(): MetricLine[] {
    const lines: MetricLine[] = [];
    for (const [tableName, dimensions] of this.#tables) {
      for (const [dimension, metrics] of dimensions) {
        for (const [metric, { sum, minimum, maximum, sampleCount }] of metrics) {
          lines.push([tableName, dimension, metric, sum, minimum, maximum, sampleCount]);
        }
      }
    }
    return lines;
  }

  fork(): RunningMinute {
    return new RunningMinute(this.startMs, this.lines());
  }

  #metricsOf(tableName: string, dimension: string): Map<string, Statistic> {
    let dimensions = this.#tables.get(tableName);
    if (dimensions === undefined) this.#tables.set(tableName, (dimensions = new Map<string, Map<string, Statistic>>()));
    let metrics = dimensions.get(dimension);
    if (metrics === undefined) dimensions.set(dimension, (metrics = new Map<string, Statistic>()));
    return metrics;
  }
}
