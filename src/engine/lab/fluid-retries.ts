/**
 * Retries of a fluid run: how many pieces of each partition come again in which second, and as which attempt.
 * A client waits anything up to a ceiling, so what is refused in one second comes back evenly over the seconds
 * up to it. Memory grows with partitions and attempts, not with calls.
 */
import { delayCeilingMs, delayMaxMs, retryTokensMax, throttleRetryCost } from './retry-rules.ts';
import type { Clients } from './workload.ts';

const ringSeconds = delayMaxMs / 1000 + 2;

/** Pieces that come in one second, by attempt and partition. */
export class FluidRetries {
  readonly attemptsMax: number;
  /** By attempt (from the second one on), then by second of the ring, then by partition. */
  #rings: Float64Array[][];
  #isEmpty = true;

  constructor({ retryMode, attemptsMax }: Clients, partitions: number) {
    this.attemptsMax = retryMode === 'none' ? 1 : attemptsMax;
    this.#rings = Array.from({ length: this.attemptsMax - 1 }, (_, retry) => {
      const seconds = Math.min(ringSeconds, Math.ceil(delayCeilingMs(retry) / 1000) + 2);
      return Array.from({ length: seconds }, () => new Float64Array(partitions));
    });
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Pieces that come for the `retry`-th time again in this second, by partition. */
  due(retry: number, second: number): Float64Array {
    const ring = this.#rings[retry]!;
    return ring[second % ring.length]!;
  }

  /** The second is over. */
  clear(second: number): void {
    if (this.#isEmpty) return;
    let left = 0;
    for (let retry = 0; retry < this.#rings.length; retry++) {
      this.due(retry, second).fill(0);
      for (const slot of this.#rings[retry]!) for (const pieces of slot) left += pieces;
    }
    this.#isEmpty = left === 0;
  }

  /** Pieces of a partition that will be tried once more. */
  add(retry: number, partition: number, second: number, pieces: number): void {
    const ring = this.#rings[retry]!;
    const ceiling = delayCeilingMs(retry) / 1000;
    // A piece is refused anywhere in its second: what would come in the same one comes in the next.
    let before = 0;
    for (let later = 1; before < 1; later++) {
      const upTo = Math.min(1, shareWithin(later + 1, ceiling));
      ring[(second + later) % ring.length]![partition]! += pieces * (upTo - before);
      before = upTo;
    }
    this.#isEmpty = false;
  }

  /** Partition `at` has become two, of which the first has `share` of it. */
  split(at: number, share: number): void {
    this.#rings = this.#rings.map((ring) =>
      ring.map((slot) => {
        const wider = new Float64Array(slot.length + 1);
        wider.set(slot.subarray(0, at));
        wider.set(slot.subarray(at), at + 1);
        wider[at] = slot[at]! * share;
        wider[at + 1] = slot[at]! * (1 - share);
        return wider;
      }),
    );
  }
}

/** Share of waits that end within `seconds` of the beginning of a second, begun anywhere in it, up to `ceiling` long. */
function shareWithin(seconds: number, ceiling: number): number {
  if (seconds >= ceiling + 1) return 1;
  const rising = seconds <= 1 ? (seconds * seconds) / 2 : seconds - 0.5;
  const over = seconds - ceiling;
  return (rising - (over > 0 ? (over * over) / 2 : 0)) / ceiling;
}

/** The retry tokens of all clients together. */
export class FluidTokens {
  readonly #max: number;
  #left: number;

  constructor({ count }: Clients) {
    this.#max = this.#left = count * retryTokensMax;
  }

  /** Which part of so many retries can be paid, and are. */
  pay(retries: number): number {
    if (retries === 0) return 1;
    const part = Math.min(1, this.#left / (retries * throttleRetryCost));
    this.#left -= part * retries * throttleRetryCost;
    return part;
  }

  refund(first: number, retried: number): void {
    this.#left = Math.min(this.#max, this.#left + first + retried * throttleRetryCost);
  }
}
