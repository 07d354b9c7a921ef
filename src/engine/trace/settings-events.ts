/** What is told of a table's settings. Each may be told twice: when a change begins, and when it is over. */
interface Base {
  readonly atMs: number;
  readonly cause?: string | undefined;
  readonly tableName: string;
}

type SwitchStatus = 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED';

export interface TagsChanged extends Base {
  readonly type: 'tags.changed';
  readonly added: number;
  readonly removed: number;
  /** Of the table, once everyone sees it. */
  readonly count: number;
  readonly seenAtMs: number;
}
export interface PolicyChanged extends Base {
  readonly type: 'policy.attached' | 'policy.removed';
  /** Of one of the table's streams; absent: of the table. */
  readonly streamLabel?: string | undefined;
  readonly revisionId: string;
  readonly seenAtMs: number;
}
export interface TimeToLiveChanged extends Base {
  readonly type: 'time-to-live.changed';
  readonly attributeName: string;
  readonly status: SwitchStatus;
}
export interface InsightsChanged extends Base {
  readonly type: 'insights.changed';
  readonly indexName?: string | undefined;
  readonly status: SwitchStatus;
}
export interface RecoveryChanged extends Base {
  readonly type: 'recovery.changed';
  /** How far back the table can be restored to; absent: not at all. */
  readonly days?: number | undefined;
}
export interface EncryptionChanged extends Base {
  readonly type: 'encryption.changed';
  /** Absent: the key that AWS owns. */
  readonly keyArn?: string | undefined;
  readonly isOver: boolean;
}
export interface WarmThroughputChanged extends Base {
  readonly type: 'warm-throughput.changed';
  readonly indexName?: string | undefined;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly isOver: boolean;
}

export type SettingEvent =
  | TagsChanged
  | PolicyChanged
  | TimeToLiveChanged
  | InsightsChanged
  | RecoveryChanged
  | EncryptionChanged
  | WarmThroughputChanged;
