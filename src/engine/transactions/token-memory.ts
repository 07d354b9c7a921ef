/**
 * Tokens of transactions that were done, for ten minutes: the same request with the same token is answered
 * again and does nothing. Source: reference 6.28, 2.20.
 */
import type { TransactionRemembered } from '#engine/model/commit.ts';

export type Remembered = Omit<TransactionRemembered, 'type'>;

/** Tokens of one operation are nothing to another. Source: dynoxide's change log (measured). */
const keyOf = ({ token, fingerprint }: Pick<Remembered, 'token' | 'fingerprint'>): string =>
  `${fingerprint.slice(0, fingerprint.indexOf(' ') + 1)}${token}`;

/** Tokens are forgotten in batches: a task for each would be as much work as the transactions. */
const sweepMs = 60_000;

export class TokenMemory {
  /** In the order in which they came, which is nearly that in which they expire. */
  readonly #tokens = new Map<string, Remembered>();

  /** What is known of the token at this time. */
  find(wanted: Pick<Remembered, 'token' | 'fingerprint'>, nowMs: number): Remembered | undefined {
    const known = this.#tokens.get(keyOf(wanted));
    return known !== undefined && known.expiresAtMs > nowMs ? known : undefined;
  }

  remember(entry: Remembered): void {
    const key = keyOf(entry);
    this.#tokens.delete(key);
    this.#tokens.set(key, entry);
  }

  /** How many tokens have expired at this time. */
  expired(nowMs: number): number {
    let count = 0;
    for (const { expiresAtMs } of this.#tokens.values()) if (expiresAtMs <= nowMs) count++;
    return count;
  }

  forget(upToMs: number): void {
    for (const [key, { expiresAtMs }] of this.#tokens) if (expiresAtMs <= upToMs) this.#tokens.delete(key);
  }

  /** When tokens should next be forgotten; nothing when there are none. */
  get nextSweepAtMs(): number | undefined {
    const [first] = this.#tokens.values();
    return first && Math.ceil(first.expiresAtMs / sweepMs) * sweepMs;
  }

  all(): readonly Remembered[] {
    return [...this.#tokens.values()];
  }

  fork(): TokenMemory {
    const copy = new TokenMemory();
    for (const entry of this.#tokens.values()) copy.remember(entry);
    return copy;
  }
}
