/**
 * Where a step's events go. Write-only for the engine: with the silent recorder every answer and every
 * commit is the same.
 */
import type { TraceEvent } from './events.ts';

export interface Recorder {
  emit(event: TraceEvent): void;
}

export const silentRecorder: Recorder = { emit: () => undefined };

/** What one request did, or what happened by itself when time moved on. */
export interface Trace {
  /** Absent for background work. */
  readonly requestId: string | undefined;
  readonly operation: string | undefined;
  readonly atMs: number;
  readonly events: readonly TraceEvent[];
  /** Events above the cap, counted and not kept. */
  readonly dropped: number;
}

/** A request that touches every partition of a large table must not fill the memory with its story. */
export const eventsMax = 256;

export class TraceRecorder implements Recorder {
  readonly events: TraceEvent[] = [];
  dropped = 0;

  emit(event: TraceEvent): void {
    // The end is told in any case.
    if (this.events.length < eventsMax || event.type === 'response.encoded') this.events.push(event);
    else this.dropped++;
  }
}

/** Units and dollars of one request: the sums of its trace. */
export interface Cost {
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly dollars: number;
}

/** What the events of a trace add up to. */
export function costOf(events: readonly TraceEvent[]): Cost {
  let readUnits = 0;
  let writeUnits = 0;
  let dollars = 0;
  for (const event of events) {
    if (event.type === 'capacity.counted') {
      if (event.channel === 'read') readUnits += event.units;
      else writeUnits += event.units;
    } else if (event.type === 'price.metered' || event.type === 'vector.metered' || event.type === 'stream.read') dollars += event.dollars;
  }
  return { readUnits, writeUnits, dollars };
}
