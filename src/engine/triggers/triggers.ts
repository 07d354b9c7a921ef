/** All triggers of the account: how each is set, and how far it has come. They outlive their streams. */
import {
  type DroppedNote,
  type InvocationNote,
  noTotals,
  type ShardReading,
  type Trigger,
  type TriggerProgress,
  type TriggerTotals,
} from '#engine/model/trigger.ts';
import { addTotals } from './shard-turn.ts';

/** Newest of each are kept; who wants all of them reads the trace. */
const invocationsKept = 50;
const droppedKept = 100;

/** One trigger as it stands. Replaced, and never changed. */
export interface TriggerState {
  readonly trigger: Trigger;
  /** By shard. */
  readonly readings: ReadonlyMap<string, ShardReading>;
  readonly totals: TriggerTotals;
  /** Oldest first. */
  readonly invocations: readonly InvocationNote[];
  readonly dropped: readonly DroppedNote[];
}

export class Triggers {
  readonly #states = new Map<string, TriggerState>();

  get all(): readonly TriggerState[] {
    return [...this.#states.values()];
  }

  get isEmpty(): boolean {
    return this.#states.size === 0;
  }

  get(id: string): TriggerState | undefined {
    return this.#states.get(id);
  }

  put(trigger: Trigger): void {
    const before = this.#states.get(trigger.id) ?? { readings: new Map(), totals: noTotals, invocations: [], dropped: [] };
    this.#states.set(trigger.id, { ...before, trigger });
  }

  remove(id: string): void {
    this.#states.delete(id);
  }

  go({ triggerId, reading, counted, invocations, dropped }: TriggerProgress): void {
    const before = this.#states.get(triggerId);
    if (before === undefined) return;
    this.#states.set(triggerId, {
      trigger: before.trigger,
      readings: reading === undefined ? before.readings : new Map(before.readings).set(reading.shardId, reading),
      totals: addTotals(before.totals, counted),
      invocations: [...before.invocations, ...invocations].slice(-invocationsKept),
      dropped: [...before.dropped, ...dropped].slice(-droppedKept),
    });
  }

  fork(): Triggers {
    const copy = new Triggers();
    for (const [id, state] of this.#states) copy.#states.set(id, state);
    return copy;
  }
}
