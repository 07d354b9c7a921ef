/** UpdateTable: the table is UPDATING now and ACTIVE a little later. */
import { changeTable } from '#engine/catalog/change.ts';
import { describeTable } from '#engine/catalog/describe.ts';
import { isRefusal, refuse } from '#engine/model/refusal.ts';
import type { UpdateTableRequest } from '#engine/model/requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { checkTogether } from '#engine/validation/index-definition.ts';
import { checkThroughputQuota } from '#engine/validation/throughput-quota.ts';
import { type UpdateTable, validateUpdateTable } from '#engine/validation/update-table.ts';
import { answer, json } from './answer.ts';
import { managedKeyArn, newIndex, stream } from './create-table.ts';
import { tableNotFound } from './delete-table.ts';
import type { Outcome, Step } from './step.ts';

export function updateTable(step: Step, wire: UpdateTableRequest): Outcome {
  const request = validateUpdateTable(wire);
  if (isRefusal(request)) return request;
  const table = step.state.catalog.named(request.name);
  if (table === undefined) return tableNotFound(request.name);
  if (table.status !== 'ACTIVE') {
    return refuse('ResourceInUseException', `Attempt to change a resource which is still in use: Table is being ${verb[table.status]}: ${table.name}`);
  }
  const changed = changeTable(table, changeOf(request, table, step.nowMs), step.nowMs);
  if (isRefusal(changed)) return changed;
  const refusal =
    checkTogether(changed.indexes) ??
    checkThroughputQuota([changed.throughput, ...changed.indexes.map(({ throughput }) => throughput)]);
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'UpdateTable' });

  step.commit({ type: 'table.changed', table: changed });
  tell(step, request, changed);
  return answer({ TableDescription: json(describeTable(changed, step.nowMs)) });
}

const verb = { CREATING: 'created', UPDATING: 'updated', DELETING: 'deleted' } as const;

function changeOf(request: UpdateTable, table: TableRecord, nowMs: number): Parameters<typeof changeTable>[1] {
  const isOnDemand = (request.billingMode ?? table.billingMode) === 'PAY_PER_REQUEST';
  const { name: _, encrypted, ...change } = request;
  return {
    ...change,
    createIndex: request.createIndex && newIndex(request.createIndex, isOnDemand),
    stream: request.stream === undefined || request.stream === 'off' ? request.stream : stream(request.stream, nowMs),
    encryption: encrypted === undefined ? undefined : encrypted ? { keyArn: managedKeyArn } : 'off',
  };
}

function tell(step: Step, request: UpdateTable, { name: tableName, settlesAtMs, indexes }: TableRecord): void {
  step.emit({ type: 'table.updated', tableName, settlesAtMs });
  const tellIndex = (type: 'index.created' | 'index.updated' | 'index.deletion-started', indexName: string): void => {
    const index = indexes.find(({ name }) => name === indexName);
    step.emit({ type, tableName, indexName, settlesAtMs: index?.settlesAtMs });
  };
  if (request.createIndex !== undefined) tellIndex('index.created', request.createIndex.name);
  for (const { name } of request.updateIndexes) tellIndex('index.updated', name);
  if (request.deleteIndex !== undefined) tellIndex('index.deletion-started', request.deleteIndex);
}
