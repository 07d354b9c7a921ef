/**
 * The SDK's own retries, waiting in virtual time. Whether a call is tried again, what that takes out of the
 * bucket of retry tokens, how long it waits and how fast an adaptive client may send: all that stays with the
 * SDK's `StandardRetryStrategy` and `AdaptiveRetryStrategy`. They are only given another clock to wait by.
 *
 * The SDK has no place for a clock, so this reaches into its objects; `virtual-retries.test.ts` tells when a
 * new version of it has others.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ClientWord } from '#session/connection.ts';
import type { Booking, CallerTime } from './caller-time.ts';
import type { BytesDoor, DoorAnswer } from './request-handler.ts';

/** A door that is told of retries, and tells when it has answered. */
export type ClientDoor = (target: string, body: Uint8Array, client: ClientWord) => Promise<DoorAnswer & { readonly answeredAtMs?: number | undefined }>;

interface Token {
  readonly $retryLog: { acquisitionDelay: number };
}
interface Failure {
  readonly error?: { readonly $metadata?: { readonly requestId?: string } };
}
interface Refreshing {
  refreshRetryTokenForRetry(token: Token, failure: Failure): Promise<Token>;
}
interface Backoff {
  computeNextBackoffDelay(retry: number): number;
  setDelayBase(ms: number): void;
}
interface Standard extends Refreshing {
  retryBackoffStrategy: Backoff;
}
interface Limiter {
  getCurrentTimeInSeconds: () => number;
  lastThrottleTime: number;
  lastTxRateBucket: number;
}
interface Adaptive extends Refreshing {
  readonly standardRetryStrategy: Standard;
  readonly rateLimiter: Limiter;
}

/** What is remembered of calls that were refused; those that were given up are never asked for again. */
const refusedMax = 1000;

export class VirtualRetries {
  readonly #time: CallerTime;
  /** By the id of the refused request: how long its client waited. */
  readonly #waited = new Map<string, number>();
  /** By call: the id of its last request, which was refused. */
  readonly #refused = new Map<string, string>();

  constructor(time: CallerTime) {
    this.#time = time;
  }

  /** The door as the SDK's transport takes it. */
  door(call: ClientDoor): BytesDoor {
    return async (target, body, attempt) => {
      const client = { attempt: attempt && { number: attempt.number, max: attempt.max, waitedMs: this.#takeWait(attempt.callId) }, livedUntilMs: this.#time.aheadMs };
      try {
        const answer = await call(target, body, client);
        const requestId = answer.headers['x-amzn-requestid'];
        if (attempt !== undefined && answer.status !== 200 && requestId !== undefined) this.#noteRefusal(attempt.callId, requestId);
        this.#time.answered(answer.answeredAtMs);
        return answer;
      } catch (lost) {
        this.#time.answered(undefined);
        throw lost;
      }
    };
  }

  /** Gives a client's strategy our time, when the SDK has made it up. One of the learner's own is left alone. */
  adopt({ config }: Pick<DynamoDBClient, 'config'>): void {
    const made = config.retryStrategy;
    let adopted: ReturnType<typeof made> | undefined;
    config.retryStrategy = () => {
      adopted ??= made().then((strategy) => {
        this.#adoptStrategy(strategy);
        return strategy;
      });
      return adopted;
    };
  }

  #adoptStrategy(strategy: object): void {
    if ('retryBackoffStrategy' in strategy) this.#adoptStandard(strategy as Standard);
    else if ('standardRetryStrategy' in strategy) this.#adoptAdaptive(strategy as Adaptive);
  }

  /**
   * The strategy waits by itself, on a real timer, for as long as its backoff says. So the backoff books the
   * wait and says a span too short to be felt, which is the booking's ticket as well; the wait follows.
   */
  #adoptStandard(strategy: Standard): void {
    const backoff = strategy.retryBackoffStrategy;
    const booked = new Map<number, Booking>();
    let tickets = 0;
    strategy.retryBackoffStrategy = {
      setDelayBase: (ms) => backoff.setDelayBase(ms),
      computeNextBackoffDelay: (retry) => {
        const ticket = ++tickets / 2 ** 40;
        booked.set(ticket, this.#time.book(backoff.computeNextBackoffDelay(retry)));
        return ticket;
      },
    };
    const refresh = strategy.refreshRetryTokenForRetry.bind(strategy);
    strategy.refreshRetryTokenForRetry = async (token, failure) => {
      const next = await refresh(token, failure);
      const ticket = next.$retryLog.acquisitionDelay;
      const booking = booked.get(ticket);
      if (booking === undefined) return next;
      booked.delete(ticket);
      await booking.begin();
      next.$retryLog.acquisitionDelay = booking.ms;
      this.#noteWait(failure, booking.ms);
      return next;
    };
  }

  #adoptAdaptive(strategy: Adaptive): void {
    const { standardRetryStrategy, rateLimiter } = strategy;
    this.#adoptStandard(standardRetryStrategy);
    rateLimiter.getCurrentTimeInSeconds = () => this.#time.nowMs / 1000;
    rateLimiter.lastThrottleTime = rateLimiter.getCurrentTimeInSeconds();
    rateLimiter.lastTxRateBucket = Math.floor(rateLimiter.getCurrentTimeInSeconds());
    const limiters = rateLimiter.constructor as unknown as { setTimeoutFn: (run: () => void, ms: number) => unknown };
    // Whole milliseconds, as timers have them: what the limiter lacks after a wait may be too little to move a clock.
    limiters.setTimeoutFn = (run, ms) => this.#time.wait(Math.max(1, Math.ceil(ms))).then(run);

    const standardRefresh = standardRetryStrategy.refreshRetryTokenForRetry.bind(standardRetryStrategy);
    const backedOffAtMs = new WeakMap<Token, number>();
    standardRetryStrategy.refreshRetryTokenForRetry = async (token, failure) => {
      const next = await standardRefresh(token, failure);
      backedOffAtMs.set(next, this.#time.nowMs);
      return next;
    };
    const refresh = strategy.refreshRetryTokenForRetry.bind(strategy);
    strategy.refreshRetryTokenForRetry = async (token, failure) => {
      const next = await refresh(token, failure);
      const limitedMs = Math.round(this.#time.nowMs - (backedOffAtMs.get(next) ?? this.#time.nowMs));
      next.$retryLog.acquisitionDelay += limitedMs;
      this.#noteWait(failure, next.$retryLog.acquisitionDelay);
      return next;
    };
  }

  #noteWait({ error }: Failure, ms: number): void {
    const requestId = error?.$metadata?.requestId;
    if (requestId !== undefined) keep(this.#waited, requestId, ms);
  }

  #noteRefusal(callId: string, requestId: string): void {
    keep(this.#refused, callId, requestId);
  }

  #takeWait(callId: string): number | undefined {
    const requestId = this.#refused.get(callId);
    if (requestId === undefined) return undefined;
    const ms = this.#waited.get(requestId);
    this.#refused.delete(callId);
    this.#waited.delete(requestId);
    return ms;
  }
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= refusedMax) return;
    map.delete(oldest);
  }
}
