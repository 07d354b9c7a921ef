/** What triggers tell of themselves. */
import type { Base } from './event-base.ts';

interface OfTrigger extends Base {
  readonly tableName: string;
  readonly functionName: string;
}
interface InShard extends OfTrigger {
  readonly shardId: string;
}

export interface TriggerChangedEvent extends OfTrigger {
  readonly type: 'trigger.created' | 'trigger.updated' | 'trigger.deleted';
}
/** Records were read; those that no filter lets through are dropped here and never retried. */
export interface TriggerPolled extends InShard {
  readonly type: 'trigger.polled';
  readonly count: number;
  readonly matched: number;
}
export interface TriggerInvoked extends InShard {
  readonly type: 'trigger.invoked';
  readonly count: number;
  /** From 1. */
  readonly attempt: number;
  readonly lane: number;
  readonly lanes: number;
}
export interface TriggerSucceeded extends InShard {
  readonly type: 'trigger.succeeded';
  readonly count: number;
  readonly tookMs: number;
}
export interface TriggerFailed extends InShard {
  readonly type: 'trigger.failed';
  readonly count: number;
  readonly attempt: number;
  readonly error: string;
  readonly tookMs: number;
}
export interface TriggerDelayed extends InShard {
  readonly type: 'trigger.delayed';
  readonly count: number;
  readonly untilMs: number;
  /** That count against the retries. */
  readonly failures: number;
  readonly retriesMax?: number | undefined;
}
/** The function has said where it failed: what is before is done with. */
export interface TriggerCheckpointed extends InShard {
  readonly type: 'trigger.checkpointed';
  readonly delivered: number;
  readonly left: number;
}
export interface TriggerBisected extends InShard {
  readonly type: 'trigger.bisected';
  readonly first: number;
  readonly second: number;
}
export interface TriggerDropped extends InShard {
  readonly type: 'trigger.dropped';
  readonly count: number;
  readonly reason: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly invocations: number;
  readonly destination?: string | undefined;
}
/** A closed shard is read and processed to its end. */
export interface TriggerDrained extends InShard {
  readonly type: 'trigger.drained';
}

export type TriggerEvent =
  | TriggerChangedEvent
  | TriggerPolled
  | TriggerInvoked
  | TriggerSucceeded
  | TriggerFailed
  | TriggerDelayed
  | TriggerCheckpointed
  | TriggerBisected
  | TriggerDropped
  | TriggerDrained;
