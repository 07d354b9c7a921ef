/** What a read found: the items it read, the ones it kept, and why it cost what it cost. */
import type { TraceEvent } from '#engine';
import type { Exchange } from '../exchange.ts';
import { formatBytes, formatCount, formatUnits } from '../format.ts';
import { priceTerms, sumTerms, unitTerms } from './arithmetic.ts';
import type { LegendEntry, Piece, Station, Term, UnitBar } from './road-model.ts';
import { sources } from './sources.ts';
import { all, type EventOf, first, speak } from './spoken.ts';

type Counted = EventOf<'capacity.counted'>;

/** What was read, whether by a key or by a page. */
export interface Found {
  readonly count: number;
  readonly kept: number;
  readonly bytes: number;
  readonly keptBytes: number;
  readonly pieces: readonly Piece[];
  readonly end: EventOf<'items.read'>['end'] | undefined;
}

export function foundBy(events: readonly TraceEvent[]): Found | undefined {
  const item = first(events, 'item.read');
  if (item !== undefined) {
    const count = item.found ? 1 : 0;
    const pieces: Piece[] = item.found ? [{ bytes: item.bytes, fate: 'kept' }] : [];
    return { count, kept: count, bytes: item.bytes, keptBytes: item.bytes, pieces, end: undefined };
  }
  const page = first(events, 'items.read');
  return page && { ...page, pieces: piecesOf(page) };
}

/** The trace tells the sizes of the first items one by one; the others come as one piece. */
function piecesOf({ sample, bytes }: EventOf<'items.read'>): Piece[] {
  const pieces = sample.map((size): Piece => ({ bytes: Math.abs(size), fate: size < 0 ? 'dropped' : 'kept' }));
  const rest = bytes - pieces.reduce((sum, piece) => sum + piece.bytes, 0);
  return rest > 0 ? [...pieces, { bytes: rest, fate: 'rest' }] : pieces;
}

export function itemsReadStation({ operation, cost }: Exchange, events: readonly TraceEvent[], found: Found): Station {
  const counts = all(events, 'capacity.counted');
  const metered = first(events, 'price.metered');
  const [page] = counts;
  const units = formatUnits(cost.readUnits, 'read');
  const dropped = found.count - found.kept;
  const bar: UnitBar = { label: undefined, pieces: found.pieces, bytes: found.bytes };
  return {
    kind: 'items',
    name: operation === 'GetItem' ? 'Item' : 'Items',
    fact: found.count === 0 ? 'nothing found' : dropped === 0 ? `${formatCount(found.count, 'item')} read` : `${found.count} read, ${dropped} dropped`,
    remainder: formatBytes(found.bytes),
    isRefused: false,
    glyph: { kind: 'boxes', pieces: found.pieces },
    events: speak(events),
    why: {
      question: question(units, found),
      answer: answer(operation, found),
      picture: {
        kind: 'units',
        channel: 'read',
        unitBytes: page?.unitBytes ?? 4096,
        bars: [bar],
        legend: legendOf(found),
      },
      arithmetic: readArithmetic(operation, counts, metered, found),
      source: sources.capacity,
      assumed: undefined,
    },
  };
}

function question(units: string, { count, kept }: Found): string {
  if (count === 0) return `Why ${units}, when nothing was found?`;
  if (kept < count) return `Why ${units}, when ${kept === 1 ? '1 item' : `${kept} items`} came back?`;
  return `Why ${units}?`;
}

function answer(operation: string, { count }: Found): string {
  if (count === 0) return 'Looking costs as much as finding a small item.';
  if (operation === 'GetItem') return 'GetItem rounds the bytes of its item up to whole units.';
  return `${operation} adds the bytes it reads, then rounds once.`;
}

function legendOf({ count, kept, bytes, keptBytes, pieces }: Found): LegendEntry[] {
  const dropped = count - kept;
  const legend: LegendEntry[] = [];
  if (kept > 0 || count === 0) legend.push({ fate: 'kept', text: `${kept} kept, ${formatBytes(keptBytes)}` });
  if (dropped > 0) legend.push({ fate: 'dropped', text: `${dropped} read, paid for, thrown away, ${formatBytes(bytes - keptBytes)}` });
  const rest = pieces.find(({ fate }) => fate === 'rest');
  if (rest !== undefined) legend.push({ fate: 'rest', text: `${count - pieces.length + 1} more of them, not drawn one by one` });
  return legend;
}

function readArithmetic(operation: string, counts: readonly Counted[], metered: EventOf<'price.metered'> | undefined, found: Found): Term[][] {
  const [page, ...fetches] = counts;
  if (page === undefined) return [];
  const what = found.count === 0 ? 'nothing found' : operation === 'GetItem' ? 'the item' : `${formatCount(found.count, 'item')} read`;
  const own = unitTerms(page, what);
  const price = metered === undefined ? [] : priceTerms(metered, operation);
  if (fetches.length === 0) return [[...own, ...price]];
  return [own, fetchTerms(fetches), ...(metered === undefined ? [] : [sumTerms(counts, metered, operation)])];
}

/** A local index that lacks what is asked for fetches whole items, each rounded by itself. */
function fetchTerms(fetches: readonly Counted[]): Term[] {
  const units = fetches.reduce((sum, fetched) => sum + fetched.units, 0);
  const bytes = fetches.reduce((sum, fetched) => sum + fetched.bytes, 0);
  const items = fetches.reduce((sum, fetched) => sum + (fetched.items ?? 1), 0);
  return [
    { value: formatCount(items, 'item'), label: `fetched from the table, ${formatBytes(bytes)}` },
    { operator: '→', value: formatUnits(units, 'read'), label: 'each rounded up by itself', tone: 'read' },
  ];
}
