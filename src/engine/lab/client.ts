/** One client with its retry policy: whether and when it tries again, by the SDK's own rules. */
import type { Random } from '#engine/kernel/random.ts';
import { delayMs } from './retry-rules.ts';
import { RetryTokens } from './retry-tokens.ts';
import { SendingRate } from './sending-rate.ts';
import type { Clients } from './workload.ts';

export class Client {
  readonly #tokens = new RetryTokens();
  readonly #rate: SendingRate | undefined;
  readonly #random: Random;
  readonly #attemptsMax: number;
  #draws = 0;

  constructor({ retryMode, attemptsMax }: Clients, random: Random, nowMs: number) {
    this.#random = random;
    this.#attemptsMax = retryMode === 'none' ? 1 : attemptsMax;
    this.#rate = retryMode === 'adaptive' ? new SendingRate(nowMs / 1000) : undefined;
  }

  /** Milliseconds that an attempt has to wait until it may be sent. */
  sendDelayMs(nowMs: number): number {
    return (this.#rate?.take(nowMs / 1000) ?? 0) * 1000;
  }

  answered(isThrottled: boolean, nowMs: number): void {
    this.#rate?.answered(isThrottled, nowMs / 1000);
  }

  succeeded(hasRetried: boolean): void {
    this.#tokens.refund(hasRetried);
  }

  /** After `attempts` attempts: milliseconds until the next one, or nothing when the call is given up. */
  retryDelayMs(attempts: number): number | undefined {
    if (attempts >= this.#attemptsMax || !this.#tokens.take()) return undefined;
    return delayMs(attempts - 1, this.#random.unit(this.#draws++));
  }
}
