/** INSERT, UPDATE and DELETE as writes of one item, checked as far as it goes without the item itself. */
import type { Condition, Update } from '#engine/expressions/index.ts';
import type { ReturningKind } from '#engine/expressions/partiql/index.ts';
import type { Image } from '#engine/indexes/maintenance.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { positionOf } from '#engine/model/key.ts';
import { itemBytesMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { storeItem } from '#engine/model/stored-item.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { itemKey } from '#engine/plan/statement-item.ts';
import { conjunction } from '#engine/plan/statement-terms.ts';
import type { TableState } from '#engine/state.ts';
import { literalsOf } from '#engine/validation/key-use.ts';
import {
  checkEmptyIndexKeys,
  checkEmptyKeys,
  checkIndexKeys,
  checkItemKey,
  checkKey,
  keyMismatch,
} from '#engine/validation/keys.ts';
import type { BoundCondition } from '#engine/validation/write-request.ts';
import { checkUpdate } from '../update-item.ts';
import { updatedImage } from '../updated-image.ts';
import type { ReadyDelete, ReadyExists, ReadyInsert, ReadyUpdate, ReadyWrite } from './ready-statement.ts';

export interface WritePlan {
  readonly statement: ReadyWrite['kind'];
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

/** What the table's schema has against a statement; a transaction is cancelled for it. */
export interface Misfit {
  readonly alone: Refusal;
  readonly inTransaction: Refusal;
}

const misfit = (alone: Refusal, inTransaction = alone): Misfit => ({ alone, inTransaction });

export const isMisfit = (plan: WritePlan | Misfit): plan is Misfit => 'alone' in plan;

/** A refusal is one of the whole request, also in a transaction. */
export function planWrite(table: TableState, ready: ReadyWrite): WritePlan | Misfit | Refusal {
  switch (ready.kind) {
    case 'insert':
      return planInsert(table, ready);
    case 'update':
      return planUpdate(table, ready);
    case 'delete':
      return planDelete(table, ready);
    case 'exists':
      return planExists(table, ready);
  }
}

/** Conditions on whether the item is there look at its partition key. */
const keyPath = ({ key }: TableRecord): readonly string[] => [key.partition[0]!.name];

/** Source: reference 1.24, row 119; the checks are those of a PutItem. */
function planInsert(table: TableState, { item }: ReadyInsert): WritePlan | Misfit | Refusal {
  const { record } = table;
  const refusal = checkEmptyKeys(record.key, item) ?? checkEmptyIndexKeys(record, item, 'put');
  if (refusal !== undefined) return refusal;
  const mismatch = checkItemKey(record.key, item) ?? checkIndexKeys(record, item, 'put');
  if (mismatch !== undefined) return misfit(mismatch);
  const stored = storeItem(item);
  if (stored.bytes > itemBytesMax) return invalid('Item size has exceeded the maximum allowed size');
  const path = keyPath(record);
  return {
    statement: 'insert',
    table,
    position: positionOf(record.key, item),
    key: item,
    condition: { condition: { kind: 'attribute_not_exists', path }, text: `attribute_not_exists(${path.join('.')})` },
    after: () => ({ item, stored }),
    update: undefined,
    returning: undefined,
  };
}

/** Source: reference row 118 (measured). */
const keyWanted = (): Refusal => invalid('Where clause does not contain a mandatory equality on all key attributes');

interface Target {
  readonly key: AttributeMap;
  readonly position: string;
  /** What else must hold of the item. */
  readonly rest: Condition | undefined;
}

/**
 * The item that a WHERE clause means, and what else it says. Source of the text for two values, and of what a
 * transaction says of them: floci, checked against the service in September 2026.
 */
function targetOf({ record }: TableState, where: Condition | undefined): Target | Misfit | Refusal {
  const { key, isWhole, doubled, rest } = itemKey(record.key, where);
  const reason = invalid(keyMismatch);
  if (doubled !== undefined) {
    const only = 'Only single item Update/Insert/Delete are supported';
    return misfit(invalid(`Multiple conditions on same key ${doubled}. ${only}`), reason);
  }
  if (!isWhole) return misfit(keyWanted(), reason);
  const empty = checkEmptyKeys(record.key, key);
  if (empty !== undefined) return empty;
  const mismatch = checkKey(record.key, key);
  return mismatch === undefined ? { key, position: positionOf(record.key, key), rest } : misfit(mismatch);
}

/** How the trace names what is left of a WHERE clause behind the key. */
const whereText = 'of the WHERE clause';

/** Source: reference 13.51: an UPDATE makes no item; 1.24: its size is that of the item. */
function planUpdate(table: TableState, { statement, update, where }: ReadyUpdate): WritePlan | Misfit | Refusal {
  const { record } = table;
  const target = targetOf(table, where);
  if (isRefusal(target) || 'alone' in target) return target;
  const { key, position, rest } = target;
  const refusal = checkEmptyIndexKeys(record, literalsOf(update), 'update');
  if (refusal !== undefined) return refusal;
  const mismatch = checkUpdate(record, update);
  if (mismatch !== undefined) return misfit(mismatch);
  const exists: Condition = { kind: 'attribute_exists', path: keyPath(record) };
  const condition = rest === undefined ? exists : conjunction([exists, rest])!;
  const text = rest === undefined ? `attribute_exists(${keyPath(record).join('.')})` : whereText;
  return {
    statement: 'update',
    table,
    position,
    key,
    condition: { condition, text },
    after: (before) => updatedImage(record, key, before, update, 'item alone'),
    update,
    returning: statement.returning,
  };
}

/** A DELETE that finds no item succeeds whatever else it says. Source: DG/ql-reference.delete. */
function planDelete(table: TableState, { statement, where }: ReadyDelete): WritePlan | Misfit | Refusal {
  const target = targetOf(table, where);
  if (isRefusal(target) || 'alone' in target) return target;
  const { key, position, rest } = target;
  const absent: Condition = { kind: 'attribute_not_exists', path: keyPath(table.record) };
  return {
    statement: 'delete',
    table,
    position,
    key,
    condition: rest && { condition: { kind: 'or', parts: [absent, rest] }, text: whereText },
    after: () => undefined,
    update: undefined,
    returning: statement.returning,
  };
}

/**
 * The condition check of a transaction. Source of the texts: AWS's own local engine; that the key alone will not
 * do: DG/ql-functions.exists ("and one other condition").
 * Assumption: an item that is not there does not exist, also where the condition would hold of it.
 */
function planExists(table: TableState, { statement, where }: ReadyExists): WritePlan | Misfit | Refusal {
  const { record } = table;
  if (statement.select.index !== undefined) return invalid('Operations on indices are not supported in transactions');
  const target = targetOf(table, where);
  if (isRefusal(target)) return target;
  if ('alone' in target || target.rest === undefined) {
    return invalid('EXISTS() must contain a single item read with additional condition');
  }
  const { key, position, rest } = target;
  const exists: Condition = { kind: 'attribute_exists', path: keyPath(record) };
  return {
    statement: 'exists',
    table,
    position,
    key,
    condition: { condition: conjunction([exists, rest])!, text: whereText },
    after: (before) => before,
    update: undefined,
    returning: undefined,
  };
}
