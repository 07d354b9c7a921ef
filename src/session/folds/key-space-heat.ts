/**
 * Where in the key space the units of requests fell, and when: a picture's cells, folded from traces.
 *
 * Columns are equal slices of the hash space, rows are spans of virtual time. The fold counts at several paces at
 * once, from a second a row to years, and keeps the last rows of each: whoever reads it gets the finest pace that
 * still shows the span that is wanted. So the fold never grows, whatever is asked of it.
 *
 * A request's units fall on the column of its key's hash, those of a Scan on all columns of a partition. Of
 * writes to a global index the trace tells the partition and not the hash; where that partition lies is
 * known to whoever reads the fold.
 */
import type { Trace, TraceEvent } from '#engine';
import type { HeatCell, HeatQuery, HotKeyUnits, KeySpaceHeat } from '../connection.ts';
import { hashFraction, type HashSpan } from './hash-space.ts';
import { fineColumns, type HeatKind, HeatRows, heatRowsMax } from './heat-rows.ts';
import { HotHashes } from './hot-hashes.ts';

export { heatRowsMax };
/** Columns that a picture has at most. */
export const heatColumns = 128;

const second = 1000;
/** Spans of a row at which is counted: 64 of them show a minute, five, twenty, an hour and so on to centuries. */
export const heatPaces = [1, 5, 20, 60, 300, 1200, 7200, 43_200, 259_200, 1_555_200, 15_552_000, 155_520_000].map((seconds) => seconds * second);
/** Key spaces that are remembered; the one that was quiet for longest makes room. */
const spacesMax = 16;
const hottestMax = 8;

type Routed = Extract<TraceEvent, { type: 'partition.routed' }>;
type HotHash = Omit<HotKeyUnits, 'key'>;

export class HeatFold {
  readonly #spaces = new Map<string, SpaceHeat>();

  /** Takes a request in; what happened by itself counts for nothing. */
  take({ requestId, events }: Trace): void {
    if (requestId === undefined) return;
    let routed: Routed | undefined;
    const asked = new Set<SpaceHeat>();
    for (const event of events) {
      if (event.type === 'table.created' || event.type === 'table.removed') this.forget(event.tableName);
      else if (event.type === 'partition.routed') routed = event;
      else if (event.type === 'capacity.admitted' || event.type === 'capacity.throttled') {
        const tableName = event.type === 'capacity.throttled' ? event.tableName : routed?.tableName;
        if (tableName === undefined) continue;
        const kind = event.type === 'capacity.throttled' ? 'throttled' : event.channel === 'read' ? 'readUnits' : 'writeUnits';
        const space = this.#space(tableName, event.indexName);
        if (!asked.has(space)) space.countRequest(event.atMs);
        asked.add(space);
        space.add(event.atMs, routedTo(events, tableName, event.partitionId, event.indexName) ?? event.partitionId, kind, event.units);
      }
    }
  }

  /** A table of this name starts anew. */
  forget(tableName: string): void {
    for (const key of this.#spaces.keys()) {
      if (key === spaceKey(tableName, undefined) || key.startsWith(spaceKey(tableName, ''))) this.#spaces.delete(key);
    }
  }

  /** `partitions` tells where the partitions lie, by their ids; `nameOf` what is known of a hash. */
  read(
    query: HeatQuery,
    nowMs: number,
    partitions: ReadonlyMap<string, HashSpan>,
    nameOf: (hash: string) => HotKeyUnits['key'] = () => undefined,
  ): KeySpaceHeat {
    const { tableName, indexName } = query;
    const space = this.#spaces.get(spaceKey(tableName, indexName));
    const slices = slicesOf(query);
    const picture = space?.read(query.spanMs, nowMs, slices, partitions) ?? nothing(query.spanMs, nowMs);
    const hottest = (space?.hottest(nowMs) ?? []).map((hot) => ({ ...hot, key: nameOf(hot.hash) }));
    const { first, columns, each } = slices;
    return { tableName, indexName, columns, from: first / fineColumns, to: (first + columns * each) / fineColumns, ...picture, hottest };
  }

  #space(tableName: string, indexName: string | undefined): SpaceHeat {
    const key = spaceKey(tableName, indexName);
    const space = this.#spaces.get(key) ?? new SpaceHeat();
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

/** Where a request's units of a partition fell, and the hash of its key where it has one. */
interface Place extends HashSpan {
  readonly hash: string | undefined;
}

/** What the request's routing says of a partition; nothing where it was reached without, as an index's is. */
function routedTo(events: readonly TraceEvent[], tableName: string, partitionId: string, indexName: string | undefined): Place | undefined {
  const routed = events.find(
    (event): event is Routed =>
      event.type === 'partition.routed' &&
      event.tableName === tableName &&
      event.partitionId === partitionId &&
      event.indexName === indexName,
  );
  if (routed === undefined) return undefined;
  const { hash, from, to } = routed;
  // A key's hash is a span without length; a partition that is read whole is as long as its range.
  if (hash === undefined) return { ...hexSpan(from, to), hash };
  const at = hashFraction(hash);
  return { from: at, to: at, hash };
}

/** Both ends belong to a range that is told in hexadecimal digits. */
export const hexSpan = (from: string, to: string): HashSpan => ({
  from: hashFraction(from),
  to: hashFraction(to.slice(0, 13)) + 16 ** -13,
});

/** So many columns, each of so many slices, from the first one on. */
interface Slices {
  readonly first: number;
  readonly columns: number;
  readonly each: number;
}

/** Whole slices that hold the wanted part of the hash space. */
function slicesOf({ from = 0, to = 1 }: HeatQuery): Slices {
  const first = Math.min(fineColumns - 1, Math.max(0, Math.floor(from * fineColumns)));
  const last = Math.min(fineColumns, Math.max(first + 1, Math.ceil(to * fineColumns)));
  const each = Math.ceil((last - first) / heatColumns);
  const columns = Math.ceil((last - first) / each);
  // At the end of the hash space the columns begin a little earlier instead of reaching beyond.
  return { first: Math.max(0, Math.min(first, fineColumns - columns * each)), columns, each };
}

type Picture = Pick<KeySpaceHeat, 'rowMs' | 'fromMs' | 'rows' | 'cells' | 'requests'>;

const nothing = (spanMs: number | undefined, nowMs: number): Picture => ({ rowMs: paceFor(spanMs ?? 0), fromMs: nowMs, rows: 0, cells: [], requests: 0 });

/** The finest pace whose rows hold a span. */
const paceFor = (spanMs: number): number => heatPaces.find((rowMs) => rowMs * heatRowsMax >= spanMs) ?? heatPaces.at(-1)!;

class SpaceHeat {
  readonly #paces = heatPaces.map((rowMs) => new HeatRows(rowMs));
  readonly #hot = new HotHashes();
  #firstMs = Number.POSITIVE_INFINITY;
  #lastMs = Number.NEGATIVE_INFINITY;

  add(atMs: number, where: Place | string, kind: HeatKind, amount: number): void {
    this.#firstMs = Math.min(this.#firstMs, atMs);
    this.#lastMs = Math.max(this.#lastMs, atMs);
    for (const rows of this.#paces) rows.add(atMs, where, kind, amount);
    this.#hot.add(atMs, typeof where === 'string' ? undefined : where.hash, kind, amount);
  }

  countRequest(atMs: number): void {
    for (const rows of this.#paces) rows.countRequest(atMs);
  }

  hottest(nowMs: number): HotHash[] {
    return this.#hot.read(nowMs, hottestMax);
  }

  /** Without a span: all that there is. */
  read(spanMs: number | undefined, nowMs: number, slices: Slices, partitions: ReadonlyMap<string, HashSpan>): Picture {
    const endMs = Math.max(nowMs, this.#lastMs);
    const rowMs = paceFor(spanMs ?? endMs - Math.floor(this.#firstMs / second) * second + 1);
    const rows = this.#paces[heatPaces.indexOf(rowMs)]!;
    const begins = Math.floor(endMs / rowMs) * rowMs - (heatRowsMax - 1) * rowMs;
    const fromMs = Math.max(begins, Math.floor(this.#firstMs / rowMs) * rowMs);
    const cells: HeatCell[] = [];
    let last = -1;
    for (const [beginsMs, units] of rows.read(fromMs, (id) => partitions.get(id))) {
      const row = Math.round((beginsMs - fromMs) / rowMs);
      last = Math.max(last, row);
      takeCells(cells, row, units, slices);
    }
    return { rowMs, fromMs, rows: last + 1, cells, requests: rows.requestsSince(fromMs) };
  }
}

/** Adds up the slices of each column; columns without anything have no cell. */
function takeCells(cells: HeatCell[], row: number, units: Float32Array, { first, columns, each }: Slices): void {
  for (let column = 0; column < columns; column++) {
    let readUnits = 0;
    let writeUnits = 0;
    let throttled = 0;
    const from = first + column * each;
    for (let slice = from; slice < from + each && slice < fineColumns; slice++) {
      readUnits += units[slice * 3]!;
      writeUnits += units[slice * 3 + 1]!;
      throttled += units[slice * 3 + 2]!;
    }
    if (readUnits > 0 || writeUnits > 0 || throttled > 0) cells.push({ column, row, readUnits, writeUnits, throttled });
  }
}
