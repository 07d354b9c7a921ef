/**
 * The live state: every room's part of it, held together by table. Only `apply.ts` changes it.
 */
import { Backups } from '#engine/backups/backups.ts';
import type { RecoveryHistory } from '#engine/backups/recovery-history.ts';
import { Budget } from '#engine/capacity/budget.ts';
import { ControlRates } from '#engine/capacity/control-rates.ts';
import { type PartitionBuckets, forkBuckets, partitionBuckets } from '#engine/capacity/token-bucket.ts';
import { Catalog } from '#engine/catalog/catalog.ts';
import { PropagationQueue } from '#engine/indexes/propagation-queue.ts';
import { TaskQueue } from '#engine/kernel/clock.ts';
import { OrderedMap } from '#engine/kernel/ordered-map.ts';
import { createRandom, type Random } from '#engine/kernel/random.ts';
import type { IndexEntry } from '#engine/model/index-entry.ts';
import { type Curves, curvesOf } from '#engine/model/physics/curves.ts';
import { type Physics, physicsOf } from '#engine/model/physics/physics.ts';
import type { StoredItem } from '#engine/model/stored-item.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import type { VectorChange, VectorEntry } from '#engine/model/vector-entry.ts';
import type { PartitionsRestored, SplitPlanned } from '#engine/model/commit.ts';
import type { Heat } from '#engine/partitions/heat.ts';
import { PartitionMap } from '#engine/partitions/partition-map.ts';
import { Meter } from '#engine/pricing/meter.ts';
import { type Allowances, allowancesOf } from '#engine/catalog/allowances.ts';
import { ReplicaGroup } from '#engine/replication/replica-group.ts';
import { Scaling } from '#engine/autoscaling/scaling.ts';
import { minuteMs } from '#engine/metrics/history.ts';
import type { Dimension } from '#engine/metrics/dimension.ts';
import type { MetricName } from '#engine/metrics/metric-names.ts';
import { Metrics, minuteOf } from '#engine/metrics/metrics.ts';
import type { Expiries } from '#engine/storage/expiries.ts';
import { Streams } from '#engine/streams/streams.ts';
import { TraceShelf } from '#engine/trace/shelf.ts';
import { Ongoing } from '#engine/transactions/ongoing.ts';
import { TokenMemory } from '#engine/transactions/token-memory.ts';
import { Triggers } from '#engine/triggers/triggers.ts';
import type { Regime, Settings } from '#engine/model/settings.ts';

/** What a replica's undo log may hold: items of the table, entries of its local indexes. */
export type Stored = StoredItem | IndexEntry;

/** Name of the table's own store in a replica's undo log; indexes go by their name, which is never empty. */
export const itemsStore = '';

export interface Budgets {
  readonly read: Budget;
  readonly write: Budget;
}

/** What holds in a key space. */
export interface SpaceRules {
  readonly physics: Physics;
  readonly regime: Regime | undefined;
  /** How late followers are; absent: never. */
  readonly followerLag: Curves['followerLag'];
}

/** A key space of its own: its partitions, and for each its buckets and its replicas. */
export class KeySpace {
  partitions: PartitionMap;
  readonly buckets: PartitionBuckets[];
  readonly replicas: ReplicaGroup<Stored>[];
  /** How partitions were asked, by number; kept only where throughput is limited. */
  readonly heat = new Map<number, Heat>();
  /** Splits that are under way, by the number of the partition. */
  readonly splits = new Map<number, SplitPlanned>();
  /** Partitions that were found to have no place for a split, and how large they were then. */
  readonly unsplittable = new Map<number, number>();
  readonly #random: Random;
  readonly #rules: SpaceRules;
  /** What the table or index may use in all; absent where nothing is ever refused. */
  readonly budgets: Budgets | undefined;

  private constructor(
    partitions: PartitionMap,
    buckets: PartitionBuckets[],
    replicas: ReplicaGroup<Stored>[],
    budgets: Budgets | undefined,
    random: Random,
    rules: SpaceRules,
  ) {
    this.#random = random;
    this.#rules = rules;
    this.partitions = partitions;
    this.buckets = buckets;
    this.replicas = replicas;
    this.budgets = budgets;
  }

  static create(count: number, random: Random, rules: SpaceRules, nowMs: number, allowed: Allowances): KeySpace {
    const partitions = PartitionMap.even(count);
    const { physics, regime, followerLag } = rules;
    return new KeySpace(
      partitions,
      partitions.all.map(() => partitionBuckets(physics, nowMs)),
      partitions.all.map(({ number }) => new ReplicaGroup<Stored>(random.fork(number), followerLag)),
      regime && {
        read: Budget.create({ regime, physics }, allowed.read, nowMs),
        write: Budget.create({ regime, physics }, allowed.write, nowMs),
      },
      random,
      rules,
    );
  }

  /** Two partitions in the place of one: each with limits of its own, the log and the leader of the one before. */
  split(at: number, position: string, lower: { readonly itemCount: number; readonly bytes: number }, nowMs: number): void {
    const { number } = this.partitions.all[at]!;
    this.partitions.split(at, position, lower);
    const group = this.replicas[at]!;
    const children = this.partitions.all.slice(at, at + 2);
    this.replicas.splice(at, 1, ...children.map((child) => group.child(this.#random.fork(child.number))));
    this.buckets.splice(at, 1, ...children.map(() => partitionBuckets(this.#rules.physics, nowMs)));
    this.splits.delete(number);
    this.heat.delete(number);
    this.unsplittable.delete(number);
  }

  /** Partitions as a snapshot tells of them, before it tells what is in them. */
  restore({ bounds, born, leaders, shares }: PartitionsRestored, nowMs: number): void {
    const { physics, followerLag } = this.#rules;
    this.partitions = PartitionMap.of(bounds, born, shares);
    const groups = bounds.map(
      ([number], i) => new ReplicaGroup<Stored>(this.#random.fork(number), followerLag, leaders[i]),
    );
    this.replicas.splice(0, this.replicas.length, ...groups);
    this.buckets.splice(0, this.buckets.length, ...bounds.map(() => partitionBuckets(physics, nowMs)));
  }

  fork(): KeySpace {
    const copy = new KeySpace(
      this.partitions.fork(),
      this.buckets.map(forkBuckets),
      this.replicas.map((group) => group.fork()),
      this.budgets && { read: this.budgets.read.fork(), write: this.budgets.write.fork() },
      this.#random,
      this.#rules,
    );
    for (const [number, heat] of this.heat) copy.heat.set(number, heat.fork());
    for (const [number, split] of this.splits) copy.splits.set(number, split);
    for (const [number, bytes] of this.unsplittable) copy.unsplittable.set(number, bytes);
    return copy;
  }
}

export const spaceBytes = ({ partitions }: KeySpace): number =>
  partitions.all.reduce((total, { bytes }) => total + bytes, 0);

export interface GlobalIndexState {
  readonly space: KeySpace;
  readonly entries: OrderedMap<IndexEntry>;
  readonly queue: PropagationQueue;
}

/** A vector index has storage and lag of its own, and neither partitions nor buckets. */
export interface VectorIndexState {
  readonly entries: OrderedMap<VectorEntry>;
  readonly queue: PropagationQueue<VectorChange>;
  bytes: number;
}

/** One table with its items and indexes. */
export interface TableState {
  record: TableRecord;
  readonly space: KeySpace;
  /** Another store once the table has been filled from a backup. */
  items: OrderedMap<StoredItem>;
  bytes: number;
  readonly locals: Map<string, OrderedMap<IndexEntry>>;
  readonly globals: Map<string, GlobalIndexState>;
  readonly vectors: Map<string, VectorIndexState>;
  /** Bytes of each item collection with its local index entries; kept only where there are local indexes. */
  readonly collectionBytes: Map<string, number>;
  /** Present while time to live is on. */
  expiries: Expiries | undefined;
  /** Present while the table can be restored to a point in time. */
  history: RecoveryHistory | undefined;
}

export class EngineState {
  readonly settings: Settings;
  readonly physics: Physics;
  readonly curves: Curves;
  readonly random: Random;
  /** Streams of chance that every request draws from, under its ordinal. */
  readonly draws: { readonly replica: Random; readonly latency: Random; readonly requestId: Random };
  nowMs: number;
  /** Virtual seconds per second of the wall clock; the driver outside reads it. */
  speed = 1;
  /** Requests so far. */
  ordinal = 0;
  /** Tables so far, deleted ones included. */
  tableNumbers = 0;
  catalog = new Catalog();
  tasks = new TaskQueue();
  meter = new Meter();
  metrics = new Metrics();
  scaling = new Scaling();
  ongoing = new Ongoing();
  tokens = new TokenMemory();
  triggers = new Triggers();
  backups = new Backups();
  controlRates: ControlRates;
  streams: Streams;
  readonly tables = new Map<number, TableState>();
  readonly shelf = new TraceShelf();

  constructor(settings: Settings, physics = physicsOf(settings), curves = curvesOf(settings, physics)) {
    this.settings = settings;
    this.physics = physics;
    this.curves = curves;
    this.random = createRandom(settings.seed);
    this.draws = {
      replica: this.random.fork('replica'),
      latency: this.random.fork('latency'),
      requestId: this.random.fork('request id'),
    };
    this.controlRates = new ControlRates(physics.rates);
    this.streams = new Streams(this.random.fork('streams'), physics.events);
    this.nowMs = settings.startMs;
  }

  tableNamed(name: string): TableState | undefined {
    const record = this.catalog.named(name);
    return record === undefined ? undefined : this.tables.get(record.number);
  }

  newTable(record: TableRecord): TableState {
    const random = this.random.fork('replicas').fork(record.number);
    return {
      record,
      space: KeySpace.create(record.partitionsAtBirth, random, this.#spaceRules, this.nowMs, allowancesOf(record, record)),
      items: new OrderedMap(),
      bytes: 0,
      locals: new Map(
        record.indexes.filter(({ kind }) => kind === 'local').map(({ name }) => [name, new OrderedMap<IndexEntry>()]),
      ),
      globals: new Map(),
      vectors: new Map(),
      collectionBytes: new Map(),
      expiries: undefined,
      history: undefined,
    };
  }

  newGlobalIndex(table: TableRecord, index: IndexRecord): GlobalIndexState {
    const random = this.random.fork('indexes').fork(table.number).fork(index.name);
    // Assumption: what a global index lags behind is its queue; its own replicas add nothing to it.
    const rules = { ...this.#spaceRules, followerLag: undefined };
    return {
      space: KeySpace.create(index.partitionsAtBirth, random, rules, this.nowMs, allowancesOf(table, index)),
      entries: new OrderedMap(),
      queue: new PropagationQueue(random.fork('lag'), this.curves.indexLag),
    };
  }

  newVectorIndex(table: TableRecord, indexName: string): VectorIndexState {
    const random = this.random.fork('vector indexes').fork(table.number).fork(indexName);
    // Assumption: a vector index lags as a global one does (DG/VectorSearchWorkingWith: "a brief delay").
    return { entries: new OrderedMap(), queue: new PropagationQueue(random.fork('lag'), this.curves.indexLag), bytes: 0 };
  }

  /** Puts a figure into the minute of now, which is summed up when it ends. */
  measure(tableName: string, dimension: Dimension, metric: MetricName, value: number): void {
    const { nowMs } = this;
    if (!this.metrics.add(nowMs, tableName, dimension, metric, value)) return;
    this.tasks.schedule({ atMs: minuteOf(nowMs) + minuteMs, key: 'end minute', kind: 'end minute' });
  }

  /** Whether a follower may lack what the leader has. */
  get keepsUndo(): boolean {
    return this.settings.followerLag !== undefined;
  }

  get #spaceRules(): SpaceRules {
    return { physics: this.physics, regime: this.settings.regime, followerLag: this.curves.followerLag };
  }

  /** A state of its own that starts out the same. Costs steps per block of items, not per item. */
  fork(): EngineState {
    const copy = new EngineState(this.settings, this.physics, this.curves);
    copy.nowMs = this.nowMs;
    copy.speed = this.speed;
    copy.ordinal = this.ordinal;
    copy.tableNumbers = this.tableNumbers;
    copy.catalog = this.catalog.fork();
    copy.tasks = this.tasks.fork();
    copy.meter = this.meter.fork();
    copy.metrics = this.metrics.fork();
    copy.scaling = this.scaling.fork();
    copy.ongoing = this.ongoing.fork();
    copy.tokens = this.tokens.fork();
    copy.triggers = this.triggers.fork();
    copy.backups = this.backups.fork();
    copy.controlRates = this.controlRates.fork();
    copy.streams = this.streams.fork();
    for (const [number, table] of this.tables) copy.tables.set(number, forkTable(table));
    return copy;
  }
}

function forkTable(table: TableState): TableState {
  return {
    record: table.record,
    space: table.space.fork(),
    items: table.items.fork(),
    bytes: table.bytes,
    locals: new Map([...table.locals].map(([name, entries]) => [name, entries.fork()])),
    globals: new Map([...table.globals].map(([name, index]) => [name, forkGlobalIndex(index)])),
    vectors: new Map([...table.vectors].map(([name, index]) => [name, forkVectorIndex(index)])),
    collectionBytes: new Map(table.collectionBytes),
    expiries: table.expiries?.fork(),
    history: table.history?.fork(),
  };
}

const forkGlobalIndex = ({ space, entries, queue }: GlobalIndexState): GlobalIndexState => ({
  space: space.fork(),
  entries: entries.fork(),
  queue: queue.fork(),
});

const forkVectorIndex = ({ entries, queue, bytes }: VectorIndexState): VectorIndexState => ({
  entries: entries.fork(),
  queue: queue.fork(),
  bytes,
});
