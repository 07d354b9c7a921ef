/**
 * How far an on-demand table has grown: it serves twice its previous peak at once, and what it serves becomes
 * the previous peak after half an hour. Source: reference 5.02, 5.03.
 *
 * Assumption: a peak is the average over one minute of virtual time, and half an hour is counted from the
 * minute in which a new peak was first seen. AWS publishes neither.
 */
import type { PeakFacts } from '#engine/model/commit.ts';

const minuteMs = 60_000;
const growthMs = 30 * minuteMs;

export class Peak {
  #facts: PeakFacts;

  constructor(previous: number, facts?: PeakFacts) {
    this.#facts = facts ?? { previous, higher: 0, countsAtMs: undefined, minute: 0, minuteUnits: 0 };
  }

  /** When what was higher counts as the previous peak; absent when nothing was. */
  get countsAtMs(): number | undefined {
    return this.#facts.countsAtMs;
  }

  /** Units a second. */
  previousAt(nowMs: number): number {
    const { previous, higher, countsAtMs } = this.#facts;
    return countsAtMs !== undefined && nowMs >= countsAtMs ? Math.max(previous, higher) : previous;
  }

  take(units: number, nowMs: number): void {
    const minute = Math.floor(nowMs / minuteMs);
    if (minute !== this.#facts.minute) this.#endMinute(nowMs, minute);
    this.#facts = { ...this.#facts, minuteUnits: this.#facts.minuteUnits + units };
  }

  get facts(): PeakFacts {
    return this.#facts;
  }

  fork(): Peak {
    return new Peak(0, this.#facts);
  }

  #endMinute(nowMs: number, minute: number): void {
    const { minuteUnits, higher, countsAtMs, minute: ended } = this.#facts;
    const previous = this.previousAt(nowMs);
    const isOver = countsAtMs !== undefined && nowMs >= countsAtMs;
    const average = minuteUnits / 60;
    const isHigher = average > previous;
    const since = isHigher ? (ended + 1) * minuteMs + growthMs : undefined;
    this.#facts = {
      previous,
      higher: Math.max(isOver ? 0 : higher, isHigher ? average : 0),
      countsAtMs: isOver ? since : (countsAtMs ?? since),
      minute,
      minuteUnits: 0,
    };
  }
}
