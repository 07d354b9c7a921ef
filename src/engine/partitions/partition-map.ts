/**
 * Which partition owns which part of the key space. The ranges are contiguous and disjoint and cover all
 * of it, so routing is a floor look-up. Source: USENIX ATC 2022 paper, section 3.
 */
import { assert } from '#engine/kernel/assert.ts';
import { hashCharacters, hashHex } from '#engine/model/key.ts';
import type { Physics } from '#engine/model/physics/physics.ts';
import type { Throughput } from '#engine/model/table.ts';

export interface Partition {
  /** Numbered from 1 in order of birth and never reused. */
  readonly number: number;
  /** First position of the range. */
  readonly from: string;
  /** First position after the range; absent for the last one. */
  readonly to: string | undefined;
  /** Both ends as sixteen hexadecimal digits, inclusive. */
  readonly hex: { readonly from: string; readonly to: string };
  /**
   * Its part of the throughput in the regimes in which each partition has one: an even one at birth, half of its
   * parent's after a split. Source: USENIX ATC 2022 paper, section 4.
   */
  readonly share: number;
  itemCount: number;
  bytes: number;
}

export const partitionId = (partition: { readonly number: number }): string => `P${partition.number}`;

const hexRange = (from: string, to: string | undefined): Partition['hex'] => ({
  from: hashHex(from.padEnd(hashCharacters, '\u0000')),
  to: to === undefined ? 'F'.repeat(16) : lastBefore(to),
});

/** The last hash of the range. A boundary inside an item collection leaves its hash on both sides. */
function lastBefore(to: string): string {
  if (to.length > hashCharacters) return hashHex(to);
  const value = BigInt(`0x${hashHex(to.padEnd(hashCharacters, '\u0000'))}`) - 1n;
  return value.toString(16).toUpperCase().padStart(16, '0');
}

/** The start of the `index`-th of `count` equal slices of the hash space, as the head of a position. */
export const sliceStart = (index: number, count: number): string => hashText((BigInt(index) << 64n) / BigInt(count));

/** The hash in the middle of a range, as a position at which it may be split; nothing where there is no such hash. */
export function middleOf({ from, to }: Pick<Partition, 'from' | 'to'>): string | undefined {
  const numberAt = (position: string): bigint => BigInt(`0x${hashHex(position.slice(0, hashCharacters).padEnd(hashCharacters, '\u0000'))}`);
  const end = to === undefined ? 1n << 64n : numberAt(to);
  const position = hashText((numberAt(from) + end) >> 1n);
  return position > from && (to === undefined || position < to) ? position : undefined;
}

function hashText(hash: bigint): string {
  let text = '';
  for (let rest = hash, i = 0; i < hashCharacters; i++, rest >>= 8n) text = String.fromCharCode(Number(rest & 255n)) + text;
  return text;
}

/**
 * How many partitions a new table or global index starts with to serve so much at once.
 * Source: reference 3.12 for provisioned ones (derived), 3.13 for on-demand ones (4, unsourced but the
 * only count that fits 12,000 reads and 4,000 writes).
 */
export const initialPartitions = ({ readUnits, writeUnits }: Throughput, { partitions }: Pick<Physics, 'partitions'>): number =>
  Math.max(Math.ceil(readUnits / partitions.partitionReadUnitsPerSecond), Math.ceil(writeUnits / partitions.partitionWriteUnitsPerSecond), 1);

/** Where partitions begin, in order, and which they are: what a snapshot keeps of a map that has been split. */
export type Bounds = readonly (readonly [number: number, from: string])[];

export class PartitionMap {
  readonly #partitions: Partition[];
  /** The highest number so far. */
  #born: number;

  private constructor(partitions: Partition[], born: number) {
    assert(partitions.length > 0, 'a key space has at least one partition');
    this.#partitions = partitions;
    this.#born = born;
  }

  /** `count` partitions of equal range. */
  static even(count: number): PartitionMap {
    const partitions: Partition[] = [];
    for (let i = 0; i < count; i++) {
      const from = i === 0 ? '' : sliceStart(i, count);
      const to = i === count - 1 ? undefined : sliceStart(i + 1, count);
      partitions.push({ number: i + 1, from, to, hex: hexRange(from, to), share: 1 / count, itemCount: 0, bytes: 0 });
    }
    return new PartitionMap(partitions, count);
  }

  /** Empty partitions with these bounds. Without `shares`, as stored before they were kept, all have the same. */
  static of(bounds: Bounds, born: number, shares?: readonly number[]): PartitionMap {
    const partitions = bounds.map(([number, from], i): Partition => {
      const to = bounds[i + 1]?.[1];
      return { number, from, to, hex: hexRange(from, to), share: shares?.[i] ?? 1 / bounds.length, itemCount: 0, bytes: 0 };
    });
    return new PartitionMap(partitions, born);
  }

  get bounds(): Bounds {
    return this.#partitions.map(({ number, from }) => [number, from]);
  }

  get born(): number {
    return this.#born;
  }

  /**
   * Puts two new partitions in the place of one: up to `position`, which holds `lower`, and from there on.
   * Partitions only ever split. Source: reference 3.16, 3.17.
   */
  split(at: number, position: string, lower: Pick<Partition, 'itemCount' | 'bytes'>): void {
    const { from, to, share: whole, itemCount, bytes } = this.#partitions[at]!;
    const share = whole / 2;
    assert(position > from && (to === undefined || position < to), 'a partition is split inside its range');
    const [low, high] = [++this.#born, ++this.#born];
    this.#partitions.splice(
      at,
      1,
      { number: low, from, to: position, hex: hexRange(from, position), share, ...lower },
      {
        number: high,
        from: position,
        to,
        hex: hexRange(position, to),
        share,
        itemCount: itemCount - lower.itemCount,
        bytes: bytes - lower.bytes,
      },
    );
  }

  /** In order of range. */
  get all(): readonly Partition[] {
    return this.#partitions;
  }

  /** Where a position is in {@link all}. */
  indexOf(position: string): number {
    let low = 0;
    let high = this.#partitions.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#partitions[middle]!.from <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  at(position: string): Partition {
    return this.#partitions[this.indexOf(position)]!;
  }

  fork(): PartitionMap {
    return new PartitionMap(this.#partitions.map((partition) => ({ ...partition })), this.#born);
  }
}
