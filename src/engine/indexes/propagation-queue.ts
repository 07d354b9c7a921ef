/**
 * Changes on their way from a table to one of its global or vector indexes, oldest first. The index takes them in
 * order, each when it is due. Source: DG/GSI (asynchronous, normally within a fraction of a second).
 */
import { type Distribution, valueAt } from '#engine/kernel/distribution.ts';
import type { Random } from '#engine/kernel/random.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';

export interface QueuedChange<Change = IndexChange> {
  readonly sequence: number;
  readonly atMs: number;
  readonly dueAtMs: number;
  readonly change: Change;
}

export class PropagationQueue<Change = IndexChange> {
  readonly #random: Random;
  readonly #lag: Distribution | undefined;
  #sequence = 0;
  #waiting: QueuedChange<Change>[] = [];
  /** Entries before this one were taken in and wait for the array to be cut. */
  #head = 0;

  constructor(random: Random, lag: Distribution | undefined) {
    this.#random = random;
    this.#lag = lag;
  }

  get length(): number {
    return this.#waiting.length - this.#head;
  }

  get nextDueAtMs(): number | undefined {
    return this.#waiting[this.#head]?.dueAtMs;
  }

  /** How long the change that has waited longest has waited; zero when none does. */
  lagMs(nowMs: number): number {
    const first = this.#waiting[this.#head];
    return first === undefined ? 0 : nowMs - first.atMs;
  }

  /** The changes that come next, without taking them. */
  first(most: number): readonly QueuedChange<Change>[] {
    return this.#waiting.slice(this.#head, this.#head + most);
  }

  /** When a change made now would become visible in the index. */
  dueAtMs(atMs: number): number {
    const delay = this.#lag === undefined ? 0 : valueAt(this.#lag, this.#random.unit(this.#sequence + 1));
    return Math.max(atMs + delay, this.#waiting[this.#waiting.length - 1]?.dueAtMs ?? 0);
  }

  push(change: Change, atMs: number): void {
    const dueAtMs = this.dueAtMs(atMs);
    this.#sequence++;
    this.#waiting.push({ sequence: this.#sequence, atMs, dueAtMs, change });
  }

  /** The changes that are due, without taking them. */
  due(nowMs: number): QueuedChange<Change>[] {
    const ready: QueuedChange<Change>[] = [];
    for (let i = this.#head; i < this.#waiting.length && this.#waiting[i]!.dueAtMs <= nowMs; i++) {
      ready.push(this.#waiting[i]!);
    }
    return ready;
  }

  /** Takes the changes up to a sequence number out of the queue. */
  take(upToSequence: number): QueuedChange<Change>[] {
    const from = this.#head;
    while (this.#head < this.#waiting.length && this.#waiting[this.#head]!.sequence <= upToSequence) this.#head++;
    const taken = this.#waiting.slice(from, this.#head);
    if (this.#head > 1024 || this.#head === this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#head);
      this.#head = 0;
    }
    return taken;
  }

  fork(): PropagationQueue<Change> {
    const copy = new PropagationQueue<Change>(this.#random, this.#lag);
    copy.#sequence = this.#sequence;
    copy.#waiting = this.#waiting.slice(this.#head);
    return copy;
  }
}
