/** BatchWriteItem: up to 25 puts and deletes, each done and charged by itself. */
import { type Image, imageOf } from '#engine/indexes/maintenance.ts';
import { positionOf } from '#engine/model/key.ts';
import { itemBytesMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { BatchWriteItemRequest } from '#engine/model/requests.ts';
import { storeItem } from '#engine/model/stored-item.ts';
import { hasIndexes, type TableRecord } from '#engine/model/table.ts';
import type { TableState } from '#engine/state.ts';
import { type BatchWrite, type BatchWriteTable, validateBatchWriteItem } from '#engine/validation/batch-write-item.ts';
import { checkIndexKeys, checkItemKey, checkKey, checkKeyTypes } from '#engine/validation/keys.ts';
import { answer, answerByName } from './answer.ts';
import { meetsConflict } from './conflict.ts';
import { collectionReport, countWrites, doWrites, Ledgers, type PlannedWrite } from './group-write.ts';
import { refuseLeaderless } from './leader.ts';
import { findTable, routeAll } from './place.ts';
import type { Outcome, Step } from './step.ts';
import { Tally } from './tally.ts';
import { ThrottleGate } from './throttle-gate.ts';
import { changesOfIndexes, demandsOf } from './write-item.ts';

/** A write whose key and item fit its table. */
interface CheckedWrite {
  readonly write: BatchWrite;
  readonly position: string;
  readonly after: Image | undefined;
}

interface CheckedTable {
  readonly request: BatchWriteTable;
  readonly table: TableState;
  readonly writes: readonly CheckedWrite[];
}

export function batchWriteItem(step: Step, wire: BatchWriteItemRequest): Outcome {
  const request = validateBatchWriteItem(wire);
  if (isRefusal(request)) return request;
  const tables: CheckedTable[] = [];
  for (const wanted of request.tables) {
    const table = findTable(step, wanted.tableName);
    if (isRefusal(table)) return table;
    const writes = checkWrites(table.record, wanted.writes);
    if (isRefusal(writes)) return writes;
    tables.push({ request: wanted, table, writes });
  }
  step.emit({ type: 'request.validated', operation: 'BatchWriteItem' });

  const planner = new Planner(step);
  for (const table of tables) {
    const refusal = planner.plan(table);
    if (refusal !== undefined) return refusal;
  }
  const { planned, unprocessed } = planner;
  // Only a batch of which nothing could be done is refused. Source: SDK model, `BatchWriteItem`.
  if (planned.length === 0 && planner.throttled !== undefined) return planner.throttled;
  const tally = new Tally(step);
  const ledgers = new Ledgers();
  countWrites(planned, 1, tally, ledgers);
  tally.settle();
  doWrites(step, planned, ledgers);
  return answer({
    UnprocessedItems: answerByName(unprocessed),
    ItemCollectionMetrics: request.collectionMetrics ? collectionReport(planned) : undefined,
    ConsumedCapacity: ledgers.report(request.capacityReport),
  });
}

/** Source of the order, write by write: E. */
function checkWrites(record: TableRecord, writes: readonly BatchWrite[]): CheckedWrite[] | Refusal {
  const positions = new Set<string>();
  const checked: CheckedWrite[] = [];
  for (const write of writes) {
    const after = write.kind === 'put' ? checkPut(record, write) : checkKey(record.key, write.key);
    if (isRefusal(after)) return after;
    const position = positionOf(record.key, write.kind === 'put' ? write.item : write.key);
    if (positions.has(position)) return invalid('Provided list of item keys contains duplicates');
    positions.add(position);
    checked.push({ write, position, after });
  }
  return checked;
}

/** A key that does not fit is told in the words of a read. Source: reference row 40. */
function checkPut(record: TableRecord, { item }: Extract<BatchWrite, { kind: 'put' }>): Image | Refusal {
  const mismatch = checkKeyTypes(record.key, item) ?? checkItemKey(record.key, item) ?? checkIndexKeys(record, item, 'put');
  if (mismatch !== undefined) return mismatch;
  const stored = storeItem(item);
  return stored.bytes > itemBytesMax ? invalid('Item size has exceeded the maximum allowed size') : { item, stored };
}

/**
 * Decides the writes. Those that meet a transaction on their item, and those for which there is no throughput or no
 * leader, are left for later. Source: SDK model, `BatchWriteItem` ("or an internal processing failure occurs"); reference 4.05.
 * Assumption: a conflict leaves a write as a throttle does; a collection that is full refuses the whole batch.
 */
class Planner {
  readonly planned: PlannedWrite[] = [];
  /** By table, the texts of the writes that are left. */
  readonly unprocessed: (readonly [string, string])[] = [];
  throttled: Refusal | undefined;
  readonly #step: Step;
  readonly #gate: ThrottleGate;

  constructor(step: Step) {
    this.#step = step;
    this.#gate = new ThrottleGate(step);
  }

  plan({ request: { tableLabel }, table, writes }: CheckedTable): Refusal | undefined {
    const left: BatchWrite[] = [];
    const places = routeAll(
      this.#step,
      table,
      writes.map(({ position }) => position),
    );
    for (const [i, { write, position, after }] of writes.entries()) {
      if (meetsConflict(this.#step, table.record, position, { isLeft: true })) {
        left.push(write);
        continue;
      }
      const stored = table.items.get(position);
      const needsOld = hasIndexes(table.record);
      const before = stored && (needsOld ? imageOf(stored) : { item: {}, stored });
      const change = { place: places[i]!, position, before, after, isUpdate: false };
      const indexChanges = changesOfIndexes(this.#step, change);
      if (isRefusal(indexChanges)) return indexChanges;
      const throttled = refuseLeaderless(this.#step, change.place) ?? this.#gate.refuse(demandsOf(change, indexChanges, 1));
      this.throttled ??= throttled;
      if (throttled !== undefined) left.push(write);
      else this.planned.push({ change, indexChanges, tableLabel, key: write.kind === 'put' ? write.item : write.key });
    }
    if (left.length > 0) this.unprocessed.push([tableLabel, JSON.stringify(left.map(({ wire: again }) => again))]);
    return undefined;
  }
}
