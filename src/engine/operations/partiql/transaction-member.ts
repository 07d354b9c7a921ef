/** Statements of a transaction as its members: reads and checked writes with what their tables have against them. */
import type { Path } from '#engine/expressions/index.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { itemKey } from '#engine/plan/statement-item.ts';
import type { TableState } from '#engine/state.ts';
import { checkKey } from '#engine/validation/keys.ts';
import type { Member } from '../transaction/members.ts';
import type { WriteAction, WriteKind } from '../transaction/write-actions.ts';
import { isMisfit, planWrite } from './plan-write.ts';
import type { ReadySelect, ReadyWrite } from './ready-statement.ts';
import { duplicate } from './run-write.ts';

/** Where the statement stands in its request. */
export interface StatementPlace {
  readonly table: TableState;
  readonly tableLabel: string;
}

export interface TransactRead extends Member {
  readonly columns: readonly Path[] | undefined;
  readonly mismatch: Refusal | undefined;
}

/**
 * Source: floci, checked against the service in September 2026: nothing but the key may stand in the WHERE clause,
 * and a key that does not fit its table is a reason to cancel.
 */
export function readOf(place: StatementPlace, { statement, where }: ReadySelect): TransactRead | Refusal {
  const { record } = place.table;
  const { key, isWhole, doubled, rest } = itemKey(record.key, where);
  if (!isWhole || doubled !== undefined || rest !== undefined) {
    return invalid('Select statements within ExecuteTransaction must specify the primary key in the where clause.');
  }
  return { ...place, key, columns: statement.columns, mismatch: checkKey(record.key, key) };
}

export interface TransactWrite {
  readonly action: WriteAction;
  readonly mismatch: Refusal | undefined;
}

const kinds = { insert: 'Put', update: 'Update', delete: 'Delete', exists: 'ConditionCheck' } as const satisfies Record<
  ReadyWrite['kind'],
  WriteKind
>;

export function writeOf(place: StatementPlace, ready: ReadyWrite, itemOnFailure: boolean): TransactWrite | Refusal {
  const plan = planWrite(place.table, ready);
  if (isRefusal(plan)) return plan;
  const kind = kinds[ready.kind];
  const none = { image: undefined, update: undefined, condition: undefined };
  if (isMisfit(plan)) return { action: { ...place, ...none, kind, key: {}, itemOnFailure }, mismatch: plan.inTransaction };
  const { key, update, condition } = plan;
  const item = kind === 'Put' ? plan.after(undefined) : undefined;
  return {
    action: {
      ...place,
      kind,
      key,
      image: isRefusal(item) ? undefined : item,
      update,
      condition,
      itemOnFailure,
      conditionRefusal: kind === 'Put' ? duplicate() : undefined,
    },
    mismatch: undefined,
  };
}
