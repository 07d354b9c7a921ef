/** What one table may have at most of provisioned throughput. Source: reference 1.55. */
import { tableReadUnitsMax, tableWriteUnitsMax } from '#engine/model/limits.ts';
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { Throughput } from '#engine/model/table.ts';

/** Each of the levels on its own: a table's, a global index's. Assumption: the wording. */
export function checkThroughputQuota(levels: readonly (Throughput | undefined)[]): Refusal | undefined {
  const isAbove = levels.some(
    (level) => level !== undefined && (level.readUnits > tableReadUnitsMax || level.writeUnits > tableWriteUnitsMax),
  );
  if (!isAbove) return undefined;
  return refuse(
    'LimitExceededException',
    `Subscriber limit exceeded: A table or index can have at most ${tableReadUnitsMax} ReadCapacityUnits and ${tableWriteUnitsMax} WriteCapacityUnits`,
  );
}
