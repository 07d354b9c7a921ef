/**
 * Adaptive retry: a client that is throttled sends less, and feels its way up again along a cubic curve.
 * Source: reference 4.51, S-RT. It starts to hold back with the first throttle.
 */
const beta = 0.7;
const scale = 0.4;
const smoothing = 0.8;
const ratePerSecondMin = 0.5;
const bucketSeconds = 0.5;

/**
 * The cube root of a number from 0. `Math.cbrt` may differ in its last digit between engines; Newton's steps
 * are sums, products and quotients, which do not.
 */
export function cubeRoot(value: number): number {
  if (value === 0) return 0;
  let root = value > 1 ? value : 1;
  for (let i = 0; i < 200; i++) {
    const next = (2 * root + value / (root * root)) / 3;
    if (next >= root) break;
    root = next;
  }
  return root;
}

export class SendingRate {
  #isOn = false;
  #perSecond = ratePerSecondMin;
  #capacity = 1;
  #tokens = 0;
  #filledAt: number | undefined;
  #measured = 0;
  #requests = 0;
  #measuredUpTo: number;
  #rateBefore = 0;
  #throttledAt: number;

  /** All times are seconds. */
  constructor(now: number) {
    this.#throttledAt = now;
    this.#measuredUpTo = Math.floor(now);
  }

  get perSecond(): number | undefined {
    return this.#isOn ? this.#perSecond : undefined;
  }

  /** Takes the leave to send one attempt. Seconds to wait for it: 0 at once. Those who wait stand behind each other. */
  take(now: number): number {
    if (!this.#isOn) return 0;
    this.#fill(now);
    this.#tokens -= 1;
    return this.#tokens >= 0 ? 0 : -this.#tokens / this.#perSecond;
  }

  answered(isThrottled: boolean, now: number): void {
    this.#measure(now);
    let next: number;
    if (isThrottled) {
      const rate = this.#isOn ? Math.min(this.#measured, this.#perSecond) : this.#measured;
      this.#rateBefore = rate;
      this.#throttledAt = now;
      this.#isOn = true;
      next = rate * beta;
    } else {
      const since = now - this.#throttledAt - cubeRoot((this.#rateBefore * (1 - beta)) / scale);
      next = scale * since * since * since + this.#rateBefore;
    }
    this.#fill(now);
    this.#perSecond = Math.max(Math.min(next, 2 * this.#measured), ratePerSecondMin);
    this.#capacity = Math.max(this.#perSecond, 1);
    this.#tokens = Math.min(this.#tokens, this.#capacity);
  }

  #fill(now: number): void {
    if (this.#filledAt !== undefined && now > this.#filledAt) {
      this.#tokens = Math.min(this.#capacity, this.#tokens + (now - this.#filledAt) * this.#perSecond);
    }
    this.#filledAt = Math.max(now, this.#filledAt ?? now);
  }

  #measure(now: number): void {
    const bucket = Math.floor(now / bucketSeconds) * bucketSeconds;
    this.#requests++;
    if (bucket <= this.#measuredUpTo) return;
    const current = this.#requests / (bucket - this.#measuredUpTo);
    this.#measured = current * smoothing + this.#measured * (1 - smoothing);
    this.#requests = 0;
    this.#measuredUpTo = bucket;
  }
}
