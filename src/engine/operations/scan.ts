/** Scan: all items of a table or index, or of one segment of its hash space, in the order of their hashes. */
import { projectedNames } from '#engine/indexes/projection.ts';
import type { Range } from '#engine/kernel/ordered-map.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { ScanRequest } from '#engine/model/requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { sliceStart } from '#engine/partitions/partition-map.ts';
import { fetchesFromTable, fetchesNothing } from '#engine/plan/projection.ts';
import type { PagePlan } from '#engine/plan/read-plan.ts';
import type { TableState } from '#engine/state.ts';
import { checkReadPaths } from '#engine/validation/key-use.ts';
import { type Scan, validateScan } from '#engine/validation/scan.ts';
import { findIndex } from './find-index.ts';
import { findTable, type Place, placeAt } from './place.ts';
import { tellPlan } from './plan-event.ts';
import { readPage } from './read-page.ts';
import { startPosition, wrongSegment } from './start-key.ts';
import type { Outcome, Step } from './step.ts';
import { refuseThrottled } from './throttle.ts';

export function scan(step: Step, wire: ScanRequest): Outcome {
  const request = validateScan(wire);
  if (isRefusal(request)) return request;
  const table = findTable(step, request.tableName);
  if (isRefusal(table)) return table;
  const plan = planScan(table.record, request);
  if (isRefusal(plan)) return plan;
  step.emit({ type: 'request.validated', operation: 'Scan' });

  tellPlan(step, table.record, plan);
  const places = placesIn(table, plan);
  // Assumption: a page that has begun is read to its end, also in partitions that have nothing left.
  const throttled = refuseThrottled(step, places.slice(0, 1).map((place) => ({ place, channel: 'read', units: 1 })));
  if (throttled !== undefined) return throttled;
  const report = { capacity: request.capacityReport, tableLabel: request.tableLabel };
  return readPage({ step, table, plan }, places, report);
}

function planScan(table: TableRecord, request: Scan): PagePlan | Refusal {
  const index = findIndex(table, request.indexName, request.consistency, 'Scan');
  if (isRefusal(index)) return index;
  const refusal = checkReadPaths(table, request);
  if (refusal !== undefined) return refusal;
  const fetches =
    index === undefined ? fetchesNothing : fetchesFromTable({ index, names: projectedNames(table, index) }, request);
  if (isRefusal(fetches)) return fetches;
  const range = segmentRange(table, index, request);
  if (isRefusal(range)) return range;
  return {
    kind: 'scan',
    index,
    consistency: request.consistency,
    range,
    direction: 'ascending',
    limit: request.limit,
    filter: request.filter,
    answer: request.select === 'COUNT' ? { kind: 'count' } : { kind: 'items', paths: request.projection },
    fetches,
    sortKeyCondition: undefined,
    segment: request.segment,
    totalSegments: request.totalSegments,
  };
}

/** A segment is a slice of the hash space. Source: reference 3.08. */
function segmentRange(table: TableRecord, index: PagePlan['index'], request: Scan): Range | Refusal {
  const { segment, totalSegments, startKey } = request;
  let range: Range = {};
  if (segment !== undefined && totalSegments !== undefined) {
    const to = segment + 1 === totalSegments ? undefined : sliceStart(segment + 1, totalSegments);
    range = { from: segment === 0 ? undefined : sliceStart(segment, totalSegments), to, toExclusive: true };
  }
  if (startKey === undefined) return range;
  const start = startPosition(table, index, startKey, index === undefined ? 'what is wrong' : 'nothing more');
  if (isRefusal(start)) return start;
  const isOutside = (range.from !== undefined && start < range.from) || (range.to !== undefined && start >= range.to);
  if (isOutside) return wrongSegment(segment ?? 0, totalSegments ?? 1);
  return { ...range, from: start, fromExclusive: true };
}

/** The partitions that a range touches, in order. */
export function placesIn(table: TableState, { index, range }: PagePlan): Place[] {
  const globalIndexName = index?.kind === 'global' ? index.name : undefined;
  const { partitions } = placeAt(table, globalIndexName, 0).space;
  const places: Place[] = [];
  partitions.all.forEach((partition, at) => {
    const startsBeforeEnd = range.to === undefined || partition.from < range.to;
    const endsAfterStart = range.from === undefined || partition.to === undefined || partition.to > range.from;
    if (startsBeforeEnd && endsAfterStart) places.push(placeAt(table, globalIndexName, at));
  });
  return places;
}
