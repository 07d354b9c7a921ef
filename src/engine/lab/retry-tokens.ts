/** The bucket that keeps one client from retrying without end. Source: reference 4.47. */
import { retryTokensMax, throttleRetryCost } from './retry-rules.ts';

export class RetryTokens {
  #left = retryTokensMax;

  get left(): number {
    return this.#left;
  }

  /** Pays for one retry of a throttled call; false where there is nothing to pay with, and the call fails. */
  take(): boolean {
    if (this.#left < throttleRetryCost) return false;
    this.#left -= throttleRetryCost;
    return true;
  }

  /** A call has come through: what its last retry cost comes back, or one token where it needed none. */
  refund(hasRetried: boolean): void {
    this.#left = Math.min(retryTokensMax, this.#left + (hasRetried ? throttleRetryCost : 1));
  }
}
