/** UpdateItem: changes attributes of an item, or makes the item when there is none. */
import { touched, type Update, updatePaths } from '#engine/expressions/index.ts';
import { type Image, imageOf } from '#engine/indexes/maintenance.ts';
import { positionOf } from '#engine/model/key.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { UpdateItemRequest } from '#engine/model/requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { checkIndexKeyLiterals, checkKeyPaths } from '#engine/validation/key-use.ts';
import { checkKey, checkUpdateTargets } from '#engine/validation/keys.ts';
import { type UpdateItem, validateUpdateItem } from '#engine/validation/update-item.ts';
import { answer, json } from './answer.ts';
import { collectionMetrics } from './collection.ts';
import { refuseWrite } from './conflict.ts';
import { findTable, route } from './place.ts';
import type { Outcome, Step } from './step.ts';
import { updatedImage } from './updated-image.ts';
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
  const unready = refuseWrite(step, place, position);
  if (unready !== undefined) return unready;
  const before = imageOf(table.items.get(position));
  const after =
    before === undefined && update !== undefined && onlyClears(update)
      ? undefined
      : updatedImage(record, key, before, update, 'with actions');
  const attemptedBytes = isRefusal(after) ? 0 : (after?.stored.bytes ?? 0);
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

/** AttributeUpdates that only delete make no item where there is none. Source: SDK model, `AttributeUpdates`. */
const onlyClears = ({ isLegacy, actions }: Update): boolean =>
  isLegacy === true && actions.every(({ clause }) => clause === 'REMOVE' || clause === 'DELETE');

export function checkUpdate(record: TableRecord, update: Update): Refusal | undefined {
  const paths = updatePaths(update);
  return (
    checkUpdateTargets(record.key, paths.map(([name]) => String(name))) ??
    checkIndexKeyLiterals(record, update) ??
    checkKeyPaths(record, paths)
  );
}

/** Source: reference 13.34. */
function returnedAttributes(
  { update, report }: UpdateItem,
  before: Image | undefined,
  after: Image | undefined,
): string | undefined {
  switch (report.values) {
    case 'NONE':
      return undefined;
    case 'ALL_OLD':
      return before?.stored.text;
    case 'ALL_NEW':
      return after?.stored.text;
    case 'UPDATED_OLD':
      return update && json(touched(update, before?.item, 'before'));
    case 'UPDATED_NEW':
      return update && json(touched(update, after?.item, 'after'));
  }
}
