/**
 * Units that a partition can still serve in this second. The bucket fills at its rate and holds one
 * second's worth. Source: reference 3.5 (simulator model); 3,000 and 1,000 a second: DG/Constraints.
 */
import { partitionReadUnitsMax, partitionWriteUnitsMax } from '#engine/model/limits.ts';

export class TokenBucket {
  readonly perSecondMax: number;
  #available: number;
  #filledAtMs: number;

  constructor(perSecondMax: number, nowMs: number, available = perSecondMax) {
    this.perSecondMax = perSecondMax;
    this.#available = available;
    this.#filledAtMs = nowMs;
  }

  availableAt(nowMs: number): number {
    const refilled = this.#available + ((nowMs - this.#filledAtMs) * this.perSecondMax) / 1000;
    return Math.min(this.perSecondMax, refilled);
  }

  /** Takes the units that are there, and never more than are there. */
  take(units: number, nowMs: number): void {
    this.#available = Math.max(0, this.availableAt(nowMs) - units);
    this.#filledAtMs = nowMs;
  }

  fork(): TokenBucket {
    return new TokenBucket(this.perSecondMax, this.#filledAtMs, this.#available);
  }
}

/** The two buckets of one partition; reads and writes are limited apart. */
export interface PartitionBuckets {
  readonly read: TokenBucket;
  readonly write: TokenBucket;
}

export const partitionBuckets = (nowMs: number): PartitionBuckets => ({
  read: new TokenBucket(partitionReadUnitsMax, nowMs),
  write: new TokenBucket(partitionWriteUnitsMax, nowMs),
});

export const forkBuckets = ({ read, write }: PartitionBuckets): PartitionBuckets => ({
  read: read.fork(),
  write: write.fork(),
});
