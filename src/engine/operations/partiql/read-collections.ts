/**
 * Several item collections in one page: one after the other, or merged by their sort keys. Each collection is
 * a Query of its own and charged as one.
 *
 * Where the page ends is worked out first, from the leader's order of positions. Every collection is then read
 * up to that cut, so that a replica that lags can show fewer items but never one twice.
 */
import type { Range } from '#engine/kernel/ordered-map.ts';
import type { Item } from '#engine/model/attribute-value.ts';
import { collectionsPageMax, pageBytesMax } from '#engine/model/limits.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import type { KeyRange } from '#engine/plan/key-range.ts';
import { Ledger } from '../ledger.ts';
import { route } from '../place.ts';
import { gatherPage, pageKey, type PageReader, storeOf } from '../read-page.ts';
import type { SelectPlan } from './plan-select.ts';

/** An entry's place in the page: its collection, and the text by which it stands in it. */
interface Cursor {
  readonly collection: number;
  /** The position behind the collection's own text: sort key, and item of an index entry. */
  readonly tail: string;
}

interface Entry extends Cursor {
  readonly stored: StoredItem;
}

export interface Rows {
  readonly texts: readonly string[];
  readonly lastKey: Item | undefined;
  readonly ledger: Ledger;
}

export function readCollections(
  reader: PageReader,
  plan: SelectPlan,
  collections: readonly KeyRange[],
  start: string | undefined,
): Rows {
  const walk = new Walk(reader, plan, collections, start);
  const { cut, hasMore } = walk.cut();
  const ledger = new Ledger();
  const rows: (Cursor & { readonly text: string })[] = [];
  collections.forEach(({ collection: prefix }, collection) => {
    const range = walk.rangeUpTo(collection, hasMore ? cut : undefined);
    if (range === undefined) return;
    const { index } = plan.page;
    const place = route(reader.step, reader.table, index?.kind === 'global' ? index.name : undefined, prefix);
    const isCut = hasMore && (plan.merges || collection === cut?.collection);
    const cutReader = { ...reader, plan: { ...plan.page, range, limit: undefined } };
    const page = gatherPage(cutReader, [place], isCut ? 'limit' : 'no more items');
    ledger.addAll(page.ledger);
    page.texts.forEach((text, i) => rows.push({ collection, tail: page.positions[i]!.slice(prefix.length), text }));
  });
  if (plan.merges) rows.sort((a, b) => walk.compare(a, b));
  const lastKey = hasMore && cut !== undefined ? pageKey(reader, readItem(cut.stored)) : undefined;
  return { texts: rows.map(({ text }) => text), lastKey, ledger };
}

/** The collections' entries in the order in which the statement wants them. */
class Walk {
  readonly #reader: PageReader;
  readonly #plan: SelectPlan;
  readonly #collections: readonly KeyRange[];
  readonly #start: Cursor | undefined;

  constructor(reader: PageReader, plan: SelectPlan, collections: readonly KeyRange[], start: string | undefined) {
    this.#reader = reader;
    this.#plan = plan;
    this.#collections = collections;
    this.#start = start === undefined ? undefined : this.#cursorOf(start);
  }

  #cursorOf(position: string): Cursor | undefined {
    const collection = this.#collections.findIndex(({ collection: prefix }) => position.startsWith(prefix));
    if (collection < 0) return undefined;
    return { collection, tail: position.slice(this.#collections[collection]!.collection.length) };
  }

  compare(a: Cursor, b: Cursor): number {
    const byCollection = a.collection - b.collection;
    const byTail = a.tail === b.tail ? 0 : (a.tail < b.tail) === (this.#plan.page.direction === 'ascending') ? -1 : 1;
    return this.#plan.merges ? byTail || byCollection : byCollection || byTail;
  }

  /** The last entry of the page, and whether any stands behind it. */
  cut(): { readonly cut: Entry | undefined; readonly hasMore: boolean } {
    const limit = Math.min(this.#plan.page.limit ?? collectionsPageMax, collectionsPageMax);
    let count = 0;
    let bytes = 0;
    let cut: Entry | undefined;
    for (const entry of this.#entries()) {
      if (count === limit || bytes >= pageBytesMax) return { cut, hasMore: true };
      cut = entry;
      count++;
      bytes += entry.stored.bytes;
    }
    return { cut, hasMore: false };
  }

  *#entries(): Generator<Entry> {
    const runs = this.#collections.map((_, collection) => this.#entriesOf(collection));
    if (!this.#plan.merges) {
      for (const run of runs) yield* run;
      return;
    }
    const heads = runs.map((run) => run.next());
    for (;;) {
      let first: Entry | undefined;
      for (const { value } of heads) if (value && (first === undefined || this.compare(value, first) < 0)) first = value;
      if (first === undefined) return;
      yield first;
      heads[first.collection] = runs[first.collection]!.next();
    }
  }

  *#entriesOf(collection: number): Generator<Entry, undefined> {
    const range = this.rangeUpTo(collection, undefined);
    if (range === undefined) return;
    const store = storeOf(this.#reader);
    const entries = this.#plan.page.direction === 'ascending' ? store.ascending(range) : store.descending(range);
    const { length } = this.#collections[collection]!.collection;
    for (const { key, value } of entries) {
      yield { collection, tail: key.slice(length), stored: 'item' in value ? value.item : value };
    }
  }

  /** The collection's range from the start up to the cut and with it, or nothing when that is empty. */
  rangeUpTo(collection: number, cut: Cursor | undefined): Range | undefined {
    let range: Range | undefined = this.#collections[collection]!.range;
    if (this.#start !== undefined) range = this.#behind(range, collection, this.#start);
    if (range === undefined || cut === undefined) return range;
    return this.#upTo(range, collection, cut);
  }

  #behind(range: Range, collection: number, start: Cursor): Range | undefined {
    if (!this.#plan.merges && collection !== start.collection) return collection < start.collection ? undefined : range;
    const { edge, isIn } = this.#edge(collection, start);
    const bound = this.#plan.page.direction === 'ascending' ? lowered(edge, isIn) : raised(edge, isIn);
    return narrowed(range, bound);
  }

  #upTo(range: Range, collection: number, cut: Cursor): Range | undefined {
    if (!this.#plan.merges && collection !== cut.collection) return collection < cut.collection ? range : undefined;
    const { edge, isIn } = this.#edge(collection, cut);
    const bound = this.#plan.page.direction === 'ascending' ? raised(edge, !isIn) : lowered(edge, !isIn);
    return narrowed(range, bound);
  }

  /** Where the entry would stand in a collection, and whether an equal one there comes behind it. */
  #edge(collection: number, { collection: other, tail }: Cursor): { readonly edge: string; readonly isIn: boolean } {
    return { edge: this.#collections[collection]!.collection + tail, isIn: collection > other };
  }
}

const lowered = (edge: string, isIn: boolean): Range => ({ from: edge, fromExclusive: !isIn });
const raised = (edge: string, isIn: boolean): Range => ({ to: edge, toExclusive: !isIn });

/** What two ranges have in common. */
function narrowed(a: Range, b: Range): Range | undefined {
  const isFrom = b.from !== undefined && (a.from === undefined || b.from >= a.from);
  const isTo = b.to !== undefined && (a.to === undefined || b.to < a.to || (b.to === a.to && b.toExclusive === true));
  const range = {
    from: isFrom ? b.from : a.from,
    fromExclusive: isFrom ? b.fromExclusive : a.fromExclusive,
    to: isTo ? b.to : a.to,
    toExclusive: isTo ? b.toExclusive : a.toExclusive,
  };
  const isEmpty = range.from !== undefined && range.to !== undefined && range.from > range.to;
  return isEmpty ? undefined : range;
}
