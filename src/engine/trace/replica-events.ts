/** What replicas tell of the loss of a leader. Source: USENIX ATC 2022 paper, sections 5.1, 6.1, 6.2. */
import type { Base, ReplicaId } from './event-base.ts';

interface OfPartition extends Base {
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly partitionId: string;
  readonly replicaId: ReplicaId;
}

/** The leader is gone, and its followers have asked each other whether they still see it. */
export interface LeaderLostEvent extends OfPartition {
  readonly type: 'leader.lost';
  readonly followers: readonly ReplicaId[];
  readonly sequence: number;
  /** When its lease is over. */
  readonly untilMs: number;
}

export interface LeaderElected extends OfPartition {
  readonly type: 'leader.elected';
  readonly lostId: ReplicaId;
  /** The last entry of the log, which it has. */
  readonly sequence: number;
  readonly waitedMs: number;
  readonly rebuiltAtMs: number;
}

export interface ReplicaRebuilt extends OfPartition {
  readonly type: 'replica.rebuilt';
  readonly tookMs: number;
}

/** A request needs the leader of a partition that has none. */
export interface LeaderAwaited extends OfPartition {
  readonly type: 'leader.awaited';
  readonly untilMs: number;
}

export type ReplicaEvent = LeaderLostEvent | LeaderElected | ReplicaRebuilt | LeaderAwaited;
