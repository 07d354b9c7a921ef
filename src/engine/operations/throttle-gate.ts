/**
 * Throughput for the parts of one request, one after the other: what was let in counts for those behind it, and a
 * partition that has once refused is told of once. Source: reference 4.05, 4.06.
 */
import type { TokenBucket } from '#engine/capacity/token-bucket.ts';
import type { Refusal } from '#engine/model/refusal.ts';
import type { Step } from './step.ts';
import { type Demand, measureThrottledAgain, refuseThrottled } from './throttle.ts';

const keyOf = ({ place, channel }: Demand): string =>
  `${place.table.record.number}/${place.globalIndexName ?? ''}/${place.at}/${channel}`;

export class ThrottleGate {
  readonly #step: Step;
  #pending = new Map<TokenBucket, number>();
  readonly #refused = new Map<string, Refusal>();

  constructor(step: Step) {
    this.#step = step;
  }

  /** Whether there is throughput for all of the demands of one part. */
  refuse(demands: readonly Demand[]): Refusal | undefined {
    const pending = new Map(this.#pending);
    for (const demand of demands) {
      if (demand.units === 0) continue;
      const before = this.#refused.get(keyOf(demand));
      if (before !== undefined) measureThrottledAgain(this.#step, demand, before);
      const refusal = before ?? refuseThrottled(this.#step, [demand], pending);
      if (refusal === undefined) continue;
      this.#refused.set(keyOf(demand), refusal);
      return refusal;
    }
    this.#pending = pending;
    return undefined;
  }
}
