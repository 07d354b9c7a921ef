/** One page of a Query or Scan: the entries it reads, what it keeps of them, what that costs, what it answers. */
import { consistencyFactor, wholeReadUnits } from '#engine/capacity/units.ts';
import { conditionHolds, project } from '#engine/expressions/index.ts';
import { row } from '#engine/expressions/partiql/index.ts';
import type { OrderedMap, Range } from '#engine/kernel/ordered-map.ts';
import { type Item, setAttribute } from '#engine/model/attribute-value.ts';
import type { IndexEntry } from '#engine/model/index-entry.ts';
import { keyAttributes } from '#engine/model/key.ts';
import { pageBytesMax } from '#engine/model/limits.ts';
import type { CapacityReport } from '#engine/model/options.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import type { Answer, PagePlan } from '#engine/plan/read-plan.ts';
import type { ReplicaView } from '#engine/replication/replica-group.ts';
import { itemsStore, type Stored, type TableState } from '#engine/state.ts';
import type { ItemsRead } from '#engine/trace/events.ts';
import { answer, json } from './answer.ts';
import { admit, countUnits, price } from './charge.ts';
import { Ledger } from './ledger.ts';
import { refuseLeaderless } from './leader.ts';
import { entriesInView } from './page-view.ts';
import { type Place, placeAt, tellRoute } from './place.ts';
import { chooseReplica } from './replica.ts';
import type { Outcome, Step } from './step.ts';

/** Items whose size is told one by one in the trace; a picture needs no more. */
const sampleMax = 200;

/** A page as it is being read. */
class Page {
  readonly texts: string[] = [];
  /** Where each of the texts stands in the store. */
  readonly positions: string[] = [];
  readonly sample: number[] = [];
  readonly bytesByPlace = new Map<Place, number>();
  count = 0;
  kept = 0;
  bytes = 0;
  keptBytes = 0;
  /** Items that a local index fetched from the table, one by one. */
  readonly fetched: { readonly place: Place; readonly bytes: number }[] = [];
  last: Item | undefined;
  /** The entry that was read last. */
  latest: StoredItem | undefined;
  end: ItemsRead['end'] = 'no more items';
}

export interface PageReader {
  readonly step: Step;
  readonly table: TableState;
  readonly plan: PagePlan;
}

/** What a page comes to, for whoever words the answer. */
export interface PageResult {
  /** JSON texts of what was kept. */
  readonly texts: readonly string[];
  readonly positions: readonly string[];
  readonly count: number;
  readonly kept: number;
  /** Of all that was read. */
  readonly bytes: number;
  /** Where the page ended before its end; absent when there is no more. */
  readonly lastKey: Item | undefined;
  readonly ledger: Ledger;
}

/**
 * Reads the places in their order until the page is full, and charges for it. A strong page ends before a partition
 * without a leader; the next one, which begins there, is refused.
 */
export function gatherPage(reader: PageReader, places: readonly Place[]): PageResult | Refusal {
  const page = new Page();
  const entered: Place[] = [];
  for (const place of places) {
    const leaderless = reader.plan.consistency === 'strong' ? refuseLeaderless(reader.step, place) : undefined;
    if (leaderless !== undefined && page.count === 0) return leaderless;
    if (leaderless !== undefined) {
      page.end = 'no leader';
      page.last = page.latest && readItem(page.latest);
      break;
    }
    entered.push(place);
    if (!readPlace(reader, place, page, places.length > 1)) break;
  }
  tellPage(reader.step, page);
  const ledger = chargePage(reader, page, entered);
  const lastKey = page.last === undefined ? undefined : pageKey(reader, page.last);
  const { texts, positions, count, kept, bytes } = page;
  return { texts, positions, count, kept, bytes, lastKey, ledger };
}

/** The page as Query and Scan answer it. */
export function readPage(
  reader: PageReader,
  places: readonly Place[],
  report: { readonly capacity: CapacityReport; readonly tableLabel: string },
): Outcome {
  const page = gatherPage(reader, places);
  if (isRefusal(page)) return page;
  const { texts, count, kept, lastKey, ledger } = page;
  return answer({
    ConsumedCapacity: json(ledger.report(report.capacity, report.tableLabel)),
    Count: String(kept),
    Items: reader.plan.answer.kind === 'count' ? undefined : `[${texts.join(',')}]`,
    LastEvaluatedKey: json(lastKey),
    ScannedCount: String(count),
  });
}

/** Reads one partition's share. False when the page has ended. */
function readPlace(reader: PageReader, place: Place, page: Page, isOneOfSeveral: boolean): boolean {
  const { step, plan } = reader;
  // A Query has been routed by its key to the first of them already.
  if (plan.kind === 'scan' || page.bytesByPlace.size > 0) tellRoute(step, place);
  const view = chooseReplica(step, place, plan.consistency);
  page.bytesByPlace.set(place, 0);
  const range = plan.kind === 'scan' || isOneOfSeveral ? within(plan.range, place) : plan.range;
  for (const { key, value } of entriesInView(storeOf(reader), range, plan.direction, overlayOf(reader, view))) {
    const stored = 'item' in value ? value.item : value;
    page.count++;
    page.latest = stored;
    page.bytes += stored.bytes;
    page.bytesByPlace.set(place, page.bytesByPlace.get(place)! + stored.bytes);
    take(reader, page, { place, view }, 'item' in value ? value.basePosition : key, stored);
    if (page.texts.length > page.positions.length) page.positions.push(key);
    if (page.count === plan.limit) page.end = 'limit';
    else if (page.bytes >= pageBytesMax) page.end = 'page of 1 MB';
    else continue;
    page.last = readItem(stored);
    return false;
  }
  return true;
}

/** The store that a page is read from: the table's items or an index's entries. */
export function storeOf({ table, plan: { index } }: PageReader): OrderedMap<Stored> {
  if (index === undefined) return table.items;
  const entries: OrderedMap<IndexEntry> | undefined =
    index.kind === 'local' ? table.locals.get(index.name) : table.globals.get(index.name)?.entries;
  return entries ?? table.items;
}

const overlayOf = ({ plan: { index } }: PageReader, view: ReplicaView<Stored>): ReadonlyMap<string, Stored | undefined> | undefined =>
  view.overlay(index?.name ?? itemsStore);

/** The part of a range that a partition owns. */
function within(range: Range, { partition }: Place): Range {
  const startsHere = range.from === undefined || range.from < partition.from;
  const endsHere = partition.to !== undefined && (range.to === undefined || range.to >= partition.to);
  return {
    from: startsHere ? partition.from : range.from,
    fromExclusive: startsHere ? false : range.fromExclusive,
    to: endsHere ? partition.to : range.to,
    toExclusive: endsHere ? true : range.toExclusive,
  };
}

/** The partition and replica that answer. */
interface Source {
  readonly place: Place;
  readonly view: ReplicaView<Stored>;
}

/** Filters one entry and keeps of it what is asked for. */
function take(reader: PageReader, page: Page, from: Source, position: string, entry: StoredItem): void {
  const { filter, fetches, answer: wanted } = reader.plan;
  let fetched = fetches.filter ? fetch(reader, page, from, position) : undefined;
  const judged = fetched ?? entry;
  const item = filter === undefined ? undefined : readItem(judged);
  const isKept = filter === undefined || conditionHolds(filter, item);
  if (page.sample.length < sampleMax) page.sample.push(isKept ? entry.bytes : -entry.bytes);
  if (!isKept) return;
  page.kept++;
  page.keptBytes += entry.bytes;
  if (wanted.kind === 'count') return;
  if (fetches.answer) fetched ??= fetch(reader, page, from, position);
  // What was fetched for the filter alone is not answered: an index answers what it holds.
  const stored = (fetches.answer ? fetched : undefined) ?? entry;
  page.texts.push(answerText(wanted, stored, stored === judged ? item : undefined));
}

/** `item` is what is stored when it has been read already. */
function answerText(wanted: Exclude<Answer, { kind: 'count' }>, stored: StoredItem, item: Item | undefined): string {
  if (wanted.kind === 'rows') return JSON.stringify(row(item ?? readItem(stored), wanted.columns));
  return wanted.paths === undefined ? stored.text : JSON.stringify(project(item ?? readItem(stored), wanted.paths));
}

/** The whole item of a local index entry, from the same replica. */
function fetch({ table }: PageReader, page: Page, { place, view }: Source, position: string): StoredItem | undefined {
  const overlay = view.overlay(itemsStore);
  const stored = overlay?.has(position) ? (overlay.get(position) as StoredItem | undefined) : table.items.get(position);
  page.fetched.push({ place, bytes: stored?.bytes ?? 0 });
  return stored;
}

function tellPage(step: Step, page: Page): void {
  const { count, kept, bytes, keptBytes, sample, end } = page;
  step.returnedItems = (step.returnedItems ?? 0) + kept;
  step.emit({ type: 'items.read', count, kept, bytes, keptBytes, sample, end });
}

/** Fetched items are rounded up one by one, and told together: a trace is bounded by partitions, not by items. */
function fetchedByPlace({ fetched }: Page): Map<Place, { items: number; bytes: number; rounded: number }> {
  const sums = new Map<Place, { items: number; bytes: number; rounded: number }>();
  for (const { place, bytes } of fetched) {
    let sum = sums.get(place);
    if (sum === undefined) sums.set(place, (sum = { items: 0, bytes: 0, rounded: 0 }));
    sum.items++;
    sum.bytes += bytes;
    sum.rounded += wholeReadUnits(bytes);
  }
  return sums;
}

/**
 * The page's bytes are added and rounded once. A page that found nothing is one unit for every partition it
 * looked into. Source: reference 2.04 to 2.10.
 */
function chargePage({ step, plan, table }: PageReader, page: Page, entered: readonly Place[]): Ledger {
  const ledger = new Ledger();
  const factor = consistencyFactor(plan.consistency);
  const place = entered[0] ?? placeAt(table, undefined, 0);
  const rounded = page.count === 0 ? Math.max(1, entered.length) : wholeReadUnits(page.bytes);
  const rule = page.count === 0 ? 'missing item read' : 'page read';
  const indexName = plan.index?.name;
  const units = countUnits(step, place, { channel: 'read', rule, bytes: page.bytes, rounded, factor, indexName });
  ledger.add(units, plan.index?.kind, indexName);
  for (const [where, bytes] of page.bytesByPlace) {
    admit(step, where, 'read', page.bytes === 0 ? units / entered.length : (units * bytes) / page.bytes);
  }
  for (const [where, { items, bytes, rounded: whole }] of fetchedByPlace(page)) {
    const count = { channel: 'read', rule: 'item fetched for index', items, bytes, rounded: whole, factor } as const;
    const fetchUnits = countUnits(step, where, count);
    admit(step, where, 'read', fetchUnits);
    ledger.add(fetchUnits);
  }
  price(step, place, 'read', ledger.total);
  return ledger;
}

/** The key at which the page ended: that of the table and, on an index, that of the index. */
export function pageKey({ table, plan: { index } }: PageReader, last: Item): Item {
  const key: Item = {};
  const attributes = [...keyAttributes(table.record.key), ...(index === undefined ? [] : keyAttributes(index.key))];
  for (const { name } of attributes) setAttribute(key, name, last[name]!);
  return key;
}
