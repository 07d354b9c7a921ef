/** Tables and indexes as the catalog keeps them: plain data, replaced whole at every change. */
import type { ScalarKeyType } from './attribute-value.ts';
import type { KeyAttribute, KeySchema } from './key.ts';
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

/** How near two vectors are. Source: SDK model, `VectorDistanceFunction`. */
export type DistanceFunction = 'COSINE' | 'EUCLIDEAN' | 'DOT_PRODUCT';

/** An attribute that a search may name: `partition` is AWS's HASH, `filter` its INLINE_FILTER. */
export interface SearchAttribute extends KeyAttribute {
  readonly role: 'partition' | 'filter';
}

/** A vector index as the catalog knows it. It has no throughput of its own: its table is on demand. */
export interface VectorIndexRecord {
  readonly name: string;
  readonly vectorAttribute: string;
  readonly dimensions: number;
  readonly distance: DistanceFunction;
  /** In the order in which it was given. */
  readonly searchSchema: readonly SearchAttribute[];
  readonly projection: Projection;
  readonly status: IndexStatus;
  /** Set while a new index reads the table; absent before and after. */
  readonly backfilling?: boolean | undefined;
  readonly settlesAtMs?: number | undefined;
  /** What DescribeTable shows; refreshed every six hours. */
  readonly countedItems: number;
  readonly countedBytes: number;
}

/** What a request says of a vector index, for good: nothing of it can be changed later. */
export type VectorIndexDefinition = Pick<VectorIndexRecord, 'name' | 'vectorAttribute' | 'dimensions' | 'distance' | 'searchSchema' | 'projection'>;

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
  /** Absent where there are none. */
  readonly vectorIndexes?: readonly VectorIndexRecord[] | undefined;
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

/** Whether a write must know what its item was: an index holds a part of it. */
export const hasIndexes = ({ indexes, vectorIndexes }: TableRecord): boolean => indexes.length > 0 || vectorIndexes !== undefined;

/** The attribute by whose values a vector index is partitioned, where it has one. */
export const searchPartition = ({ searchSchema }: VectorIndexRecord): SearchAttribute | undefined =>
  searchSchema.find(({ role }) => role === 'partition');
