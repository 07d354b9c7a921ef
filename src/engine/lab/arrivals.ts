/**
 * When calls begin: as many each second as the rate says, each anywhere in it. Were they evenly spaced, they
 * would meet a bucket that fills evenly at other odds than retries do, which come at any moment.
 */
import type { Random } from '#engine/kernel/random.ts';
import { callsAt } from './rate.ts';
import type { Rate } from './workload.ts';

export class Arrivals {
  readonly #rate: Rate;
  readonly #seconds: number;
  readonly #random: Random;
  #second = 0;
  /** Calls that have come before this second, and those that were due with parts of calls. */
  #before = 0;
  #due = 0;
  #count = 0;
  #index = 0;
  /** Where in the second each of its calls begins, in order: 0 to 1. */
  #places = new Float64Array(0);

  constructor(rate: Rate, seconds: number, random: Random) {
    this.#rate = rate;
    this.#seconds = seconds;
    this.#random = random;
    this.#begin();
    this.#skipEmpty();
  }

  /** Number of the next call, from 0. */
  get ordinal(): number {
    return this.#before + this.#index;
  }

  /** Milliseconds from the beginning of the run; nothing when all calls have come. */
  get nextMs(): number | undefined {
    if (this.#second >= this.#seconds) return undefined;
    return (this.#second + this.#places[this.#index]!) * 1000;
  }

  pass(): void {
    this.#index++;
    this.#skipEmpty();
  }

  #begin(): void {
    this.#due += callsAt(this.#rate, this.#second);
    this.#count = Math.floor(this.#due + 1e-9) - this.#before;
    this.#index = 0;
    this.#places = Float64Array.from({ length: this.#count }, (_, i) => this.#random.unit(this.#before + i)).sort();
  }

  #skipEmpty(): void {
    while (this.#index >= this.#count && this.#second < this.#seconds) {
      this.#before += this.#count;
      this.#second++;
      this.#begin();
    }
  }
}
