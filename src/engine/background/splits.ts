/**
 * Partitions that have become too large or too hot split, which takes minutes. Whether a split would help is
 * looked at after every request; what it comes to is decided here and done when its time has come.
 * Source: reference 3.20 to 3.30.
 */
import { valueAt } from '#engine/kernel/distribution.ts';
import type { Random } from '#engine/kernel/random.ts';
import type { Task } from '#engine/kernel/clock.ts';
import type { Commit, SplitPlanned } from '#engine/model/commit.ts';
import { collectionOf, hashCharacters, hashHex } from '#engine/model/key.ts';
import type { Physics } from '#engine/model/physics/physics.ts';
import { Heat } from '#engine/partitions/heat.ts';
import { type Partition, partitionId } from '#engine/partitions/partition-map.ts';
import type { EngineState, KeySpace, TableState } from '#engine/state.ts';
import type { SplitRejected } from '#engine/trace/split-events.ts';
import type { Recorder } from '#engine/trace/recorder.ts';

/**
 * How long the split of a partition takes, by the engine's chance. Source: reference 3.23: minutes. Assumption: any
 * time between two bounds is as likely as any other (reference 3.30 proposes 120 to 300 s).
 */
export function splitMs(
  random: Random,
  { tableNumber, indexName = '', partitionNumber }: Pick<SplitPlanned, 'tableNumber' | 'indexName' | 'partitionNumber'>,
  { splitSecondsMin, splitSecondsMax }: Physics['heat'],
): number {
  const chance = random.fork('splits').fork(tableNumber).fork(indexName).unit(partitionNumber);
  return valueAt({ quantiles: [[0, splitSecondsMin * 1000], [1, splitSecondsMax * 1000]] }, chance);
}

/** A key space with the name under which commits know it. */
interface Space {
  readonly table: TableState;
  readonly indexName: string | undefined;
  readonly space: KeySpace;
}

/** What a request used of a partition. */
export interface Use {
  readonly space: KeySpace;
  readonly partitionNumber: number;
  readonly channel: 'read' | 'write';
  readonly position: string;
  readonly units: number;
}

/** The splits that follow from what was used, and the key spaces that were looked at: each at most once in a window of heat. */
export interface HeatLook {
  readonly commits: readonly Commit[];
  /** Absent, as it mostly is: none. */
  readonly spaces: ReadonlySet<KeySpace> | undefined;
}

const none: readonly never[] = [];

export function splitHotPartitions(state: EngineState, uses: readonly Use[], recorder: Recorder): HeatLook {
  let commits: Commit[] | undefined;
  let spaces: Set<KeySpace> | undefined;
  for (const use of uses) {
    const { space, partitionNumber } = use;
    let heat = space.heat.get(partitionNumber);
    if (heat === undefined) space.heat.set(partitionNumber, (heat = new Heat(state.physics)));
    heat.take(use, state.nowMs);
    if (!heat.isDue(state.nowMs)) continue;
    (spaces ??= new Set()).add(space);
    if (space.splits.has(partitionNumber)) continue;
    const named = nameOf(state, space);
    const partition = space.partitions.all.find(({ number }) => number === partitionNumber);
    if (named !== undefined && partition !== undefined) (commits ??= []).push(...coolDown(state, named, partition, heat, recorder));
  }
  return { commits: commits ?? none, spaces };
}

function coolDown(state: EngineState, named: Space, partition: Partition, heat: Heat, recorder: Recorder): Commit[] {
  const finding = heat.finding(state.nowMs, named.table.locals.size === 0 || named.indexName !== undefined);
  if (finding === undefined) return [];
  const isInside = finding.kind === 'split' && isWithin(partition, finding.position);
  if (isInside) return [plan(state, named, partition, finding, 'heat', recorder)];
  const why: SplitRejected['why'] = finding.kind === 'split' ? 'one item collection' : finding.kind;
  recorder.emit({
    type: 'split.rejected',
    atMs: state.nowMs,
    tableName: named.table.record.name,
    indexName: named.indexName,
    partitionId: partitionId(partition),
    why,
  });
  return [];
}

/** Plans splits of partitions that hold as much as a partition may, among those that these commits have written to. */
export function splitFullPartitions(state: EngineState, commits: readonly Commit[], recorder: Recorder): readonly Commit[] {
  const most = state.physics.partitions.partitionBytesMax;
  const full = fullSpaces(state, commits, most);
  if (full === undefined) return none;
  const plans: Commit[] = [];
  for (const named of full.values()) {
    for (const partition of named.space.partitions.all) {
      const { number, bytes } = partition;
      if (bytes < most || named.space.splits.has(number)) continue;
      // One that could not be split is looked at again when it has grown by a tenth.
      if (bytes < (named.space.unsplittable.get(number) ?? 0) * 1.1) continue;
      const position = middle(named, partition);
      if (position === undefined) named.space.unsplittable.set(number, bytes);
      else plans.push(plan(state, named, partition, { position }, 'size', recorder));
    }
  }
  return plans;
}

/** Those that were written to and have a partition with as many bytes; absent, as it mostly is: none. */
function fullSpaces(state: EngineState, commits: readonly Commit[], bytes: number): ReadonlyMap<KeySpace, Space> | undefined {
  let spaces: Map<KeySpace, Space> | undefined;
  const look = (table: TableState, indexName: string | undefined, space: KeySpace): void => {
    if (space.partitions.all.some((partition) => partition.bytes >= bytes)) (spaces ??= new Map()).set(space, { table, indexName, space });
  };
  for (const commit of commits) {
    if (commit.type !== 'item.written' && commit.type !== 'index.propagated') continue;
    const table = state.tables.get(commit.tableNumber);
    if (table === undefined) continue;
    if (commit.type === 'item.written') look(table, undefined, table.space);
    for (const [indexName, { space }] of table.globals) look(table, indexName, space);
  }
  return spaces;
}

/** Where half of a partition's bytes are; a collection with local indexes is not cut. Nothing where there is no such place. */
function middle({ table, indexName }: Space, { from, to }: Partition): string | undefined {
  const mayCut = table.locals.size === 0 || indexName !== undefined;
  const entries = indexName === undefined ? table.items : table.globals.get(indexName)?.entries;
  const held = [...(entries?.ascending({ from, to, toExclusive: true }) ?? [])].map(
    ({ key, value }) => [key, 'item' in value ? value.item.bytes : value.bytes] as const,
  );
  const half = held.reduce((sum, [, bytes]) => sum + bytes, 0) / 2;
  const first = held[0]?.[0] ?? '';
  let before = 0;
  for (const [key, bytes] of held) {
    if (before >= half && key !== first) {
      if (mayCut) return key;
      if (collectionOf(key) !== collectionOf(first)) return key.slice(0, hashCharacters);
    }
    before += bytes;
  }
  return undefined;
}

function plan(
  state: EngineState,
  { table, indexName }: Space,
  partition: Partition,
  { position, isIsolation }: { readonly position: string; readonly isIsolation?: true },
  reason: SplitPlanned['reason'],
  recorder: Recorder,
): SplitPlanned {
  const { number: tableNumber, name: tableName } = table.record;
  const endsAtMs = state.nowMs + splitMs(state.random, { tableNumber, indexName, partitionNumber: partition.number }, state.physics.heat);
  recorder.emit({
    type: 'split.planned',
    atMs: state.nowMs,
    tableName,
    indexName,
    partitionId: partitionId(partition),
    reason,
    isIsolation,
    bytes: partition.bytes,
    hash: hashHex(position),
    endsAtMs,
  });
  return { type: 'split.planned', tableNumber, indexName, partitionNumber: partition.number, position, reason, endsAtMs };
}

/** The time of a planned split has come. */
export function endSplit(state: EngineState, table: TableState, { indexName, partitionNumber = 0 }: Task, recorder: Recorder): Commit[] {
  const space = indexName === undefined ? table.space : table.globals.get(indexName)?.space;
  const planned = space?.splits.get(partitionNumber);
  const partition = space?.partitions.all.find(({ number }) => number === partitionNumber);
  if (space === undefined || planned === undefined || partition === undefined) return [];
  const { number: tableNumber, name: tableName } = table.record;
  const { born } = space.partitions;
  const { position } = planned;
  recorder.emit({
    type: 'partition.split',
    atMs: state.nowMs,
    tableName,
    indexName,
    partitionId: partitionId(partition),
    into: [partitionId({ number: born + 1 }), partitionId({ number: born + 2 })],
    hash: hashHex(position),
    bytes: partition.bytes,
  });
  return [{ type: 'partition.split', tableNumber, indexName, partitionNumber, position }];
}

const isWithin = ({ from, to }: Partition, position: string): boolean => position > from && (to === undefined || position < to);

function nameOf(state: EngineState, space: KeySpace): Space | undefined {
  for (const table of state.tables.values()) {
    if (table.space === space) return { table, indexName: undefined, space };
    for (const [indexName, index] of table.globals) if (index.space === space) return { table, indexName, space };
  }
  return undefined;
}
