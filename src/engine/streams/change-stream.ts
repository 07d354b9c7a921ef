/**
 * The stream of one table: its shards with their lineage, and the records of the last 24 hours, or of what a setting says. A stream
 * that was switched off, or whose table is gone, can still be read until its records are trimmed.
 * Source: reference 7.01 to 7.08.
 */
import type { Random } from '#engine/kernel/random.ts';
import type { Physics } from '#engine/model/physics/physics.ts';
import type { ChangeRecord, StreamFacts } from '#engine/model/stream.ts';
import { tableArn } from '#engine/model/table.ts';
import { Shard } from './shard.ts';

export class ChangeStream {
  #facts: StreamFacts;
  readonly #random: Random;
  readonly #times: Physics['events'];
  #shards: Shard[];
  /** Of the last record or the last shard that was opened. */
  #sequence: number;

  constructor(facts: StreamFacts, random: Random, times: Physics['events'], shards: Shard[] = [], sequence = 0) {
    this.#facts = facts;
    this.#random = random;
    this.#times = times;
    this.#shards = shards;
    this.#sequence = sequence;
  }

  get facts(): StreamFacts {
    return this.#facts;
  }

  get arn(): string {
    return `${tableArn(this.#facts.tableName)}/stream/${this.#facts.label}`;
  }

  get isOpen(): boolean {
    return this.#facts.closedAtMs === undefined;
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** All that are not trimmed, in order of opening. */
  get shards(): readonly Shard[] {
    return this.#shards;
  }

  shard(id: string): Shard | undefined {
    return this.#shards.find(({ facts }) => facts.id === id);
  }

  /** The shard that takes the records of a partition. */
  openShard(partitionNumber: number): Shard | undefined {
    return this.#shards.find((shard) => shard.isOpen && shard.facts.partitionNumber === partitionNumber);
  }

  /** Opens a shard for a partition, as a child of the one that a partition had before. */
  open(partitionNumber: number, nowMs: number, parentId: string | undefined): void {
    const firstSequence = ++this.#sequence;
    const id = shardId(nowMs, this.#random.uint32(firstSequence));
    this.#shards.push(
      new Shard({ id, parentId, partitionNumber, openedAtMs: nowMs, firstSequence, closedAtMs: undefined, lastSequence: undefined }),
    );
  }

  append(partitionNumber: number, change: Omit<ChangeRecord, 'sequence'>): void {
    this.openShard(partitionNumber)?.append({ ...change, sequence: ++this.#sequence });
  }

  /** The partition has split: its shard closes, and each half begins a child of it. Source: reference 3.28, 7.06. */
  split(partitionNumber: number, into: readonly number[], nowMs: number): void {
    const parent = this.openShard(partitionNumber);
    if (parent === undefined) return;
    this.#closeShard(parent, nowMs);
    for (const child of into) this.open(child, nowMs, parent.facts.id);
  }

  /** Takes no more records. */
  close(nowMs: number): void {
    if (!this.isOpen) return;
    this.#facts = { ...this.#facts, closedAtMs: nowMs };
    for (const shard of this.#shards) if (shard.isOpen) this.#closeShard(shard, nowMs);
  }

  /**
   * Replaces shards that have been open for long enough, each by one child, and forgets what is trimmed.
   * Source: reference 7.01; that shards are replaced every four hours or so without a split: 7.08 (unsourced).
   */
  tend(nowMs: number): void {
    // Those that are opened on the way come after these.
    for (const shard of this.#shards.slice()) {
      if (!this.#isOld(shard, nowMs)) continue;
      this.#closeShard(shard, nowMs);
      this.open(shard.facts.partitionNumber, nowMs, shard.facts.id);
    }
    const oldestMs = nowMs - this.retentionMs;
    for (const shard of this.#shards) shard.trim(oldestMs);
    this.#shards = this.#shards.filter((shard) => !shard.isSpent(oldestMs));
  }

  /** What tending it would do at a moment. */
  due(nowMs: number): { readonly rotated: number; readonly trimmed: number } {
    const oldestMs = nowMs - this.retentionMs;
    return {
      rotated: this.#shards.filter((shard) => this.#isOld(shard, nowMs)).length,
      trimmed: this.#shards.reduce((sum, shard) => sum + shard.trimmable(oldestMs), 0),
    };
  }

  /** When it wants to be tended next; absent when there is nothing left of it. */
  get tendAtMs(): number | undefined {
    const { closedAtMs } = this.#facts;
    if (closedAtMs !== undefined) return this.#shards.length === 0 ? undefined : closedAtMs + this.retentionMs;
    return Math.min(...this.#shards.filter(({ isOpen }) => isOpen).map(({ facts }) => facts.openedAtMs)) + this.#shardLifeMs;
  }

  fork(): ChangeStream {
    return new ChangeStream(this.#facts, this.#random, this.#times, this.#shards.map((shard) => shard.fork()), this.#sequence);
  }

  /** How long a record can be read. */
  get retentionMs(): number {
    return this.#times.streamRetentionHours * 3_600_000;
  }

  /** How long a shard is open at most. */
  get #shardLifeMs(): number {
    return this.#times.shardLifeMinutes * 60_000;
  }

  #isOld({ isOpen, facts }: Shard, nowMs: number): boolean {
    return isOpen && nowMs - facts.openedAtMs >= this.#shardLifeMs;
  }

  #closeShard(shard: Shard, nowMs: number): void {
    shard.close(nowMs, ++this.#sequence);
  }
}

/** As AWS writes them: when the shard was opened, in milliseconds of twenty digits, and eight of chance. */
const shardId = (nowMs: number, chance: number): string =>
  `shardId-${String(Math.floor(nowMs)).padStart(20, '0')}-${chance.toString(16).padStart(8, '0')}`;


