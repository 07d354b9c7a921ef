/**
 * What a learner sent in each step of a lesson until it was solved, so that it can be sent again: the requests in their
 * order, and between them the time that passed.
 */
import type { Call } from '#lesson/calls.ts';
import { countsAsCall } from '#lesson/evidence.ts';
import type { Exchange } from './exchange.ts';

/** Shorter pauses are a learner's, and mean nothing to a table. */
const pauseMsMin = 1000;
const callsMax = 200;

/** An AdvanceClock where time has passed that something may have waited for. */
export function pauseOf(fromMs: number, toMs: number): Call[] {
  const passedMs = toMs - fromMs;
  return passedMs < pauseMsMin ? [] : [{ operation: 'AdvanceClock', input: { Seconds: Math.ceil(passedMs / 1000) } }];
}

export class OwnRequests {
  readonly #calls = new Map<string, Call[]>();
  /** Steps of which some requests are not known any more. */
  readonly #partial = new Set<string>();
  #lastMs: number | undefined;

  /** A step begins, or begins again; all that follow it do. */
  begin(steps: readonly string[], nowMs: number): void {
    for (const step of steps) {
      this.#calls.delete(step);
      this.#partial.delete(step);
    }
    this.#lastMs = nowMs;
  }

  /** It was begun before the page was loaded. */
  lose(step: string): void {
    this.#partial.add(step);
  }

  note(step: string, { operation, request, atMs }: Pick<Exchange, 'operation' | 'request' | 'atMs'>): void {
    if (!countsAsCall(operation)) return;
    const calls = this.#calls.get(step) ?? [];
    if (calls.length >= callsMax) return this.lose(step);
    const input = inputOf(request);
    if (input === undefined) return;
    this.#calls.set(step, [...calls, ...pauseOf(this.#lastMs ?? atMs, atMs), { operation, input }]);
    this.#lastMs = atMs;
  }

  /** By step; those that are not known whole are left out. */
  all(): Readonly<Record<string, readonly Call[]>> {
    return Object.fromEntries([...this.#calls].filter(([step]) => !this.#partial.has(step)));
  }
}

function inputOf(request: string): Call['input'] | undefined {
  try {
    const json: unknown = JSON.parse(request);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Call['input']) : undefined;
  } catch {
    return undefined;
  }
}
