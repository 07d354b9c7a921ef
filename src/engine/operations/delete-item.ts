/** DeleteItem: removes one item by its key; removing one that is not there is no error. */
import { imageOf } from '#engine/indexes/maintenance.ts';
import { positionOf } from '#engine/model/key.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { DeleteItemRequest } from '#engine/model/requests.ts';
import { validateDeleteItem } from '#engine/validation/delete-item.ts';
import { checkKey } from '#engine/validation/keys.ts';
import { answer, json } from './answer.ts';
import { collectionMetrics } from './collection.ts';
import { refuseWrite } from './conflict.ts';
import { findTable, route } from './place.ts';
import type { Outcome, Step } from './step.ts';
import { checkCondition, writeItem } from './write-item.ts';

export function deleteItem(step: Step, wire: DeleteItemRequest): Outcome {
  const request = validateDeleteItem(wire);
  if (isRefusal(request)) return request;
  const { key, report } = request;
  const table = findTable(step, request.tableName);
  if (isRefusal(table)) return table;
  const mismatch = checkKey(table.record.key, key);
  if (mismatch !== undefined) return mismatch;
  step.emit({ type: 'request.validated', operation: 'DeleteItem' });

  const position = positionOf(table.record.key, key);
  const place = route(step, table, undefined, position);
  const unready = refuseWrite(step, place, position);
  if (unready !== undefined) return unready;
  const old = table.items.get(position);
  const before = imageOf(old);
  const failed = checkCondition(step, place, request.condition, before, 0, report);
  if (failed !== undefined) return failed;

  const ledger = writeItem(step, { place, position, before, after: undefined, isUpdate: false });
  if (isRefusal(ledger)) return ledger;
  return answer({
    Attributes: report.values === 'ALL_OLD' ? old?.text : undefined,
    ConsumedCapacity: json(ledger.report(report.capacity, request.tableLabel)),
    ItemCollectionMetrics: report.collectionMetrics
      ? json(collectionMetrics(table, position, key, before, undefined))
      : undefined,
  });
}
