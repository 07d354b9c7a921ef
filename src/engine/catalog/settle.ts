/**
 * What becomes of a table by itself: the next record once a status has ended.
 * Source: reference 9.22 for the phases of a new index, 10.72 for statuses.
 */
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { lifecycleMs } from './lifecycle.ts';

export interface Settled {
  /** Absent: the table is gone. */
  readonly table: TableRecord | undefined;
  readonly tableEnded: TableRecord['status'] | undefined;
  readonly indexes: readonly IndexStep[];
}

export interface IndexStep {
  readonly name: string;
  readonly step: 'backfill-started' | 'activated' | 'updated' | 'removed';
}

const isDue = ({ settlesAtMs }: { readonly settlesAtMs?: number | undefined }, nowMs: number): boolean =>
  settlesAtMs !== undefined && settlesAtMs <= nowMs;

/** The table of an index that is backfilling is ACTIVE again, so that it can be changed. */
export function settle(table: TableRecord, nowMs: number): Settled {
  const tableIsDue = isDue(table, nowMs);
  if (tableIsDue && table.status === 'DELETING') return { table: undefined, tableEnded: 'DELETING', indexes: [] };
  const steps: IndexStep[] = [];
  const indexes = table.indexes.flatMap((index) => {
    if (tableIsDue && table.status === 'CREATING') return { ...index, status: 'ACTIVE' as const };
    return isDue(index, nowMs) ? settleIndex(index, nowMs, steps) : index;
  });
  const isStillChanging = indexes.some(({ status, backfilling }) => status !== 'ACTIVE' && backfilling !== true);
  const isOver = tableIsDue || (table.status === 'UPDATING' && table.settlesAtMs === undefined);
  const next: TableRecord = {
    ...table,
    indexes,
    attributeTypes: neededTypes(table, indexes),
    status: isOver && !isStillChanging ? 'ACTIVE' : table.status,
    settlesAtMs: tableIsDue ? undefined : table.settlesAtMs,
  };
  const tableEnded = table.status !== 'ACTIVE' && next.status === 'ACTIVE' ? table.status : undefined;
  return { table: next, tableEnded, indexes: steps };
}

function settleIndex(index: IndexRecord, nowMs: number, steps: IndexStep[]): IndexRecord[] {
  const { name, status } = index;
  if (status === 'DELETING') {
    steps.push({ name, step: 'removed' });
    return [];
  }
  if (status === 'CREATING' && index.backfilling !== true) {
    steps.push({ name, step: 'backfill-started' });
    return [{ ...index, backfilling: true, settlesAtMs: nowMs + lifecycleMs.backfillIndex }];
  }
  steps.push({ name, step: status === 'CREATING' ? 'activated' : 'updated' });
  return [{ ...index, status: 'ACTIVE', backfilling: undefined, settlesAtMs: undefined }];
}

/** Definitions of attributes that are still a key of something. Source: reference 9.25 (measured). */
export function neededTypes(
  { key, attributeTypes }: TableRecord,
  indexes: readonly IndexRecord[],
): TableRecord['attributeTypes'] {
  const names = new Set(
    [key, ...indexes.map((index) => index.key)].flatMap(({ partition, sort }) => [...partition, ...sort]).map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(attributeTypes).filter(([name]) => names.has(name)));
}
