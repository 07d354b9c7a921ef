/** PutItem: a new item, or a whole one in place of the old. */
import { imageOf } from '#engine/indexes/maintenance.ts';
import { positionOf } from '#engine/model/key.ts';
import { itemBytesMax } from '#engine/model/limits.ts';
import { invalid, isRefusal } from '#engine/model/refusal.ts';
import type { PutItemRequest } from '#engine/model/requests.ts';
import { storeItem } from '#engine/model/stored-item.ts';
import { hasIndexes } from '#engine/model/table.ts';
import { checkIndexKeys, checkItemKey } from '#engine/validation/keys.ts';
import { validatePutItem } from '#engine/validation/put-item.ts';
import { answer, json } from './answer.ts';
import { collectionMetrics } from './collection.ts';
import { refuseWrite } from './conflict.ts';
import { findTable, route } from './place.ts';
import type { Outcome, Step } from './step.ts';
import { checkCondition, writeItem } from './write-item.ts';

export function putItem(step: Step, wire: PutItemRequest): Outcome {
  const request = validatePutItem(wire);
  if (isRefusal(request)) return request;
  const { item, report } = request;
  const table = findTable(step, request.tableName);
  if (isRefusal(table)) return table;
  const mismatch = checkItemKey(table.record.key, item) ?? checkIndexKeys(table.record, item, 'put');
  if (mismatch !== undefined) return mismatch;
  const stored = storeItem(item);
  if (stored.bytes > itemBytesMax) return invalid('Item size has exceeded the maximum allowed size');
  step.emit({ type: 'request.validated', operation: 'PutItem' });

  const position = positionOf(table.record.key, item);
  const place = route(step, table, undefined, position);
  const unready = refuseWrite(step, place, position);
  if (unready !== undefined) return unready;
  const old = table.items.get(position);
  const needsOld = request.condition !== undefined || hasIndexes(table.record);
  const before = old && (needsOld ? imageOf(old) : { item: {}, stored: old });
  const failed = checkCondition(step, place, request.condition, before, stored.bytes, report);
  if (failed !== undefined) return failed;

  const after = { item, stored };
  const ledger = writeItem(step, { place, position, before, after, isUpdate: false });
  if (isRefusal(ledger)) return ledger;
  return answer({
    Attributes: report.values === 'ALL_OLD' ? old?.text : undefined,
    ConsumedCapacity: json(ledger.report(report.capacity, request.tableLabel)),
    ItemCollectionMetrics: report.collectionMetrics
      ? json(collectionMetrics(table, position, item, before, after))
      : undefined,
  });
}
