/** CreateTable: the table is CREATING now and ACTIVE a little later in virtual time. */
import { checkAlive, stillInUse } from '#engine/catalog/admission.ts';
import { describeTable } from '#engine/catalog/describe.ts';
import { newTableRecord, type NewIndex, reservedBy } from '#engine/catalog/new-table.ts';
import { warmAtBirth } from '#engine/catalog/warm.ts';
import type { Physics } from '#engine/model/physics/physics.ts';
import { isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { CreateTableRequest } from '#engine/model/requests.ts';
import type { BillingMode, StreamRecord, StreamViewType, TableRecord } from '#engine/model/table.ts';
import { highestOf, type Throughput } from '#engine/model/throughput.ts';
import { initialPartitions } from '#engine/partitions/partition-map.ts';
import type { EngineState } from '#engine/state.ts';
import { type CreateTable, validateCreateTable } from '#engine/validation/create-table.ts';
import type { IndexRequest } from '#engine/validation/index-definition.ts';
import { checkLevelQuotas, type WarmWish } from '#engine/validation/throughput-levels.ts';
import { checkThroughputQuota } from '#engine/validation/throughput-quota.ts';
import { answer, json } from './answer.ts';
import { checkBusyTables } from './busy-tables.ts';
import { isoLabel, uuid } from './identity.ts';
import type { Outcome, Step } from './step.ts';

export function createTable(step: Step, wire: CreateTableRequest): Outcome {
  const request = validateCreateTable(wire, step.state.physics);
  if (isRefusal(request)) return request;
  const { state } = step;
  const refusal = checkName(state, request.name) ?? checkTables(state, request) ?? checkQuotas(state, request);
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'CreateTable' });

  const table = newTable(step, request);
  step.commit({ type: 'table.changed', table });
  const { name: tableName, settlesAtMs, partitionsAtBirth: partitions } = table;
  step.emit({ type: 'table.created', tableName, settlesAtMs, partitions });
  const wished = new Set([request, ...request.indexes].filter(({ warm }) => warm !== undefined).map(({ name }) => name));
  const description = describeTable(table, step.nowMs, (owner) => !wished.has(owner.name));
  return answer({ TableDescription: json(description) });
}

function newTable(step: Step, { keyArn, policy, streamViewType, ...request }: CreateTable): TableRecord {
  const { billingMode, throughput } = request;
  const { physics, tableNumbers } = step.state;
  const number = tableNumbers + 1;
  const createdAtMs = step.nowMs;
  const table = {
    ...request,
    number,
    id: uuid(step.state.random.fork('table id').fork(number)),
    createdAtMs,
    partitionsAtBirth: partitionsFor(billingMode, throughput, request.warm, physics),
    indexes: request.indexes.map((index) => newIndex(index, billingMode, physics)),
    stream: streamViewType && stream(streamViewType, createdAtMs),
    encryption: keyArn === undefined ? undefined : { keyArn },
    policies: policy === undefined ? undefined : [newPolicy(policy, createdAtMs)],
  };
  return newTableRecord(table, physics);
}

/** It can be read as soon as the table can. Source: M-Q 211. */
const newPolicy = (document: string, changedAtMs: number): NonNullable<TableRecord['policies']>[number] => {
  const revisionId = String(Math.floor(changedAtMs));
  return { document, revisionId, changedAtMs, before: { document, revisionId } };
};

/** Source: row 24; M-Q 005, 010. */
function checkName({ catalog }: EngineState, name: string): Refusal | undefined {
  const table = catalog.named(name);
  if (table === undefined) return undefined;
  // Assumption: the words before; the rest is M-Q 219.
  if (table.restore !== undefined) return stillInUse(`Table is being used: ${name}`);
  const beingMade = table.status === 'CREATING' ? checkAlive(table) : undefined;
  return beingMade ?? refuse('ResourceInUseException', `Table already exists: ${name}`);
}

/** Source: reference 1.54. */
function checkTables(state: EngineState, { indexes }: CreateTable): Refusal | undefined {
  const { tablesMax } = state.physics.account;
  if (state.catalog.size < tablesMax) return checkBusyTables(state, indexes.length > 0);
  return refuse('LimitExceededException', `Subscriber limit exceeded: There is a limit of ${tablesMax} tables per subscriber`);
}

function checkQuotas({ catalog, physics: { account } }: EngineState, request: CreateTable): Refusal | undefined {
  const globals = request.indexes.filter(({ kind }) => kind === 'global').map((index) => ({ ...index, index: index.name }));
  const levels = [{ ...request, index: undefined }, ...globals];
  for (const level of levels) {
    const refusal = checkLevelQuotas(level, account);
    if (refusal !== undefined) return refusal;
  }
  return checkThroughputQuota(levels, { account, reserved: reservedBy(catalog.all()) });
}

export const stream = (viewType: StreamViewType, nowMs: number): StreamRecord => ({ viewType, label: isoLabel(nowMs) });

/** As many as its throughput or its warm throughput needs. */
export const partitionsFor = (mode: BillingMode, throughput: Throughput, wish: WarmWish | undefined, physics: Physics): number =>
  initialPartitions(highestOf(throughput, warmAtBirth(mode, throughput, wish, physics)), physics);

const noThroughput: Throughput = { readUnits: 0, writeUnits: 0 };

/** A local index lives in the partitions of its table. */
export const newIndex = (index: IndexRequest, mode: BillingMode, physics: Physics): NewIndex => ({
  ...index,
  partitionsAtBirth: index.kind === 'local' ? 0 : partitionsFor(mode, index.throughput ?? noThroughput, index.warm, physics),
});
