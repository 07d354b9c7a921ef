/** A table's first record. */
import { type BillingMode, globalIndexes, type IndexRecord, type ProvisionedThroughput, type TableRecord, type VectorIndexDefinition } from '#engine/model/table.ts';
import type { Moment, Physics } from '#engine/model/physics/physics.ts';
import type { Throughput } from '#engine/model/throughput.ts';
import { newVectorRecord, vectorList } from './vector-record.ts';
import { warmAtBirth, type WarmRequest } from './warm.ts';

/** What the router has worked out for a new index. */
export interface NewIndex extends Pick<IndexRecord, 'name' | 'kind' | 'key' | 'projection' | 'onDemandMaximum'> {
  readonly throughput: Throughput | undefined;
  readonly warm: WarmRequest | undefined;
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
    | 'tableClassNamed'
    | 'deletionProtection'
    | 'stream'
    | 'encryption'
    | 'tags'
    | 'policies'
  > {
  readonly throughput: Throughput;
  readonly warm: WarmRequest | undefined;
  readonly indexes: readonly NewIndex[];
  readonly vectorIndexes: readonly VectorIndexDefinition[];
}

const none: Throughput = { readUnits: 0, writeUnits: 0 };

export const provisioned = ({ readUnits, writeUnits }: Throughput = none): ProvisionedThroughput => ({
  readUnits,
  writeUnits,
  decreasesToday: 0,
});

/** Indexes that are made with their table become ACTIVE with it. */
export function newTableRecord(table: NewTable, physics: Physics): TableRecord {
  const { billingMode, createdAtMs, throughput } = table;
  return {
    ...table,
    status: 'CREATING',
    settlesAtMs: createdAtMs + physics.durations.createTableMs,
    onDemandSinceMs: billingMode === 'PAY_PER_REQUEST' ? createdAtMs : undefined,
    throughput: provisioned(throughput),
    warm: warmAtBirth(billingMode, throughput, table.warm, physics),
    latestStreamLabel: table.stream?.label,
    indexes: table.indexes.map((index) => ({ ...newIndexRecord(index, billingMode, { nowMs: createdAtMs, physics }), settlesAtMs: undefined })),
    vectorIndexes: vectorList(table.vectorIndexes.map((index) => ({ ...newVectorRecord(index, { nowMs: createdAtMs, physics }), settlesAtMs: undefined }))),
    countedItems: 0,
    countedBytes: 0,
  };
}

/** An index in its first phase. */
export function newIndexRecord(index: NewIndex, billingMode: BillingMode, { nowMs, physics }: Moment): IndexRecord {
  const throughput = provisioned(index.throughput);
  return {
    ...index,
    throughput,
    warm: index.kind === 'local' ? undefined : warmAtBirth(billingMode, throughput, index.warm, physics),
    status: 'CREATING',
    settlesAtMs: nowMs + physics.durations.allocateIndexMs,
    countedItems: 0,
    countedBytes: 0,
  };
}

/** Provisioned throughput that tables and their global indexes take of the account's. */
export function reservedBy(tables: Iterable<TableRecord>): Throughput {
  let readUnits = 0;
  let writeUnits = 0;
  for (const table of tables) {
    for (const { throughput } of [table, ...globalIndexes(table)]) {
      readUnits += throughput.readUnits;
      writeUnits += throughput.writeUnits;
    }
  }
  return { readUnits, writeUnits };
}
