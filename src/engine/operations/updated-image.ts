/** The item that an update makes, if it is one that can be stored. */
import { applyUpdate, type Update, updateActionCounts } from '#engine/expressions/index.ts';
import type { Image } from '#engine/indexes/maintenance.ts';
import { type AttributeMap, type Item, setAttribute } from '#engine/model/attribute-value.ts';
import { keyAttributes } from '#engine/model/key.ts';
import { itemBytesMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { itemBytes } from '#engine/model/size.ts';
import { storeItem } from '#engine/model/stored-item.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { checkNesting } from '#engine/validation/attribute-values.ts';
import { checkIndexKeys } from '#engine/validation/keys.ts';

/** What is held against the 400 KB: UpdateItem counts its actions in, transactions and PartiQL the item alone. */
export type UpdateMeasure = 'with actions' | 'item alone';

export function updatedImage(
  record: TableRecord,
  key: AttributeMap,
  before: Image | undefined,
  update: Update | undefined,
  measure: UpdateMeasure,
): Image | Refusal {
  const item = update === undefined ? (before?.item ?? key) : applyUpdate(update, before?.item ?? key);
  if (isRefusal(item)) return item;
  const refusal = checkNesting(item) ?? checkIndexKeys(record, item, 'computed by an update', before?.item);
  if (refusal !== undefined) return refusal;
  const stored = storeItem(item);
  const bytes = measure === 'item alone' ? stored.bytes : Math.max(stored.bytes, measured(record, item, stored.bytes, update));
  return bytes > itemBytesMax ? invalid('Item size to update has exceeded the maximum allowed size') : { item, stored };
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
