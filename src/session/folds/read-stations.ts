/** What a read found: the items it read, the ones it kept, and why it cost what it cost. */
import type { TraceEvent } from '#engine';
import { say, sayCount } from '#texts/say.ts';
import type { Exchange } from '../exchange.ts';
import { formatBytes, formatCount, formatUnits } from '../format.ts';
import { priceTerms, sumTerms, unitTerms } from './arithmetic.ts';
import type { LegendEntry, Piece, Station, Term, UnitBar } from './road-model.ts';
import { sources } from './sources.ts';
import { type Counted, type Price, priceOf } from './charges.ts';
import { all, type EventOf, first, speak } from './spoken.ts';

/** What was read, whether by a key or by a page. */
export interface Found {
  readonly count: number;
  readonly kept: number;
  readonly bytes: number;
  readonly keptBytes: number;
  readonly pieces: readonly Piece[];
  readonly end: EventOf<'items.read'>['end'] | undefined;
  /** Keys of a batch that have no item. */
  readonly missing: number;
  /** How many item collections or statements were read, each a page of its own. */
  readonly pages: number;
}

export function foundBy(events: readonly TraceEvent[]): Found | undefined {
  const item = first(events, 'item.read');
  if (item !== undefined) {
    const count = item.found ? 1 : 0;
    const pieces: Piece[] = item.found ? [{ bytes: item.bytes, fate: 'kept' }] : [];
    return { count, kept: count, bytes: item.bytes, keptBytes: item.bytes, pieces, end: undefined, missing: 0, pages: 1 };
  }
  const pages = all(events, 'items.read');
  if (pages.length === 0) return undefined;
  const sum = (of: (page: EventOf<'items.read'>) => number): number => pages.reduce((total, page) => total + of(page), 0);
  return {
    count: sum(({ count }) => count),
    kept: sum(({ kept }) => kept),
    bytes: sum(({ bytes }) => bytes),
    keptBytes: sum(({ keptBytes }) => keptBytes),
    missing: sum(({ missing = 0 }) => missing),
    pieces: pages.flatMap(piecesOf),
    end: pages.at(-1)?.end,
    pages: pages.length,
  };
}

/** The trace tells the sizes of the first items one by one; the others come as one piece. */
function piecesOf({ sample, bytes }: EventOf<'items.read'>): Piece[] {
  const pieces = sample.map((size): Piece => ({ bytes: Math.abs(size), fate: size < 0 ? 'dropped' : 'kept' }));
  const rest = bytes - pieces.reduce((sum, piece) => sum + piece.bytes, 0);
  return rest > 0 ? [...pieces, { bytes: rest, fate: 'rest' }] : pieces;
}

/** `as` is the operation in whose way it was read, e.g. the one that a statement came to. */
export function itemsReadStation({ operation, cost }: Exchange, events: readonly TraceEvent[], found: Found, as: string): Station {
  const counts = all(events, 'capacity.counted');
  const [page] = counts;
  const units = formatUnits(cost.readUnits, 'read');
  const dropped = found.count - found.kept;
  const isEach = page?.items !== undefined || found.pages > 1;
  // Every key of a batch that has no item is paid for like a small one.
  const missing = Array.from({ length: found.missing }, (): Piece => ({ bytes: 0, fate: 'kept' }));
  const bar: UnitBar = { label: undefined, pieces: [...found.pieces, ...missing], bytes: found.bytes };
  return {
    kind: 'items',
    name: as === 'GetItem' && found.pages === 1 ? say('Item') : say('Items'),
    fact: found.count === 0 ? say('nothing found') : dropped === 0 ? say('{items} read', { items: formatCount(found.count, { one: '{n} item', other: '{n} items' }) }) : say('{count} read, {dropped} dropped', { count: found.count, dropped }),
    remainder: found.missing > 0 ? say('{bytes}, {missing} not there', { bytes: formatBytes(found.bytes), missing: found.missing }) : formatBytes(found.bytes),
    isRefused: false,
    glyph: { kind: 'boxes', pieces: found.pieces },
    events: speak(events),
    why: {
      question: question(units, found),
      answer: answer(as, found, page),
      picture: hasSizes(found, isEach)
        ? { kind: 'units', channel: 'read', unitBytes: page?.unitBytes ?? 4096, isEach, bars: [bar], legend: legendOf(found) }
        : undefined,
      arithmetic: readArithmetic(operation, counts, priceOf(events), found, as),
      source: page?.factor === 2 ? sources.transactions : sources.capacity,
      assumed: undefined,
    },
  };
}

/** Items that are rounded one by one can be drawn only where each one's size is told, and pages where each is one item. */
const hasSizes = ({ pieces, pages, count }: Found, isEach: boolean): boolean =>
  !isEach || (pieces.every(({ fate }) => fate !== 'rest') && (pages === 1 || count <= pages));

function question(units: string, { count, kept, missing }: Found): string {
  if (count === 0) return say('Why {units}, when nothing was found?', { units });
  if (kept < count) return sayCount(kept, { one: 'Why {units}, when {n} item came back?', other: 'Why {units}, when {n} items came back?' }, { units });
  return missing > 0
    ? say('Why {units}, when {keys} found nothing?', { units, keys: formatCount(missing, { one: '{n} key', other: '{n} keys' }) })
    : say('Why {units}?', { units });
}

function answer(as: string, { count, pages }: Found, page: Counted | undefined): string {
  if (page?.factor === 2) return say('Each item is rounded up by itself, and paid for twice: a transaction looks at it, then reads it.');
  if (page?.items !== undefined) return say('Each item is rounded up by itself, and a key without item counts as a small one. A batch saves calls, not units.');
  if (pages > 1) return say('Each of them is read and rounded up by itself.');
  if (count === 0) return say('Looking costs as much as finding a small item.');
  if (as === 'GetItem') return say('GetItem rounds the bytes of its item up to whole units.');
  return say('{as} adds the bytes it reads, then rounds once.', { as });
}

function legendOf({ count, kept, bytes, keptBytes, pieces }: Found): LegendEntry[] {
  const dropped = count - kept;
  const legend: LegendEntry[] = [];
  if (kept > 0 || count === 0) legend.push({ fate: 'kept', text: say('{kept} kept, {keptBytes}', { kept, keptBytes: formatBytes(keptBytes) }) });
  if (dropped > 0) legend.push({ fate: 'dropped', text: say('{dropped} read, paid for, thrown away, {bytes}', { dropped, bytes: formatBytes(bytes - keptBytes) }) });
  const rest = pieces.find(({ fate }) => fate === 'rest');
  if (rest !== undefined) legend.push({ fate: 'rest', text: say('{count} more of them, not drawn one by one', { count: count - pieces.length + 1 }) });
  return legend;
}

/** Rows that are told one by one. */
const rowsMax = 3;

function readArithmetic(operation: string, counts: readonly Counted[], price: Price | undefined, found: Found, as: string): Term[][] {
  const pages = counts.filter(({ rule }) => rule !== 'item fetched for index');
  const fetches = counts.filter(({ rule }) => rule === 'item fetched for index');
  const [page] = pages;
  if (page === undefined) return [];
  const priced = price === undefined ? [] : priceTerms(price, operation);
  const what = found.count === 0
    ? say('nothing found')
    : as === 'GetItem'
      ? say('the item')
      : say('{items} read', { items: formatCount(found.count, { one: '{n} item', other: '{n} items' }) });
  if (counts.length === 1) return [[...unitTerms(page, page.items === undefined ? what : formatCount(page.items, { one: '{n} key', other: '{n} keys' })), ...priced]];
  const own = pages.length > rowsMax ? [] : pages.map((one) => unitTerms(one, pages.length === 1 ? what : say('read for one of them')));
  return [...own, ...(fetches.length === 0 ? [] : [fetchTerms(fetches)]), ...(price === undefined ? [] : [sumTerms(counts, price, operation)])];
}

/** A local index that lacks what is asked for fetches whole items, each rounded by itself. */
function fetchTerms(fetches: readonly Counted[]): Term[] {
  const units = fetches.reduce((sum, fetched) => sum + fetched.units, 0);
  const bytes = fetches.reduce((sum, fetched) => sum + fetched.bytes, 0);
  const items = fetches.reduce((sum, fetched) => sum + (fetched.items ?? 1), 0);
  return [
    { value: formatCount(items, { one: '{n} item', other: '{n} items' }), label: say('fetched from the table, {bytes}', { bytes: formatBytes(bytes) }) },
    { operator: '→', value: formatUnits(units, 'read'), label: say('each rounded up by itself'), tone: 'read' },
  ];
}
