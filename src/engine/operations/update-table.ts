/** UpdateTable: what it changes takes a little time, or none. Source: M-Q 410. */
import { changeTable } from '#engine/catalog/change.ts';
import { describeTable } from '#engine/catalog/describe.ts';
import { reservedBy } from '#engine/catalog/new-table.ts';
import type { TableChange } from '#engine/catalog/table-change.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { UpdateTableRequest } from '#engine/model/requests.ts';
import { globalIndexes, type TableRecord } from '#engine/model/table.ts';
import { checkTogether, globalIndexRequest, type IndexRequest } from '#engine/validation/index-definition.ts';
import { checkInitialWarm, checkLevelQuotas } from '#engine/validation/throughput-levels.ts';
import { checkThroughputQuota, type NamedThroughput } from '#engine/validation/throughput-quota.ts';
import { checkSameDimensions } from '#engine/validation/vector-index.ts';
import { type UpdateTable, validateUpdateTable } from '#engine/validation/update-table.ts';
import { answer, json } from './answer.ts';
import { checkBusyTables } from './busy-tables.ts';
import { newIndex, stream } from './create-table.ts';
import { tableNamed } from './find-table.ts';
import type { Outcome, Step } from './step.ts';

export function updateTable(step: Step, wire: UpdateTableRequest): Outcome {
  const request = validateUpdateTable(wire);
  if (isRefusal(request)) return request;
  const before = tableNamed(step, request.name);
  if (isRefusal(before)) return before;
  const change = changeOf(request, before, step.state);
  if (isRefusal(change)) return change;
  const changed = changeTable(before, change, step.state);
  if (isRefusal(changed)) return changed;
  const { table, shown } = changed;
  const busy = table.status === before.status ? undefined : checkBusyTables(step.state);
  const refusal = checkTogether(table.indexes) ?? checkSameDimensions(table.vectorIndexes ?? []) ?? checkQuotas(step, change, before) ?? busy;
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'UpdateTable' });
  if (table !== before) {
    step.commit({ type: 'table.changed', table });
    tell(step, change, table);
  }
  return answer({ TableDescription: json(describeTable(shown, step.nowMs)) });
}

/** New indexes need the table to be told: what is a key already keeps its type. Source: reference 9.25 (measured). */
function changeOf(request: UpdateTable, table: TableRecord, { nowMs, physics }: Moment): TableChange | Refusal {
  const types = { ...request.attributeTypes, ...table.attributeTypes };
  const mode = request.billingMode ?? table.billingMode;
  const created: IndexRequest[] = [];
  for (const wire of request.createIndexes) {
    const index = globalIndexRequest(wire, types);
    if (isRefusal(index)) return index;
    const refusal = checkInitialWarm({ ...index, index: index.name }, mode, physics.throughput);
    if (refusal !== undefined) return refusal;
    created.push(index);
  }
  const { name: _name, ...change } = request;
  return {
    ...change,
    createIndexes: created.map((index) => newIndex(index, mode, physics)),
    stream: request.stream === undefined || request.stream === 'off' ? request.stream : stream(request.stream, nowMs),
  };
}

/** What is asked for, against what there may be. */
function checkQuotas({ state: { catalog, physics: { account } } }: Step, change: TableChange, before: TableRecord): Refusal | undefined {
  const indexes = [...change.updateIndexes, ...change.createIndexes].map((index) => ({ ...index, index: index.name }));
  for (const level of [{ ...change, index: undefined }, ...indexes]) {
    const refusal = checkLevelQuotas(level, account);
    if (refusal !== undefined) return refusal;
  }
  const levels: NamedThroughput[] = [{ throughput: change.throughput }, ...indexes];
  const asked = new Set(levels.filter(({ throughput }) => throughput !== undefined).map(({ index }) => index));
  const owners = [{ name: undefined, throughput: before.throughput }, ...globalIndexes(before)];
  const replaced = owners.filter(({ name }) => asked.has(name)).map(({ throughput }) => throughput);
  return checkThroughputQuota(levels, { account, reserved: reservedBy(catalog.all()) }, replaced);
}

function tell(step: Step, change: TableChange, table: TableRecord): void {
  tellTable(step, change, table);
  const tellIndex = (type: 'index.created' | 'index.updated' | 'index.deletion-started', indexName: string): void => {
    const index = [...table.indexes, ...(table.vectorIndexes ?? [])].find(({ name }) => name === indexName);
    step.emit({ type, tableName: table.name, indexName, settlesAtMs: index?.settlesAtMs });
  };
  for (const { name } of change.createIndexes) tellIndex('index.created', name);
  for (const { name, warm } of change.updateIndexes) if (warm === undefined) tellIndex('index.updated', name);
  for (const { name } of change.createVectors) tellIndex('index.created', name);
  for (const name of [...change.deleteIndexes, ...change.deleteVectors]) tellIndex('index.deletion-started', name);
}

function tellTable(step: Step, change: TableChange, table: TableRecord): void {
  const { name: tableName, settlesAtMs, encryptionChange } = table;
  for (const owner of [table, ...globalIndexes(table)]) {
    const { warm } = owner;
    const indexName = owner === table ? undefined : owner.name;
    const isAsked = indexName === undefined ? change.warm : change.updateIndexes.find(({ name }) => name === indexName)?.warm;
    if (isAsked === undefined || warm?.risingTo === undefined) continue;
    step.emit({ type: 'warm-throughput.changed', tableName, indexName, ...warm.risingTo, isOver: false });
  }
  if (encryptionChange !== undefined && change.encryption !== undefined) {
    step.emit({ type: 'encryption.changed', tableName, keyArn: encryptionChange.toKeyArn, isOver: false });
  }
  const [what, isOver] = whatOf(change);
  if (what.length > 0) step.emit({ type: 'table.updated', tableName, settlesAtMs, what, isOver: isOver ? true : undefined });
}

/** What of the table is updated, in words, and whether it is so already. */
function whatOf(change: TableChange): [string[], boolean] {
  const indexes = change.createVectors.length + change.deleteVectors.length + change.createIndexes.length + change.updateIndexes.filter(({ warm }) => warm === undefined).length + change.deleteIndexes.length;
  const lasting = [
    change.billingMode === undefined ? '' : `billing mode ${change.billingMode}`,
    change.throughput === undefined ? '' : `${change.throughput.readUnits} RCU and ${change.throughput.writeUnits} WCU`,
    change.stream === undefined ? '' : change.stream === 'off' ? 'no stream' : `a stream with ${change.stream.viewType}`,
    change.tableClass === undefined ? '' : `class ${change.tableClass}`,
    indexes === 0 ? '' : 'indexes',
  ].filter((word) => word !== '');
  const sudden = [
    change.onDemandMaximum === undefined ? '' : 'maximum throughput on demand',
    change.deletionProtection === undefined ? '' : `deletion protection ${change.deletionProtection ? 'on' : 'off'}`,
  ].filter((word) => word !== '');
  return [[...lasting, ...sudden], lasting.length === 0];
}
