/** UpdateItem: changes attributes of an item, or makes the item when there is none. */
import { applyUpdate, touched, type Update, updateActionCounts, updatePaths } from '#engine/expressions/index.ts';
import { type Image, imageOf } from '#engine/indexes/maintenance.ts';
import { type AttributeMap, type Item, setAttribute } from '#engine/model/attribute-value.ts';
import { keyAttributes, positionOf } from '#engine/model/key.ts';
import { itemBytesMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { UpdateItemRequest } from '#engine/model/requests.ts';
import { itemBytes } from '#engine/model/size.ts';
import { storeItem } from '#engine/model/stored-item.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { checkNesting } from '#engine/validation/attribute-values.ts';
import { checkIndexKeyLiterals, checkKeyPaths } from '#engine/validation/key-use.ts';
import { checkIndexKeys, checkKey, checkUpdateTargets } from '#engine/validation/keys.ts';
import { type UpdateItem, validateUpdateItem } from '#engine/validation/update-item.ts';
import { answer, json } from './answer.ts';
import { collectionMetrics } from './collection.ts';
import { findTable, route } from './place.ts';
import type { Outcome, Step } from './step.ts';
import { checkCondition, writeItem } from './write-item.ts';

export function updateItem(step: Step, wire: UpdateItemRequest): Outcome {
  const request = validateUpdateItem(wire);
  if (isRefusal(request)) return request;
  const { key, report, update } = request;
  const table = findTable(step, request.tableName);
  if (isRefusal(table)) return table;
  const { record } = table;
  const mismatch = checkKey(record.key, key) ?? (update && checkUpdate(record, update));
  if (mismatch !== undefined) return mismatch;
  step.emit({ type: 'request.validated', operation: 'UpdateItem' });

  const position = positionOf(record.key, key);
  const place = route(step, table, undefined, position);
  const before = imageOf(table.items.get(position));
  const after = changed(record, key, before, update);
  const attemptedBytes = isRefusal(after) ? 0 : after.stored.bytes;
  const failed = checkCondition(step, place, request.condition, before, attemptedBytes, report);
  if (failed !== undefined) return failed;
  if (isRefusal(after)) return after;

  const ledger = writeItem(step, { place, position, before, after, isUpdate: true });
  if (isRefusal(ledger)) return ledger;
  return answer({
    Attributes: returnedAttributes(request, before, after),
    ConsumedCapacity: json(ledger.report(report.capacity, request.tableLabel)),
    ItemCollectionMetrics: report.collectionMetrics
      ? json(collectionMetrics(table, position, key, before, after))
      : undefined,
  });
}

function checkUpdate(record: TableRecord, update: Update): Refusal | undefined {
  const paths = updatePaths(update);
  return (
    checkUpdateTargets(record.key, paths.map(([name]) => String(name))) ??
    checkIndexKeyLiterals(record, update) ??
    checkKeyPaths(record, paths)
  );
}

/** The item after the update, if it is one that can be stored. */
function changed(
  record: TableRecord,
  key: AttributeMap,
  before: Image | undefined,
  update: Update | undefined,
): Image | Refusal {
  const item = update === undefined ? (before?.item ?? key) : applyUpdate(update, before?.item ?? key);
  if (isRefusal(item)) return item;
  const refusal = checkNesting(item) ?? checkIndexKeys(record, item, 'computed by an update');
  if (refusal !== undefined) return refusal;
  const stored = storeItem(item);
  if (Math.max(stored.bytes, measured(record, item, stored.bytes, update)) > itemBytesMax) {
    return invalid('Item size to update has exceeded the maximum allowed size');
  }
  return { item, stored };
}

const actionBytes = { base: 3, writing: 19, clearing: 2 };

/** What AWS has been seen to compare with the 400 KB limit. Source: reference 1.21 (measured). */
function measured(record: TableRecord, item: Item, bytes: number, update: Update | undefined): number {
  if (update === undefined) return bytes;
  const key: Item = {};
  for (const { name } of keyAttributes(record.key)) setAttribute(key, name, item[name]!);
  const { writing, clearing } = updateActionCounts(update);
  const actions = actionBytes.base + writing * actionBytes.writing + clearing * actionBytes.clearing;
  return bytes - itemBytes(key) + actions;
}

/** Source: reference 13.34. */
function returnedAttributes({ update, report }: UpdateItem, before: Image | undefined, after: Image): string | undefined {
  switch (report.values) {
    case 'NONE':
      return undefined;
    case 'ALL_OLD':
      return before?.stored.text;
    case 'ALL_NEW':
      return after.stored.text;
    case 'UPDATED_OLD':
      return update && json(touched(update, before?.item, 'before'));
    case 'UPDATED_NEW':
      return update && json(touched(update, after.item, 'after'));
  }
}
