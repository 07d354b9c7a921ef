/** DeleteTable: the table is DELETING now and gone a little later. Source: reference 13.6, rows 29 to 33. */
import { admitDeletion } from '#engine/catalog/admission.ts';
import { describeTable } from '#engine/catalog/describe.ts';
import { invalid, isRefusal } from '#engine/model/refusal.ts';
import type { TableNameRequest } from '#engine/model/requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { answer, json } from './answer.ts';
import { checkBusyTables } from './busy-tables.ts';
import { findAnyTable } from './find-table.ts';
import type { Outcome, Step } from './step.ts';

export function deleteTable(step: Step, { TableName: label }: TableNameRequest): Outcome {
  const table = findAnyTable(step, label);
  if (isRefusal(table)) return table;
  if (table.deletionProtection) {
    return invalid('Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.');
  }
  const blocked = admitDeletion(table, step.state) ?? checkBusyTables(step.state);
  if (blocked !== undefined) return blocked;
  step.emit({ type: 'request.validated', operation: 'DeleteTable' });

  const settlesAtMs = step.nowMs + step.state.physics.durations.deleteTableMs;
  const deleting: TableRecord = { ...table, status: 'DELETING', settlesAtMs };
  step.commit({ type: 'table.changed', table: deleting });
  step.emit({ type: 'table.deletion-started', tableName: table.name, settlesAtMs });
  return answer({ TableDescription: json(describeTable(deleting, step.nowMs)) });
}
