/** INSERT, UPDATE and DELETE as writes of one item, checked as far as it goes without the item itself. */
import type { Condition, Update } from '#engine/expressions/index.ts';
import {
  bindCondition,
  bindTuple,
  bindUpdate,
  type DeleteStatement,
  type Exists,
  type Insert,
  literalsOf,
  type Parameters,
  type ReturningKind,
  type Statement,
  type UpdateStatement,
} from '#engine/expressions/partiql/index.ts';
import type { Image } from '#engine/indexes/maintenance.ts';
import type { AttributeMap, AttributeValue } from '#engine/model/attribute-value.ts';
import { positionOf } from '#engine/model/key.ts';
import { itemBytesMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { storeItem } from '#engine/model/stored-item.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { conjunction, type ItemKey, itemKey } from '#engine/plan/statement-keys.ts';
import type { TableState } from '#engine/state.ts';
import { checkAttributes, checkValue } from '#engine/validation/attribute-values.ts';
import { checkIndexKeys, checkItemKey, checkKey } from '#engine/validation/keys.ts';
import type { BoundCondition } from '#engine/validation/write-request.ts';
import { checkUpdate } from '../update-item.ts';
import { updatedImage } from '../updated-image.ts';

export interface WritePlan {
  readonly statement: 'INSERT' | 'UPDATE' | 'DELETE' | 'EXISTS';
  readonly table: TableState;
  readonly position: string;
  readonly key: AttributeMap;
  /** What must hold of the item as it is. */
  readonly condition: BoundCondition | undefined;
  /** The item as it shall be, or why it can't be. */
  readonly after: (before: Image | undefined) => Image | undefined | Refusal;
  readonly update: Update | undefined;
  readonly returning: ReturningKind | undefined;
}

type WriteStatement = Exclude<Statement, { kind: 'select' }>;

export function planWrite(table: TableState, statement: WriteStatement, parameters: Parameters): WritePlan | Refusal {
  switch (statement.kind) {
    case 'insert':
      return planInsert(table, statement, parameters);
    case 'update':
      return planUpdate(table, statement, parameters);
    case 'delete':
      return planDelete(table, statement, parameters);
    case 'exists':
      return planExists(table, statement, parameters);
  }
}

/** Conditions on whether the item is there look at its partition key. */
const keyPath = ({ key }: TableRecord): readonly string[] => [key.partition[0]!.name];

/** Source: reference 1.24, row 119; the checks are those of a PutItem. */
function planInsert(table: TableState, { value }: Insert, parameters: Parameters): WritePlan | Refusal {
  const { record } = table;
  const item = value.kind === 'tuple' ? bindTuple(value, parameters) : mapOf(parameters[value.index]!);
  if (isRefusal(item)) return item;
  const refusal = checkAttributes(item) ?? checkItemKey(record.key, item) ?? checkIndexKeys(record, item, 'put');
  if (refusal !== undefined) return refusal;
  const stored = storeItem(item);
  if (stored.bytes > itemBytesMax) return invalid('Item size has exceeded the maximum allowed size');
  const path = keyPath(record);
  return {
    statement: 'INSERT',
    table,
    position: positionOf(record.key, item),
    key: item,
    condition: { condition: { kind: 'attribute_not_exists', path }, text: `attribute_not_exists(${path.join('.')})` },
    after: () => ({ item, stored }),
    update: undefined,
    returning: undefined,
  };
}

/** Assumption: the words for a parameter that is no map. */
const mapOf = ({ M }: AttributeValue): AttributeMap | Refusal => M ?? invalid('Expected VALUE with a tuple');

/** Source: reference row 118 (measured). */
const keyWanted = (): Refusal => invalid('Where clause does not contain a mandatory equality on all key attributes');

/** The item that a WHERE clause means, and what else it says. */
function targetOf(
  { record }: TableState,
  where: UpdateStatement['where'],
  parameters: Parameters,
): ItemKey | Refusal {
  const condition = where && bindCondition(where, parameters);
  if (isRefusal(condition)) return condition;
  const target = itemKey(record.key, condition);
  return target === undefined ? keyWanted() : (checkKey(record.key, target.key) ?? target);
}

/** How the trace names what is left of a WHERE clause behind the key. */
const whereText = 'of the WHERE clause';

/** Source: reference 13.51: an UPDATE makes no item; 1.24: its size is that of the item. */
function planUpdate(table: TableState, statement: UpdateStatement, parameters: Parameters): WritePlan | Refusal {
  const { record } = table;
  const target = targetOf(table, statement.where, parameters);
  if (isRefusal(target)) return target;
  const update = bindUpdate(statement.actions, parameters);
  if (isRefusal(update)) return update;
  const refusal = checkLiterals(update) ?? checkUpdate(record, update);
  if (refusal !== undefined) return refusal;
  const exists: Condition = { kind: 'attribute_exists', path: keyPath(record) };
  const condition = target.rest === undefined ? exists : conjunction([exists, target.rest])!;
  const text = target.rest === undefined ? `attribute_exists(${keyPath(record).join('.')})` : whereText;
  return {
    statement: 'UPDATE',
    table,
    position: positionOf(record.key, target.key),
    key: target.key,
    condition: { condition, text },
    after: (before) => updatedImage(record, target.key, before, update, 'item alone'),
    update,
    returning: statement.returning,
  };
}

function checkLiterals(update: Update): Refusal | undefined {
  for (const value of literalsOf(update)) {
    const refusal = checkValue(value);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function planDelete(table: TableState, statement: DeleteStatement, parameters: Parameters): WritePlan | Refusal {
  const target = targetOf(table, statement.where, parameters);
  if (isRefusal(target)) return target;
  return {
    statement: 'DELETE',
    table,
    position: positionOf(table.record.key, target.key),
    key: target.key,
    condition: target.rest && { condition: target.rest, text: whereText },
    after: () => undefined,
    update: undefined,
    returning: statement.returning,
  };
}

/**
 * The condition check of a transaction: the item must be there and meet the rest of the WHERE clause.
 * Assumption: the rest may be empty, as in the example of DG/ql-functions.exists, although its text wants "one
 * other condition".
 */
function planExists(table: TableState, { select }: Exists, parameters: Parameters): WritePlan | Refusal {
  const { record } = table;
  if (select.index !== undefined) return invalid('Reads on indices are not supported within transactions.');
  const target = targetOf(table, select.where, parameters);
  if (isRefusal(target)) return target;
  const exists: Condition = { kind: 'attribute_exists', path: keyPath(record) };
  return {
    statement: 'EXISTS',
    table,
    position: positionOf(record.key, target.key),
    key: target.key,
    condition: { condition: conjunction(target.rest === undefined ? [exists] : [exists, target.rest])!, text: whereText },
    after: (before) => before,
    update: undefined,
    returning: undefined,
  };
}
