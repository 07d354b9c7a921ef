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
  /** Every piece begins a box of its own and has at least one. */
  readonly isEach?: boolean;
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

export function packUnits(pieces: readonly Piece[], { unitBytes, columnsMax, rowsMax, isEach = false }: PackOptions): Packing {
  const placed = isEach ? apart(pieces, unitBytes) : together(pieces);
  const bytes = placed.at(-1)?.to ?? 0;
  // The last piece may hold nothing and have a box all the same.
  const units = Math.max(1, Math.ceil(bytes / unitBytes), isEach && pieces.at(-1)?.bytes === 0 ? bytes / unitBytes + 1 : 0);
  const columns = Math.min(columnsMax, Math.max(columnsMin, units));
  const shown = Math.min(units, columns * rowsMax);
  const rows: PackedRow[] = [];
  for (let first = 0; first < shown; first += columns) {
    const boxes = Math.min(columns, shown - first);
    rows.push({ first: first + 1, boxes, segments: segmentsIn(placed, first * unitBytes, boxes * unitBytes, columns * unitBytes) });
  }
  return { columns, rows, units, hiddenUnits: units - shown, lastBytes: bytes - (units - 1) * unitBytes };
}

/** A piece with its bytes on the line of all boxes. */
interface Placed {
  readonly fate: Piece['fate'];
  readonly from: number;
  readonly to: number;
}

function together(pieces: readonly Piece[]): Placed[] {
  let at = 0;
  return pieces.map(({ bytes, fate }) => ({ fate, from: at, to: (at += bytes) }));
}

/** Each one in boxes of its own; even nothing takes one. */
function apart(pieces: readonly Piece[], unitBytes: number): Placed[] {
  let box = 0;
  return pieces.map(({ bytes, fate }) => {
    const from = box * unitBytes;
    box += Math.max(1, Math.ceil(bytes / unitBytes));
    return { fate, from, to: from + bytes };
  });
}

function segmentsIn(placed: readonly Placed[], start: number, length: number, scale: number): Segment[] {
  return placed.flatMap(({ fate, from, to }, piece): Segment[] => {
    const left = Math.max(from, start);
    const right = Math.min(to, start + length);
    return right > left ? [{ piece, from: (left - start) / scale, to: (right - start) / scale, fate }] : [];
  });
}
