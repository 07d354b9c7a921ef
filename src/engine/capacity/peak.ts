/**
 * How far an on-demand table has grown: it serves a multiple of its previous peak at once, and what it serves becomes
 * the previous peak after a while, as a setting says. Source: reference 5.02, 5.03.
 *
 * Assumption: a peak is the average over one minute of virtual time, and the while is counted from the
 * minute in which a new peak was first seen. AWS publishes neither.
 */
import type { PeakFacts } from '#engine/model/commit.ts';

const minuteMs = 60_000;

export class Peak {
  #facts: Omit<PeakFacts, 'minuteUnits'>;
  #minuteUnits: number;
  readonly #growthMinutes: number;

  constructor(growthMinutes: number, previous: number, facts?: PeakFacts) {
    this.#growthMinutes = growthMinutes;
    this.#facts = facts ?? { previous, higher: 0, countsAtMs: undefined, minute: 0 };
    this.#minuteUnits = facts?.minuteUnits ?? 0;
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
    this.#minuteUnits += units;
  }

  get facts(): PeakFacts {
    return { ...this.#facts, minuteUnits: this.#minuteUnits };
  }

  fork(): Peak {
    return new Peak(this.#growthMinutes, 0, this.facts);
  }

  #endMinute(nowMs: number, minute: number): void {
    const { higher, countsAtMs, minute: ended } = this.#facts;
    const previous = this.previousAt(nowMs);
    const isOver = countsAtMs !== undefined && nowMs >= countsAtMs;
    const average = this.#minuteUnits / 60;
    const isHigher = average > previous;
    const since = isHigher ? (ended + 1 + this.#growthMinutes) * minuteMs : undefined;
    this.#facts = {
      previous,
      higher: Math.max(isOver ? 0 : higher, isHigher ? average : 0),
      countsAtMs: isOver ? since : (countsAtMs ?? since),
      minute,
    };
    this.#minuteUnits = 0;
  }
}
