/**
 * Everything the engine tells about itself. Pictures, costs, explanations, lesson checks and tests are
 * folds of these events, so each carries the numbers its sentence needs (see `sentence.ts`).
 *
 * The part before the dot names the room's noun; only that room emits it.
 */
export type Channel = 'read' | 'write';
export type ReplicaId = 'a' | 'b' | 'c';

interface Base {
  /** Virtual time, milliseconds since the epoch. */
  readonly atMs: number;
  /** Request id of what set this off; only on background events. */
  readonly cause?: string | undefined;
}

// Protocol
export interface RequestDecoded extends Base {
  readonly type: 'request.decoded';
  readonly operation: string;
  readonly bytes: number;
  readonly tableName?: string | undefined;
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

/** A partition is too large or too hot, and begins to split. */
export interface SplitPlannedEvent extends Base {
  readonly type: 'split.planned';
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly partitionId: string;
  readonly reason: 'size' | 'heat';
  readonly bytes: number;
  /** Where the second half will begin. */
  readonly hash: string;
  readonly endsAtMs: number;
}
/** A hot partition that a split would not help. */
export interface SplitRejected extends Base {
  readonly type: 'split.rejected';
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly partitionId: string;
  readonly why: 'one hot item' | 'rising key' | 'one item collection';
}
export interface PartitionSplitEvent extends Base {
  readonly type: 'partition.split';
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly partitionId: string;
  readonly into: readonly [lower: string, upper: string];
  readonly hash: string;
  /** Of the partition that has split. */
  readonly bytes: number;
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
    | 'throughput';
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

// Streams
/** A change went into the table's stream. */
export interface StreamRecorded extends Base {
  readonly type: 'stream.recorded';
  readonly tableName: string;
  readonly change: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly viewType: string;
}
export interface IteratorIssued extends Base {
  readonly type: 'stream.iterator-issued';
  readonly shardId: string;
  readonly iteratorType: string;
  readonly sequenceNumber: string;
  readonly untilMs: number;
}
export interface StreamReadEvent extends Base {
  readonly type: 'stream.read';
  readonly shardId: string;
  readonly count: number;
  readonly bytes: number;
  /** The shard is closed and nothing is left in it. */
  readonly isDrained: boolean;
  readonly dollarsPerMillion: number;
  readonly dollars: number;
  readonly priceBook: string;
}
/** Shards that were replaced by a child, and records and shards older than 24 hours that were forgotten. */
export interface StreamTendedEvent extends Base {
  readonly type: 'stream.tended';
  readonly tableName: string;
  readonly rotated: number;
  readonly trimmed: number;
}

// Transactions
export interface TransactionPrepared extends Base {
  readonly type: 'transaction.prepared';
  readonly kind: 'read' | 'write';
  readonly actions: number;
  readonly tables: number;
  readonly partitions: number;
}
/** An item belongs to a request that is still under way. */
export interface TransactionConflicted extends Base {
  readonly type: 'transaction.conflicted';
  /** From one; absent: a write of its own. */
  readonly action?: number | undefined;
  readonly tableName: string;
  readonly with: 'transaction' | 'write';
  /** When the other request is over. */
  readonly untilMs: number;
  /** A write of a batch, which is answered as unprocessed. */
  readonly isLeft?: boolean | undefined;
}
export interface TransactionCancelled extends Base {
  readonly type: 'transaction.cancelled';
  readonly kind: 'read' | 'write';
  /** Code of each action, in their order; `None` where nothing was wrong. */
  readonly codes: readonly string[];
  /** It costs nothing: it was cancelled before any item was looked at, or there was no throughput left. */
  readonly isFree?: boolean | undefined;
}
export interface TransactionCommitted extends Base {
  readonly type: 'transaction.committed';
  readonly kind: 'read' | 'write';
  readonly actions: number;
  /** Items that were put, changed or deleted. */
  readonly writes: number;
  /** Until then other requests on the items conflict with it. */
  readonly untilMs: number;
}
export interface TransactionRemembered extends Base {
  readonly type: 'transaction.remembered';
  readonly token: string;
  readonly untilMs: number;
}
export interface TransactionReplayed extends Base {
  readonly type: 'transaction.replayed';
  readonly token: string;
  /** When the first request with the token was answered. */
  readonly completedAtMs: number;
  readonly actions: number;
}
export interface TransactionForgotten extends Base {
  readonly type: 'transaction.forgotten';
  readonly tokens: number;
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

export type TraceEvent =
  | RequestDecoded
  | ResponseEncoded
  | RequestValidated
  | RequestRefused
  | TableChangedEvent
  | IndexChangedEvent
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
  | ReplicaRead
  | LogReplicated
  | ItemRead
  | ItemsRead
  | ConditionChecked
  | ItemWrittenEvent
  | ItemExpired
  | IndexWritten
  | IndexPropagatedEvent
  | IndexBackfilledEvent
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
  | PriceMetered
  | ClockAdvanced
  | ClockSpeedSetEvent;

export type EventType = TraceEvent['type'];
