/** What the catalog allows a table or a global index to use: provisioned throughput, or the bounds of on-demand. */
import type { Allowance } from '#engine/model/allowance.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { servedMeanwhile } from './table-change.ts';
import { warmOf } from './warm.ts';

export interface Allowances {
  readonly read: Allowance;
  readonly write: Allowance;
}

/** `owner` is the table itself or one of its global indexes; the billing mode is the table's. */
export function allowancesOf(
  table: Pick<TableRecord, 'name' | 'billingMode' | 'jobs'>,
  owner: Pick<TableRecord | IndexRecord, 'name' | 'throughput' | 'onDemandMaximum' | 'warm'>,
  partitions: number,
): Allowances {
  const { billingMode } = table;
  const indexName = owner === table ? undefined : owner.name;
  const meanwhile = servedMeanwhile(table)?.find((served) => served.indexName === indexName);
  const { throughput = owner.throughput, onDemandMaximum } = meanwhile === undefined ? owner : { throughput: meanwhile };
  const isProvisioned = billingMode === 'PROVISIONED' || meanwhile !== undefined;
  const warm = isProvisioned ? undefined : warmOf(owner, billingMode);
  const allowance = (channel: 'read' | 'write', units: number, maximum: number | undefined): Allowance => ({
    channel,
    provisioned: isProvisioned ? units : undefined,
    // -1 takes a maximum away. Source: reference 5.08.
    maximum: maximum === undefined || maximum < 1 ? undefined : maximum,
    warm: channel === 'read' ? warm?.readUnits : warm?.writeUnits,
    partitions,
  });
  return {
    read: allowance('read', throughput.readUnits, onDemandMaximum?.readUnits),
    write: allowance('write', throughput.writeUnits, onDemandMaximum?.writeUnits),
  };
}
