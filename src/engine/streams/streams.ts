/** All streams of the account, those of tables that are gone included. */
import type { Random } from '#engine/kernel/random.ts';
import type { StreamFacts } from '#engine/model/stream.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { Physics } from '#engine/model/physics/physics.ts';
import { ChangeStream } from './change-stream.ts';
import type { Shard } from './shard.ts';

const keyOf = (tableNumber: number, label: string): string => `${tableNumber}/${label}`;

export class Streams {
  readonly #random: Random;
  readonly #times: Physics['events'];
  /** In order of opening. */
  readonly #streams = new Map<string, ChangeStream>();

  constructor(random: Random, times: Physics['events']) {
    this.#random = random;
    this.#times = times;
  }

  /** The stream that takes the table's changes now. */
  of({ number, stream }: TableRecord): ChangeStream | undefined {
    return stream === undefined ? undefined : this.get(number, stream.label);
  }

  get(tableNumber: number, label: string): ChangeStream | undefined {
    return this.#streams.get(keyOf(tableNumber, label));
  }

  named(arn: string): ChangeStream | undefined {
    return this.all().find((stream) => stream.arn === arn);
  }

  all(): ChangeStream[] {
    return [...this.#streams.values()];
  }

  /** Opens the stream that the record tells of, and closes those that it does not. */
  follow(table: TableRecord, partitionNumbers: readonly number[], nowMs: number): void {
    for (const stream of this.#streams.values()) {
      if (stream.facts.tableNumber === table.number && stream.facts.label !== table.stream?.label) stream.close(nowMs);
    }
    if (table.stream === undefined || this.of(table) !== undefined) return;
    const { number: tableNumber, name: tableName, key } = table;
    const stream = this.#make({ ...table.stream, tableNumber, tableName, key, openedAtMs: nowMs, closedAtMs: undefined });
    for (const partitionNumber of partitionNumbers) stream.open(partitionNumber, nowMs, undefined);
  }

  /** The table is gone. */
  close(tableNumber: number, nowMs: number): void {
    for (const stream of this.#streams.values()) if (stream.facts.tableNumber === tableNumber) stream.close(nowMs);
  }

  /** Puts a stream back as a snapshot tells of it. */
  restore(facts: StreamFacts, shards: Shard[], sequence: number): void {
    this.#streams.set(keyOf(facts.tableNumber, facts.label), new ChangeStream(facts, this.#randomOf(facts), this.#times, shards, sequence));
  }

  /** Trims and rotates one stream; the last trimming of a closed one is its end. */
  tend(tableNumber: number, label: string, nowMs: number): void {
    const stream = this.get(tableNumber, label);
    stream?.tend(nowMs);
    if (stream !== undefined && !stream.isOpen && stream.shards.length === 0) this.#streams.delete(keyOf(tableNumber, label));
  }

  fork(): Streams {
    const copy = new Streams(this.#random, this.#times);
    for (const [key, stream] of this.#streams) copy.#streams.set(key, stream.fork());
    return copy;
  }

  #make(facts: StreamFacts): ChangeStream {
    const stream = new ChangeStream(facts, this.#randomOf(facts), this.#times);
    this.#streams.set(keyOf(facts.tableNumber, facts.label), stream);
    return stream;
  }

  #randomOf = ({ tableNumber, label }: StreamFacts): Random => this.#random.fork(tableNumber).fork(label);
}
