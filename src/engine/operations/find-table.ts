/** The table that a request names, plainly or by its ARN. Source: reference 13.6, row 28. */
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { checkExistingTableName } from '#engine/validation/table-constraints.ts';
import type { Step } from './step.ts';

export const tableNotFound = (name: string): Refusal =>
  refuse('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);

/** One that is being restored can be described and nothing else. Source: M-Q 217. */
export function tableNamed({ state }: Step, name: string): TableRecord | Refusal {
  const table = state.catalog.named(name);
  return table === undefined || table.restore !== undefined ? tableNotFound(name) : table;
}

export function findTable(step: Step, label: string | undefined): TableRecord | Refusal {
  return checkExistingTableName(label) ?? tableNamed(step, plainTableName(label ?? ''));
}

/** Even if it is being restored. */
export function findAnyTable({ state }: Step, label: string | undefined): TableRecord | Refusal {
  const name = plainTableName(label ?? '');
  return checkExistingTableName(label) ?? state.catalog.named(name) ?? tableNotFound(name);
}
