/** UpdateContinuousBackups and DescribeContinuousBackups. A table that is not there has an error of its own here. */
import { changeRecovery, describeRecovery, recoveryWindowFromMs } from '#engine/catalog/recovery.ts';
import { recoveryBytesMax } from '#engine/model/limits.ts';
import { isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableNameRequest } from '#engine/model/requests.ts';
import type { UpdateContinuousBackupsRequest } from '#engine/model/setting-requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { validateRecovery } from '#engine/validation/settings.ts';
import { checkExistingTableName } from '#engine/validation/table-constraints.ts';
import { answer, json } from './answer.ts';
import type { Outcome, Step } from './step.ts';

/** One that is being restored is not there yet. Source: M-Q 217. */
export function backedUpTable({ state }: Step, label: string | undefined): TableRecord | Refusal {
  const refusal = checkExistingTableName(label);
  if (refusal !== undefined) return refusal;
  const name = plainTableName(label ?? '');
  const table = state.catalog.named(name);
  return table === undefined || table.restore !== undefined ? refuse('TableNotFoundException', `Table not found: ${name}`) : table;
}

/** What the table's history goes back to, told when that is less than its window. */
export function keptFromMs(step: Step, { number, name: tableName, pointInTimeRecovery: recovery }: TableRecord): number {
  const fromMs = step.state.tables.get(number)?.history?.keptFromMs ?? 0;
  if (recovery !== undefined && fromMs > recoveryWindowFromMs(recovery, step.nowMs)) {
    step.emit({ type: 'history.shortened', tableName, keptFromMs: fromMs, bytesMax: recoveryBytesMax });
  }
  return fromMs;
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
  return answer({ ContinuousBackupsDescription: json(describeRecovery(table, keptFromMs(step, table), step.nowMs)) });
}

export function describeContinuousBackups(step: Step, { TableName: label }: TableNameRequest): Outcome {
  const table = backedUpTable(step, label);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'DescribeContinuousBackups' });
  return answer({ ContinuousBackupsDescription: json(describeRecovery(table, keptFromMs(step, table), step.nowMs)) });
}
