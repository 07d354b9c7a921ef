/** Reads what a SELECT asks for, and charges for the items walked, not for those answered. Source: reference 2.22. */
import type { Range } from '#engine/kernel/ordered-map.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { TableState } from '#engine/state.ts';
import { route } from '../place.ts';
import { tellPlan } from '../plan-event.ts';
import { gatherPage, type PageReader } from '../read-page.ts';
import { placesIn } from '../scan.ts';
import { startPosition } from '../start-key.ts';
import type { Step } from '../step.ts';
import type { SelectPlan } from './plan-select.ts';
import { readCollections, type Rows } from './read-collections.ts';

export function runSelect(step: Step, table: TableState, plan: SelectPlan): Rows | Refusal {
  const { page, collections, startKey } = plan;
  const start = startKey && startPosition(table.record, page.index, startKey);
  if (isRefusal(start)) return start;
  tellStatement(step, table, plan);
  tellPlan(step, table.record, page);
  if (collections !== undefined && collections.length !== 1) {
    return readCollections({ step, table, plan: page }, plan, collections, start);
  }
  const reader: PageReader = { step, table, plan: { ...page, range: behind(page.range, start, page.direction) } };
  const globalIndexName = page.index?.kind === 'global' ? page.index.name : undefined;
  const only = collections?.[0];
  const places = only === undefined ? placesIn(table, reader.plan) : [route(step, table, globalIndexName, only.collection)];
  return gatherPage(reader, places);
}

/** The range that is left after the item at which the page before ended. */
function behind(range: Range, start: string | undefined, direction: 'ascending' | 'descending'): Range {
  if (start === undefined) return range;
  return direction === 'ascending'
    ? { ...range, from: start, fromExclusive: true }
    : { ...range, to: start, toExclusive: true };
}

const runsAs = { get: 'GetItem', query: 'Query', scan: 'Scan' } as const;

function tellStatement(step: Step, table: TableState, { page, collections }: SelectPlan): void {
  step.emit({
    type: 'statement.planned',
    statement: 'SELECT',
    runsAs: runsAs[page.kind],
    tableName: table.record.name,
    indexName: page.index?.name,
    collections: collections?.length,
  });
}
