/**
 * Tokens that fill at a rate up to a brim. A partition's bucket holds a second's worth, a table's up to 300
 * seconds' (burst). Source: reference 3.5 (simulator model).
 *
 * What a request costs is known when it has run, so it is let in while anything is left, and what it takes
 * beyond that is owed: those behind it wait until the bucket has filled above zero again.
 */
import type { Physics } from '#engine/model/physics/physics.ts';

export class TokenBucket {
  readonly perSecondMax: number;
  readonly brim: number;
  #available: number;
  #filledAtMs: number;

  constructor(perSecondMax: number, nowMs: number, available = perSecondMax, brim = perSecondMax) {
    this.perSecondMax = perSecondMax;
    this.brim = brim;
    this.#available = available;
    this.#filledAtMs = nowMs;
  }

  /** Below zero when something is owed. */
  availableAt(nowMs: number): number {
    const refilled = this.#available + ((nowMs - this.#filledAtMs) * this.perSecondMax) / 1000;
    return Math.min(this.brim, refilled);
  }

  take(units: number, nowMs: number): void {
    this.#available = this.availableAt(nowMs) - units;
    this.#filledAtMs = nowMs;
  }

  /** Units that can be taken, evenly, between two moments. */
  flowMax(fromMs: number, toMs: number): number {
    return Math.max(0, this.availableAt(fromMs) + ((toMs - fromMs) * this.perSecondMax) / 1000);
  }

  /** Takes units evenly between two moments: what comes in meanwhile is lost only where it finds the brim. */
  flow(units: number, fromMs: number, toMs: number): void {
    this.#available = Math.min(this.brim, this.availableAt(fromMs) + ((toMs - fromMs) * this.perSecondMax) / 1000 - units);
    this.#filledAtMs = toMs;
  }

  /** Takes the units that are there, and owes nothing. */
  drain(units: number, nowMs: number): void {
    this.#available = Math.max(0, this.availableAt(nowMs) - units);
    this.#filledAtMs = nowMs;
  }

  /** The bucket of another size that holds what this one does. */
  resized(perSecondMax: number, nowMs: number, brim: number): TokenBucket {
    return new TokenBucket(perSecondMax, nowMs, Math.min(brim, this.availableAt(nowMs)), brim);
  }

  fork(): TokenBucket {
    return new TokenBucket(this.perSecondMax, this.#filledAtMs, this.#available, this.brim);
  }
}

/** The two buckets of one partition; reads and writes are limited apart. */
export interface PartitionBuckets {
  readonly read: TokenBucket;
  readonly write: TokenBucket;
}

export const partitionBuckets = ({ partitions }: Pick<Physics, 'partitions'>, nowMs: number): PartitionBuckets => ({
  read: new TokenBucket(partitions.partitionReadUnitsPerSecond, nowMs),
  write: new TokenBucket(partitions.partitionWriteUnitsPerSecond, nowMs),
});

export const forkBuckets = ({ read, write }: PartitionBuckets): PartitionBuckets => ({
  read: read.fork(),
  write: write.fork(),
});
