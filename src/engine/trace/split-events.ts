/** What partitions tell of their splits. */
import type { Base } from './event-base.ts';

/** A partition is too large or too hot, and begins to split. */
export interface SplitPlannedEvent extends Base {
  readonly type: 'split.planned';
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly partitionId: string;
  readonly reason: 'size' | 'heat';
  /** One item is to have a partition for itself. */
  readonly isIsolation?: true | undefined;
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
  /** It has split because its table or index must serve more, not for what it holds or was asked for. */
  readonly isGrowth?: true | undefined;
}
