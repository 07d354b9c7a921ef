/**
 * Indexes of a provisioned table have throughput of their own, those of an on-demand table have none.
 * Assumption: UpdateTable words this as CreateTable does.
 */
import { invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import { type BillingMode, globalIndexes, type TableRecord, type Throughput } from '#engine/model/table.ts';

interface Named {
  readonly name: string;
  readonly throughput: Throughput | undefined;
}

export interface IndexThroughput {
  /** What the table will be. */
  readonly billingMode: BillingMode;
  readonly created: Named | undefined;
  readonly updated: readonly Named[];
  readonly deleted: string | undefined;
}

export function checkIndexThroughput(table: TableRecord, change: IndexThroughput): Refusal | undefined {
  const given = [...change.updated, ...(change.created === undefined ? [] : [change.created])];
  const levels = new Map(given.filter(({ throughput }) => throughput !== undefined).map(({ name, throughput }) => [name, throughput]));
  if (change.billingMode === 'PAY_PER_REQUEST') {
    const [name] = levels.keys();
    if (name === undefined) return undefined;
    return invalidParameter(`ProvisionedThroughput should not be specified for index: ${name} when BillingMode is PAY_PER_REQUEST`);
  }
  const needing = change.created === undefined ? [] : [change.created.name];
  if (table.billingMode === 'PAY_PER_REQUEST') needing.push(...globalIndexes(table).map(({ name }) => name));
  const missing = needing.find((name) => name !== change.deleted && !levels.has(name));
  return missing === undefined ? undefined : invalidParameter(`ProvisionedThroughput must be specified for index: ${missing}`);
}
