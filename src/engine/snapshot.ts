/**
 * A state as commits: applied to a fresh engine they give it back. In-flight work is not in it: followers
 * and indexes of a reopened engine have caught up, as after a pause.
 */
import { differences } from '#engine/backups/backups.ts';
import type { Commit, CommitRecord } from '#engine/model/commit.ts';
import type { BackupDifference } from '#engine/model/backup.ts';
import { noTotals } from '#engine/model/trigger.ts';
import type { TriggerState } from '#engine/triggers/triggers.ts';
import type { EngineState, KeySpace, TableState } from './state.ts';

/** Items in one record: large enough to be quick, small enough not to hold up anything else. */
const itemsPerRecord = 256;

export function* snapshotOf(state: EngineState): Generator<CommitRecord> {
  const { nowMs: atMs, ordinal } = state;
  const record = (commits: readonly Commit[]): CommitRecord => ({ atMs, ordinal, commits });
  const tables = [...state.tables.values()].sort((a, b) => a.record.number - b.record.number);
  yield record([
    { type: 'story.begun', settings: state.settings },
    ...tables.map((table): Commit => ({ type: 'table.changed', table: table.record })),
    { type: 'bill.restored', lines: state.meter.lines(atMs), tableNumbers: state.tableNumbers },
    { type: 'clock.speed-set', speed: state.speed },
    ...state.tokens.all().map((entry): Commit => ({ ...entry, type: 'transaction.remembered' })),
  ]);
  for (const table of tables) {
    yield record([...splitsOf(table), ...partitionsOf(table, atMs), ...budgetsOf(table, atMs)]);
    for (const commits of itemsOf(table)) yield record(commits);
  }
  yield* historiesOf(tables, record);
  yield* backupsOf(state, record);
  yield* streamsOf(state, record);
  yield* metricsOf(state, record);
  const scaling = scalingOf(state);
  if (scaling.length > 0) yield record(scaling);
  for (const one of state.triggers.all) yield record(triggerOf(one));
}

/** By what tables go back in time. */
function* historiesOf(tables: readonly TableState[], record: (commits: readonly Commit[]) => CommitRecord): Generator<CommitRecord> {
  for (const { record: { number: tableNumber }, history } of tables) {
    if (history === undefined) continue;
    const { keptFromMs, images } = history;
    yield record([{ type: 'history.restored', tableNumber, keptFromMs }]);
    for (let i = 0; i < images.length; i += itemsPerRecord) {
      yield record([{ type: 'history-images.restored', tableNumber, images: images.slice(i, i + itemsPerRecord) }]);
    }
  }
}

/** A backup is told by what it has in another way than its table. */
function* backupsOf({ backups, tables }: EngineState, record: (commits: readonly Commit[]) => CommitRecord): Generator<CommitRecord> {
  for (const { record: backup, items } of backups.all) {
    yield record([{ type: 'backup.restored', backup }]);
    let part: BackupDifference[] = [];
    for (const difference of differences(items, tables.get(backup.table.number)?.items)) {
      part.push(difference);
      if (part.length < itemsPerRecord) continue;
      yield record([{ type: 'backup-items.restored', backupArn: backup.arn, differences: part }]);
      part = [];
    }
    if (part.length > 0) yield record([{ type: 'backup-items.restored', backupArn: backup.arn, differences: part }]);
  }
}

function triggerOf({ trigger, readings, totals, invocations, dropped }: TriggerState): Commit[] {
  const progressed = { type: 'trigger.progressed', triggerId: trigger.id } as const;
  return [
    { type: 'trigger.changed', trigger },
    { ...progressed, counted: totals, invocations, dropped },
    ...[...readings.values()].map((reading): Commit => ({ ...progressed, reading, counted: noTotals, invocations: [], dropped: [] })),
  ];
}

function* metricsOf({ metrics }: EngineState, record: (commits: readonly Commit[]) => CommitRecord): Generator<CommitRecord> {
  for (const [step, periods] of metrics.periods().entries()) {
    for (let i = 0; i < periods.length; i += itemsPerRecord) {
      yield record([{ type: 'metric-periods.restored', step, periods: periods.slice(i, i + itemsPerRecord) }]);
    }
  }
  yield record([{ type: 'metrics.restored', running: metrics.running, levels: metrics.levels() }]);
}

function scalingOf({ scaling: { targets, policies, activities } }: EngineState): Commit[] {
  return [
    ...targets.map((target): Commit => ({ type: 'scaling-target.changed', target })),
    ...policies.map((policy): Commit => ({ type: 'scaling-policy.changed', policy })),
    ...activities.map((activity): Commit => ({ type: 'scaling-activity.added', activity })),
  ];
}

/** Items that are put back are not recorded again; the streams come with what they hold. */
function* streamsOf({ streams }: EngineState, record: (commits: readonly Commit[]) => CommitRecord): Generator<CommitRecord> {
  for (const { facts, shards, sequence } of streams.all()) {
    const { tableNumber, label } = facts;
    yield record([{ type: 'stream.restored', stream: facts, shards: shards.map((shard) => shard.facts), sequence }]);
    for (const { facts: { id: shardId }, records } of shards) {
      for (let i = 0; i < records.length; i += itemsPerRecord) {
        const part = records.slice(i, i + itemsPerRecord);
        yield record([{ type: 'stream-records.restored', tableNumber, label, shardId, records: part }]);
      }
    }
  }
}

/** Partitions that have come of splits or are led by another replica than at first, and splits that are under way. */
function splitsOf(table: TableState): Commit[] {
  const { number: tableNumber } = table.record;
  return spacesOf(table).flatMap(([indexName, { partitions, replicas, splits }]): Commit[] => {
    const { bounds, born } = partitions;
    const leaders = replicas.map(({ nextLeader }) => nextLeader);
    const shares = partitions.all.map(({ share }) => share);
    const isChanged = born > partitions.all.length || replicas.some(({ hasChangedHands }) => hasChangedHands);
    return [
      ...(isChanged ? [{ type: 'partitions.restored', tableNumber, indexName, bounds, born, leaders, shares } as const] : []),
      ...splits.values(),
    ];
  });
}

function budgetsOf(table: TableState, nowMs: number): Commit[] {
  return spacesOf(table).flatMap(([indexName, { budgets }]): Commit[] => {
    if (budgets === undefined) return [];
    const { number: tableNumber } = table.record;
    return [{ type: 'budget.restored', tableNumber, indexName, read: budgets.read.facts(nowMs), write: budgets.write.facts(nowMs) }];
  });
}

function spacesOf({ space, globals }: TableState): [string | undefined, KeySpace][] {
  return [[undefined, space], ...[...globals].map(([name, index]): [string, KeySpace] => [name, index.space])];
}

function partitionsOf(table: TableState, nowMs: number): Commit[] {
  return spacesOf(table).flatMap(([indexName, space]) =>
    space.partitions.all.map((partition, at): Commit => ({
      type: 'partition.restored',
      tableNumber: table.record.number,
      indexName,
      partitionNumber: partition.number,
      sequence: space.replicas[at]!.sequence,
      readAvailable: space.buckets[at]!.read.availableAt(nowMs),
      writeAvailable: space.buckets[at]!.write.availableAt(nowMs),
    })),
  );
}

function* itemsOf({ record: { number: tableNumber }, items }: TableState): Generator<Commit[]> {
  let commits: Commit[] = [];
  for (const { key: position, value: item } of items.ascending()) {
    commits.push({ type: 'item.restored', tableNumber, position, item });
    if (commits.length === itemsPerRecord) {
      yield commits;
      commits = [];
    }
  }
  if (commits.length > 0) yield commits;
}
