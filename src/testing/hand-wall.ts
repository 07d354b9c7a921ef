/** A wall clock that a test moves by hand. */
import type { Wall } from '#platform/host/wall.ts';

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

export class HandWall implements Wall {
  #nowMs = 0;
  readonly #timers = new Set<Timer>();

  epochMs(): number {
    return 1_800_000_000_000 + this.#nowMs;
  }

  steadyMs(): number {
    return this.#nowMs;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Turns go by as fast as the test's own. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  }

  /** Lets time pass; what comes due runs in its order. */
  pass(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#nowMs = next.atMs;
      next.run();
    }
    this.#nowMs = untilMs;
  }
}
