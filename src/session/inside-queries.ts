/** What the places of the inside ask of a workspace beyond any request: it costs nothing and stands in no history. */
import type { AttributeMap, PlacedItem, QueueInspection, ReplicasInspection, StreamInspection } from '#engine';

export type InsideQuery =
  /** The first items of one partition, in the order of their hashes. */
  | { readonly kind: 'items'; readonly tableName: string; readonly indexName?: string | undefined; readonly partitionId: string; readonly most: number }
  /** The replicas of the partition that owns a key, and what each would answer now. */
  | { readonly kind: 'replicas'; readonly tableName: string; readonly key: AttributeMap }
  | { readonly kind: 'indexes'; readonly tableName: string }
  | { readonly kind: 'streams'; readonly tableName: string };

export interface InsideFacts {
  readonly items: { readonly nowMs: number; readonly items: readonly PlacedItem[] };
  readonly replicas: ReplicasInspection & { readonly nowMs: number };
  readonly indexes: { readonly nowMs: number; readonly queues: readonly (QueueInspection & { readonly flow: readonly IndexFlow[] })[] };
  readonly streams: { readonly nowMs: number; readonly streams: readonly StreamInspection[] };
}

/** What went into the queue of a global index and out of it in one second of virtual time. */
export interface IndexFlow {
  readonly atMs: number;
  readonly in: number;
  readonly out: number;
  /** Writes to the table that were refused because the index could not take them. */
  readonly refused: number;
  /** How late the last change came into the index. */
  readonly lagMs: number | undefined;
}
