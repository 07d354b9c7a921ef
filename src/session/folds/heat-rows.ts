/**
 * Rows of heat at one pace: equal spans of virtual time, of which the last are kept. Columns are equal slices of
 * the hash space, finer than a picture shows them, so that one can look closer.
 */
import type { HashSpan } from './hash-space.ts';

/** Slices that are counted. */
export const fineColumns = 1024;
/** Rows of one pace that are kept. */
export const heatRowsMax = 64;

/** Where units of a column stand: reads, then writes, then what was refused. */
export const heatKinds = ['readUnits', 'writeUnits', 'throttled'] as const;
export type HeatKind = (typeof heatKinds)[number];

interface Row {
  /** Three numbers for each column. */
  readonly units: Float32Array;
  /** Units whose partition is known and whose hash is not, three numbers for each. */
  readonly byPartition: Map<string, Float32Array>;
  requests: number;
}

export class HeatRows {
  readonly rowMs: number;
  readonly #rows = new Map<number, Row>();
  #newest = Number.NEGATIVE_INFINITY;

  constructor(rowMs: number) {
    this.rowMs = rowMs;
  }

  add(atMs: number, where: HashSpan | string, kind: HeatKind, amount: number): void {
    const row = this.#rowAt(atMs);
    const at = heatKinds.indexOf(kind);
    if (typeof where === 'string') {
      const units = row.byPartition.get(where) ?? new Float32Array(3);
      units[at]! += amount;
      row.byPartition.set(where, units);
    } else {
      spread(where, (column, share) => {
        row.units[column * 3 + at]! += amount * share;
      });
    }
  }

  countRequest(atMs: number): void {
    this.#rowAt(atMs).requests++;
  }

  /** Requests of the rows that are kept, from a moment on. */
  requestsSince(fromMs: number): number {
    let requests = 0;
    for (const [number, row] of this.#rows) if ((number + 1) * this.rowMs > fromMs) requests += row.requests;
    return requests;
  }

  /** Rows that something fell on, by the moment at which they begin; `spanOf` tells where partitions lie. */
  *read(fromMs: number, spanOf: (partitionId: string) => HashSpan | undefined): Generator<readonly [beginsMs: number, units: Float32Array]> {
    for (const [number, row] of this.#rows) {
      if ((number + 1) * this.rowMs > fromMs) yield [number * this.rowMs, placed(row, spanOf)];
    }
  }

  #rowAt(atMs: number): Row {
    const number = Math.floor(atMs / this.rowMs);
    const known = this.#rows.get(number);
    if (known !== undefined) return known;
    // The story has gone back to before all that is kept.
    if (number <= this.#newest - heatRowsMax) this.#rows.clear();
    const row: Row = { units: new Float32Array(fineColumns * 3), byPartition: new Map(), requests: 0 };
    this.#rows.set(number, row);
    if (number > this.#newest || this.#rows.size === 1) {
      this.#newest = number;
      for (const old of this.#rows.keys()) if (old <= number - heatRowsMax) this.#rows.delete(old);
    }
    return row;
  }
}

/** A row with everything in columns. Units of a partition that is no more can't be placed. */
function placed({ units, byPartition }: Row, spanOf: (partitionId: string) => HashSpan | undefined): Float32Array {
  if (byPartition.size === 0) return units;
  const all = units.slice();
  for (const [partitionId, own] of byPartition) {
    const span = spanOf(partitionId);
    if (span === undefined) continue;
    spread(span, (column, share) => {
      for (let at = 0; at < 3; at++) all[column * 3 + at]! += own[at]! * share;
    });
  }
  return all;
}

/** Calls with every column that a span touches, and with the share of the span that lies in it. */
function spread({ from, to }: HashSpan, take: (column: number, share: number) => void): void {
  const first = Math.min(fineColumns - 1, Math.floor(from * fineColumns));
  if (to <= from) return take(first, 1);
  for (let column = first; column < fineColumns && column / fineColumns < to; column++) {
    const overlap = Math.min(to, (column + 1) / fineColumns) - Math.max(from, column / fineColumns);
    take(column, overlap / (to - from));
  }
}
