/**
 * Virtual time as a program lives through it. Its waits cost no real time: when all that is under way is
 * answered and nothing can go on by itself, the earliest wait is over and virtual time is there.
 *
 * A pause stops the wall clock's pull on virtual time and nothing else. So a program waits through a pause, as
 * it lives through its requests' latency (decision 4); otherwise it would hang until somebody let time go on.
 */
export interface CallerTimeOptions {
  /** Virtual time at the beginning, and virtual seconds per second of the wall clock. */
  readonly nowMs: number;
  readonly speed: number;
  /** The wall clock, from any beginning. */
  readonly wallMs: () => number;
  /** Whether requests are out whose answers may come before the earliest wait is over. */
  readonly isBusy: () => boolean;
  /** Runs something when all that waits for nothing has gone on. */
  readonly whenQuiet: (run: () => void) => void;
}

/** A wait that has a time and may not be waited for yet. No other one ends until somebody does. */
export interface Booking {
  readonly ms: number;
  readonly begin: () => Promise<void>;
}

interface Wait {
  readonly untilMs: number;
  readonly end: () => void;
}

export class CallerTime {
  readonly #options: CallerTimeOptions;
  #knownMs: number;
  #knownAtWallMs: number;
  /** In the order in which they end; of two at one moment the older first. */
  readonly #waits: Wait[] = [];
  #notBegun = 0;
  #isLooking = false;
  #aheadMs: number | undefined;

  constructor(options: CallerTimeOptions) {
    this.#options = options;
    this.#knownMs = options.nowMs;
    this.#knownAtWallMs = options.wallMs();
  }

  get nowMs(): number {
    const { speed, wallMs } = this.#options;
    return this.#knownMs + (wallMs() - this.#knownAtWallMs) * speed;
  }

  /** The moment up to which was waited and which the workspace has not told yet. */
  get aheadMs(): number | undefined {
    return this.#aheadMs;
  }

  /** Waits that are not over. */
  get waiting(): number {
    return this.#waits.length;
  }

  /** A request was answered, at this virtual moment where it is known. */
  answered(atMs: number | undefined): void {
    if (atMs !== undefined) {
      if (atMs > this.nowMs) this.#know(atMs);
      if (this.#aheadMs !== undefined && atMs >= this.#aheadMs) this.#aheadMs = undefined;
    }
    this.#look();
  }

  async wait(ms: number): Promise<void> {
    return this.book(ms).begin();
  }

  book(ms: number): Booking {
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    const wait = { untilMs: this.nowMs + ms, end: () => end() };
    const at = this.#waits.findIndex(({ untilMs }) => untilMs > wait.untilMs);
    this.#waits.splice(at < 0 ? this.#waits.length : at, 0, wait);
    this.#notBegun++;
    const begin = (): Promise<void> => {
      this.#notBegun--;
      this.#look();
      return over;
    };
    return { ms, begin };
  }

  #know(ms: number): void {
    this.#knownMs = ms;
    this.#knownAtWallMs = this.#options.wallMs();
  }

  #look(): void {
    if (this.#isLooking || this.#waits.length === 0) return;
    this.#isLooking = true;
    this.#options.whenQuiet(() => {
      this.#isLooking = false;
      // Whoever is answered, or begins to wait, makes us look again.
      if (this.#notBegun > 0 || this.#options.isBusy()) return;
      const next = this.#waits.shift();
      if (next === undefined) return;
      if (next.untilMs > this.nowMs) this.#know(next.untilMs);
      this.#aheadMs = next.untilMs;
      next.end();
      this.#look();
    });
  }
}
