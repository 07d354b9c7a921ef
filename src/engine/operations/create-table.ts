/** CreateTable: the table is CREATING now and ACTIVE a little later in virtual time. */
import { describeTable } from '#engine/catalog/describe.ts';
import { newTableRecord } from '#engine/catalog/new-table.ts';
import { tablesMax } from '#engine/model/limits.ts';
import { isRefusal, refuse } from '#engine/model/refusal.ts';
import type { CreateTableRequest } from '#engine/model/requests.ts';
import { accountId, region, type StreamViewType } from '#engine/model/table.ts';
import { initialPartitions } from '#engine/partitions/partition-map.ts';
import { validateCreateTable } from '#engine/validation/create-table.ts';
import { checkThroughputQuota } from '#engine/validation/throughput-quota.ts';
import type { IndexRequest } from '#engine/validation/index-definition.ts';
import type { NewIndex } from '#engine/catalog/new-table.ts';
import { answer, json } from './answer.ts';
import { isoLabel, uuid } from './identity.ts';
import type { Outcome, Step } from './step.ts';

export function createTable(step: Step, wire: CreateTableRequest): Outcome {
  const request = validateCreateTable(wire);
  if (isRefusal(request)) return request;
  const { state } = step;
  if (state.catalog.named(request.name) !== undefined) {
    return refuse('ResourceInUseException', `Table already exists: ${request.name}`);
  }
  if (state.catalog.size >= tablesMax) {
    return refuse('LimitExceededException', 'Too many operations for a given subscriber.');
  }
  const overQuota = checkThroughputQuota([request.throughput, ...request.indexes.map(({ throughput }) => throughput)]);
  if (overQuota !== undefined) return overQuota;
  step.emit({ type: 'request.validated', operation: 'CreateTable' });

  const isOnDemand = request.billingMode === 'PAY_PER_REQUEST';
  const number = state.tableNumbers + 1;
  const table = newTableRecord({
    ...request,
    number,
    id: uuid(state.random.fork('table id').fork(number)),
    createdAtMs: step.nowMs,
    partitionsAtBirth: initialPartitions(isOnDemand ? undefined : request.throughput),
    indexes: request.indexes.map((index) => newIndex(index, isOnDemand)),
    stream: request.streamViewType && stream(request.streamViewType, step.nowMs),
    encryption: request.encrypted ? { keyArn: managedKeyArn } : undefined,
  });
  step.commit({ type: 'table.changed', table });
  const { name: tableName, settlesAtMs, partitionsAtBirth: partitions } = table;
  step.emit({ type: 'table.created', tableName, settlesAtMs, partitions });
  return answer({ TableDescription: json(describeTable(table, step.nowMs)) });
}

/** Assumption: the id of the account's own key for DynamoDB is any UUID. */
export const managedKeyArn = `arn:aws:kms:${region}:${accountId}:key/00000000-0000-4000-8000-000000000000`;

export const stream = (viewType: StreamViewType, nowMs: number): { viewType: StreamViewType; label: string } => ({
  viewType,
  label: isoLabel(nowMs),
});

/** Partitions of a new index; a local one lives in its table's. */
export const newIndex = (index: IndexRequest, isOnDemand: boolean): NewIndex => ({
  ...index,
  partitionsAtBirth: index.kind === 'local' ? 0 : initialPartitions(isOnDemand ? undefined : index.throughput),
});
