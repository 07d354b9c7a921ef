/**
 * Where in the key space the units of requests fell, and when: a picture's cells, folded from traces.
 *
 * Columns are equal slices of the hash space. Rows are spans of virtual time from a key space's first
 * request on; when its story outgrows the rows, two become one and every span doubles. So the fold never
 * grows, whatever is asked of it.
 *
 * A request's units fall on the column of its key's hash, those of a Scan on all columns of a partition. Of
 * writes to a global index the trace tells the partition and not the hash; where that partition lies is
 * known to whoever reads the fold.
 */
import type { Trace, TraceEvent } from '#engine';
import type { HeatCell, KeySpaceHeat, KeySpaceQuery } from '../connection.ts';
import { hashFraction } from './hash-space.ts';

export const heatColumns = 128;
export const heatRowsMax = 64;
const firstRowMs = 1000;
/** Key spaces that are remembered; the one that was quiet for longest makes room. */
const spacesMax = 64;

/** A part of the hash space, as fractions from 0 to 1; the end is not part of it. */
export interface HashSpan {
  readonly from: number;
  readonly to: number;
}

type Routed = Extract<TraceEvent, { type: 'partition.routed' }>;
type Heat = 'readUnits' | 'writeUnits' | 'throttled';

export class HeatFold {
  readonly #spaces = new Map<string, SpaceHeat>();

  /** Takes a request in; what happened by itself counts for nothing. */
  take({ requestId, events }: Trace): void {
    if (requestId === undefined) return;
    let routed: Routed | undefined;
    for (const event of events) {
      if (event.type === 'table.created' || event.type === 'table.removed') this.forget(event.tableName);
      else if (event.type === 'partition.routed') routed = event;
      else if (event.type === 'capacity.admitted' && routed !== undefined) {
        const heat = event.channel === 'read' ? 'readUnits' : 'writeUnits';
        const place = routedTo(events, routed.tableName, event.partitionId, event.indexName);
        const space = this.#space(routed.tableName, event.indexName, event.atMs);
        space.add(event.atMs, place ?? event.partitionId, heat, event.units);
      } else if (event.type === 'capacity.throttled') {
        const place = routedTo(events, event.tableName, event.partitionId, event.indexName);
        this.#space(event.tableName, event.indexName, event.atMs).add(event.atMs, place ?? event.partitionId, 'throttled', event.units);
      }
    }
  }

  /** A table of this name starts anew. */
  forget(tableName: string): void {
    for (const key of this.#spaces.keys()) {
      if (key === spaceKey(tableName, undefined) || key.startsWith(spaceKey(tableName, ''))) this.#spaces.delete(key);
    }
  }

  /** `partitions` tells where the partitions lie, by their ids. */
  read({ tableName, indexName }: KeySpaceQuery, nowMs: number, partitions: ReadonlyMap<string, HashSpan>): KeySpaceHeat {
    const space = this.#spaces.get(spaceKey(tableName, indexName));
    const picture = space?.read(partitions) ?? { rowMs: firstRowMs, fromMs: nowMs, rows: 0, cells: [] };
    return { tableName, indexName, columns: heatColumns, ...picture };
  }

  #space(tableName: string, indexName: string | undefined, atMs: number): SpaceHeat {
    const key = spaceKey(tableName, indexName);
    const space = this.#spaces.get(key) ?? new SpaceHeat(atMs);
    // Put in anew, so that the first one is the one that was quiet for longest.
    this.#spaces.delete(key);
    this.#spaces.set(key, space);
    if (this.#spaces.size > spacesMax) this.#spaces.delete(this.#spaces.keys().next().value!);
    return space;
  }
}

/** Names of tables and indexes have no slash. Source: DG/HowItWorks.NamingRules. */
const spaceKey = (tableName: string, indexName: string | undefined): string =>
  indexName === undefined ? tableName : `${tableName}/${indexName}`;

/** What the request's routing says of a partition; nothing where it was reached without, as an index's is. */
function routedTo(
  events: readonly TraceEvent[],
  tableName: string,
  partitionId: string,
  indexName: string | undefined,
): HashSpan | undefined {
  const routed = events.find(
    (event): event is Routed =>
      event.type === 'partition.routed' &&
      event.tableName === tableName &&
      event.partitionId === partitionId &&
      event.indexName === indexName,
  );
  return routed && spanOf(routed);
}

/** A key's hash is a span without length; a partition that is read whole is as long as its range. */
function spanOf({ hash, from, to }: Routed): HashSpan {
  if (hash === undefined) return hexSpan(from, to);
  const at = hashFraction(hash);
  return { from: at, to: at };
}

/** Both ends belong to a range that is told in hexadecimal digits. */
export const hexSpan = (from: string, to: string): HashSpan => ({
  from: hashFraction(from),
  to: hashFraction(to.slice(0, 13)) + 16 ** -13,
});

/** Units of one row, by column or by the partition that they fell on. */
type Row = Map<number | string, Record<Heat, number>>;

const nothing: Readonly<Record<Heat, number>> = { readUnits: 0, writeUnits: 0, throttled: 0 };

class SpaceHeat {
  #fromMs: number;
  #rowMs = firstRowMs;
  #rows: Row[] = [];

  constructor(fromMs: number) {
    this.#fromMs = Math.floor(fromMs / firstRowMs) * firstRowMs;
  }

  add(atMs: number, where: HashSpan | string, heat: Heat, amount: number): void {
    const row = this.#rowAt(atMs);
    const added = { ...nothing, [heat]: amount };
    if (typeof where === 'string') merge(row, where, added, 1);
    else spread(where, (column, share) => merge(row, column, added, share));
  }

  read(partitions: ReadonlyMap<string, HashSpan>): Pick<KeySpaceHeat, 'rowMs' | 'fromMs' | 'rows' | 'cells'> {
    const cells = this.#rows.flatMap((row, at) =>
      [...placed(row, partitions)].map(([column, heat]): HeatCell => ({ column: Number(column), row: at, ...heat })),
    );
    return { rowMs: this.#rowMs, fromMs: this.#fromMs, rows: this.#rows.length, cells };
  }

  #rowAt(atMs: number): Row {
    const wanted = (): number => Math.max(0, Math.floor((atMs - this.#fromMs) / this.#rowMs));
    while (wanted() >= heatRowsMax) this.#double();
    const at = wanted();
    while (this.#rows.length <= at) this.#rows.push(new Map());
    return this.#rows[at]!;
  }

  #double(): void {
    this.#rowMs *= 2;
    const halved: Row[] = [];
    for (const [at, row] of this.#rows.entries()) {
      const into = halved[at >> 1];
      if (into === undefined) halved.push(row);
      else for (const [place, heat] of row) merge(into, place, heat, 1);
    }
    this.#rows = halved;
  }
}

/** A row with everything in columns. Units of a partition that is no more can't be placed. */
function placed(row: Row, partitions: ReadonlyMap<string, HashSpan>): Row {
  const columns: Row = new Map();
  for (const [place, heat] of row) {
    if (typeof place === 'number') merge(columns, place, heat, 1);
    else {
      const span = partitions.get(place);
      if (span !== undefined) spread(span, (column, share) => merge(columns, column, heat, share));
    }
  }
  return columns;
}

/** Calls with every column that a span touches, and with the share of the span that lies in it. */
function spread({ from, to }: HashSpan, take: (column: number, share: number) => void): void {
  const first = Math.min(heatColumns - 1, Math.floor(from * heatColumns));
  if (to <= from) return take(first, 1);
  for (let column = first; column < heatColumns && column / heatColumns < to; column++) {
    const overlap = Math.min(to, (column + 1) / heatColumns) - Math.max(from, column / heatColumns);
    take(column, overlap / (to - from));
  }
}

function merge(row: Row, place: number | string, heat: Readonly<Record<Heat, number>>, share: number): void {
  const cell = row.get(place) ?? { ...nothing };
  cell.readUnits += heat.readUnits * share;
  cell.writeUnits += heat.writeUnits * share;
  cell.throttled += heat.throttled * share;
  row.set(place, cell);
}
