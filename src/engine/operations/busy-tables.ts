/**
 * How many tables may be on their way at a time. Source: reference 1.60; words: the message of years when it was ten.
 * Assumption: what is known of them otherwise, the number, is put in.
 */
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { EngineState } from '#engine/state.ts';

/** Asked before one more is created, updated or deleted; `isIndexed`: created with indexes. */
export function checkBusyTables({ catalog, physics }: EngineState, isIndexed = false): Refusal | undefined {
  const { busyTablesMax, busyIndexedTablesMax } = physics.account;
  let busy = 0;
  let indexed = 0;
  for (const { status, indexes } of catalog.all()) {
    if (status !== 'ACTIVE') busy++;
    if (status === 'CREATING' && indexes.length > 0) indexed++;
  }
  const reached = busy >= busyTablesMax ? busyTablesMax : isIndexed && indexed >= busyIndexedTablesMax ? busyIndexedTablesMax : undefined;
  if (reached === undefined) return undefined;
  return refuse(
    'LimitExceededException',
    `Subscriber limit exceeded: Only ${reached} tables can be created, updated, or deleted simultaneously`,
  );
}
