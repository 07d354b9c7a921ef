/**
 * The only place where state changes. A running engine comes here with the commits it has just made, a
 * reopened one with those of the journal; both end in the same state.
 */
import { assert, present, unreachable } from '#engine/kernel/assert.ts';
import { nextCountMs } from '#engine/catalog/lifecycle.ts';
import { imageOf, indexChanges } from '#engine/indexes/maintenance.ts';
import { entryOf } from '#engine/indexes/projection.ts';
import type {
  BudgetRestored,
  PartitionSplit,
  SplitPlanned,
  Commit,
  CommitRecord,
  IndexBackfilled,
  IndexPropagated,
  ItemRestored,
  ItemWritten,
  PartitionRestored,
  StreamRecordsRestored,
  StreamRestored,
  UnitsConsumed,
} from '#engine/model/commit.ts';
import type { IndexChange, PlacedEntry } from '#engine/model/index-entry.ts';
import { collectionOf } from '#engine/model/key.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { type Allowances, allowancesOf } from '#engine/catalog/allowances.ts';
import { billedBytes } from '#engine/pricing/meter.ts';
import type { Undo } from '#engine/replication/replica-group.ts';
import { Expiries, usualExpiryDelay } from '#engine/storage/expiries.ts';
import { Shard } from '#engine/streams/shard.ts';
import { TokenBucket } from '#engine/capacity/token-bucket.ts';
import type { Settings } from '#engine/model/settings.ts';
import { type EngineState, type GlobalIndexState, itemsStore, type KeySpace, spaceBytes, type Stored, type TableState } from './state.ts';

/** Applies a record whole. `changesOf` gives index changes that the step has already worked out. */
export function applyRecord(
  state: EngineState,
  record: CommitRecord,
  changesOf?: ReadonlyMap<Commit, readonly IndexChange[]>,
): void {
  state.nowMs = record.atMs;
  state.ordinal = record.ordinal;
  for (const commit of record.commits) applyCommit(state, commit, changesOf?.get(commit));
}

function applyCommit(state: EngineState, commit: Commit, changes: readonly IndexChange[] | undefined): void {
  switch (commit.type) {
    case 'item.written':
      return writeItem(state, commit, changes);
    case 'units.consumed':
      return consumeUnits(state, commit);
    case 'table.changed':
      return changeTable(state, commit.table);
    case 'table.removed':
      return removeTable(state, commit.tableNumber);
    case 'index.propagated':
      return propagate(state, commit);
    case 'index.backfilled':
      return backfill(state, commit);
    case 'transaction.remembered':
      state.tokens.remember(commit);
      return scheduleForgetting(state);
    case 'transactions.forgotten':
      state.tokens.forget(commit.upToMs);
      return scheduleForgetting(state);
    case 'stream.read':
      return state.meter.consume(commit.tableNumber, 'stream reads', 1);
    case 'stream.tended':
      state.streams.tend(commit.tableNumber, commit.label, state.nowMs);
      return scheduleTending(state, commit.tableNumber);
    case 'stream.restored':
    case 'stream-records.restored':
      return restoreStream(state, commit);
    case 'clock.speed-set':
      state.speed = commit.speed;
      return;
    case 'partition.restored':
      return restorePartition(state, commit);
    case 'split.planned':
      return planSplit(state, commit);
    case 'partition.split':
      return splitPartition(state, commit);
    case 'partitions.restored':
      return spaceOf(state, commit)?.restore(commit, settingsOf(state, commit), state.nowMs);
    case 'budget.restored':
      return restoreBudget(state, commit);
    case 'item.restored':
      return restoreItem(state, commit);
    case 'bill.restored':
      state.tableNumbers = commit.tableNumbers;
      return state.meter.restore(commit.lines, state.nowMs);
    case 'story.begun':
      // Whoever made this state has made it with these settings.
      return;
    case 'clock.moved':
      // The record's own time has moved the clock already.
      return;
    default:
      return unreachable(commit);
  }
}

const tableOf = (state: EngineState, number: number): TableState =>
  present(state.tables.get(number), `table number ${number}`);

function writeItem(state: EngineState, commit: ItemWritten, worked: readonly IndexChange[] | undefined): void {
  const table = tableOf(state, commit.tableNumber);
  const { items, space, record } = table;
  const { position, item } = commit;
  const before = item === undefined ? items.delete(position) : items.set(position, item);

  const changes =
    record.indexes.length === 0
      ? none
      : (worked ?? indexChanges(record, position, imageOf(before), imageOf(item)));
  const { keepsUndo } = state;
  const undo: Undo<Stored>[] = keepsUndo ? [{ store: itemsStore, position, before }] : [];
  let bytesAdded = (item?.bytes ?? 0) - (before?.bytes ?? 0);
  const itemsAdded = (item === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
  for (const change of changes) {
    if (change.unchanged) continue;
    if (change.kind === 'global') enqueue(state, table, change);
    else bytesAdded += writeLocal(table, change, undo);
  }
  if (table.locals.size > 0) addToCollection(table, position, bytesAdded);

  const partition = space.partitions.indexOf(position);
  space.replicas[partition]!.append(commit.sequence, state.nowMs, undo);
  const counters = space.partitions.all[partition]!;
  state.streams.of(record)?.append(counters.number, { atMs: state.nowMs, before, after: item, isExpiry: commit.isExpiry });
  followExpiry(state, table, position, item);
  counters.itemCount += itemsAdded;
  counters.bytes += bytesAdded;
  table.bytes += bytesAdded;
  sizeChanged(state, table);
}

const none: readonly IndexChange[] = [];

function sizeChanged(state: EngineState, table: TableState): void {
  scheduleCount(state, table.record);
  state.meter.stored(table.record.number, storedBytes(table), state.nowMs);
}

/** Bytes of a table and its global indexes as they are billed. */
function storedBytes(table: TableState): number {
  let bytes = billedBytes(table.bytes, table.items.size);
  for (const entries of table.locals.values()) bytes += billedBytes(0, entries.size);
  for (const { entries, space } of table.globals.values()) bytes += billedBytes(spaceBytes(space), entries.size);
  return bytes;
}

/** Writes an entry of a local index, which stands in the partition of its item. Returns the bytes it adds. */
function writeLocal(table: TableState, change: IndexChange, undo: Undo<Stored>[]): number {
  const entries = present(table.locals.get(change.indexName), `local index ${change.indexName}`);
  let bytes = 0;
  if (change.before !== undefined && change.before.position !== change.after?.position) {
    const { position } = change.before;
    const before = entries.delete(position);
    undo.push({ store: change.indexName, position, before });
    bytes -= before?.item.bytes ?? 0;
  }
  if (change.after !== undefined) {
    const { position, entry } = change.after;
    const before = entries.set(position, entry);
    undo.push({ store: change.indexName, position, before });
    bytes += entry.item.bytes - (before?.item.bytes ?? 0);
  }
  return bytes;
}

function addToCollection(table: TableState, position: string, bytes: number): void {
  const collection = collectionOf(position);
  const total = (table.collectionBytes.get(collection) ?? 0) + bytes;
  if (total === 0) table.collectionBytes.delete(collection);
  else table.collectionBytes.set(collection, total);
}

function enqueue(state: EngineState, table: TableState, change: IndexChange): void {
  const index = table.globals.get(change.indexName);
  if (index === undefined) return;
  if (state.settings.indexLag === undefined) {
    takeIn(index, change, state.nowMs);
    return;
  }
  index.queue.push(change, state.nowMs);
  scheduleNextPropagation(state, table.record, change.indexName, index);
}

function scheduleNextPropagation(
  state: EngineState,
  { number }: TableRecord,
  indexName: string,
  { queue }: GlobalIndexState,
): void {
  const atMs = queue.nextDueAtMs;
  const key = `propagate/${number}/${indexName}`;
  if (atMs === undefined) state.tasks.cancel(key);
  else state.tasks.schedule({ atMs, key, kind: 'propagate', tableNumber: number, indexName });
}

/** Moves an entry of a global index to what a change says. */
function takeIn({ entries, space }: GlobalIndexState, { before, after }: IndexChange, nowMs: number): void {
  if (before !== undefined && before.position !== after?.position) {
    count(space, before.position, entries.delete(before.position)?.item.bytes, undefined);
    log(space, before.position, nowMs);
  }
  if (after !== undefined) {
    count(space, after.position, entries.set(after.position, after.entry)?.item.bytes, after.entry.item.bytes);
    log(space, after.position, nowMs);
  }
}

function count(space: KeySpace, position: string, bytesBefore: number | undefined, bytesAfter: number | undefined): void {
  const partition = space.partitions.at(position);
  partition.itemCount += (bytesAfter === undefined ? 0 : 1) - (bytesBefore === undefined ? 0 : 1);
  partition.bytes += (bytesAfter ?? 0) - (bytesBefore ?? 0);
}

function log(space: KeySpace, position: string, nowMs: number): void {
  const group = space.replicas[space.partitions.indexOf(position)]!;
  group.append(group.sequence + 1, nowMs, []);
}

function propagate(state: EngineState, { tableNumber, indexName, upToSequence }: IndexPropagated): void {
  const table = tableOf(state, tableNumber);
  const index = table.globals.get(indexName);
  if (index === undefined) return;
  for (const { change } of index.queue.take(upToSequence)) takeIn(index, change, state.nowMs);
  scheduleNextPropagation(state, table.record, indexName, index);
  sizeChanged(state, table);
}

/** Puts in the entries of items that the index has not met yet. */
function backfill(state: EngineState, { tableNumber, indexName, afterPosition, throughPosition }: IndexBackfilled): void {
  const table = tableOf(state, tableNumber);
  const index = table.globals.get(indexName);
  const record = table.record.indexes.find(({ name }) => name === indexName);
  if (index === undefined || record === undefined) return;
  const range = { from: afterPosition, fromExclusive: true, to: throughPosition };
  for (const { key, value } of table.items.ascending(range)) {
    const after = entryOf(table.record, record, key, readItem(value), value);
    if (after !== undefined) takeIn(index, placed(indexName, after), state.nowMs);
  }
  sizeChanged(state, table);
}

const placed = (indexName: string, after: PlacedEntry): IndexChange => ({
  indexName,
  kind: 'global',
  before: undefined,
  after,
  unchanged: false,
});

function consumeUnits(state: EngineState, commit: UnitsConsumed): void {
  const table = state.tables.get(commit.tableNumber);
  if (table === undefined) return;
  const space = commit.indexName === undefined ? table.space : table.globals.get(commit.indexName)?.space;
  const at = space?.partitions.all.findIndex(({ number }) => number === commit.partitionNumber) ?? -1;
  if (space !== undefined && at >= 0) takeUnits(space, at, commit, state.nowMs);
  if (table.record.billingMode === 'PAY_PER_REQUEST') {
    state.meter.consume(commit.tableNumber, commit.channel === 'read' ? 'reads' : 'writes', commit.units);
  }
}

/** Where nothing is refused for lack of units, none are owed either. */
function takeUnits(space: KeySpace, at: number, { channel, units, partitionNumber }: UnitsConsumed, nowMs: number): void {
  const bucket = space.buckets[at]![channel];
  if (space.budgets === undefined) return bucket.drain(units, nowMs);
  bucket.take(units, nowMs);
  space.budgets[channel].take(partitionNumber, units, nowMs);
}

/** Time to live begins to count when it is ENABLED, for all items that are there already. */
function changeExpiries(state: EngineState, table: TableState): void {
  const { status, attributeName } = table.record.timeToLive ?? {};
  if (status !== 'ENABLED' || attributeName === undefined) {
    table.expiries = undefined;
  } else if (table.expiries?.attributeName !== attributeName) {
    const random = state.random.fork('time to live').fork(table.record.number);
    table.expiries = new Expiries(attributeName, random, state.settings.expiryDelay ?? usualExpiryDelay);
    for (const { key, value } of table.items.ascending()) table.expiries.follow(key, readItem(value), state.nowMs);
  }
  scheduleExpiry(state, table);
}

function followExpiry(state: EngineState, table: TableState, position: string, item: StoredItem | undefined): void {
  if (table.expiries === undefined) return;
  table.expiries.follow(position, item && readItem(item), state.nowMs);
  scheduleExpiry(state, table);
}

function scheduleExpiry({ tasks }: EngineState, { record: { number: tableNumber }, expiries }: TableState): void {
  const key = `expire/${tableNumber}`;
  const atMs = expiries?.nextAtMs;
  if (atMs === undefined) tasks.cancel(key);
  else if (tasks.atMsOf(key) !== atMs) tasks.schedule({ atMs, key, kind: 'expire', tableNumber });
}

/** What is allowed counts from now on. */
function changeAllowances({ nowMs }: EngineState, { record, space, globals }: TableState): void {
  const change = ({ budgets }: KeySpace, { read, write }: Allowances): void => {
    budgets?.read.change(read, nowMs);
    budgets?.write.change(write, nowMs);
  };
  change(space, allowancesOf(record, record, space.partitions.all.length));
  for (const index of record.indexes) {
    const global = globals.get(index.name);
    if (global !== undefined) change(global.space, allowancesOf(record, index, global.space.partitions.all.length));
  }
}

function changeTable(state: EngineState, record: TableRecord): void {
  let table = state.tables.get(record.number);
  state.catalog.put(record);
  if (table === undefined) {
    table = state.newTable(record);
    state.tables.set(record.number, table);
    state.tableNumbers = Math.max(state.tableNumbers, record.number);
  }
  table.record = record;
  const wanted = new Set<string>();
  for (const index of record.indexes) {
    wanted.add(index.name);
    if (index.kind === 'global' && !table.globals.has(index.name)) {
      table.globals.set(index.name, state.newGlobalIndex(record, index));
    }
  }
  for (const name of table.globals.keys()) {
    if (wanted.has(name)) continue;
    table.globals.delete(name);
    state.tasks.cancel(`propagate/${record.number}/${name}`);
  }
  changeExpiries(state, table);
  changeAllowances(state, table);
  followStream(state, table);
  scheduleSettling(state, record);
  scheduleCount(state, record);
  state.meter.table(record, storedBytes(table), state.nowMs);
}

/** The stream that the record tells of takes the table's changes from now on, and no other does. */
function followStream(state: EngineState, { record, space }: TableState): void {
  state.streams.follow(record, space.partitions.all.map(({ number }) => number), state.nowMs);
  scheduleTending(state, record.number);
}

function scheduleTending({ streams, tasks }: EngineState, tableNumber: number): void {
  for (const { facts, tendAtMs } of streams.all()) {
    if (facts.tableNumber !== tableNumber || tendAtMs === undefined) continue;
    const key = `tend stream/${tableNumber}/${facts.label}`;
    if (tasks.atMsOf(key) === tendAtMs) continue;
    tasks.schedule({ atMs: tendAtMs, key, kind: 'tend stream', tableNumber, streamLabel: facts.label });
  }
}

function restoreStream(state: EngineState, commit: StreamRestored | StreamRecordsRestored): void {
  if (commit.type === 'stream.restored') {
    const { stream, shards, sequence } = commit;
    state.streams.restore(stream, shards.map((facts) => new Shard(facts)), sequence);
    return scheduleTending(state, stream.tableNumber);
  }
  const shard = state.streams.get(commit.tableNumber, commit.label)?.shard(commit.shardId);
  for (const record of commit.records) shard?.append(record);
}

/** One task per table sees to whatever of it changes next by itself. */
function scheduleSettling(state: EngineState, record: TableRecord): void {
  const key = `settle/${record.number}`;
  const times = [record.settlesAtMs, ...record.indexes.map(({ settlesAtMs }) => settlesAtMs)];
  const next = Math.min(...times.map((atMs) => atMs ?? Infinity));
  if (next === Infinity) state.tasks.cancel(key);
  else state.tasks.schedule({ atMs: next, key, kind: 'settle', tableNumber: record.number });
}

/** What has changed is counted at the next hour for it; a table at rest is left alone. */
function scheduleCount(state: EngineState, { number, createdAtMs }: TableRecord): void {
  const key = `count/${number}`;
  const atMs = nextCountMs(createdAtMs, state.nowMs);
  if (state.tasks.atMsOf(key) !== atMs) state.tasks.schedule({ atMs, key, kind: 'count', tableNumber: number });
}

function scheduleForgetting({ tokens, tasks }: EngineState): void {
  const atMs = tokens.nextSweepAtMs;
  const key = 'forget tokens';
  if (atMs !== undefined && tasks.atMsOf(key) !== atMs) tasks.schedule({ atMs, key, kind: 'forget tokens' });
}

function removeTable(state: EngineState, tableNumber: number): void {
  const table = tableOf(state, tableNumber);
  state.meter.close(tableNumber, state.nowMs);
  state.streams.close(tableNumber, state.nowMs);
  scheduleTending(state, tableNumber);
  state.catalog.remove(tableNumber);
  state.tables.delete(tableNumber);
  state.tasks.cancel(`settle/${tableNumber}`);
  state.tasks.cancel(`count/${tableNumber}`);
  state.tasks.cancel(`expire/${tableNumber}`);
  for (const name of table.globals.keys()) state.tasks.cancel(`propagate/${tableNumber}/${name}`);
}

function restorePartition(state: EngineState, commit: PartitionRestored): void {
  const table = tableOf(state, commit.tableNumber);
  const space = commit.indexName === undefined ? table.space : table.globals.get(commit.indexName)?.space;
  if (space === undefined) return;
  const at = space.partitions.all.findIndex(({ number }) => number === commit.partitionNumber);
  assert(at >= 0, `partition ${commit.partitionNumber} of table number ${commit.tableNumber}`);
  space.replicas[at]!.resume(commit.sequence);
  const { read, write } = space.buckets[at]!;
  space.buckets[at] = {
    read: new TokenBucket(read.perSecondMax, state.nowMs, commit.readAvailable),
    write: new TokenBucket(write.perSecondMax, state.nowMs, commit.writeAvailable),
  };
}

interface SpaceName {
  readonly tableNumber: number;
  readonly indexName?: string | undefined;
}

/** Nothing for an index that has gone meanwhile. */
function spaceOf(state: EngineState, { tableNumber, indexName }: SpaceName): KeySpace | undefined {
  const table = state.tables.get(tableNumber);
  return indexName === undefined ? table?.space : table?.globals.get(indexName)?.space;
}

/** An index's replicas do not lag by themselves. */
const settingsOf = (state: EngineState, { indexName }: SpaceName): Settings =>
  indexName === undefined ? state.settings : { ...state.settings, followerLag: undefined };

function planSplit(state: EngineState, commit: SplitPlanned): void {
  const { tableNumber, indexName, partitionNumber, endsAtMs: atMs } = commit;
  spaceOf(state, commit)?.splits.set(partitionNumber, commit);
  const key = `split/${tableNumber}/${indexName ?? ''}/${partitionNumber}`;
  state.tasks.schedule({ atMs, key, kind: 'split', tableNumber, indexName, partitionNumber });
}

function splitPartition(state: EngineState, commit: PartitionSplit): void {
  const space = spaceOf(state, commit);
  const at = space?.partitions.all.findIndex(({ number }) => number === commit.partitionNumber) ?? -1;
  if (space === undefined || at < 0) return;
  const table = tableOf(state, commit.tableNumber);
  const { from } = space.partitions.all[at]!;
  const lower = sizeBetween(table, commit.indexName, from, commit.position);
  space.split(at, commit.position, lower, state.nowMs);
  const { all } = space.partitions;
  if (commit.indexName === undefined) {
    state.streams.of(table.record)?.split(commit.partitionNumber, [all[at]!.number, all[at + 1]!.number], state.nowMs);
  }
  changeAllowances(state, table);
}

/** Items and bytes of a stretch of a table, its local index entries counted in, or of a global index. */
function sizeBetween(
  { items, locals, globals }: TableState,
  indexName: string | undefined,
  from: string,
  to: string,
): { itemCount: number; bytes: number } {
  const range = { from, to, toExclusive: true };
  let itemCount = 0;
  let bytes = 0;
  if (indexName !== undefined) {
    for (const { value } of globals.get(indexName)?.entries.ascending(range) ?? noEntries) {
      itemCount++;
      bytes += value.item.bytes;
    }
    return { itemCount, bytes };
  }
  for (const { value } of items.ascending(range)) {
    itemCount++;
    bytes += value.bytes;
  }
  for (const entries of locals.values()) for (const { value } of entries.ascending(range)) bytes += value.item.bytes;
  return { itemCount, bytes };
}

const noEntries: readonly never[] = [];

function restoreBudget(state: EngineState, { tableNumber, indexName, read, write }: BudgetRestored): void {
  const table = tableOf(state, tableNumber);
  const { budgets } = indexName === undefined ? table.space : (table.globals.get(indexName)?.space ?? table.space);
  budgets?.read.restore(read, state.nowMs);
  budgets?.write.restore(write, state.nowMs);
}

function restoreItem(state: EngineState, { tableNumber, position, item }: ItemRestored): void {
  const table = tableOf(state, tableNumber);
  const { record, items, space } = table;
  items.set(position, item);
  followExpiry(state, table, position, item);
  let bytes = item.bytes;
  if (record.indexes.length > 0) {
    for (const change of indexChanges(record, position, undefined, imageOf(item))) {
      const global = change.kind === 'global' ? table.globals.get(change.indexName) : undefined;
      if (change.kind === 'local') bytes += writeLocal(table, change, []);
      else if (global !== undefined && change.after !== undefined) {
        const { position: at, entry } = change.after;
        count(global.space, at, global.entries.set(at, entry)?.item.bytes, entry.item.bytes);
      }
    }
  }
  if (table.locals.size > 0) addToCollection(table, position, bytes);
  const partition = space.partitions.at(position);
  partition.itemCount++;
  partition.bytes += bytes;
  table.bytes += bytes;
  sizeChanged(state, table);
}
