/**
 * Everything the engine tells about itself. Pictures, costs, explanations, lesson checks and tests are
 * folds of these events, so each carries the numbers its sentence needs (see `sentence.ts`).
 *
 * The part before the dot names the room's noun; only that room emits it.
 */
import type { BackupEvent } from './backup-events.ts';
import type { ControlRateExceeded } from './control-rate-events.ts';
import type { Base, ReplicaId } from './event-base.ts';
import type { ScalingEvent } from './scaling-events.ts';
import type { PartitionSplitEvent, SplitPlannedEvent, SplitRejected } from './split-events.ts';
import type { ReplicaEvent } from './replica-events.ts';
import type { IteratorIssued, StreamReadEvent, StreamRecorded, StreamTendedEvent } from './stream-events.ts';
import type {
  TransactionCancelled,
  TransactionCommitted,
  TransactionConflicted,
  TransactionForgotten,
  TransactionPrepared,
  TransactionRemembered,
  TransactionReplayed,
} from './transaction-events.ts';

import type { SettingEvent } from './settings-events.ts';
import type { TriggerEvent } from './trigger-events.ts';
import type { VectorEvent } from './vector-events.ts';

/** Reads and writes have units, buckets and prices of their own. */
export type Channel = 'read' | 'write';
export type { ReplicaId };

// Protocol
export interface RequestDecoded extends Base {
  readonly type: 'request.decoded';
  readonly operation: string;
  readonly bytes: number;
  readonly tableName?: string | undefined;
}
/** A client tries again what was refused before. */
export interface RequestAttempted extends Base {
  readonly type: 'request.attempted';
  /** From 2. */
  readonly attempt: number;
  readonly attemptsMax: number;
  readonly waitedMs?: number | undefined;
}
export interface ResponseEncoded extends Base {
  readonly type: 'response.encoded';
  readonly status: number;
  readonly bytes: number;
  readonly latencyMs: number;
}

// Validation
export interface RequestValidated extends Base {
  readonly type: 'request.validated';
  readonly operation: string;
}
export interface RequestRefused extends Base {
  readonly type: 'request.refused';
  readonly code: string;
  readonly message: string;
}

// Catalog
export interface TableChangedEvent extends Base {
  readonly type: 'table.created' | 'table.activated' | 'table.updated' | 'table.deletion-started' | 'table.removed';
  readonly tableName: string;
  /** When the status that begins here ends. */
  readonly settlesAtMs?: number | undefined;
  readonly partitions?: number | undefined;
  /** What of it is updated, in words. */
  readonly what?: readonly string[] | undefined;
  /** An update that needs no time. */
  readonly isOver?: true | undefined;
}
export interface IndexChangedEvent extends Base {
  readonly type:
    | 'index.created'
    | 'index.backfill-started'
    | 'index.activated'
    | 'index.updated'
    | 'index.deletion-started'
    | 'index.removed';
  readonly tableName: string;
  readonly indexName: string;
  readonly settlesAtMs?: number | undefined;
}

// Plan
/** Which operation a PartiQL statement comes to. */
export interface StatementPlanned extends Base {
  readonly type: 'statement.planned';
  readonly statement: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'EXISTS';
  readonly runsAs: 'GetItem' | 'Query' | 'Scan' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheck';
  readonly tableName: string;
  readonly indexName?: string | undefined;
  /** Item collections that a SELECT names by their partition keys. */
  readonly collections?: number | undefined;
  /** Stretches of them that it reads, where they are more than the collections. */
  readonly ranges?: number | undefined;
}
/** One statement of a batch; the others go on. */
export interface StatementRefused extends Base {
  readonly type: 'statement.refused';
  /** From one. */
  readonly number: number;
  readonly code: string;
  readonly message: string;
}
export interface ReadPlanned extends Base {
  readonly type: 'read.planned';
  readonly kind: 'get' | 'batch get' | 'query' | 'scan';
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly consistency: 'eventual' | 'strong';
  readonly limit?: number | undefined;
  readonly direction: 'ascending' | 'descending';
  readonly segment?: number | undefined;
  readonly totalSegments?: number | undefined;
  readonly sortKeyCondition?: string | undefined;
}

// Partitions
export interface PartitionRouted extends Base {
  readonly type: 'partition.routed';
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly partitionId: string;
  /** Sixteen hexadecimal digits of the key's hash; absent for a Scan, which has no key, and for several keys. */
  readonly hash?: string | undefined;
  /** How many keys of a batch or transaction fall on this partition; absent elsewhere. */
  readonly keys?: number | undefined;
  readonly from: string;
  readonly to: string;
  readonly partitionCount: number;
}

// Capacity
export interface CapacityCounted extends Base {
  readonly type: 'capacity.counted';
  readonly channel: Channel;
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly rule: CapacityRule;
  readonly bytes: number;
  /** Items or entries of a batch or transaction that were rounded up one by one; absent elsewhere. */
  readonly items?: number | undefined;
  /** Bytes of one unit: 4,096 to read, 1,024 to write. */
  readonly unitBytes: number;
  /** Whole units after rounding up. */
  readonly rounded: number;
  /** 0.5 eventual, 1 strong or a write, 2 transactional. */
  readonly factor: number;
  readonly units: number;
}
/** By which rule units were counted. Source: reference section 2. */
export type CapacityRule =
  | 'one item read'
  | 'missing item read'
  | 'page read'
  | 'item fetched for index'
  | 'item written'
  | 'missing item written'
  | 'condition failed'
  | 'items read'
  | 'items written'
  | 'item checked'
  | 'transaction cancelled'
  | 'transaction replayed'
  | 'index entries written'
  | 'index entry added'
  | 'index entry removed'
  | 'index entry changed'
  | 'index entry moved';

export interface CapacityAdmitted extends Base {
  readonly type: 'capacity.admitted';
  readonly channel: Channel;
  readonly partitionId: string;
  readonly indexName?: string | undefined;
  readonly units: number;
  readonly available: number;
  readonly perSecondMax: number;
}

/** A bucket was empty, and the request was refused. */
export interface CapacityThrottled extends Base {
  readonly type: 'capacity.throttled';
  readonly channel: Channel;
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly partitionId: string;
  readonly limit:
    | 'KeyRangeThroughputExceeded'
    | 'ProvisionedThroughputExceeded'
    | 'AccountLimitExceeded'
    | 'MaxOnDemandThroughputExceeded';
  /** As the error says it, e.g. `TableWriteKeyRangeThroughputExceeded`. */
  readonly reason: string;
  /** What was asked for. */
  readonly units: number;
  /** Zero, or what is owed. */
  readonly available: number;
  readonly perSecondMax: number;
  /** Changes in the queue of the index, where it is one that refuses a write to its table. */
  readonly waiting?: number | undefined;
}

// Replication
export interface ReplicaRead extends Base {
  readonly type: 'replica.read';
  readonly partitionId: string;
  readonly replicaId: ReplicaId;
  readonly isLeader: boolean;
  readonly leaderId: ReplicaId;
  readonly lagMs: number;
  readonly appliedSequence: number;
  readonly leaderSequence: number;
}
export interface LogReplicated extends Base {
  readonly type: 'log.replicated';
  readonly partitionId: string;
  readonly sequence: number;
  readonly leader: ReplicaId;
  readonly acknowledgedBy: readonly ReplicaId[];
}

// Storage
export interface ItemRead extends Base {
  readonly type: 'item.read';
  readonly found: boolean;
  readonly bytes: number;
}
export interface ItemsRead extends Base {
  readonly type: 'items.read';
  readonly count: number;
  readonly kept: number;
  readonly bytes: number;
  readonly keptBytes: number;
  /** Bytes of the first items, in order; negative when the filter dropped the item. */
  readonly sample: readonly number[];
  /** Keys of a batch that have no item; absent elsewhere. */
  readonly missing?: number | undefined;
  /** Keys of a batch that were not looked up; absent elsewhere. */
  readonly left?: number | undefined;
  /** Why the page ended; a batch ends when every key was looked up, or says why one was not. */
  readonly end:
    | 'no more items'
    | 'limit'
    | 'page of 1 MB'
    | 'every key'
    | 'answer of 16 MB'
    | 'partition of 1 MB'
    | 'throughput'
    | 'no leader';
}
export interface ConditionChecked extends Base {
  readonly type: 'condition.checked';
  readonly expression: string;
  readonly holds: boolean;
  readonly itemExists: boolean;
}
export interface ItemWrittenEvent extends Base {
  readonly type: 'item.written';
  readonly partitionId: string;
  readonly sequence: number;
  readonly change: 'inserted' | 'replaced' | 'updated' | 'deleted' | 'unchanged' | 'absent';
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** DynamoDB deleted an item whose time to live was over. It costs nothing. */
export interface ItemExpired extends Base {
  readonly type: 'item.expired';
  readonly tableName: string;
  readonly partitionId: string;
  readonly sequence: number;
  readonly bytes: number;
  /** How long after its time. */
  readonly lateMs: number;
}

// Indexes
export interface IndexWritten extends Base {
  readonly type: 'index.written';
  readonly indexName: string;
  readonly kind: 'local' | 'global';
  readonly change: 'added' | 'removed' | 'changed' | 'moved' | 'unchanged';
  /** When a global index will show it; a local one does at once. */
  readonly visibleAtMs: number;
}
export interface IndexPropagatedEvent extends Base {
  readonly type: 'index.propagated';
  readonly tableName: string;
  readonly indexName: string;
  readonly count: number;
  readonly lagMs: number;
  /** Changes that are left in the queue. */
  readonly waiting?: number | undefined;
}
export interface IndexBackfilledEvent extends Base {
  readonly type: 'index.backfilled';
  readonly tableName: string;
  readonly indexName: string;
  /** Items of the table that were read. */
  readonly count: number;
  /** Entries that were made of them, and what they cost; entries of items written meanwhile are there already. */
  readonly entries: number;
  readonly units: number;
}

// Pricing
export interface PriceMetered extends Base {
  readonly type: 'price.metered';
  readonly channel: Channel;
  readonly units: number;
  readonly billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly dollarsPerMillion: number;
  readonly dollars: number;
  readonly priceBook: string;
}

// Clock
export interface ClockAdvanced extends Base {
  readonly type: 'clock.advanced';
  readonly fromMs: number;
  readonly toMs: number;
}
export interface ClockSpeedSetEvent extends Base {
  readonly type: 'clock.speed-set';
  readonly speed: number;
}

/** One thing that happened. Told apart by `type`. */
export type TraceEvent =
  | RequestDecoded
  | RequestAttempted
  | ResponseEncoded
  | RequestValidated
  | RequestRefused
  | TableChangedEvent
  | IndexChangedEvent
  | SettingEvent
  | BackupEvent
  | StatementPlanned
  | StatementRefused
  | ReadPlanned
  | PartitionRouted
  | SplitPlannedEvent
  | SplitRejected
  | PartitionSplitEvent
  | CapacityCounted
  | CapacityAdmitted
  | CapacityThrottled
  | ControlRateExceeded
  | ReplicaRead
  | LogReplicated
  | ReplicaEvent
  | ItemRead
  | ItemsRead
  | ConditionChecked
  | ItemWrittenEvent
  | ItemExpired
  | IndexWritten
  | IndexPropagatedEvent
  | IndexBackfilledEvent
  | ScalingEvent
  | StreamRecorded
  | IteratorIssued
  | StreamReadEvent
  | StreamTendedEvent
  | TransactionPrepared
  | TransactionConflicted
  | TransactionCancelled
  | TransactionCommitted
  | TransactionRemembered
  | TransactionReplayed
  | TransactionForgotten
  | TriggerEvent
  | VectorEvent
  | PriceMetered
  | ClockAdvanced
  | ClockSpeedSetEvent;

/** `<noun>.<past participle>`, e.g. `partition.routed`. */
export type EventType = TraceEvent['type'];
