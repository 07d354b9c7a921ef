/**
 * What happens by itself when its time has come: statuses end, indexes take in changes, counts are made.
 * A task only decides; the commits it returns are applied like those of a request.
 */
import type { Task } from '#engine/kernel/clock.ts';
import type { Commit } from '#engine/model/commit.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { PropagationQueue } from '#engine/indexes/propagation-queue.ts';
import { type EngineState, spaceBytes, type TableState } from '#engine/state.ts';
import type { Recorder } from '#engine/trace/recorder.ts';
import { followBackup } from './backups.ts';
import { endMinute } from './end-minute.ts';
import { deleteExpired } from './expiry.ts';
import { followLostLeader } from './leaders.ts';
import { settleTable } from './settle-table.ts';
import { runTrigger } from './run-trigger.ts';
import { endSplit } from './splits.ts';

/** Tasks are named by what they do; `#engine/apply.ts` schedules them. */
export function runTask(state: EngineState, task: Task, recorder: Recorder): Commit[] {
  if (task.kind === 'forget tokens') return forgetTokens(state, recorder);
  if (task.kind === 'end minute') return endMinute(state, recorder);
  if (task.kind === 'run trigger') return runTrigger(state, task, recorder);
  if (task.kind === 'finish backup' || task.kind === 'expire backup') return followBackup(state, task, recorder);
  if (task.kind === 'tend stream') return tendStream(state, task, recorder);
  const table = task.tableNumber === undefined ? undefined : state.tables.get(task.tableNumber);
  if (table === undefined) return [];
  switch (task.kind) {
    case 'settle':
      return settleTable(state, table, recorder);
    case 'propagate':
      return propagate(state, table, task.indexName ?? '', recorder);
    case 'count':
      return count(table);
    case 'expire':
      return deleteExpired(state, table, recorder);
    case 'split':
      return endSplit(state, table, task, recorder);
    case 'elect':
    case 'rebuild':
      return followLostLeader(state, table, task, recorder);
  }
}

/** Source: reference 6.28: ten minutes. */
function forgetTokens({ tokens, nowMs }: EngineState, recorder: Recorder): Commit[] {
  const count = tokens.expired(nowMs);
  if (count > 0) recorder.emit({ type: 'transaction.forgotten', atMs: nowMs, tokens: count });
  return [{ type: 'transactions.forgotten', upToMs: nowMs }];
}

/** Shards that have been open for four hours, records that are older than 24. */
function tendStream({ streams, nowMs }: EngineState, task: Task, recorder: Recorder): Commit[] {
  const { tableNumber = 0, streamLabel: label = '' } = task;
  const stream = streams.get(tableNumber, label);
  if (stream === undefined) return [];
  const { rotated, trimmed } = stream.due(nowMs);
  if (rotated + trimmed > 0) {
    recorder.emit({ type: 'stream.tended', atMs: nowMs, tableName: stream.facts.tableName, rotated, trimmed });
  }
  return [{ type: 'stream.tended', tableNumber, label }];
}

/** The index takes in all changes that are due. */
function propagate(state: EngineState, table: TableState, indexName: string, recorder: Recorder): Commit[] {
  const vectors = table.vectors.get(indexName);
  if (vectors !== undefined) return propagateFrom(state, table, indexName, vectors.queue, recorder);
  const index = table.globals.get(indexName);
  // A partition of the index without a leader takes in nothing, and the queue keeps its order: all of it waits.
  if (index?.space.replicas.some(({ isLed }) => !isLed) === true) return [];
  return index === undefined ? [] : propagateFrom(state, table, indexName, index.queue, recorder);
}

function propagateFrom<Change>(
  state: EngineState,
  table: TableState,
  indexName: string,
  queue: PropagationQueue<Change>,
  recorder: Recorder,
): Commit[] {
  const due = queue.due(state.nowMs);
  const last = due[due.length - 1];
  if (last === undefined) return [];
  recorder.emit({
    type: 'index.propagated',
    atMs: state.nowMs,
    tableName: table.record.name,
    indexName,
    count: due.length,
    lagMs: state.nowMs - due[0]!.atMs,
    waiting: queue.length - due.length,
  });
  const { number: tableNumber } = table.record;
  return [{ type: 'index.propagated', tableNumber, indexName, upToSequence: last.sequence }];
}

/** Brings the counts of DescribeTable up to date. Source: SDK model: about every six hours. */
function count(table: TableState): Commit[] {
  const { record } = table;
  const counted: TableRecord = {
    ...record,
    countedItems: table.items.size,
    countedBytes: table.bytes,
    indexes: record.indexes.map((index) => {
      const global = table.globals.get(index.name);
      const local = table.locals.get(index.name);
      let countedBytes = global === undefined ? 0 : spaceBytes(global.space);
      if (local !== undefined) for (const { value } of local.ascending()) countedBytes += value.item.bytes;
      return { ...index, countedItems: (global?.entries ?? local)?.size ?? 0, countedBytes };
    }),
    vectorIndexes: record.vectorIndexes?.map((index) => {
      const { entries, bytes } = table.vectors.get(index.name) ?? { entries: undefined, bytes: 0 };
      return { ...index, countedItems: entries?.size ?? 0, countedBytes: bytes };
    }),
  };
  return isSameCount(record, counted) ? [] : [{ type: 'table.changed', table: counted }];
}

type Counted = Pick<TableRecord, 'countedItems' | 'countedBytes'>;

const isSameCount = (a: TableRecord, b: TableRecord): boolean =>
  a.countedItems === b.countedItems &&
  a.countedBytes === b.countedBytes &&
  isSameCountOfAll([...a.indexes, ...(a.vectorIndexes ?? [])], [...b.indexes, ...(b.vectorIndexes ?? [])]);

const isSameCountOfAll = (a: readonly Counted[], b: readonly Counted[]): boolean =>
  a.every(({ countedItems, countedBytes }, i) => countedItems === b[i]!.countedItems && countedBytes === b[i]!.countedBytes);
