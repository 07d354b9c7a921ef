/** A table's first record. */
import type { IndexRecord, ProvisionedThroughput, TableRecord, Throughput } from '#engine/model/table.ts';
import { lifecycleMs } from './lifecycle.ts';

/** What the router has worked out for a new index. */
export interface NewIndex extends Pick<IndexRecord, 'name' | 'kind' | 'key' | 'projection' | 'onDemandMaximum'> {
  readonly throughput: Throughput | undefined;
  readonly partitionsAtBirth: number;
}

export interface NewTable
  extends Pick<
    TableRecord,
    | 'number'
    | 'id'
    | 'name'
    | 'createdAtMs'
    | 'attributeTypes'
    | 'key'
    | 'billingMode'
    | 'onDemandMaximum'
    | 'partitionsAtBirth'
    | 'tableClass'
    | 'deletionProtection'
    | 'stream'
    | 'encryption'
    | 'tags'
  > {
  readonly throughput: Throughput;
  readonly indexes: readonly NewIndex[];
}

export const provisioned = (throughput: Throughput | undefined): ProvisionedThroughput => ({
  readUnits: throughput?.readUnits ?? 0,
  writeUnits: throughput?.writeUnits ?? 0,
  decreasesToday: 0,
});

/** Indexes that are made with their table become ACTIVE with it. */
export function newTableRecord(table: NewTable): TableRecord {
  return {
    ...table,
    status: 'CREATING',
    settlesAtMs: table.createdAtMs + lifecycleMs.createTable,
    onDemandSinceMs: table.billingMode === 'PAY_PER_REQUEST' ? table.createdAtMs : undefined,
    throughput: provisioned(table.throughput),
    latestStreamLabel: table.stream?.label,
    indexes: table.indexes.map((index) => ({ ...newIndexRecord(index), settlesAtMs: undefined })),
    countedItems: 0,
    countedBytes: 0,
  };
}

/** An index in its first phase. */
export function newIndexRecord(index: NewIndex, nowMs = 0): IndexRecord {
  return {
    ...index,
    throughput: provisioned(index.throughput),
    status: 'CREATING',
    settlesAtMs: nowMs + lifecycleMs.allocateIndex,
    countedItems: 0,
    countedBytes: 0,
  };
}
