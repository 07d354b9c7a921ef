/**
 * Heat as a picture shows it: a window of virtual time that ends now. Rows are whole, so the picture moves
 * by a row at a time; they grow when what there is to show is older than the window.
 */
import { say } from '#texts/say.ts';
import type { HeatCell, KeySpaceHeat } from '../connection.ts';
import { formatNumber } from '../format.ts';
import { hashDigits, rangeLabel } from './hash-space.ts';
import { type CellRate, rateOf } from './heat-scale.ts';
import type { HashRange } from './road-model.ts';
import { formatTime } from './virtual-time.ts';

export interface HeatWindow {
  readonly columns: number;
  /** The part of the hash space that they share. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly rowMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Rows count from the top, the oldest. */
  readonly cells: readonly HeatCell[];
}

/** `isFixed`: rows stay as long as they are, and what is older than the window is not shown. */
export function heatWindow({ columns, rowMs, fromMs, cells, from, to }: KeySpaceHeat, nowMs: number, rowsMax: number, isFixed = false): HeatWindow {
  let ms = rowMs;
  const endOf = (): number => Math.floor(nowMs / ms + 1) * ms;
  while (!isFixed && endOf() - fromMs > ms * rowsMax) ms *= 2;
  const toMs = endOf();
  const start = toMs - ms * rowsMax;
  const merged = new Map<number, { readUnits: number; writeUnits: number; throttled: number }>();
  for (const cell of cells) {
    const row = Math.floor((fromMs + cell.row * rowMs - start) / ms);
    if (row < 0 || row >= rowsMax) continue;
    const at = row * columns + cell.column;
    const into = merged.get(at) ?? { readUnits: 0, writeUnits: 0, throttled: 0 };
    into.readUnits += cell.readUnits;
    into.writeUnits += cell.writeUnits;
    into.throttled += cell.throttled;
    merged.set(at, into);
  }
  const shown = [...merged].map(([at, units]): HeatCell => ({ column: at % columns, row: Math.floor(at / columns), ...units }));
  return { columns, from, to, rows: rowsMax, rowMs: ms, fromMs: start, toMs, cells: shown };
}

/** Units of the last span of a heat, by the rows that touch it. */
export function unitsSince({ rowMs, fromMs, cells }: KeySpaceHeat, sinceMs: number): Omit<HeatCell, 'column' | 'row'> {
  let readUnits = 0;
  let writeUnits = 0;
  let throttled = 0;
  for (const cell of cells) {
    if (fromMs + (cell.row + 1) * rowMs <= sinceMs) continue;
    readUnits += cell.readUnits;
    writeUnits += cell.writeUnits;
    throttled += cell.throttled;
  }
  return { readUnits, writeUnits, throttled };
}

/** Moments at which an axis of virtual time has a label: round ones, four or five of them. */
export function timeTicks(fromMs: number, toMs: number): number[] {
  const second = 1000;
  const steps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];
  const wanted = (toMs - fromMs) / 5;
  let step = (steps.find((seconds) => seconds * second >= wanted) ?? 86_400) * second;
  while (step < wanted) step *= 2;
  const ticks: number[] = [];
  for (let at = Math.ceil(fromMs / step) * step; at < toMs; at += step) ticks.push(at);
  return ticks;
}

/** Units a second of each partition in one row of a window. */
export interface PartitionRow {
  readonly fromMs: number;
  /** In the order of the ranges. */
  readonly rates: readonly CellRate[];
}

/** Rows in which something was asked, newest first. A cell belongs to the partition that owns its middle. */
export function ratesByPartition(window: HeatWindow, ranges: readonly HashRange[]): PartitionRow[] {
  const rows = new Map<number, { readUnits: number; writeUnits: number; throttled: number }[]>();
  for (const { row, column, readUnits, writeUnits, throttled } of window.cells) {
    const middle = window.from + ((column + 0.5) / window.columns) * (window.to - window.from);
    const units = rows.get(row) ?? ranges.map(() => ({ readUnits: 0, writeUnits: 0, throttled: 0 }));
    const own = units[ranges.findIndex(({ from, to }) => middle >= from && middle < to)];
    if (own !== undefined) {
      own.readUnits += readUnits;
      own.writeUnits += writeUnits;
      own.throttled += throttled;
    }
    rows.set(row, units);
  }
  return [...rows]
    .sort(([a], [b]) => b - a)
    .map(([row, units]) => ({
      fromMs: window.fromMs + row * window.rowMs,
      rates: units.map((own) => rateOf(own, window.rowMs)),
    }));
}

/** One cell in a sentence. */
export function sayCell({ columns, rowMs, fromMs, cells, from: left, to: right }: HeatWindow, column: number, row: number): string {
  const cell = cells.find((one) => one.column === column && one.row === row);
  const from = fromMs + row * rowMs;
  const placeOf = (at: number): number => left + (at / columns) * (right - left);
  const hash = rangeLabel(hashDigits(placeOf(column)), hashDigits(placeOf(column + 1) - 1 / 65_536));
  const where = say('Hash {hash}, {from} to {to}', { hash, from: formatTime(from), to: formatTime(from + rowMs) });
  if (cell === undefined) return say('{where}: nothing asked.', { where });
  const { read, write, throttled } = rateOf(cell, rowMs);
  const rates = [
    ...(write > 0 ? [`${formatNumber(write, 2)} WCU/s`] : []),
    ...(read > 0 ? [`${formatNumber(read, 2)} RCU/s`] : []),
    ...(throttled > 0 ? [say('{throttled} refused a second', { throttled: formatNumber(throttled, 2) })] : []),
  ];
  return `${where}: ${rates.join(` ${say('and')} `)}.`;
}
