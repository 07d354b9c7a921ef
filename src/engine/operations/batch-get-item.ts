/** BatchGetItem: up to a hundred items of several tables by their keys, each read and charged by itself. */
import { consistencyFactor, wholeReadUnits } from '#engine/capacity/units.ts';
import { project } from '#engine/expressions/index.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { positionOf } from '#engine/model/key.ts';
import { batchGetBytesMax } from '#engine/model/limits.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { BatchGetItemRequest } from '#engine/model/requests.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import type { ReplicaView } from '#engine/replication/replica-group.ts';
import { itemsStore, type Stored, type TableState } from '#engine/state.ts';
import { type BatchGetTable, validateBatchGetItem } from '#engine/validation/batch-get-item.ts';
import { checkKeyPaths } from '#engine/validation/key-use.ts';
import { checkKey } from '#engine/validation/keys.ts';
import { answer, answerByName } from './answer.ts';
import { Ledgers } from './group-write.ts';
import { findTable, type Place, routeAll } from './place.ts';
import { chooseReplica } from './replica.ts';
import type { Outcome, Step } from './step.ts';
import { Tally } from './tally.ts';

interface TableRead {
  readonly request: BatchGetTable;
  readonly table: TableState;
}

export function batchGetItem(step: Step, wire: BatchGetItemRequest): Outcome {
  const request = validateBatchGetItem(wire);
  if (isRefusal(request)) return request;
  const reads: TableRead[] = [];
  for (const wanted of request.tables) {
    const table = findWanted(step, wanted);
    if (isRefusal(table)) return table;
    reads.push({ request: wanted, table });
  }
  step.emit({ type: 'request.validated', operation: 'BatchGetItem' });

  const batch = new Batch(step);
  for (const read of reads) batch.read(read);
  batch.tally.settle();
  return answer({
    Responses: answerByName(batch.responses),
    UnprocessedKeys: answerByName(batch.unprocessed),
    ConsumedCapacity: batch.ledgers.report(request.capacityReport),
  });
}

function findWanted(step: Step, { tableName, keys, projection = [] }: BatchGetTable): TableState | Refusal {
  const table = findTable(step, tableName);
  if (isRefusal(table)) return table;
  for (const key of keys) {
    const mismatch = checkKey(table.record.key, key);
    if (mismatch !== undefined) return mismatch;
  }
  return checkKeyPaths(table.record, projection) ?? table;
}

/** Sizes told one by one; a picture needs no more. */
const sampleMax = 200;

class Batch {
  readonly tally: Tally;
  readonly ledgers = new Ledgers();
  readonly responses: (readonly [string, string])[] = [];
  readonly unprocessed: (readonly [string, string])[] = [];
  readonly #step: Step;
  #bytes = 0;

  constructor(step: Step) {
    this.#step = step;
    this.tally = new Tally(step);
  }

  /** Reads one table's keys in the order of the request, until the answer is full. */
  read({ request, table }: TableRead): void {
    const { consistency, keys, tableLabel } = request;
    const { name: tableName } = table.record;
    this.#step.emit({ type: 'read.planned', kind: 'batch get', tableName, consistency, direction: 'ascending' });
    const positions = keys.map((key) => positionOf(table.record.key, key));
    const places = routeAll(this.#step, table, positions);
    const views = new Map([...new Set(places)].map((place) => [place, chooseReplica(this.#step, place, consistency)]));
    const texts: string[] = [];
    const sample: number[] = [];
    let read = 0;
    let bytes = 0;
    for (; read < keys.length; read++) {
      const place = places[read]!;
      const stored = storedAt(table, views.get(place)!, positions[read]!);
      if (this.#bytes + (stored?.bytes ?? 0) > batchGetBytesMax) break;
      this.#charge(request, place, stored);
      if (stored === undefined) continue;
      this.#bytes += stored.bytes;
      bytes += stored.bytes;
      if (sample.length < sampleMax) sample.push(stored.bytes);
      texts.push(textOf(request, stored));
    }
    const count = texts.length;
    const end = read < keys.length ? 'answer of 16 MB' : 'every key';
    const missing = read - count;
    this.#step.emit({ type: 'items.read', count, kept: count, bytes, keptBytes: bytes, sample, missing, end });
    this.responses.push([tableLabel, `[${texts.join(',')}]`]);
    if (read < keys.length) this.#leave(request, keys.slice(read));
  }

  #charge({ consistency, tableLabel }: BatchGetTable, place: Place, stored: StoredItem | undefined): void {
    const bytes = stored?.bytes ?? 0;
    const rule = stored === undefined ? 'missing item read' : 'one item read';
    const factor = consistencyFactor(consistency);
    const units = this.tally.add(place, { channel: 'read', rule, bytes, rounded: wholeReadUnits(bytes), factor });
    this.ledgers.of(tableLabel).add(units);
  }

  /** What is left over can be sent again as it stands. */
  #leave({ tableLabel, parameters }: BatchGetTable, Keys: readonly AttributeMap[]): void {
    this.unprocessed.push([tableLabel, JSON.stringify({ Keys, ...parameters })]);
  }
}

function storedAt(table: TableState, view: ReplicaView<Stored>, position: string): StoredItem | undefined {
  const overlay = view.overlay(itemsStore);
  return (overlay?.has(position) ? overlay.get(position) : table.items.get(position)) as StoredItem | undefined;
}

const textOf = ({ projection }: BatchGetTable, stored: StoredItem): string =>
  projection === undefined ? stored.text : JSON.stringify(project(readItem(stored), projection));
