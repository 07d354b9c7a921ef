/**
 * Which items of a table expire, and when the sweep that runs behind everything deletes each. Source:
 * reference 8.01 to 8.08.
 */
import { type Distribution, valueAt } from '#engine/kernel/distribution.ts';
import { OrderedMap } from '#engine/kernel/ordered-map.ts';
import type { Random } from '#engine/kernel/random.ts';
import { attributeOf, type Item } from '#engine/model/attribute-value.ts';
import { hashCharacters } from '#engine/model/key.ts';
import { expiryAgeMax } from '#engine/model/limits.ts';

/** Milliseconds since the epoch from which an item counts as expired; nothing for one that never does. */
export function expiryMs(item: Item, attributeName: string, nowMs: number): number | undefined {
  const value = attributeOf(item, attributeName)?.N;
  if (value === undefined) return undefined;
  const seconds = Number(value);
  // A date before 1970 or beyond what a clock can tell is none; one of long ago protects against bad data.
  if (!(seconds > 0) || seconds > 8.64e12) return undefined;
  return nowMs - seconds * 1000 > expiryAgeMax ? undefined : seconds * 1000;
}

/** Fits every date that a clock can tell. */
const digits = 17;

export class Expiries {
  readonly attributeName: string;
  readonly #random: Random;
  readonly #delay: Distribution;
  /** By time of deletion, then by position. */
  readonly #byTime: OrderedMap<string>;
  readonly #keys: Map<string, string>;

  constructor(
    attributeName: string,
    random: Random,
    delay: Distribution,
    byTime = new OrderedMap<string>(),
    keys = new Map<string, string>(),
  ) {
    this.attributeName = attributeName;
    this.#random = random;
    this.#delay = delay;
    this.#byTime = byTime;
    this.#keys = keys;
  }

  /** The item at a position is now this one, or none. */
  follow(position: string, item: Item | undefined, nowMs: number): void {
    const before = this.#keys.get(position);
    if (before !== undefined) {
      this.#byTime.delete(before);
      this.#keys.delete(position);
    }
    const expiresMs = item && expiryMs(item, this.attributeName, nowMs);
    if (expiresMs === undefined) return;
    const delayMs = valueAt(this.#delay, this.#random.fork(expiresMs).unit(counterOf(position)));
    // An item is expired when its time is over, not at it.
    const atMs = Math.max(nowMs, expiresMs + Math.max(1, delayMs));
    const key = String(Math.ceil(atMs)).padStart(digits, '0') + position;
    this.#byTime.set(key, position);
    this.#keys.set(position, key);
  }

  /** When the next item is deleted; nothing when none is going to be. */
  get nextAtMs(): number | undefined {
    for (const { key } of this.#byTime.ascending()) return Number(key.slice(0, digits));
    return undefined;
  }

  /** Positions of items whose time of deletion has come, oldest first, at most so many. */
  due(nowMs: number, most: number): string[] {
    const positions: string[] = [];
    for (const { key, value } of this.#byTime.ascending()) {
      if (Number(key.slice(0, digits)) > nowMs || positions.length === most) break;
      positions.push(value);
    }
    return positions;
  }

  fork(): Expiries {
    return new Expiries(this.attributeName, this.#random, this.#delay, this.#byTime.fork(), new Map(this.#keys));
  }
}

/** The head of a position is a hash: four bytes of it tell items apart well enough for chance. */
function counterOf(position: string): number {
  let counter = 0;
  for (let i = 0; i < Math.min(4, hashCharacters); i++) counter = counter * 256 + (position.charCodeAt(i) & 255);
  return counter;
}
