/** What an UpdateTable asks for, and what becomes of it. */
import type {
  BillingMode,
  IndexRecord,
  OnDemandMaximum,
  StreamRecord,
  TableClass,
  TableRecord,
  VectorIndexDefinition,
} from '#engine/model/table.ts';
import type { Throughput } from '#engine/model/throughput.ts';
import type { NewIndex } from './new-table.ts';
import type { WarmRequest } from './warm.ts';

export interface IndexUpdate {
  readonly name: string;
  readonly throughput: Throughput | undefined;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly warm: WarmRequest | undefined;
}

/** `isArn`: the key was named by its ARN, so that it can be seen to be the same. */
export interface EncryptionRequest {
  readonly keyArn: string;
  readonly isArn: boolean;
}

/** What is absent stays as it is. */
export interface TableChange {
  readonly attributeTypes: TableRecord['attributeTypes'];
  readonly billingMode: BillingMode | undefined;
  readonly throughput: Throughput | undefined;
  /** -1 takes a maximum away. */
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly warm: WarmRequest | undefined;
  readonly createIndexes: readonly NewIndex[];
  readonly updateIndexes: readonly IndexUpdate[];
  readonly deleteIndexes: readonly string[];
  readonly createVectors: readonly VectorIndexDefinition[];
  readonly deleteVectors: readonly string[];
  readonly tableClass: TableClass | undefined;
  readonly deletionProtection: boolean | undefined;
  readonly stream: StreamRecord | 'off' | undefined;
  readonly encryption: EncryptionRequest | 'off' | undefined;
}

export interface ChangedTable {
  readonly table: TableRecord;
  /** As the answer shows it: a request that changes nothing may be told of as if it did. */
  readonly shown: TableRecord;
}

/** A phase of an index that has ended by itself. */
export interface IndexStep {
  readonly name: string;
  readonly step: 'backfill-started' | 'activated' | 'updated' | 'removed';
}

/** The mode that a table is still in while it is being switched. */
export function modeBefore({ jobs, billingMode }: TableRecord): BillingMode {
  const job = jobs?.find(({ kind }) => kind === 'billing');
  return job?.kind === 'billing' ? job.from : billingMode;
}

/** Whether an index is in the first phase of being made. */
export const isAllocating = ({ status, backfilling }: Pick<IndexRecord, 'status' | 'backfilling'>): boolean => status === 'CREATING' && backfilling !== true;
