/**
 * Partitions that throughput needs. When what a table or index must serve at once has risen above what its
 * partitions can give together, all of them split in the middle, as often as it takes. Lowering throughput takes
 * none away. Source: reference 3.12, 3.15 to 3.17; that all split at once: USENIX ATC 2022 paper, section 4.
 */
import { modeBefore } from '#engine/catalog/table-change.ts';
import { warmOf } from '#engine/catalog/warm.ts';
import type { Commit, PartitionSplit } from '#engine/model/commit.ts';
import { hashHex } from '#engine/model/key.ts';
import { type Moment, onDemandFloor } from '#engine/model/physics/physics.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { initialPartitions, middleOf, partitionId } from '#engine/partitions/partition-map.ts';
import type { EngineState, KeySpace, TableState } from '#engine/state.ts';
import type { Recorder } from '#engine/trace/recorder.ts';

const none: readonly never[] = [];

/** For tables whose records these commits have changed, and that have come to rest. */
export function growPartitions(state: EngineState, commits: readonly Commit[], recorder: Recorder): readonly Commit[] {
  let splits: Commit[] | undefined;
  for (const commit of commits) {
    if (commit.type !== 'table.changed' || commit.table.status !== 'ACTIVE') continue;
    const table = state.tables.get(commit.table.number);
    if (table === undefined) continue;
    for (const [owner, space] of spacesOf(table)) (splits ??= []).push(...grow(state, table, owner, space, recorder));
  }
  return splits ?? none;
}

function spacesOf({ record, space, globals }: TableState): [TableRecord | IndexRecord, KeySpace][] {
  const indexes = record.indexes.flatMap((index): [IndexRecord, KeySpace][] => {
    const global = globals.get(index.name);
    return global === undefined ? [] : [[index, global.space]];
  });
  return [[record, space], ...indexes];
}

function grow(
  { nowMs: atMs, physics }: EngineState,
  { record }: TableState,
  owner: TableRecord | IndexRecord,
  space: KeySpace,
  recorder: Recorder,
): PartitionSplit[] {
  const wanted = initialPartitions(warmOf(owner, record.billingMode), physics);
  const partitions = space.partitions.fork();
  const { number: tableNumber, name: tableName } = record;
  const indexName = owner === record ? undefined : owner.name;
  const splits: PartitionSplit[] = [];
  let isGrowing = true;
  while (partitions.all.length < wanted && isGrowing) {
    isGrowing = false;
    for (const number of partitions.all.map((partition) => partition.number)) {
      const at = partitions.all.findIndex((partition) => partition.number === number);
      const partition = partitions.all[at]!;
      const position = middleOf(partition);
      if (position === undefined) continue;
      const into = [partitions.born + 1, partitions.born + 2].map((child) => partitionId({ number: child })) as [string, string];
      const { bytes } = partition;
      recorder.emit({ type: 'partition.split', atMs, tableName, indexName, partitionId: partitionId(partition), into, hash: hashHex(position), bytes, isGrowth: true });
      splits.push({ type: 'partition.split', tableNumber, indexName, partitionNumber: number, position });
      partitions.split(at, position, { itemCount: 0, bytes: 0 });
      isGrowing = true;
    }
  }
  return splits;
}

/** An on-demand table or index that serves more than it is warm for is warm for it from now on. Source: reference 5.09. */
export function warmWithUse(state: EngineState, spaces: ReadonlySet<KeySpace> | undefined, recorder: Recorder): readonly Commit[] {
  if (spaces === undefined) return none;
  return [...state.tables.values()].flatMap((table): Commit[] => {
    const { record } = table;
    if (record.billingMode !== 'PAY_PER_REQUEST' || modeBefore(record) !== 'PAY_PER_REQUEST') return [];
    const warmed = new Map<TableRecord | IndexRecord, TableRecord['warm']>();
    for (const [owner, space] of spacesOf(table)) {
      const warm = spaces.has(space) ? risen(owner, space, state) : undefined;
      if (warm === undefined) continue;
      warmed.set(owner, warm);
      const { readUnits, writeUnits } = warm;
      const indexName = owner === record ? undefined : owner.name;
      recorder.emit({ type: 'warm-throughput.changed', atMs: state.nowMs, tableName: record.name, indexName, readUnits, writeUnits, isOver: true });
    }
    if (warmed.size === 0) return [];
    const indexes = record.indexes.map((index) => (warmed.has(index) ? { ...index, warm: warmed.get(index) } : index));
    return [{ type: 'table.changed', table: { ...record, indexes, warm: warmed.get(record) ?? record.warm } }];
  });
}

function risen(owner: TableRecord | IndexRecord, { budgets }: KeySpace, { nowMs, physics }: Moment): TableRecord['warm'] {
  if (budgets === undefined) return undefined;
  const warm = warmOf(owner, 'PAY_PER_REQUEST');
  const floor = onDemandFloor(physics);
  const readUnits = Math.max(warm.readUnits, floor.readUnits, Math.floor(budgets.read.rateAt(nowMs)));
  const writeUnits = Math.max(warm.writeUnits, floor.writeUnits, Math.floor(budgets.write.rateAt(nowMs)));
  return readUnits > warm.readUnits || writeUnits > warm.writeUnits ? { ...warm, readUnits, writeUnits } : undefined;
}
