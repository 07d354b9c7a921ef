/** Why a transaction was cancelled: one reason for each action, in their order. Source: reference 6.24 to 6.26. */
import type { Item } from '#engine/model/attribute-value.ts';
import { type Refusal, type RefusalCode, refuse } from '#engine/model/refusal.ts';
import type { Step } from '../step.ts';
import { conflictMessage } from '../conflict.ts';

/** As the wire has it. */
export interface CancellationReason {
  readonly Code: string;
  readonly Item?: Item;
  readonly Message?: string;
}

const noReason: CancellationReason = { Code: 'None' };

export const conflictReason: CancellationReason = { Code: 'TransactionConflict', Message: conflictMessage };

const codes: Readonly<Partial<Record<RefusalCode, string>>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  DuplicateItemException: 'DuplicateItem',
  ItemCollectionSizeLimitExceededException: 'ItemCollectionSizeLimitExceeded',
  ProvisionedThroughputExceededException: 'ProvisionedThroughputExceeded',
  RequestLimitExceeded: 'ThrottlingError',
  ResourceNotFoundException: 'ResourceNotFound',
  ThrottlingException: 'ThrottlingError',
};

/** What a request of its own would have been refused with, as the reason of an action. */
export function reasonOf({ code, message, members }: Refusal): CancellationReason {
  const { Item: item } = members as { Item?: Item };
  return {
    Code: codes[code] ?? 'ValidationError',
    ...(item === undefined ? {} : { Item: item }),
    ...(message === undefined ? {} : { Message: message }),
  };
}

/** `reasons` has an entry for each action, nothing where nothing was wrong. `isFree`: nothing was charged. */
export function cancel(
  step: Step,
  kind: 'read' | 'write',
  reasons: readonly (CancellationReason | undefined)[],
  { isFree = false }: { readonly isFree?: boolean } = {},
): Refusal {
  const all = reasons.map((reason) => reason ?? noReason);
  const told = all.map(({ Code: code }) => code);
  step.emit({ type: 'transaction.cancelled', kind, codes: told, ...(isFree ? { isFree } : {}) });
  return refuse(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${told.join(', ')}]`,
    { CancellationReasons: all },
  );
}
