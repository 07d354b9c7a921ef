/** The key space that a control request names: a table's, or that of one of its global indexes. */
import type { Refusal } from '#engine/model/refusal.ts';
import { unknownIndex } from '#engine/plan/projection.ts';
import type { KeySpace, TableState } from '#engine/state.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { checkExistingTableName } from '#engine/validation/table-constraints.ts';
import { tableNotFound } from '../find-table.ts';
import type { Step } from '../step.ts';

export interface SpaceRequest {
  readonly TableName?: string;
  readonly IndexName?: string;
}

export interface NamedSpace {
  readonly table: TableState;
  readonly space: KeySpace;
  /** Absent for the table and its local indexes, which live in its partitions. */
  readonly globalIndexName: string | undefined;
}

export function namedSpace(step: Step, { TableName: label, IndexName: indexName }: SpaceRequest): NamedSpace | Refusal {
  const refusal = checkExistingTableName(label);
  if (refusal !== undefined) return refusal;
  const name = plainTableName(label ?? '');
  const table = step.state.tableNamed(name);
  if (table === undefined) return tableNotFound(name);
  if (indexName === undefined || table.locals.has(indexName)) return { table, space: table.space, globalIndexName: undefined };
  const index = table.globals.get(indexName);
  return index === undefined ? unknownIndex(indexName) : { table, space: index.space, globalIndexName: indexName };
}
