/**
 * What no answer of DynamoDB tells: what is in a partition, how far each replica of it has come, what waits for an
 * index, what is in a stream. For pictures; it costs no units and changes nothing.
 */
import { type AttributeMap, attributeOf, type Item } from '#engine/model/attribute-value.ts';
import { hashHex, keyValues, positionOf } from '#engine/model/key.ts';
import { readItem } from '#engine/model/stored-item.ts';
import type { ChangeRecord, ShardFacts } from '#engine/model/stream.ts';
import type { StreamViewType } from '#engine/model/table.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import { replicaIds } from '#engine/replication/replica-group.ts';
import { changeName, type ChangeName } from '#engine/streams/shard.ts';
import { sequenceText } from '#engine/streams/sequence-number.ts';
import type { ReplicaId } from '#engine/trace/events.ts';
import { type EngineState, itemsStore, type KeySpace, type Stored, type TableState } from './state.ts';

/** What pictures of one table ask for, each worked out when it is asked. */
export interface InsideInspection {
  /** Items of one partition in the order of their hashes, of the table or of one of its global indexes. */
  readonly itemsOf: (indexName: string | undefined, partitionNumber: number) => Generator<PlacedItem>;
  /** The first item whose partition key has a hash of sixteen hexadecimal digits. */
  readonly withHash: (indexName: string | undefined, hash: string) => Item | undefined;
  /** The replicas of the partition that owns a key, and what each would answer now; nothing for an incomplete key. */
  readonly replicasOf: (key: AttributeMap) => ReplicasInspection | undefined;
  readonly queues: () => QueueInspection[];
  /** Those whose records can still be read, oldest first. */
  readonly streams: () => StreamInspection[];
}

/** An item of a table or index, with where it stands. */
export interface PlacedItem {
  /** Sixteen hexadecimal digits. */
  readonly hash: string;
  readonly item: Item;
  readonly bytes: number;
}

/** The three replicas of one partition, and what each would answer for one key. */
export interface ReplicasInspection {
  readonly partitionId: string;
  /** Number of the log's last entry. */
  readonly sequence: number;
  readonly replicas: readonly ReplicaInspection[];
  /** The last entries that a follower may still lack, oldest first. */
  readonly log: readonly LogInspection[];
}

/** One replica: how far it has come, and the item as it has it. */
export interface ReplicaInspection {
  readonly id: ReplicaId;
  readonly isLeader: boolean;
  readonly lagMs: number;
  readonly appliedSequence: number;
  readonly item: Item | undefined;
}

/** An entry of a partition's log. */
export interface LogInspection {
  readonly sequence: number;
  readonly atMs: number;
  /** Whether it changes the item in question. */
  readonly isOfKey: boolean;
  /** When each replica has applied it, in the order of the replicas. */
  readonly appliedAtMs: readonly number[];
}

/** What waits for one global index. */
export interface QueueInspection {
  readonly indexName: string;
  readonly waiting: number;
  /** When the oldest change was made, and when the index takes it in; absent where none waits. */
  readonly oldestAtMs: number | undefined;
  readonly nextDueAtMs: number | undefined;
  readonly entryCount: number;
  /** The changes that come next, in order. */
  readonly next: readonly { readonly item: Item; readonly change: 'added' | 'removed' | 'changed'; readonly dueAtMs: number }[];
}

/** A stream with its shards, parents before their children. */
export interface StreamInspection {
  readonly label: string;
  readonly viewType: StreamViewType;
  readonly openedAtMs: number;
  readonly closedAtMs: number | undefined;
  readonly shards: readonly (ShardFacts & { readonly firstText: string; readonly recordCount: number; readonly last: readonly RecordInspection[] })[];
}

/** A change in a shard. */
export interface RecordInspection {
  readonly sequenceNumber: string;
  readonly atMs: number;
  readonly change: ChangeName;
  readonly key: AttributeMap;
}

const nextMax = 6;
const recordsMax = 20;

export function inspectInside(state: EngineState, table: TableState): InsideInspection {
  return {
    itemsOf: (indexName, partitionNumber) => itemsOf(table, indexName, partitionNumber),
    withHash(indexName, hash) {
      const from = hash.replace(/[0-9A-F]{2}/gi, (byte) => String.fromCharCode(Number.parseInt(byte, 16)));
      for (const { key, value } of storeOf(table, indexName)?.ascending({ from }) ?? []) return key.startsWith(from) ? itemOf(value) : undefined;
      return undefined;
    },
    replicasOf: (key) => replicasOf(table, key, state.nowMs),
    queues: () => [...table.globals.keys()].map((name) => queueOf(table, name)),
    streams: () => streamsOf(state, table),
  };
}

const itemOf = (stored: Stored): Item => readItem('item' in stored ? stored.item : stored);
const storeOf = (table: TableState, indexName: string | undefined) => (indexName === undefined ? table.items : table.globals.get(indexName)?.entries);
const spaceOf = (table: TableState, indexName: string | undefined): KeySpace | undefined =>
  indexName === undefined ? table.space : table.globals.get(indexName)?.space;

function* itemsOf(table: TableState, indexName: string | undefined, partitionNumber: number): Generator<PlacedItem> {
  const partition = spaceOf(table, indexName)?.partitions.all.find(({ number }) => number === partitionNumber);
  if (partition === undefined) return;
  const range = { from: partition.from, ...(partition.to === undefined ? {} : { to: partition.to, toExclusive: true }) };
  for (const { key, value } of storeOf(table, indexName)!.ascending(range)) {
    yield { hash: hashHex(key), item: itemOf(value), bytes: ('item' in value ? value.item : value).bytes };
  }
}

function replicasOf({ record, space, items }: TableState, key: AttributeMap, nowMs: number): ReplicasInspection | undefined {
  if (keyValues([...record.key.partition, ...record.key.sort], key) === undefined) return undefined;
  const position = positionOf(record.key, key);
  const at = space.partitions.indexOf(position);
  const group = space.replicas[at]!;
  return {
    partitionId: partitionId(space.partitions.all[at]!),
    sequence: group.sequence,
    replicas: replicaIds.map((id, replica) => {
      const view = group.view(replica, nowMs);
      const { isLeader, lagMs, appliedSequence } = view;
      const undone = view.overlay(itemsStore);
      const stored = undone?.has(position) ? undone.get(position) : items.get(position);
      return { id, isLeader, lagMs, appliedSequence, item: stored && itemOf(stored) };
    }),
    log: group.tail.map(({ sequence, atMs, undo, appliedAtMs }) => ({
      sequence,
      atMs,
      isOfKey: undo.some((one) => one.store === itemsStore && one.position === position),
      appliedAtMs,
    })),
  };
}

function queueOf(table: TableState, indexName: string): QueueInspection {
  const { queue, entries } = table.globals.get(indexName)!;
  const next = queue.first(nextMax);
  return {
    indexName,
    waiting: queue.length,
    oldestAtMs: next[0]?.atMs,
    nextDueAtMs: queue.nextDueAtMs,
    entryCount: entries.size,
    next: next.map(({ change: { before, after }, dueAtMs }) => ({
      item: readItem((after ?? before)!.entry.item),
      change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
      dueAtMs,
    })),
  };
}

function streamsOf({ streams }: EngineState, { record }: TableState): StreamInspection[] {
  return streams
    .all()
    .filter(({ facts }) => facts.tableNumber === record.number)
    .map(({ facts: { label, viewType, openedAtMs, closedAtMs, key }, shards }) => ({
      label,
      viewType,
      openedAtMs,
      closedAtMs,
      shards: shards.map(({ facts, records }) => ({
        ...facts,
        firstText: sequenceText(facts.firstSequence),
        recordCount: records.length,
        last: records.slice(-recordsMax).map((change) => recordOf(change, [...key.partition, ...key.sort].map(({ name }) => name))),
      })),
    }));
}

function recordOf(change: ChangeRecord, names: readonly string[]): RecordInspection {
  const item = readItem((change.after ?? change.before)!);
  const key = Object.fromEntries(names.map((name) => [name, attributeOf(item, name)!]));
  return { sequenceNumber: sequenceText(change.sequence), atMs: change.atMs, change: changeName(change), key };
}
