/** What transactions tell of themselves, and the writes that meet one. */
import type { Base } from './event-base.ts';

export interface TransactionPrepared extends Base {
  readonly type: 'transaction.prepared';
  readonly kind: 'read' | 'write';
  readonly actions: number;
  readonly tables: number;
  readonly partitions: number;
}
/** An item belongs to a request that is still under way. */
export interface TransactionConflicted extends Base {
  readonly type: 'transaction.conflicted';
  /** From one; absent: a write of its own. */
  readonly action?: number | undefined;
  readonly tableName: string;
  readonly with: 'transaction' | 'write';
  /** When the other request is over. */
  readonly untilMs: number;
  /** A write of a batch, which is answered as unprocessed. */
  readonly isLeft?: boolean | undefined;
}
export interface TransactionCancelled extends Base {
  readonly type: 'transaction.cancelled';
  readonly kind: 'read' | 'write';
  /** Code of each action, in their order; `None` where nothing was wrong. */
  readonly codes: readonly string[];
  /** It costs nothing: it was cancelled before any item was looked at, or there was no throughput left. */
  readonly isFree?: boolean | undefined;
}
export interface TransactionCommitted extends Base {
  readonly type: 'transaction.committed';
  readonly kind: 'read' | 'write';
  readonly actions: number;
  /** Items that were put, changed or deleted. */
  readonly writes: number;
  /** Until then other requests on the items conflict with it. */
  readonly untilMs: number;
}
export interface TransactionRemembered extends Base {
  readonly type: 'transaction.remembered';
  readonly token: string;
  readonly untilMs: number;
}
export interface TransactionReplayed extends Base {
  readonly type: 'transaction.replayed';
  readonly token: string;
  /** When the first request with the token was answered. */
  readonly completedAtMs: number;
  readonly actions: number;
}
export interface TransactionForgotten extends Base {
  readonly type: 'transaction.forgotten';
  readonly tokens: number;
}
