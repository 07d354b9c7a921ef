/** The code's timers, counted: as long as one is waited for, the run is not over. */

type Timer = ReturnType<typeof setTimeout>;
/** The browser's own, before they are replaced. */
export interface RawTimers {
  readonly setTimeout: (run: () => void, ms?: number) => Timer;
  readonly clearTimeout: (timer: Timer | undefined) => void;
  readonly setInterval: (run: () => void, ms?: number) => Timer;
}

type Run = (...args: unknown[]) => void;

export class CountedTimers {
  readonly #raw: RawTimers;
  readonly #pending = new Set<Timer>();

  constructor(raw: RawTimers) {
    this.#raw = raw;
  }

  get count(): number {
    return this.#pending.size;
  }

  setTimeout = (run: Run, ms?: number, ...args: unknown[]): Timer => {
    const timer = this.#raw.setTimeout(() => {
      this.#pending.delete(timer);
      run(...args);
    }, ms);
    this.#pending.add(timer);
    return timer;
  };

  setInterval = (run: Run, ms?: number, ...args: unknown[]): Timer => {
    const timer = this.#raw.setInterval(() => run(...args), ms);
    this.#pending.add(timer);
    return timer;
  };

  /** Stops a timer of either kind; browsers count both in one row. */
  clear = (timer?: Timer): void => {
    if (timer !== undefined) this.#pending.delete(timer);
    this.#raw.clearTimeout(timer);
  };
}
