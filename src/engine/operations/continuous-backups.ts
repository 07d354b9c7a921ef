/** UpdateContinuousBackups and DescribeContinuousBackups. A table that is not there has an error of its own here. */
import { changeRecovery, describeRecovery } from '#engine/catalog/recovery.ts';
import { isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableNameRequest } from '#engine/model/requests.ts';
import type { UpdateContinuousBackupsRequest } from '#engine/model/setting-requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { validateRecovery } from '#engine/validation/settings.ts';
import { checkExistingTableName } from '#engine/validation/table-constraints.ts';
import { answer, json } from './answer.ts';
import type { Outcome, Step } from './step.ts';

function backedUpTable({ state }: Step, label: string | undefined): TableRecord | Refusal {
  const refusal = checkExistingTableName(label);
  if (refusal !== undefined) return refusal;
  const name = plainTableName(label ?? '');
  return state.catalog.named(name) ?? refuse('TableNotFoundException', `Table not found: ${name}`);
}

export function updateContinuousBackups(step: Step, wire: UpdateContinuousBackupsRequest): Outcome {
  const request = validateRecovery(wire);
  if (isRefusal(request)) return request;
  const before = backedUpTable(step, wire.TableName);
  if (isRefusal(before)) return before;
  const table = changeRecovery(before, request, step.nowMs);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'UpdateContinuousBackups' });
  if (table !== before) {
    step.commit({ type: 'table.changed', table });
    step.emit({ type: 'recovery.changed', tableName: table.name, days: table.pointInTimeRecovery?.days });
  }
  return answer({ ContinuousBackupsDescription: json(describeRecovery(table, step.nowMs)) });
}

export function describeContinuousBackups(step: Step, { TableName: label }: TableNameRequest): Outcome {
  const table = backedUpTable(step, label);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'DescribeContinuousBackups' });
  return answer({ ContinuousBackupsDescription: json(describeRecovery(table, step.nowMs)) });
}
