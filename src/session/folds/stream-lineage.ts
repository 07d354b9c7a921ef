/** The shards of a stream with their lineage, and where iterators stand in them. */
import type { StreamInspection } from '#engine';
import { say } from '#texts/say.ts';
import type { Exchange } from '../exchange.ts';
import { formatCount } from '../format.ts';
import { keyText } from '../table-keys.ts';
import { all } from './spoken.ts';
import { formatTime } from './virtual-time.ts';

export interface StreamLineage {
  readonly label: string;
  readonly viewType: string;
  readonly isOpen: boolean;
  readonly finding: string;
  /** Parents before their children. */
  readonly shards: readonly ShardRow[];
}

export interface ShardRow {
  readonly id: string;
  /** The last eight characters, which tell one from the other. */
  readonly shortId: string;
  readonly partitionId: string;
  readonly parentShortId: string | undefined;
  /** Row of the parent; absent where it is gone or there is none. */
  readonly parentRow: number | undefined;
  readonly fromMs: number;
  /** Absent while it is open. */
  readonly toMs: number | undefined;
  readonly recordCount: number;
  readonly records: readonly ShardRecord[];
  readonly iterators: readonly ShardIterator[];
  readonly sentence: string;
}

export interface ShardRecord {
  readonly sequenceNumber: string;
  readonly atMs: number;
  readonly time: string;
  readonly change: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly key: string;
}

export interface ShardIterator {
  /** Of the exchange that got it. */
  readonly number: number;
  readonly type: string;
  readonly sequenceNumber: string;
  readonly until: string;
  readonly isOver: boolean;
}

const short = (id: string): string => id.slice(-8);

export function streamLineageOf({ label, viewType, closedAtMs, shards }: StreamInspection, exchanges: readonly Exchange[], nowMs: number): StreamLineage {
  const issued = exchanges.flatMap(({ number, trace }) => all(trace?.events ?? [], 'stream.iterator-issued').map((event) => ({ number, event })));
  const rows = shards.map(({ id, parentId, partitionNumber, openedAtMs, closedAtMs: endMs, recordCount, last }): ShardRow => {
    const parentRow = shards.findIndex((shard) => shard.id === parentId);
    const partitionId = `P${partitionNumber}`;
    const state = endMs === undefined ? say('open') : say('closed at {time}', { time: formatTime(endMs) });
    return {
      id,
      shortId: short(id),
      partitionId,
      parentShortId: parentId && short(parentId),
      parentRow: parentRow < 0 ? undefined : parentRow,
      fromMs: openedAtMs,
      toMs: endMs,
      recordCount,
      records: last.map(({ sequenceNumber, atMs, change, key }) => ({ sequenceNumber, atMs, time: formatTime(atMs), change, key: Object.values(key).map(keyText).join(', ') })),
      iterators: issued
        .filter(({ event }) => event.shardId === id)
        .map(({ number, event }) => ({ number, type: event.iteratorType, sequenceNumber: event.sequenceNumber, until: formatTime(event.untilMs), isOver: event.untilMs <= nowMs })),
      sentence: parentId === undefined ? say('Shard {short} of partition {partitionId}, {state}, holds {records}.', {
        short: short(id),
        partitionId,
        state,
        records: formatCount(recordCount, { one: '{n} record', other: '{n} records' }),
      }) : say('Shard {short} of partition {partitionId}, {state}, child of {parent}, holds {records}.', {
        short: short(id),
        partitionId,
        state,
        parent: short(parentId),
        records: formatCount(recordCount, { one: '{n} record', other: '{n} records' }),
      }),
    };
  });
  const open = rows.filter(({ toMs }) => toMs === undefined).length;
  const records = rows.reduce((sum, { recordCount }) => sum + recordCount, 0);
  const finding = say('{records} in {shards}, {open} of them open. Each is kept for 24 hours.', {
    records: formatCount(records, { one: '{n} record', other: '{n} records' }),
    shards: formatCount(rows.length, { one: '{n} shard', other: '{n} shards' }),
    open,
  });
  return { label, viewType, isOpen: closedAtMs === undefined, finding, shards: rows };
}
