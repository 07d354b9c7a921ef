/**
 * What a table has besides its definition: settings with operations of their own, and changes that are under
 * way. Every member of a record that is of a kind named here may be absent: tables that were stored before
 * the kind existed have none.
 */
import type { Throughput, ThroughputGoal } from './throughput.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A change of tags that is not yet seen by everyone. */
export interface Tagging {
  /** What ListTagsOfResource answers until then. */
  readonly before: readonly Tag[];
  /** The pairs that are being written; empty while tags are removed. */
  readonly written: readonly Tag[];
  readonly untilMs: number;
}

/** A policy of the table, or of one of its streams. */
export interface PolicyRecord {
  /** Absent: the table's own. */
  readonly streamLabel?: string | undefined;
  /** In its canonical form; absent when the policy was removed. */
  readonly document?: string | undefined;
  readonly revisionId: string;
  readonly changedAtMs: number;
  /** What GetResourcePolicy answers while the change is not yet seen by everyone; absent: there was none. */
  readonly before?: { readonly document: string; readonly revisionId: string } | undefined;
}

export type SwitchStatus = 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED';

export interface TimeToLive {
  readonly status: SwitchStatus;
  /** Absent once it is DISABLED. */
  readonly attributeName?: string | undefined;
  /** When it was last asked to change. */
  readonly changedAtMs: number;
  readonly settlesAtMs?: number | undefined;
}

export type InsightsMode = 'ACCESSED_AND_THROTTLED_KEYS' | 'THROTTLED_KEYS';

/** Contributor Insights of the table or of one of its global indexes. */
export interface Insights {
  /** Absent: the table. */
  readonly indexName?: string | undefined;
  readonly mode: InsightsMode;
  readonly status: SwitchStatus;
  /** When the status last changed. */
  readonly changedAtMs: number;
  readonly settlesAtMs?: number | undefined;
  /** When the rules were made, which stands in their names. */
  readonly rulesSinceMs: number;
}

export interface PointInTimeRecovery {
  /** Where it can go back to at most, whatever its days. */
  readonly sinceMs: number;
  readonly days: number;
}

/** What a table that is being restored comes from. */
export interface Restore {
  /** Absent: from a point in time. */
  readonly backupArn?: string | undefined;
  readonly sourceTableName: string;
  /** The point in time, or when the backup was made. */
  readonly restoredToMs: number;
}

/** What the table or index can serve at once. */
export interface WarmThroughput extends Throughput {
  /** A rise that is under way. */
  readonly risingTo?: Throughput | undefined;
  readonly settlesAtMs?: number | undefined;
}

export interface EncryptionChange {
  /** Absent: back to the key that AWS owns. */
  readonly toKeyArn?: string | undefined;
  readonly settlesAtMs: number;
}

/** Of a global index, or (without a name) of the table. */
export interface NamedThroughput extends Throughput {
  readonly indexName?: string | undefined;
}

/** What a table that is UPDATING is being changed in. */
export type TableJob =
  | { readonly kind: 'throughput'; readonly to: ThroughputGoal }
  | {
      readonly kind: 'billing';
      readonly from: 'PROVISIONED' | 'PAY_PER_REQUEST';
      /** What was provisioned, for the table (no name) and its global indexes; it counts until the switch is over. */
      readonly throughputs?: readonly NamedThroughput[] | undefined;
    }
  | { readonly kind: 'stream'; readonly operation: 'ENABLE' | 'DISABLE'; readonly label: string }
  | { readonly kind: 'class'; readonly to: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS' };
