/**
 * One request on its way through the rooms: what it may read, where it tells its story, and the commits it
 * asks for. Nothing of the state changes before the whole request has been decided.
 */
import type { TokenBucket } from '#engine/capacity/token-bucket.ts';
import { Few } from '#engine/kernel/few.ts';
import type { Dimension } from '#engine/metrics/dimension.ts';
import type { MetricName } from '#engine/metrics/metric-names.ts';
import type { Commit } from '#engine/model/commit.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';
import type { Refusal } from '#engine/model/refusal.ts';
import type { ReplicaGroup } from '#engine/replication/replica-group.ts';
import type { ChangeStream } from '#engine/streams/change-stream.ts';
import type { HeatUse } from '#engine/partitions/heat.ts';
import type { EngineState, KeySpace, Stored } from '#engine/state.ts';
import type { ItemPlace } from '#engine/transactions/ongoing.ts';
import type { TraceEvent } from '#engine/trace/events.ts';
import type { Recorder } from '#engine/trace/recorder.ts';

/** The JSON text of a successful answer, or the refusal. */
export type Outcome = string | Refusal;

/** An event as rooms write it: the step knows the time. */
type Untimed<E> = E extends TraceEvent ? Omit<E, 'atMs'> : never;

/** Units that a request took at one place of a key space. */
export interface PartitionUse extends HeatUse {
  readonly space: KeySpace;
  readonly partitionNumber: number;
}

/** A figure for the metrics. */
export interface Measure {
  readonly tableName: string;
  readonly dimension: Dimension;
  readonly metric: MetricName;
  readonly value: number;
}

export class Step {
  readonly state: EngineState;
  readonly nowMs: number;
  readonly requestId: string;
  readonly ordinal: number;
  readonly commits: Commit[] = [];
  /** Index changes worked out for a commit, so that applying it need not do so again. */
  indexChanges: Map<Commit, readonly IndexChange[]> | undefined;
  /** The items of a transaction that writes, which are its own until its answer is with its caller. */
  transactionItems: readonly ItemPlace[] | undefined;
  readonly #recorder: Recorder;
  #sequences: Few<ReplicaGroup<Stored>> | undefined;
  #taken: Few<TokenBucket> | undefined;
  #recorded: Few<ChangeStream> | undefined;
  /** Tables that the request has found, by name, for the metrics. */
  readonly met: string[] = [];
  /** Figures of the metrics that this request adds to, besides those of every request. */
  measures: Measure[] | undefined;
  /** The stream that GetRecords reads. */
  streamLabel: string | undefined;
  /** Items that a Query or Scan answers. */
  returnedItems: number | undefined;
  /** What was asked of which partition, for whoever looks at heat. */
  readonly uses: PartitionUse[] = [];

  constructor(state: EngineState, requestId: string, ordinal: number, recorder: Recorder) {
    this.state = state;
    this.nowMs = state.nowMs;
    this.requestId = requestId;
    this.ordinal = ordinal;
    this.#recorder = recorder;
  }

  emit(event: Untimed<TraceEvent>): void {
    // Set on the event itself: a copy of every event would cost more than the rest of the trace.
    (event as { atMs?: number }).atMs = this.nowMs;
    this.#recorder.emit(event as TraceEvent);
  }

  commit(commit: Commit): void {
    this.commits.push(commit);
  }

  /** Notes that the request is about a table. */
  meet(tableName: string): void {
    if (!this.met.includes(tableName)) this.met.push(tableName);
  }

  /** Notes a figure, which counts whatever becomes of the request. */
  measure(tableName: string, dimension: Dimension, metric: MetricName, value = 1): void {
    (this.measures ??= []).push({ tableName, dimension, metric, value });
  }

  /** Units that this request has taken from a bucket so far. */
  takenOf(bucket: TokenBucket): number {
    return this.#taken?.get(bucket) ?? 0;
  }

  /** Notes that this request takes units from a bucket, and gives all that it has taken there so far. */
  takenFrom(bucket: TokenBucket, units: number): number {
    const taken = (this.#taken?.get(bucket) ?? 0) + units;
    (this.#taken ??= new Few()).set(bucket, taken);
    return taken;
  }

  /** The sequence that a stream's next record gets, those of this request already counted in. */
  nextRecord(stream: ChangeStream): number {
    const sequence = (this.#recorded?.get(stream) ?? stream.sequence) + 1;
    (this.#recorded ??= new Few()).set(stream, sequence);
    return sequence;
  }

  /** The next entry of a partition's log, those that this request has added already counted in. */
  nextSequence(group: ReplicaGroup<Stored>): number {
    const sequence = (this.#sequences?.get(group) ?? group.sequence) + 1;
    (this.#sequences ??= new Few()).set(group, sequence);
    return sequence;
  }
}
