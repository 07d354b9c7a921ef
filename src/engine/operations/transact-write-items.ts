/** TransactWriteItems: up to a hundred puts, updates, deletes and checks, all of them or none. */
import { type Image } from '#engine/indexes/maintenance.ts';
import { itemBytesMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { TransactWriteItemsRequest } from '#engine/model/requests.ts';
import { storeItem } from '#engine/model/stored-item.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { TableState } from '#engine/state.ts';
import { checkEmptyIndexKeys, checkEmptyKeys, checkIndexKeys, checkItemKey, checkKey } from '#engine/validation/keys.ts';
import { literalsOf } from '#engine/validation/key-use.ts';
import { type TransactWrite, validateTransactWriteItems } from '#engine/validation/transact-write-items.ts';
import { answer } from './answer.ts';
import { collectionReport } from './group-write.ts';
import { findTable } from './place.ts';
import type { Outcome, Step } from './step.ts';
import { fingerprintOf } from './transaction/fingerprint.ts';
import { runWrites } from './transaction/run-writes.ts';
import type { WriteAction } from './transaction/write-actions.ts';
import { checkUpdate } from './update-item.ts';

export function transactWriteItems(step: Step, wire: TransactWriteItemsRequest): Outcome {
  const request = validateTransactWriteItems(wire);
  if (isRefusal(request)) return request;
  const { token } = request;
  const actions: WriteAction[] = [];
  for (const write of request.actions) {
    const action = actionOf(step, write);
    if (isRefusal(action)) return action;
    actions.push(action);
  }
  step.emit({ type: 'request.validated', operation: 'TransactWriteItems' });

  const done = runWrites(step, {
    actions,
    mismatches: request.actions.map((write, i) => checkSchema(actions[i]!.table.record, write)),
    token: token === undefined ? undefined : { text: token, fingerprint: fingerprintOf('TransactWriteItems', wire.TransactItems) },
  });
  if (isRefusal(done)) return done;
  return answer({
    ItemCollectionMetrics: request.collectionMetrics ? collectionReport(done.writes) : undefined,
    ConsumedCapacity: done.ledgers.report(request.capacityReport, done.channel),
  });
}

/** The action with its table, or what refuses the whole request before it starts. Source: reference 1.22, 6.27. */
function actionOf(step: Step, write: TransactWrite): WriteAction | Refusal {
  const { kind, tableLabel, attributes, update, condition, itemOnFailure } = write;
  const table: TableState | Refusal = findTable(step, write.tableName);
  if (isRefusal(table)) return table;
  const empty = checkEmpty(table.record, write);
  if (empty !== undefined) return empty;
  let image: Image | undefined;
  if (kind === 'Put') {
    image = { item: attributes, stored: storeItem(attributes) };
    if (image.stored.bytes > itemBytesMax) return invalid('Item size has exceeded the maximum allowed size');
  }
  return { kind, table, tableLabel, key: attributes, image, update, condition, itemOnFailure };
}

/** Source: dynoxide's change log 0.11.0 (measured): an empty value is refused at once, all else of the schema cancels. */
function checkEmpty(record: TableRecord, { kind, attributes, update }: TransactWrite): Refusal | undefined {
  const empty = checkEmptyKeys(record.key, attributes);
  if (empty !== undefined) return empty;
  if (kind === 'Put') return checkEmptyIndexKeys(record, attributes, 'put');
  return update && checkEmptyIndexKeys(record, literalsOf(update), 'update');
}

/**
 * What the table's schema has against an action: a reason for the transaction to be cancelled. Source: as above.
 * Assumption: so are updates of key attributes, as all that needs the schema but is not an empty value.
 */
function checkSchema(record: TableRecord, { kind, attributes, update }: TransactWrite): Refusal | undefined {
  if (kind === 'Put') return checkItemKey(record.key, attributes) ?? checkIndexKeys(record, attributes, 'put');
  return checkKey(record.key, attributes) ?? (update && checkUpdate(record, update));
}
