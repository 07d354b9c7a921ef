/**
 * All that is measured: the minute that goes on, those before it, and what was provisioned when.
 *
 * A request adds to sums in memory; when the minute ends they are written down, as one commit. So a busy minute
 * costs the journal no more than a quiet one. What follows from commits (consumed units, expired items) is summed up
 * again when a journal is replayed; of a minute that was cut off, latencies and refusals are lost.
 */
import type { LevelHistory, MetricLine, MetricPeriod } from '#engine/model/metric-line.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { Dimension } from './dimension.ts';
import { History, minuteMs } from './history.ts';
import { Levels } from './levels.ts';
import type { MetricName } from './metric-names.ts';
import { RunningMinute } from './running-minute.ts';

export const minuteOf = (nowMs: number): number => Math.floor(nowMs / minuteMs) * minuteMs;

export class Metrics {
  #running: RunningMinute | undefined;
  #history = new History();
  #levels = new Levels();

  /** Puts a figure into the minute of now. True when it is the first of its minute, which has an end to be waited for. */
  add(nowMs: number, tableName: string, dimension: Dimension, metric: MetricName, value: number): boolean {
    const running = this.#running;
    if (running !== undefined && nowMs < running.startMs + minuteMs) {
      running.add(tableName, dimension, metric, value);
      return false;
    }
    // A journal that was written before minutes were summed up does not tell of their ends.
    if (running !== undefined) this.#history.put({ startMs: running.startMs, lines: running.lines() });
    this.#running = new RunningMinute(minuteOf(nowMs));
    this.#running.add(tableName, dimension, metric, value);
    return true;
  }

  /** The minute that goes on, or has just ended. */
  get running(): MetricPeriod | undefined {
    return this.#running && { startMs: this.#running.startMs, lines: this.#running.lines() };
  }

  /** The minute is over, and this is what it came to. */
  end(minute: MetricPeriod): void {
    if (this.#running !== undefined && this.#running.startMs <= minute.startMs) this.#running = undefined;
    this.#history.put(minute);
  }

  level(table: TableRecord, nowMs: number): void {
    this.#levels.change(table, nowMs);
  }

  close(tableName: string, nowMs: number): void {
    this.#levels.close(tableName, nowMs);
  }

  /** Whether there is or was a table of this name. */
  knows(tableName: string): boolean {
    return this.#levels.has(tableName);
  }

  levels(): LevelHistory[] {
    return this.#levels.all();
  }

  periods(): readonly (readonly MetricPeriod[])[] {
    return this.#history.all();
  }

  /** Every line of a stretch of time with the beginning of its period; the minute that goes on counts in. */
  *lines(fromMs: number, toMs: number): Generator<readonly [startMs: number, line: MetricLine]> {
    for (const { startMs, lines } of this.#history.between(fromMs, toMs)) for (const line of lines) yield [startMs, line];
    const { running } = this;
    if (running === undefined || running.startMs < fromMs || running.startMs >= toMs) return;
    for (const line of running.lines) yield [running.startMs, line];
  }

  /** Puts back what a snapshot holds. */
  restore({ running, levels }: { readonly running?: MetricPeriod | undefined; readonly levels: readonly LevelHistory[] }): void {
    this.#running = running && new RunningMinute(running.startMs, running.lines);
    this.#levels = new Levels(levels);
  }

  restorePeriods(step: number, periods: readonly MetricPeriod[]): void {
    const all = this.#history.all();
    this.#history = new History(all.map((list, at) => (at === step ? [...list, ...periods] : list)));
  }

  fork(): Metrics {
    const copy = new Metrics();
    copy.#running = this.#running?.fork();
    copy.#history = this.#history.fork();
    copy.#levels = this.#levels.fork();
    return copy;
  }
}
