/** What a run has measured, period by period. Both speeds write into it, with whole calls or with parts of them. */
import type { LimitName } from '#engine/capacity/budget.ts';
import type { Channel } from '#engine/trace/events.ts';
import { Histogram } from './histogram.ts';

export interface PartitionTally {
  askedUnits: number;
  admittedUnits: number;
}

/** Units of one channel. */
export interface ChannelTally {
  /** Of all attempts, retries included. */
  askedUnits: number;
  admittedUnits: number;
  /** Units refused, by what refused them. */
  readonly throttledUnits: Map<LimitName, number>;
}

export class Period {
  /** First attempts. */
  offered = 0;
  attempts = 0;
  /** Pieces that were refused: a call of several pieces counts each. */
  throttled = 0;
  retries = 0;
  completed = 0;
  /** Calls that were given up. */
  failed = 0;
  partitions = 0;
  readonly read: ChannelTally = { askedUnits: 0, admittedUnits: 0, throttledUnits: new Map() };
  readonly write: ChannelTally = { askedUnits: 0, admittedUnits: 0, throttledUnits: new Map() };
  readonly latency = new Histogram();
  /** By the partition's number. */
  readonly heat = new Map<number, PartitionTally>();

  admit(channel: Channel, partition: number, units: number): void {
    this[channel].askedUnits += units;
    this[channel].admittedUnits += units;
    const heat = this.#heatOf(partition);
    heat.askedUnits += units;
    heat.admittedUnits += units;
  }

  throttle(channel: Channel, partition: number, units: number, limit: LimitName): void {
    const tally = this[channel];
    tally.askedUnits += units;
    tally.throttledUnits.set(limit, (tally.throttledUnits.get(limit) ?? 0) + units);
    this.#heatOf(partition).askedUnits += units;
  }

  #heatOf(partition: number): PartitionTally {
    let heat = this.heat.get(partition);
    if (heat === undefined) this.heat.set(partition, (heat = { askedUnits: 0, admittedUnits: 0 }));
    return heat;
  }
}

export class Series {
  readonly periods: Period[];
  readonly #periodMs: number;

  constructor(seconds: number, periodSeconds: number) {
    this.#periodMs = periodSeconds * 1000;
    this.periods = Array.from({ length: Math.ceil(seconds / periodSeconds) }, () => new Period());
  }

  /** The period of a moment; what comes after the end, as retries may, belongs to the last one. */
  at(elapsedMs: number): Period {
    return this.periods[Math.min(this.periods.length - 1, Math.floor(elapsedMs / this.#periodMs))]!;
  }
}
