/** Reads what a SELECT asks for, and charges for the items walked, not for those answered. Source: reference 2.22. */
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { behind } from '#engine/plan/range.ts';
import type { TableState } from '#engine/state.ts';
import { type Place, placeAt, route } from '../place.ts';
import { tellPlan } from '../plan-event.ts';
import { collectionPlaces } from '../query.ts';
import { gatherPage, type PageReader } from '../read-page.ts';
import { placesIn } from '../scan.ts';
import { startPosition } from '../start-key.ts';
import type { Step } from '../step.ts';
import { refuseThrottled } from '../throttle.ts';
import type { SelectPlan } from './plan-select.ts';
import { readRanges, type Rows } from './read-ranges.ts';

export function runSelect(step: Step, table: TableState, plan: SelectPlan): Rows | Refusal {
  const { page, ranges, startKey } = plan;
  const start = startKey && startPosition(table.record, page.index, startKey);
  if (isRefusal(start)) return start;
  tellStatement(step, table, plan);
  tellPlan(step, table.record, page);
  if (ranges !== undefined && ranges.length !== 1) {
    return checkThrottle(step, [firstPlace(table, plan)]) ?? readRanges(step, table, plan, ranges, start);
  }
  const range = start === undefined ? page.range : behind(page.range, start, page.direction);
  const reader: PageReader = { step, table, plan: { ...page, range } };
  const [only] = ranges ?? [];
  const places =
    only === undefined
      ? placesIn(table, reader.plan)
      : collectionPlaces(table, reader.plan, route(step, table, globalNameOf(plan), only.collection));
  return checkThrottle(step, places) ?? gatherPage(reader, places);
}

const globalNameOf = ({ page: { index } }: SelectPlan): string | undefined =>
  index?.kind === 'global' ? index.name : undefined;

function firstPlace(table: TableState, plan: SelectPlan): Place {
  const { space } = placeAt(table, globalNameOf(plan), 0);
  return placeAt(table, globalNameOf(plan), space.partitions.indexOf(plan.ranges?.[0]?.collection ?? ''));
}

/** As for Query and Scan: a page that has begun is read to its end. */
const checkThrottle = (step: Step, places: readonly Place[]): Refusal | undefined =>
  refuseThrottled(step, places.slice(0, 1).map((place) => ({ place, channel: 'read', units: 1 })));

const runsAs = { get: 'GetItem', query: 'Query', scan: 'Scan' } as const;

function tellStatement(step: Step, table: TableState, { page, ranges }: SelectPlan): void {
  const collections = ranges && new Set(ranges.map(({ collection }) => collection)).size;
  step.emit({
    type: 'statement.planned',
    statement: 'SELECT',
    runsAs: runsAs[page.kind],
    tableName: table.record.name,
    indexName: page.index?.name,
    collections,
    ranges: ranges !== undefined && ranges.length > (collections ?? 0) ? ranges.length : undefined,
  });
}
