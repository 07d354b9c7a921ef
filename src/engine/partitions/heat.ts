/**
 * What one partition was asked for in the last minute, and where: from it follows whether a split would help.
 * Source: reference 3.21 to 3.24. Assumption: AWS publishes neither threshold nor sample; the recipe is that of
 * reference 3.30, and its numbers are settings.
 *
 * It is not kept: an engine that is opened again starts to look anew.
 */
import { collectionOf, hashCharacters } from '#engine/model/key.ts';
import type { Physics } from '#engine/model/physics/physics.ts';

const windowsMax = 5;
const positionsMax = 256;

interface Window {
  readonly index: number;
  read: number;
  write: number;
  readonly units: Map<string, number>;
  writes: number;
  risingWrites: number;
}

export type HeatFinding =
  | { readonly kind: 'split'; readonly position: string; readonly isIsolation?: true }
  | { readonly kind: 'one hot item' | 'rising key' | 'one item collection' };

export interface HeatUse {
  readonly channel: 'read' | 'write';
  readonly position: string;
  readonly units: number;
}

type Rules = Pick<Physics, 'heat' | 'partitions'>;

export class Heat {
  readonly #rules: Rules;
  readonly #windowMs: number;
  #windows: Window[] = [];
  #highest = '';
  #askedIn = -1;

  constructor(rules: Rules) {
    this.#rules = rules;
    this.#windowMs = rules.heat.heatWindowSeconds * 1000;
  }

  take({ channel, position, units }: HeatUse, nowMs: number): void {
    const window = this.#windowAt(nowMs);
    window[channel] += units;
    const before = window.units.get(position);
    if (before !== undefined || window.units.size < positionsMax) window.units.set(position, (before ?? 0) + units);
    if (channel === 'read') return;
    window.writes++;
    if (position > this.#highest) {
      this.#highest = position;
      window.risingWrites++;
    }
  }

  /** Whether a window has ended since this was asked last: more often there is nothing new to find. */
  isDue(nowMs: number): boolean {
    const index = Math.floor(nowMs / this.#windowMs);
    if (index === this.#askedIn) return false;
    this.#askedIn = index;
    return true;
  }

  /** What to do about the heat; nothing while it is not hot. Splits of collections are allowed where no local index binds them. */
  finding(nowMs: number, collectionsMaySplit: boolean): HeatFinding | undefined {
    const { hotWindowsMin, hotItemPercent, hotItemRestPercent, risingKeyPercent } = this.#rules.heat;
    const recent = this.#recent(nowMs);
    if (recent.filter((window) => this.#isHot(window)).length < hotWindowsMin) return undefined;
    const units = new Map<string, number>();
    for (const window of recent) {
      for (const [position, more] of window.units) units.set(position, (units.get(position) ?? 0) + more);
    }
    const total = sum(units.values());
    const hottest = Math.max(...units.values());
    if (hottest >= total * (hotItemPercent / 100)) {
      const position = total - hottest < total * (hotItemRestPercent / 100) ? undefined : isolate(units, hottest, collectionsMaySplit);
      return position === undefined ? { kind: 'one hot item' } : { kind: 'split', position, isIsolation: true };
    }
    const writes = sum(recent.map((window) => window.writes));
    if (writes > 0 && sum(recent.map((window) => window.risingWrites)) >= writes * (risingKeyPercent / 100)) return { kind: 'rising key' };
    const position = median(units, total, collectionsMaySplit);
    return position === undefined ? { kind: 'one item collection' } : { kind: 'split', position };
  }

  fork(): Heat {
    const copy = new Heat(this.#rules);
    copy.#windows = this.#windows.map((window) => ({ ...window, units: new Map(window.units) }));
    copy.#highest = this.#highest;
    copy.#askedIn = this.#askedIn;
    return copy;
  }

  #windowAt(nowMs: number): Window {
    const index = Math.floor(nowMs / this.#windowMs);
    let last = this.#windows[this.#windows.length - 1];
    if (last?.index !== index) {
      last = { index, read: 0, write: 0, units: new Map(), writes: 0, risingWrites: 0 };
      this.#windows = [...this.#windows.slice(1 - windowsMax), last];
    }
    return last;
  }

  #recent(nowMs: number): Window[] {
    const oldest = Math.floor(nowMs / this.#windowMs) - windowsMax;
    return this.#windows.filter(({ index }) => index > oldest);
  }

  #isHot({ read, write }: Window): boolean {
    const { heat, partitions } = this.#rules;
    const used = Math.max(read / partitions.partitionReadUnitsPerSecond, write / partitions.partitionWriteUnitsPerSecond);
    return used >= ((heat.heatThresholdPercent / 100) * this.#windowMs) / 1000;
  }
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** The weighted middle of what was asked for, or the nearest place behind it where a split may be. */
function median(units: ReadonlyMap<string, number>, total: number, collectionsMaySplit: boolean): string | undefined {
  const sorted = [...units].sort(([a], [b]) => (a < b ? -1 : 1));
  const least = sorted[0]![0];
  let before = 0;
  for (const [position, weight] of sorted) {
    const isBehindMiddle = before >= total / 2;
    before += weight;
    if (!isBehindMiddle) continue;
    if (collectionsMaySplit && position > least) return position;
    if (collectionOf(position) !== collectionOf(least)) return position.slice(0, hashCharacters);
  }
  return undefined;
}

/**
 * Where the larger part of the rest is cut off from a hot item: below it, or above. Another split cuts off the other
 * part, and then the item has a partition for itself. Source: DG/burst-adaptive-capacity, "isolate frequently accessed
 * items" (reference 3.27).
 */
function isolate(units: ReadonlyMap<string, number>, hottest: number, collectionsMaySplit: boolean): string | undefined {
  const sorted = [...units].sort(([a], [b]) => (a < b ? -1 : 1));
  const at = sorted.findIndex(([, weight]) => weight === hottest);
  const weightOf = (part: readonly (readonly [string, number])[]): number => sum(part.map(([, weight]) => weight));
  const cutAt = (index: number): string | undefined => {
    const [before, behind] = [sorted[index - 1]?.[0], sorted[index]?.[0]];
    if (before === undefined || behind === undefined) return undefined;
    if (collectionsMaySplit) return behind;
    return collectionOf(before) === collectionOf(behind) ? undefined : behind.slice(0, hashCharacters);
  };
  const [below, above] = [cutAt(at), cutAt(at + 1)];
  return weightOf(sorted.slice(0, at)) >= weightOf(sorted.slice(at + 1)) ? (below ?? above) : (above ?? below);
}
