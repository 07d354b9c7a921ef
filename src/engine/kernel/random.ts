/**
 * Random numbers without a state: every draw names its counter.
 *
 * A generator that remembers how far it has got would have to be saved with every commit, and one
 * draw more or less in a new version would shift all that follow. Here a draw is a pure function of
 * (seed, labels of the forks, counter), so a follower's lag for log entry 4,812 is the same number
 * whenever and by whomever it is asked for.
 *
 * The mixing step is the 32-bit finaliser of MurmurHash3 (public domain), twice over two words.
 */
export interface Random {
  /** An independent stream. Same label, same stream. */
  fork(label: string | number): Random;
  /** A whole number in [0, 2^32). */
  uint32(counter: number): number;
  /** A number in [0, 1), with 32 random bits. */
  unit(counter: number): number;
}

const mix = (word: number): number => {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

class CounterRandom implements Random {
  readonly #low: number;
  readonly #high: number;

  constructor(low: number, high: number) {
    this.#low = low;
    this.#high = high;
  }

  fork(label: string | number): Random {
    let low = this.#low;
    let high = this.#high;
    const text = typeof label === 'number' ? `#${label}` : label;
    for (let i = 0; i < text.length; i++) {
      low = mix(low ^ text.charCodeAt(i));
      high = mix(high + low + i);
    }
    return new CounterRandom(mix(low ^ 0x9e3779b9), mix(high ^ 0x7f4a7c15));
  }

  uint32(counter: number): number {
    const countLow = counter | 0;
    const countHigh = (counter / 0x1_0000_0000) | 0;
    return mix(mix(this.#low ^ Math.imul(countLow, 0x9e3779b1)) ^ (this.#high + countHigh) ^ countLow) >>> 0;
  }

  unit(counter: number): number {
    return this.uint32(counter) / 0x1_0000_0000;
  }
}

export const createRandom = (seed: number): Random => new CounterRandom(mix(seed | 0), mix(~seed)).fork('dynascope');
