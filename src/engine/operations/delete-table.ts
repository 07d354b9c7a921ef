/** DeleteTable: the table is DELETING now and gone a little later. Source: reference 13.6, rows 29 to 33. */
import { describeTable } from '#engine/catalog/describe.ts';
import { lifecycleMs } from '#engine/catalog/lifecycle.ts';
import { invalid, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableNameRequest } from '#engine/model/requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { checkExistingTableName } from '#engine/validation/table-constraints.ts';
import { answer, json } from './answer.ts';
import type { Outcome, Step } from './step.ts';

export const tableNotFound = (name: string): Refusal =>
  refuse('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);

const stillInUse = (detail: string): Refusal =>
  refuse('ResourceInUseException', `Attempt to change a resource which is still in use: ${detail}`);

export function deleteTable(step: Step, { TableName: label }: TableNameRequest): Outcome {
  const refusal = checkExistingTableName(label);
  if (refusal !== undefined || label === undefined) return refusal ?? tableNotFound('');
  const name = plainTableName(label);
  const table = step.state.catalog.named(name);
  if (table === undefined) return tableNotFound(name);
  const blocked = checkDeletable(table);
  if (blocked !== undefined) return blocked;
  step.emit({ type: 'request.validated', operation: 'DeleteTable' });

  const settlesAtMs = step.nowMs + lifecycleMs.deleteTable;
  const deleting: TableRecord = { ...table, status: 'DELETING', settlesAtMs };
  step.commit({ type: 'table.changed', table: deleting });
  step.emit({ type: 'table.deletion-started', tableName: name, settlesAtMs });
  return answer({ TableDescription: json(describeTable(deleting, step.nowMs)) });
}

function checkDeletable(table: TableRecord): Refusal | undefined {
  if (table.deletionProtection) {
    return invalid('Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.');
  }
  if (table.status === 'CREATING') return stillInUse(`Table is being created: ${table.name}`);
  if (table.indexes.some(({ status }) => status !== 'ACTIVE')) {
    return stillInUse('Cannot delete table while indexes are being created, updated, or deleted.');
  }
  // Assumption: worded like the table that is being created.
  if (table.status === 'DELETING') return stillInUse(`Table is being deleted: ${table.name}`);
  if (table.status === 'UPDATING') return stillInUse(`Table is being updated: ${table.name}`);
  return undefined;
}
