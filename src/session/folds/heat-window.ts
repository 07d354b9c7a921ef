/**
 * Heat as a picture shows it: a window of virtual time that ends now. Rows are whole, so the picture moves
 * by a row at a time; they grow when what there is to show is older than the window.
 */
import type { HeatCell, KeySpaceHeat } from '../connection.ts';

export interface HeatWindow {
  readonly columns: number;
  readonly rows: number;
  readonly rowMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Rows count from the top, the oldest. */
  readonly cells: readonly HeatCell[];
}

export function heatWindow({ columns, rowMs, fromMs, cells }: KeySpaceHeat, nowMs: number, rowsMax: number): HeatWindow {
  let ms = rowMs;
  const endOf = (): number => Math.floor(nowMs / ms + 1) * ms;
  while (endOf() - fromMs > ms * rowsMax) ms *= 2;
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
  return { columns, rows: rowsMax, rowMs: ms, fromMs: start, toMs, cells: shown };
}

/** Units of the last span of a heat, by the rows that touch it. */
export function unitsSince({ rowMs, fromMs, cells }: KeySpaceHeat, sinceMs: number): { readUnits: number; writeUnits: number } {
  let readUnits = 0;
  let writeUnits = 0;
  for (const cell of cells) {
    if (fromMs + (cell.row + 1) * rowMs <= sinceMs) continue;
    readUnits += cell.readUnits;
    writeUnits += cell.writeUnits;
  }
  return { readUnits, writeUnits };
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
