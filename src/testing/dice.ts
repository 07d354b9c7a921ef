/** Chance by seed for tests that make their own input: same seed, same throws, in every place. */
import { createRandom, type Random } from '#engine/kernel/random.ts';

export class Dice {
  readonly #random: Random;
  #throws = 0;

  constructor(seed: number) {
    this.#random = createRandom(seed).fork('dice');
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.#random.unit(this.#throws++) * count);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(share: number): boolean {
    return this.#random.unit(this.#throws++) < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  /** `count` members, repeats allowed. */
  some<T>(count: number, one: () => T): T[] {
    return Array.from({ length: count }, one);
  }

  /** Members of an object that may be there or not. */
  maybe<T extends object>(share: number, members: () => T): Partial<T> {
    return this.chance(share) ? members() : {};
  }
}
