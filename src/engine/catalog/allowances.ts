/** What the catalog allows a table or a global index to use: provisioned throughput, or the bounds of on-demand. */
import type { Allowance } from '#engine/model/allowance.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import type { Throughput } from '#engine/model/throughput.ts';
import { modeBefore } from './table-change.ts';
import { warmOf } from './warm.ts';

export interface Allowances {
  readonly read: Allowance;
  readonly write: Allowance;
}

/**
 * `owner` is the table itself or one of its global indexes; the billing mode is the table's. While it is being
 * switched, what it had before counts. Source: reference 5.05; for the way back: assumption.
 */
export function allowancesOf(table: TableRecord, owner: TableRecord | IndexRecord): Allowances {
  const { onDemandMaximum } = owner;
  const isProvisioned = modeBefore(table) === 'PROVISIONED';
  const throughput = isProvisioned ? (throughputBefore(table, owner) ?? owner.throughput) : undefined;
  const warm = isProvisioned ? undefined : warmOf(owner, 'PAY_PER_REQUEST');
  const allowance = (channel: 'read' | 'write', units: number | undefined, maximum: number | undefined): Allowance => ({
    channel,
    provisioned: units,
    // -1 takes a maximum away. Source: reference 5.08.
    maximum: maximum === undefined || maximum < 1 ? undefined : maximum,
    warm: channel === 'read' ? warm?.readUnits : warm?.writeUnits,
  });
  return {
    read: allowance('read', throughput?.readUnits, onDemandMaximum?.readUnits),
    write: allowance('write', throughput?.writeUnits, onDemandMaximum?.writeUnits),
  };
}

function throughputBefore({ jobs }: TableRecord, owner: TableRecord | IndexRecord): Throughput | undefined {
  const job = jobs?.find(({ kind }) => kind === 'billing');
  const before = job?.kind === 'billing' ? job.throughputs : undefined;
  return before?.find(({ indexName }) => indexName === ('kind' in owner ? owner.name : undefined));
}
