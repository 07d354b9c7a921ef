/** BatchGetItem: up to a hundred items of several tables by their keys, each read and charged by itself. */
import { consistencyFactor, wholeReadUnits } from '#engine/capacity/units.ts';
import { project } from '#engine/expressions/index.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { positionOf } from '#engine/model/key.ts';
import { batchGetBytesMax, pageBytesMax } from '#engine/model/limits.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { BatchGetItemRequest } from '#engine/model/requests.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import type { ReplicaView } from '#engine/replication/replica-group.ts';
import { itemsStore, type Stored, type TableState } from '#engine/state.ts';
import type { ItemsRead } from '#engine/trace/events.ts';
import { type BatchGetTable, validateBatchGetItem } from '#engine/validation/batch-get-item.ts';
import { checkKeyPaths } from '#engine/validation/key-use.ts';
import { checkKey } from '#engine/validation/keys.ts';
import { answer, answerByName } from './answer.ts';
import { Ledgers } from './group-write.ts';
import { refuseLeaderless } from './leader.ts';
import { findTable, type Place, routeAll } from './place.ts';
import { chooseReplica } from './replica.ts';
import type { Outcome, Step } from './step.ts';
import { Tally } from './tally.ts';
import { ThrottleGate } from './throttle-gate.ts';

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
  if (batch.refusal !== undefined) return batch.refusal;
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
  readonly #gate: ThrottleGate;
  #refused: Refusal | undefined;
  #isServed = false;
  #bytes = 0;
  readonly #byPlace = new Map<Place, number>();

  constructor(step: Step) {
    this.#step = step;
    this.tally = new Tally(step);
    this.#gate = new ThrottleGate(step);
  }

  /** Only a batch of which nothing could be read is refused. Source: SDK model, `BatchGetItem`. */
  get refusal(): Refusal | undefined {
    return this.#isServed ? undefined : this.#refused;
  }

  /** Reads one table's keys in the order of the request; what can't be read now is left for another request. */
  read({ request, table }: TableRead): void {
    const { consistency, keys, tableLabel } = request;
    const { name: tableName } = table.record;
    this.#step.emit({ type: 'read.planned', kind: 'batch get', tableName, consistency, direction: 'ascending' });
    const positions = keys.map((key) => positionOf(table.record.key, key));
    const places = routeAll(this.#step, table, positions);
    const leaderless = consistency === 'strong' ? this.#leaderless(places) : new Map<Place, Refusal>();
    const readable = [...new Set(places)].filter((place) => !leaderless.has(place));
    const views = new Map(readable.map((place) => [place, chooseReplica(this.#step, place, consistency)]));
    const texts: string[] = [];
    const sample: number[] = [];
    const left: AttributeMap[] = [];
    let missing = 0;
    let bytes = 0;
    let end: ItemsRead['end'] = 'every key';
    for (const [at, key] of keys.entries()) {
      const place = places[at]!;
      const view = views.get(place);
      const stored = view && storedAt(table, view, positions[at]!);
      const why = view === undefined ? 'no leader' : this.#whyNot(place, stored);
      if (why !== undefined) {
        left.push(key);
        end = why;
        continue;
      }
      this.#isServed = true;
      this.#charge(request, place, stored);
      if (stored === undefined) {
        missing++;
        continue;
      }
      this.#bytes += stored.bytes;
      this.#byPlace.set(place, (this.#byPlace.get(place) ?? 0) + stored.bytes);
      bytes += stored.bytes;
      if (sample.length < sampleMax) sample.push(stored.bytes);
      texts.push(textOf(request, stored));
    }
    const { length: count } = texts;
    this.#step.emit({ type: 'items.read', count, kept: count, bytes, keptBytes: bytes, sample, missing, end, left: left.length });
    this.responses.push([tableLabel, `[${texts.join(',')}]`]);
    if (left.length > 0) this.#leave(request, left);
  }

  /** Partitions that can't be read strongly now. */
  #leaderless(places: readonly Place[]): Map<Place, Refusal> {
    const found = new Map<Place, Refusal>();
    for (const place of new Set(places)) {
      const refusal = refuseLeaderless(this.#step, place);
      if (refusal !== undefined) found.set(place, refusal);
      this.#refused ??= refusal;
    }
    return found;
  }

  /**
   * Why an item can't be read by this request. Source: SDK model, `BatchGetItem`: "the response size limit", "more
   * than 1MB per partition", "the table's provisioned throughput".
   * Assumption: as for a page, the item that fills the megabyte is still read.
   */
  #whyNot(place: Place, stored: StoredItem | undefined): ItemsRead['end'] | undefined {
    if (this.#bytes + (stored?.bytes ?? 0) > batchGetBytesMax) return 'answer of 16 MB';
    if ((this.#byPlace.get(place) ?? 0) >= pageBytesMax) return 'partition of 1 MB';
    const refusal = this.#gate.refuse([{ place, channel: 'read', units: 1 }]);
    this.#refused ??= refusal;
    return refusal && 'throughput';
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
