/** The traces of the last requests, for DescribeTrace. The oldest makes room for the newest. */
import type { Trace } from './recorder.ts';

/** Traces that live long are dear to a garbage collector: a thousand of them cost a fifth of all requests. */
export const tracesMax = 256;

export class TraceShelf {
  readonly #traces: (Trace | undefined)[] = Array.from({ length: tracesMax });
  #next = 0;

  keep(trace: Trace): void {
    this.#traces[this.#next] = trace;
    this.#next = (this.#next + 1) % tracesMax;
  }

  find(requestId: string): Trace | undefined {
    return this.#traces.find((trace) => trace?.requestId === requestId);
  }
}
