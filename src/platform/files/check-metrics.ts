/** Metrics as a file holds them. */
import type { Commit } from '#engine';
import { tableName, timeMs } from './check-table.ts';
import { FileRefused } from './file-refused.ts';
import { type Check, integer, list, members, number, optional, text } from './member-checks.ts';

type CommitOf<Type extends Commit['type']> = Extract<Commit, { type: Type }>;
type Periods = CommitOf<'metric-periods.restored'>;
type Restored = CommitOf<'metrics.restored'>;
type Period = Periods['periods'][number];
type Line = Period['lines'][number];

const figure = number(0, Number.MAX_VALUE);
/** The account's figures belong to no table. */
const owner: Check<string> = (value, where) => (value === '' ? '' : tableName(value, where));
const dimension = text(/^$|^(?:index|operation|stream)\/[^]{1,255}$/);
const metric = text(/^[A-Za-z]{1,80}$/);

const line: Check<Line> = (value, where) => {
  if (!Array.isArray(value) || value.length !== 7) throw new FileRefused(`The file says something impossible: ${where} is no figure of a metric.`);
  const [sum, minimum, maximum] = value.slice(3, 6).map((one) => figure(one, where));
  return [owner(value[0], where), dimension(value[1], where), metric(value[2], where), sum!, minimum!, maximum!, integer(1)(value[6], where)];
};

const linesMax = 100_000;
/** Periods begin on whole minutes. */
const wholeMinute: Check<number> = (value, where) => integer(0)(timeMs(value, where) / 60_000, where) * 60_000;
const period: Check<Period> = members({ startMs: wholeMinute, lines: list(line, linesMax) });

const change: Check<Restored['levels'][number]['changes'][number]> = (value, where) => {
  if (!Array.isArray(value) || value.length !== 3) throw new FileRefused(`The file says something impossible: ${where} is no level.`);
  return [timeMs(value[0], where), figure(value[1], where), figure(value[2], where)];
};

const changesMax = 10_000;
const restored: Check<Omit<Restored, 'type'>> = members({
  running: optional(period),
  levels: list(members({ tableName, dimension, changes: list(change, changesMax) }), linesMax),
});

const periodsMax = 256;
const periods: Check<Omit<Periods, 'type'>> = members({ step: integer(0, 2), periods: list(period, periodsMax) });

const isRising = (times: readonly number[]): boolean => times.every((atMs, i) => i === 0 || atMs >= times[i - 1]!);

export function checkPeriods(commit: Periods): Periods {
  const checked = periods(commit, 'the metrics');
  if (!isRising(checked.periods.map(({ startMs }) => startMs))) throw new FileRefused('The file is not a workspace: its metrics are out of order.');
  return { type: 'metric-periods.restored', ...checked };
}

export function checkMetrics(commit: Restored): Restored {
  const { running, levels } = restored(commit, 'the metrics');
  if (!levels.every(({ changes }) => isRising(changes.map(([atMs]) => atMs)))) {
    throw new FileRefused('The file is not a workspace: its provisioned throughput is out of order.');
  }
  return { type: 'metrics.restored', running, levels };
}
