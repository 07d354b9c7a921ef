/**
 * What a step changed. Commits are the only way by which state changes: a running engine applies them as
 * it makes them, and a reopened one applies the same commits from the journal. So what was acknowledged
 * is read back as it was decided, even when a later version would decide otherwise.
 */
import type { BackupCommit } from './backup.ts';
import type { LevelHistory, MetricLine, MetricPeriod } from './metric-line.ts';
import type { Scalable, ScalableTarget, ScalingActivity, ScalingPolicy } from './scaling.ts';
import type { Settings } from './settings.ts';
import type { StoredItem } from './stored-item.ts';
import type { ChangeRecord, ShardFacts, StreamFacts } from './stream.ts';
import type { TableClass, TableRecord } from './table.ts';
import type { Trigger, TriggerProgress } from './trigger.ts';

/** The first commit of every story and snapshot: a fresh engine of these settings takes the rest. */
export interface StoryBegun {
  readonly type: 'story.begun';
  readonly settings: Settings;
}

/** The table or index was created or changed; the record replaces the earlier one whole. */
export interface TableChanged {
  readonly type: 'table.changed';
  readonly table: TableRecord;
}

export interface TableRemoved {
  readonly type: 'table.removed';
  readonly tableNumber: number;
}

/** An item was put, changed or (without `item`) deleted, as entry `sequence` of its partition's log. */
export interface ItemWritten {
  readonly type: 'item.written';
  readonly tableNumber: number;
  readonly position: string;
  readonly item: StoredItem | undefined;
  readonly sequence: number;
  /** DynamoDB has deleted it because its time to live was over. */
  readonly isExpiry?: true | undefined;
}

/** The global index has taken in the queue of changes up to this one. */
export interface IndexPropagated {
  readonly type: 'index.propagated';
  readonly tableNumber: number;
  readonly indexName: string;
  readonly upToSequence: number;
}

/** A new global index has read the table's items up to `throughPosition`; absent: all of them. */
export interface IndexBackfilled {
  readonly type: 'index.backfilled';
  readonly tableNumber: number;
  readonly indexName: string;
  readonly afterPosition: string | undefined;
  readonly throughPosition: string | undefined;
}

/** Units that were taken from a partition and put on the bill. */
export interface UnitsConsumed {
  readonly type: 'units.consumed';
  readonly tableNumber: number;
  /** Absent: the table and its local indexes. */
  readonly indexName: string | undefined;
  readonly channel: 'read' | 'write';
  readonly units: number;
  readonly partitionNumber: number;
}

/** Bytes that a vector index has taken in, or that a search of it has looked at. */
export interface VectorBytesConsumed {
  readonly type: 'vector-bytes.consumed';
  readonly tableNumber: number;
  readonly indexName: string;
  readonly channel: 'search' | 'write';
  readonly bytes: number;
}

/** A transaction with a client token was done; until it expires the same request does nothing. */
export interface TransactionRemembered {
  readonly type: 'transaction.remembered';
  readonly token: string;
  /** The operation and a digest of its actions: the same text, the same request. */
  readonly fingerprint: string;
  readonly completedAtMs: number;
  readonly expiresAtMs: number;
  /** Bytes of each action's item, which a replay is charged to read. */
  readonly itemBytes: readonly number[];
}

/** All tokens were forgotten that expire up to this moment. */
export interface TransactionsForgotten {
  readonly type: 'transactions.forgotten';
  readonly upToMs: number;
}

/** A stream was read: one unit on the bill of its table. */
export interface StreamRead {
  readonly type: 'stream.read';
  readonly tableNumber: number;
}

/** Old shards of a stream were replaced, old records forgotten. Which ones follows from the time. */
export interface StreamTended {
  readonly type: 'stream.tended';
  readonly tableNumber: number;
  readonly label: string;
}

/** A stream as a snapshot holds it, without its records. */
export interface StreamRestored {
  readonly type: 'stream.restored';
  readonly stream: StreamFacts;
  readonly shards: readonly ShardFacts[];
  readonly sequence: number;
}

export interface StreamRecordsRestored {
  readonly type: 'stream-records.restored';
  readonly tableNumber: number;
  readonly label: string;
  readonly shardId: string;
  readonly records: readonly ChangeRecord[];
}

/** Virtual time was moved on by hand; where to, the record says. */
export interface ClockMoved {
  readonly type: 'clock.moved';
}

export interface ClockSpeedSet {
  readonly type: 'clock.speed-set';
  readonly speed: number;
}

/** A partition is on its way to become two, at a position that was chosen; it takes minutes. */
export interface SplitPlanned {
  readonly type: 'split.planned';
  readonly tableNumber: number;
  readonly indexName?: string | undefined;
  readonly partitionNumber: number;
  readonly position: string;
  readonly reason: 'size' | 'heat';
  readonly endsAtMs: number;
}

/** Two partitions have come in the place of one. */
export interface PartitionSplit {
  readonly type: 'partition.split';
  readonly tableNumber: number;
  readonly indexName?: string | undefined;
  readonly partitionNumber: number;
  readonly position: string;
}

/** The leader of a partition was lost. Replicas are numbered from 0 to 2. */
export interface LeaderLost {
  readonly type: 'leader.lost';
  readonly tableNumber: number;
  readonly indexName?: string | undefined;
  readonly partitionNumber: number;
  readonly lost: number;
  readonly next: number;
  readonly lostAtMs: number;
  readonly untilMs: number;
  readonly rebuiltAtMs: number;
}

/** What follows by itself: another replica leads, and later the lost one is there again. */
export interface LeaderFollowed {
  readonly type: 'leader.elected' | 'replica.rebuilt';
  readonly tableNumber: number;
  readonly indexName?: string | undefined;
  readonly partitionNumber: number;
}

/** The partitions of a key space that has been split or has lost a leader, as a snapshot holds them. */
export interface PartitionsRestored {
  readonly type: 'partitions.restored';
  readonly tableNumber: number;
  readonly indexName?: string | undefined;
  readonly bounds: readonly (readonly [number: number, from: string])[];
  readonly born: number;
  /** Which replica leads each of them, from 0 to 2. */
  readonly leaders: readonly number[];
  /** The part of the throughput that each of them has; absent in snapshots made before it was kept. */
  readonly shares?: readonly number[] | undefined;
}

/** What a partition needs to go on from a snapshot; `available` are the units left in its buckets. */
export interface PartitionRestored {
  readonly type: 'partition.restored';
  readonly tableNumber: number;
  readonly indexName: string | undefined;
  readonly partitionNumber: number;
  readonly sequence: number;
  readonly readAvailable: number;
  readonly writeAvailable: number;
}

/** What a budget needs to go on from a snapshot. */
export interface BudgetFacts {
  readonly available: number;
  /** Of an on-demand table. */
  readonly peak?: PeakFacts | undefined;
  /** Of partitions by number, where each has a share of its own. */
  readonly shares?: readonly (readonly [partitionNumber: number, available: number])[] | undefined;
}

/** How far an on-demand table has grown, in units a second. */
export interface PeakFacts {
  readonly previous: number;
  /** The highest minute since then, and when it counts as the previous peak. */
  readonly higher: number;
  readonly countsAtMs?: number | undefined;
  /** The minute that goes on, counted from the epoch, and its units so far. */
  readonly minute: number;
  readonly minuteUnits: number;
}

export interface BudgetRestored {
  readonly type: 'budget.restored';
  readonly tableNumber: number;
  /** Absent: the table. */
  readonly indexName?: string | undefined;
  readonly read: BudgetFacts;
  readonly write: BudgetFacts;
}

/** An item as a snapshot holds it. Index entries are derived from it. */
export interface ItemRestored {
  readonly type: 'item.restored';
  readonly tableNumber: number;
  readonly position: string;
  readonly item: StoredItem;
}

/** The bill so far, and how many tables there have been, deleted ones included. */
export interface BillRestored {
  readonly type: 'bill.restored';
  readonly lines: readonly BillLine[];
  readonly tableNumbers: number;
}

export interface BillLine {
  readonly tableName: string;
  readonly tableNumber: number;
  readonly tableClass: TableClass;
  readonly kind: BillKind;
  /** Units consumed, bytes of vector indexes, unit-hours provisioned, byte-hours stored, or bytes restored. */
  readonly quantity: number;
}

/** In the order of the bill. */
export const billKinds = [
  'reads',
  'writes',
  'stream reads',
  'vector searches',
  'vector writes',
  'provisioned reads',
  'provisioned writes',
  'storage',
  'recovery',
  'backups',
  'restores',
] as const;
export type BillKind = (typeof billKinds)[number];

/** A minute is over: all that was measured in it. */
export interface MinuteEnded {
  readonly type: 'minute.ended';
  readonly startMs: number;
  readonly lines: readonly MetricLine[];
}

/** The minute that goes on, and what was provisioned when, as a snapshot holds them. */
export interface MetricsRestored {
  readonly type: 'metrics.restored';
  readonly running?: MetricPeriod | undefined;
  readonly levels: readonly LevelHistory[];
}

/** Periods that are over, as a snapshot holds them: `step` tells how long they are, from 0 for minutes. */
export interface MetricPeriodsRestored {
  readonly type: 'metric-periods.restored';
  readonly step: number;
  readonly periods: readonly MetricPeriod[];
}

/** What auto scaling is told to do, and what it has done. */
export type ScalingCommit =
  | { readonly type: 'scaling-target.changed'; readonly target: ScalableTarget }
  | { readonly type: 'scaling-target.removed'; readonly scalable: Scalable }
  | { readonly type: 'scaling-policy.changed'; readonly policy: ScalingPolicy }
  | { readonly type: 'scaling-policy.removed'; readonly scalable: Scalable; readonly name: string }
  | { readonly type: 'scaling-activity.added'; readonly activity: ScalingActivity };

/** A trigger was made, set anew or deleted, or has gone on in one shard. */
export type TriggerCommit =
  | { readonly type: 'trigger.changed'; readonly trigger: Trigger }
  | { readonly type: 'trigger.removed'; readonly triggerId: string }
  | ({ readonly type: 'trigger.progressed' } & TriggerProgress);

/** One change of the state. All that an engine is follows from its commits in their order. */
export type Commit =
  | StoryBegun
  | TableChanged
  | TableRemoved
  | ItemWritten
  | IndexPropagated
  | IndexBackfilled
  | UnitsConsumed
  | VectorBytesConsumed
  | TransactionRemembered
  | TransactionsForgotten
  | StreamRead
  | StreamTended
  | StreamRestored
  | StreamRecordsRestored
  | ClockMoved
  | ClockSpeedSet
  | SplitPlanned
  | PartitionSplit
  | LeaderLost
  | LeaderFollowed
  | PartitionsRestored
  | PartitionRestored
  | BudgetRestored
  | ItemRestored
  | BillRestored
  | MinuteEnded
  | MetricsRestored
  | MetricPeriodsRestored
  | ScalingCommit
  | TriggerCommit
  | BackupCommit;

/**
 * The commits of one request, or of one moment of background work. `ordinal` counts requests.
 * A record is applied whole or not at all.
 */
export interface CommitRecord {
  readonly atMs: number;
  readonly ordinal: number;
  readonly commits: readonly Commit[];
}

/**
 * Whether the learner was promised something by this commit. Consumed units and progress of background
 * work may be lost in a crash: nobody was told of them, or they are made up for afterwards.
 */
export const isPromise = ({ type }: Commit): boolean =>
  type === 'table.changed' ||
  type === 'table.removed' ||
  type === 'item.written' ||
  type === 'transaction.remembered' ||
  type === 'leader.lost' ||
  type === 'trigger.changed' ||
  type === 'trigger.removed' ||
  type === 'backup.created' ||
  type === 'backup.removed' ||
  type === 'table.filled' ||
  type.startsWith('scaling-') ||
  type.startsWith('clock.');
