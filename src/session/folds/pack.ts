/**
 * Packs items into boxes of one unit each, as a read or a write is charged: item after item without gaps, so
 * that one may begin in a box and end in the next. Boxes stand in rows.
 */
import type { Piece } from './road-model.ts';

export interface PackOptions {
  readonly unitBytes: number;
  /** Boxes in a row at most. */
  readonly columnsMax: number;
  readonly rowsMax: number;
}

/** A part of a piece inside of one row; ends are fractions of {@link Packing.columns} boxes. */
export interface Segment {
  readonly piece: number;
  readonly from: number;
  readonly to: number;
  readonly fate: Piece['fate'];
}

export interface PackedRow {
  /** Number of the first box, from 1. */
  readonly first: number;
  readonly boxes: number;
  readonly segments: readonly Segment[];
}

export interface Packing {
  /** Boxes for which a row has room; all rows share one scale. */
  readonly columns: number;
  readonly rows: readonly PackedRow[];
  /** All boxes, drawn or not. */
  readonly units: number;
  readonly hiddenUnits: number;
  /** Bytes in the last box of all. */
  readonly lastBytes: number;
}

/** Even a single box leaves room for a second one, so that half a box looks like half of little. */
const columnsMin = 2;

export function packUnits(pieces: readonly Piece[], { unitBytes, columnsMax, rowsMax }: PackOptions): Packing {
  const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0);
  const units = Math.max(1, Math.ceil(bytes / unitBytes));
  const columns = Math.min(columnsMax, Math.max(columnsMin, units));
  const shown = Math.min(units, columns * rowsMax);
  const rows: PackedRow[] = [];
  for (let first = 0; first < shown; first += columns) {
    const boxes = Math.min(columns, shown - first);
    rows.push({ first: first + 1, boxes, segments: segmentsIn(pieces, first * unitBytes, boxes * unitBytes, columns * unitBytes) });
  }
  return { columns, rows, units, hiddenUnits: units - shown, lastBytes: bytes - (units - 1) * unitBytes };
}

function segmentsIn(pieces: readonly Piece[], start: number, length: number, scale: number): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [index, { bytes, fate }] of pieces.entries()) {
    const from = Math.max(at, start);
    const to = Math.min(at + bytes, start + length);
    if (to > from) segments.push({ piece: index, from: (from - start) / scale, to: (to - start) / scale, fate });
    at += bytes;
    if (at >= start + length) break;
  }
  return segments;
}
