/** Tables and indexes as the catalog keeps them: plain data, replaced whole at every change. */
import type { ScalarKeyType } from './attribute-value.ts';
import type { KeySchema } from './key.ts';
import type {
  EncryptionChange,
  Insights,
  PointInTimeRecovery,
  PolicyRecord,
  Restore,
  TableJob,
  Tag,
  Tagging,
  TimeToLive,
  WarmThroughput,
} from './table-settings.ts';
import type { Throughput, ThroughputGoal } from './throughput.ts';

export type { Throughput } from './throughput.ts';

export type TableStatus = 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE';
export type IndexStatus = TableStatus;
export type BillingMode = 'PROVISIONED' | 'PAY_PER_REQUEST';
export type TableClass = 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
export type ProjectionType = 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

/** Provisioned throughput with what DescribeTable tells of its past. */
export interface ProvisionedThroughput extends Throughput {
  readonly lastIncreaseMs?: number | undefined;
  readonly lastDecreaseMs?: number | undefined;
  /** Decreases on the UTC day of `lastDecreaseMs`. */
  readonly decreasesToday: number;
}

/** What is absent has no maximum. Records stored before may say -1 instead. */
export interface OnDemandMaximum {
  readonly readUnits?: number | undefined;
  readonly writeUnits?: number | undefined;
}

export interface Projection {
  readonly type: ProjectionType;
  readonly nonKeyAttributes: readonly string[];
}

/** A secondary index as the catalog knows it. */
export interface IndexRecord {
  readonly name: string;
  readonly kind: 'local' | 'global';
  readonly key: KeySchema;
  readonly projection: Projection;
  /** Own throughput of a global index; local ones draw on the table's. */
  readonly throughput: ProvisionedThroughput;
  readonly onDemandMaximum?: OnDemandMaximum | undefined;
  /** Absent in records stored before it was kept: as its throughput and mode say. */
  readonly warm?: WarmThroughput | undefined;
  /** The throughput that an index which is UPDATING will have. */
  readonly throughputTo?: ThroughputGoal | undefined;
  /** Partitions of a global index when it was made; later ones come from splits. */
  readonly partitionsAtBirth: number;
  readonly status: IndexStatus;
  /** Set while a new index reads the table; absent before and after. */
  readonly backfilling?: boolean | undefined;
  /** When the present status ends; absent when it lasts. */
  readonly settlesAtMs?: number | undefined;
  /** What DescribeTable shows; refreshed every six hours. */
  readonly countedItems: number;
  readonly countedBytes: number;
}

export interface StreamRecord {
  readonly viewType: StreamViewType;
  readonly label: string;
}

/** A table as the catalog knows it: its definition, its settings, and when what is under way will be done. */
export interface TableRecord {
  /** Short and never reused: names may come back, numbers may not. */
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly status: TableStatus;
  /** When the present status ends; absent when it lasts. */
  readonly settlesAtMs?: number | undefined;
  readonly createdAtMs: number;
  readonly attributeTypes: Readonly<Record<string, ScalarKeyType>>;
  readonly key: KeySchema;
  readonly billingMode: BillingMode;
  /** When on-demand was last switched on; absent for tables that never were on demand. */
  readonly onDemandSinceMs?: number | undefined;
  /** When it was switched to on-demand, latest last; older ones than count are dropped. */
  readonly onDemandSwitchesMs?: readonly number[] | undefined;
  readonly throughput: ProvisionedThroughput;
  readonly onDemandMaximum?: OnDemandMaximum | undefined;
  /** Absent in records stored before it was kept: as its throughput and mode say. */
  readonly warm?: WarmThroughput | undefined;
  /** What it is UPDATING for; all of it ends at `settlesAtMs`. */
  readonly jobs?: readonly TableJob[] | undefined;
  /** Partitions when the table was made; later ones come from splits. */
  readonly partitionsAtBirth: number;
  readonly indexes: readonly IndexRecord[];
  readonly tableClass: TableClass;
  readonly tableClassSinceMs?: number | undefined;
  /** Set when the request that made the table named its class. */
  readonly tableClassNamed?: boolean | undefined;
  /** When its class was changed, latest last; older ones than count are dropped. */
  readonly classChangesMs?: readonly number[] | undefined;
  readonly deletionProtection: boolean;
  /** When the protection was last switched. */
  readonly protectionChangedAtMs?: number | undefined;
  readonly stream?: StreamRecord | undefined;
  readonly latestStreamLabel?: string | undefined;
  readonly encryption?: { readonly keyArn: string } | undefined;
  readonly encryptionChange?: EncryptionChange | undefined;
  /** When its encryption was changed, latest last; older ones than count are dropped. */
  readonly encryptionChangesMs?: readonly number[] | undefined;
  readonly tags: readonly Tag[];
  readonly tagging?: Tagging | undefined;
  readonly policies?: readonly PolicyRecord[] | undefined;
  readonly timeToLive?: TimeToLive | undefined;
  readonly insights?: readonly Insights[] | undefined;
  readonly pointInTimeRecovery?: PointInTimeRecovery | undefined;
  /** Set while it is being restored. */
  readonly restore?: Restore | undefined;
  /** What DescribeTable shows; refreshed every six hours. Source: SDK model, `TableSizeBytes`. */
  readonly countedItems: number;
  readonly countedBytes: number;
}

/** The simulated account. Assumption: any twelve digits do; the region is the one the prices are of. */
export const accountId = '000000000000';
export const region = 'us-east-1';

/** The ARN of a table by its name, in the simulated account. */
export const tableArn = (name: string): string => `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
export const indexArn = (table: string, index: string): string => `${tableArn(table)}/index/${index}`;

export const globalIndexes = (table: TableRecord): IndexRecord[] =>
  table.indexes.filter(({ kind }) => kind === 'global');
export const localIndexes = (table: TableRecord): IndexRecord[] => table.indexes.filter(({ kind }) => kind === 'local');
