/** Streams, shards and their records as commits and snapshots keep them. */
import type { KeySchema } from './key.ts';
import type { StoredItem } from './stored-item.ts';
import type { StreamViewType } from './table.ts';

/** One change of one item. Its name (INSERT, MODIFY, REMOVE) follows from the images. */
export interface ChangeRecord {
  /** Grows within a stream; its text is the sequence number. */
  readonly sequence: number;
  readonly atMs: number;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
  /** DynamoDB has deleted it because its time to live was over. */
  readonly isExpiry?: true | undefined;
}

export interface ShardFacts {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly partitionNumber: number;
  readonly openedAtMs: number;
  readonly firstSequence: number;
  /** Both absent while the shard is open. */
  readonly closedAtMs: number | undefined;
  readonly lastSequence: number | undefined;
}

export interface StreamFacts {
  readonly tableNumber: number;
  readonly tableName: string;
  readonly label: string;
  readonly viewType: StreamViewType;
  readonly key: KeySchema;
  readonly openedAtMs: number;
  /** When it was switched off; absent while it takes records. */
  readonly closedAtMs: number | undefined;
}
