/** A shard as a trigger sees it: what its filters let through, spread over its lanes. */
import { crc32 } from '#engine/kernel/crc32.ts';
import type { Random } from '#engine/kernel/random.ts';
import { encodeUtf8 } from '#engine/kernel/utf8.ts';
import type { ChangeRecord } from '#engine/model/stream.ts';
import type { Trigger } from '#engine/model/trigger.ts';
import type { ChangeStream } from '#engine/streams/change-stream.ts';
import type { Shard } from '#engine/streams/shard.ts';
import { recordKeys, recordValue } from '#engine/streams/stream-record.ts';
import type { WaitingRecord } from './batch.ts';
import { type Json, passes, type Pattern, readPattern } from './pattern.ts';
import { pollRecordsMax } from './polling.ts';
import type { Source } from './shard-turn.ts';

export class ShardSource implements Source {
  readonly #trigger: Trigger;
  readonly #stream: ChangeStream;
  readonly #shard: Shard;
  readonly #random: Random;
  readonly #patterns: readonly Pattern[];

  /** The chance that names events is that of GetRecords: whoever reads a record twice reads the same. */
  constructor(random: Random, trigger: Trigger, stream: ChangeStream, shard: Shard) {
    this.#trigger = trigger;
    this.#stream = stream;
    this.#shard = shard;
    this.#random = random.fork('stream events').fork(stream.facts.tableNumber).fork(stream.facts.label);
    this.#patterns = patternsOf(trigger);
  }

  *waiting(lane: number, from: number, before: number): Generator<WaitingRecord> {
    for (const record of this.#shard.from(from, -Infinity)) {
      if (record.sequence >= before) return;
      if (this.#laneOf(record) !== lane) continue;
      const waiting = this.#waitingOf(record);
      if (passes(this.#patterns, waiting.json)) yield waiting;
    }
  }

  page(from: number): { readonly count: number; readonly matched: number; readonly next: number } {
    let [count, matched, next] = [0, 0, from];
    for (const record of this.#shard.from(from, -Infinity)) {
      if (count === pollRecordsMax) break;
      count++;
      if (this.#patterns.length === 0 || passes(this.#patterns, this.#waitingOf(record).json)) matched++;
      next = record.sequence + 1;
    }
    return { count, matched, next };
  }

  isAtEnd(from: number): boolean {
    return !this.#shard.isOpen && (this.#shard.records.at(-1)?.sequence ?? 0) < from;
  }

  /** All changes of one item go one way, in their order. Source: reference 7.2. Assumption: by a checksum of the key. */
  #laneOf(record: ChangeRecord): number {
    const { parallelization } = this.#trigger;
    if (parallelization === 1) return 0;
    return crc32(encodeUtf8(JSON.stringify(recordKeys(this.#stream.facts, record)))) % parallelization;
  }

  /** Its JSON is made when somebody looks at it. */
  #waitingOf(record: ChangeRecord): WaitingRecord {
    const make = (): ReturnType<typeof recordValue> => recordValue(this.#stream.facts, this.#random, record);
    let made: ReturnType<typeof recordValue> | undefined;
    return {
      sequence: record.sequence,
      atMs: record.atMs,
      get bytes() {
        return (made ??= make()).bytes;
      },
      get json() {
        return (made ??= make()).value as Json;
      },
    };
  }
}

/** They were checked when the trigger was made. */
const patternsOf = ({ filters }: Trigger): readonly Pattern[] =>
  filters.map(readPattern).filter((pattern): pattern is Pattern => typeof pattern !== 'string');
