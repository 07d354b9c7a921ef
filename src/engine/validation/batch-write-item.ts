/** BatchWriteItem's request, checked in DynamoDB's order. Source of texts and order: reference rows 109 to 112; E. */
import type { AttributeMap, Item } from '#engine/model/attribute-value.ts';
import { batchWritesMax } from '#engine/model/limits.ts';
import { type CapacityReport, capacityReports, metricsReports } from '#engine/model/options.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { BatchWriteItemRequest, WriteRequest } from '#engine/model/requests.ts';
import { checkAttributes } from './attribute-values.ts';
import { checkDistinctTables, constrainTableNames, requestItemsRequired } from './batch-tables.ts';
import { Constraints, plainTableName } from './constraints.ts';
import { mapText, writeRequestText } from './java-text.ts';

/** One write of a batch, with the request as it came, for an answer that asks to ask again. */
export type BatchWrite =
  | { readonly kind: 'put'; readonly item: Item; readonly wire: WriteRequest }
  | { readonly kind: 'delete'; readonly key: AttributeMap; readonly wire: WriteRequest };

export interface BatchWriteTable {
  readonly tableName: string;
  readonly tableLabel: string;
  readonly writes: readonly BatchWrite[];
}

export interface BatchWriteItem {
  readonly tables: readonly BatchWriteTable[];
  readonly capacityReport: CapacityReport;
  readonly collectionMetrics: boolean;
}

type RequestItems = Readonly<Record<string, readonly WriteRequest[]>>;

export function validateBatchWriteItem(wire: BatchWriteItemRequest): BatchWriteItem | Refusal {
  const { RequestItems: requestItems = {} } = wire;
  const labels = Object.keys(requestItems);
  if (labels.length === 0) return checkChoices(wire).refusal() ?? requestItemsRequired('BatchWriteItem');
  const refusal = checkConstraints(wire, requestItems) ?? checkDistinctTables(labels);
  if (refusal !== undefined) return refusal;
  const tables: BatchWriteTable[] = [];
  for (const tableLabel of labels) {
    const writes = writesOf(requestItems[tableLabel]!);
    if (isRefusal(writes)) return writes;
    tables.push({ tableName: plainTableName(tableLabel), tableLabel, writes });
  }
  const count = tables.reduce((total, { writes }) => total + writes.length, 0);
  // Source: the texts of AWS's own local engine.
  if (count > batchWritesMax) return invalid('Too many items requested for the BatchWriteItem call');
  return {
    tables,
    capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport,
    collectionMetrics: wire.ReturnItemCollectionMetrics === 'SIZE',
  };
}

const checkChoices = (wire: BatchWriteItemRequest): Constraints =>
  new Constraints()
    .oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports)
    .oneOf('returnItemCollectionMetrics', wire.ReturnItemCollectionMetrics, metricsReports);

/** Source: row 111. */
const countConstraint =
  `Map value must satisfy constraint: [Member must have length less than or equal to ${batchWritesMax}, ` +
  'Member must have length greater than or equal to 1]';

function checkConstraints(wire: BatchWriteItemRequest, requestItems: RequestItems): Refusal | undefined {
  const constraints = checkChoices(wire);
  const labels = Object.keys(requestItems);
  const shown = (): string => mapText(requestItems, (writes) => `[${writes.map(writeRequestText).join(', ')}]`);
  constrainTableNames(constraints, labels, shown);
  const counts = labels.map((label) => requestItems[label]!.length);
  if (counts.some((count) => count === 0 || count > batchWritesMax)) {
    constraints.failed('requestItems', shown(), countConstraint);
  }
  for (const label of labels) {
    requestItems[label]!.forEach(({ PutRequest: put, DeleteRequest: remove }, i) => {
      const path = `requestItems.${label}.member.${i + 1}.member`;
      if (remove !== undefined) constraints.required(`${path}.deleteRequest.key`, remove.Key);
      if (put !== undefined) constraints.required(`${path}.putRequest.item`, put.Item);
    });
  }
  return constraints.refusal();
}

function writesOf(requests: readonly WriteRequest[]): BatchWrite[] | Refusal {
  const writes: BatchWrite[] = [];
  for (const wire of requests) {
    const write = writeOf(wire);
    const refusal = isRefusal(write) ? write : checkAttributes(write.kind === 'put' ? write.item : write.key);
    if (refusal !== undefined || isRefusal(write)) return refusal!;
    writes.push(write);
  }
  return writes;
}

function writeOf(wire: WriteRequest): BatchWrite | Refusal {
  const { PutRequest: put, DeleteRequest: remove } = wire;
  if (put !== undefined && remove === undefined) return { kind: 'put', item: put.Item ?? {}, wire };
  if (remove !== undefined && put === undefined) return { kind: 'delete', key: remove.Key ?? {}, wire };
  // Source: E, for neither of the two. Assumption: it is said of both as well.
  return invalid(
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  );
}
