/**
 * A shard: the changes of one partition, in the order of its log. It is open while it takes records; then it
 * is closed, and its children go on. Source: reference 7.06, 7.12.
 */
import type { ChangeRecord, ShardFacts } from '#engine/model/stream.ts';

export type ChangeName = 'INSERT' | 'MODIFY' | 'REMOVE';

export function changeName({ before, after }: Pick<ChangeRecord, 'before' | 'after'>): ChangeName {
  if (before === undefined) return 'INSERT';
  return after === undefined ? 'REMOVE' : 'MODIFY';
}

export class Shard {
  #facts: ShardFacts;
  #records: ChangeRecord[];

  constructor(facts: ShardFacts, records: ChangeRecord[] = []) {
    this.#facts = facts;
    this.#records = records;
  }

  get facts(): ShardFacts {
    return this.#facts;
  }

  get isOpen(): boolean {
    return this.#facts.closedAtMs === undefined;
  }

  append(record: ChangeRecord): void {
    this.#records.push(record);
  }

  close(nowMs: number, lastSequence: number): void {
    if (this.isOpen) this.#facts = { ...this.#facts, closedAtMs: nowMs, lastSequence };
  }

  /** How many records are older than a moment. */
  trimmable(beforeMs: number): number {
    return this.#indexAfter(beforeMs);
  }

  /** Drops what is older than `beforeMs`. */
  trim(beforeMs: number): void {
    const kept = this.#indexAfter(beforeMs);
    if (kept > 0) this.#records = this.#records.slice(kept);
  }

  /** Records that are not trimmed at a moment, whose sequence number is at least `from`. */
  *from(from: number, oldestMs: number): Generator<ChangeRecord> {
    for (let i = Math.max(this.#indexAfter(oldestMs), this.#indexOf(from)); i < this.#records.length; i++) {
      yield this.#records[i]!;
    }
  }

  /** The last record that is trimmed at a moment has a sequence number below this. */
  horizon(oldestMs: number): number {
    const oldest = this.#records[this.#indexAfter(oldestMs)];
    if (oldest !== undefined) return oldest.sequence;
    const last = this.#records[this.#records.length - 1];
    return last === undefined ? this.#facts.firstSequence : last.sequence + 1;
  }

  /** Whether a reader would still find something, or may yet. */
  isSpent(oldestMs: number): boolean {
    return !this.isOpen && this.#facts.closedAtMs! <= oldestMs;
  }

  get records(): readonly ChangeRecord[] {
    return this.#records;
  }

  fork(): Shard {
    return new Shard(this.#facts, [...this.#records]);
  }

  /** Index of the first record at or above a sequence number. */
  #indexOf(sequence: number): number {
    return lowest(this.#records.length, (i) => this.#records[i]!.sequence >= sequence);
  }

  /** Index of the first record that is younger than a moment. */
  #indexAfter(ms: number): number {
    return lowest(this.#records.length, (i) => this.#records[i]!.atMs > ms);
  }
}

/** The least index in [0, length) for which `holds`, which holds for all above it too; `length` when none. */
function lowest(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
