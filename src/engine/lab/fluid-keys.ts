/**
 * The keys of a fluid run in the order of the key space, so that the keys of a partition are neighbours and
 * what falls on it is a sum over a stretch. No item is stored. Where sort keys rise, all writes of a partition key fall
 * on one place, the end of its items, which stands here as a single item: no split divides the one or the other.
 */
import { positionOf } from '#engine/model/key.ts';
import type { PartitionMap } from '#engine/partitions/partition-map.ts';
import { callsPerNewKey, isMoving, newestBefore, type RunningShares, sharesOf } from './key-shares.ts';
import { partitionKey } from './requests.ts';
import type { Workload } from './workload.ts';

const schema = { partition: [{ name: 'pk', type: 'S' }], sort: [{ name: 'sk', type: 'N' }] } as const;

export class FluidKeys {
  /** Positions in order. */
  readonly positions: readonly string[];
  /** Which key each position belongs to. */
  readonly #keyOf: Int32Array;
  /** Positions of one key. */
  readonly #perKey: number;
  readonly #keys: Workload['keys'];
  readonly #running: RunningShares;
  /** Share of each position in all calls, now. */
  readonly shares: Float64Array;
  readonly #byKey: Float64Array;

  constructor({ keys, design }: Workload) {
    const entries: { readonly position: string; readonly key: number }[] = [];
    for (let key = 0; key < keys.count; key++) {
      for (let shard = 0; shard < design.writeShards; shard++) {
        const pk = { S: partitionKey(key, shard) };
        for (let sk = 0; sk < keys.itemsPerKey; sk++) entries.push({ position: positionOf(schema, { pk, sk: { N: String(sk) } }), key });
      }
    }
    entries.sort((a, b) => (a.position < b.position ? -1 : 1));
    this.positions = entries.map(({ position }) => position);
    this.#keyOf = Int32Array.from(entries, ({ key }) => key);
    this.#perKey = design.writeShards * keys.itemsPerKey;
    this.#keys = keys;
    this.#running = sharesOf(keys);
    this.#byKey = new Float64Array(keys.count);
    this.shares = new Float64Array(entries.length);
    this.#running.forEach((sum, key) => (this.#byKey[key] = sum - (key === 0 ? 0 : this.#running[key - 1]!)));
    this.#spread();
  }

  /** Lets the keys move on to the calls `from` up to `to`; false where they never move. */
  move(from: number, to: number): boolean {
    if (!isMoving(this.#keys) || to <= from) return false;
    this.#byKey.fill(0);
    if (this.#keys.distribution === 'sequential') this.#inTurn(from, to);
    else this.#latest(from, to);
    this.#spread();
    return true;
  }

  /** Where the positions of each partition begin, in the order of the map; one more for the end. */
  bounds(map: PartitionMap): Int32Array {
    const starts = map.all.map(({ from }) => this.#firstFrom(from));
    return Int32Array.from([...starts, this.positions.length]);
  }

  #inTurn(from: number, to: number): void {
    const { count } = this.#keys;
    const first = Math.floor(from);
    const calls = Math.max(1, Math.floor(to) - first);
    const rounds = Math.floor(calls / count);
    this.#byKey.fill(rounds / calls);
    for (let i = 0; i < calls % count; i++) this.#byKey[(first + i) % count]! += 1 / calls;
  }

  /** At high rates many keys come in one second: a few moments of it stand for all. */
  #latest(from: number, to: number): void {
    const { count } = this.#keys;
    const moments = Math.min(8, Math.max(1, Math.ceil((to - from) / callsPerNewKey)));
    for (let moment = 0; moment < moments; moment++) {
      const ordinal = Math.floor(from + ((moment + 0.5) * (to - from)) / moments);
      for (let rank = 0; rank < count; rank++) {
        const share = this.#running[rank]! - (rank === 0 ? 0 : this.#running[rank - 1]!);
        this.#byKey[newestBefore(ordinal, rank, count)]! += share / moments;
      }
    }
  }

  #spread(): void {
    for (let i = 0; i < this.shares.length; i++) this.shares[i] = this.#byKey[this.#keyOf[i]!]! / this.#perKey;
  }

  #firstFrom(position: string): number {
    let low = 0;
    let high = this.positions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.positions[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
