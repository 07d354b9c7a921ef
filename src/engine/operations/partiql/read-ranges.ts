/**
 * Several stretches of item collections in one page, one after the other. Each is a Query of its own and charged
 * as one.
 */
import type { Range } from '#engine/kernel/ordered-map.ts';
import type { Item } from '#engine/model/attribute-value.ts';
import { collectionsPageMax, pageBytesMax } from '#engine/model/limits.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { KeyRange } from '#engine/plan/key-range.ts';
import { behind, isWithin } from '#engine/plan/range.ts';
import type { TableState } from '#engine/state.ts';
import { Ledger } from '../ledger.ts';
import { route } from '../place.ts';
import { collectionPlaces } from '../query.ts';
import { gatherPage, type PageReader, type PageResult, storeOf } from '../read-page.ts';
import { startPosition } from '../start-key.ts';
import type { Step } from '../step.ts';
import type { SelectPlan } from './plan-select.ts';

export interface Rows {
  readonly texts: readonly string[];
  readonly lastKey: Item | undefined;
  readonly ledger: Ledger;
}

/** `start`: the position after which the page goes on. */
export function readRanges(
  step: Step,
  table: TableState,
  { page: plan }: SelectPlan,
  ranges: readonly KeyRange[],
  start: string | undefined,
): Rows | Refusal {
  const open = start === undefined ? ranges : from(ranges, start, plan.direction);
  const ledger = new Ledger();
  const texts: string[] = [];
  const most = Math.min(plan.limit ?? collectionsPageMax, collectionsPageMax);
  let count = 0;
  let bytes = 0;
  for (const [at, { collection, range }] of open.entries()) {
    const reader: PageReader = { step, table, plan: { ...plan, range, limit: most - count } };
    const place = route(step, table, plan.index?.kind === 'global' ? plan.index.name : undefined, collection);
    const page = gatherPage(reader, collectionPlaces(table, reader.plan, place));
    if (isRefusal(page)) return page;
    ledger.addAll(page.ledger);
    texts.push(...page.texts);
    count += page.count;
    bytes += page.bytes;
    if (page.lastKey === undefined && bytes < pageBytesMax) continue;
    const rest = [range, ...open.slice(at + 1).map((later) => later.range)];
    return { texts, lastKey: hasMore(reader, page, rest) ? page.lastKey : undefined, ledger };
  }
  return { texts, lastKey: undefined, ledger };
}

/** The ranges that are left behind a position. */
function from(ranges: readonly KeyRange[], start: string, direction: 'ascending' | 'descending'): readonly KeyRange[] {
  const at = ranges.findIndex(({ range }) => isWithin(start, range));
  if (at < 0) return ranges;
  const begun = ranges[at]!;
  return [{ ...begun, range: behind(begun.range, start, direction) }, ...ranges.slice(at + 1)];
}

/** Whether anything stands behind the page, so that a last page is known for one. */
function hasMore(reader: PageReader, { lastKey }: PageResult, [current, ...later]: readonly Range[]): boolean {
  const { table, plan } = reader;
  const last = lastKey && startPosition(table.record, plan.index, lastKey);
  const left = last === undefined || isRefusal(last) ? later : [behind(current ?? {}, last, plan.direction), ...later];
  const store = storeOf(reader);
  return left.some((range) => store.ascending(range).next().done !== true);
}
