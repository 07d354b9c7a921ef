/**
 * Triggers: event source mappings from a table's stream to a function. Source: reference 7.2; AWS Lambda, DG
 * with-ddb, services-ddb-params, services-dynamodb-errors, services-ddb-batchfailurereporting.
 */

/** What stands for the function. */
export type TriggerHandler =
  /** Runs in the engine: the same outcome for the same records. */
  | {
      readonly kind: 'script';
      readonly durationMs: number;
      readonly timeoutMs: number;
      /** A filter pattern; an invocation with a record that matches fails. Absent: none does. */
      readonly failsOn?: string | undefined;
      readonly failure: 'error' | 'timeout' | 'items';
    }
  /** Runs outside: somebody takes invocations and answers them. What runs is kept here, and never looked at. */
  | { readonly kind: 'code'; readonly timeoutMs: number; readonly code: string };

export interface Trigger {
  readonly id: string;
  readonly functionName: string;
  readonly tableNumber: number;
  readonly tableName: string;
  readonly streamLabel: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly startingPosition: 'LATEST' | 'TRIM_HORIZON';
  readonly parallelization: number;
  /** Absent: until the records expire. */
  readonly retriesMax?: number | undefined;
  readonly recordAgeMsMax?: number | undefined;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  readonly filters: readonly string[];
  /** Where word of discarded records goes; absent: nowhere. */
  readonly destination?: string | undefined;
  readonly handler: TriggerHandler;
  readonly isEnabled: boolean;
  readonly createdAtMs: number;
}

/** Records of one lane that go to the function together. */
export interface BatchPart {
  /** Sequences of the first and the last. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** When the first and the last of them were written. */
  readonly firstAtMs: number;
  readonly lastAtMs: number;
}

export interface Invocation {
  readonly id: string;
  readonly startedAtMs: number;
  /** Absent while somebody outside runs it. */
  readonly endsAtMs?: number | undefined;
}

export interface LaneBatch {
  /** The first is under way or is tried next; the others are what bisecting has left behind it. */
  readonly parts: readonly BatchPart[];
  /** Of the first part: times it was sent, and failures that count. */
  readonly attempts: number;
  readonly failures: number;
  readonly lastError?: string | undefined;
  readonly invocation?: Invocation | undefined;
  readonly retryAtMs?: number | undefined;
}

/** One of the batches of a shard that are processed at a time. Without parallelization there is one. */
export interface Lane {
  /** All records of the lane below this sequence are done with. */
  readonly from: number;
  /** Since when records wait for more to come. */
  readonly gatheringSinceMs?: number | undefined;
  readonly batch?: LaneBatch | undefined;
}

/** How far a trigger has come in one shard. */
export interface ShardReading {
  readonly shardId: string;
  /** The next sequence to be read. */
  readonly next: number;
  readonly polledAtMs?: number | undefined;
  readonly lanes: readonly Lane[];
  /** The shard is closed and all of it is done with; its children may begin. */
  readonly isDone: boolean;
}

/** Records but for `invocations` and `failures`, counted since the trigger was made. */
export interface TriggerTotals {
  readonly delivered: number;
  readonly filtered: number;
  readonly dropped: number;
  readonly invocations: number;
  readonly failures: number;
}

export interface InvocationNote {
  readonly id: string;
  readonly shardId: string;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** From 1. */
  readonly attempt: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly outcome: 'succeeded' | 'failed' | 'timed out' | 'failed in part';
  readonly error?: string | undefined;
}

export type DropReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface DroppedNote {
  readonly shardId: string;
  readonly part: BatchPart;
  readonly reason: DropReason;
  readonly invocations: number;
  readonly atMs: number;
  readonly error?: string | undefined;
}

/** What a turn of a trigger has changed in one shard. */
export interface TriggerProgress {
  readonly triggerId: string;
  /** Absent in a snapshot of a trigger that has read nothing yet. */
  readonly reading?: ShardReading | undefined;
  readonly counted: TriggerTotals;
  readonly invocations: readonly InvocationNote[];
  readonly dropped: readonly DroppedNote[];
}

export const noTotals: TriggerTotals = { delivered: 0, filtered: 0, dropped: 0, invocations: 0, failures: 0 };
