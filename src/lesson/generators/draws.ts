/** Numbers that look drawn by chance and are the same for the same seed, in Node and in every browser. */
export interface Draws {
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  oneOf<T>(choices: readonly T[]): T;
}

/** A linear congruential generator in 32 bits; its high bits are even enough to fill a table. */
export function drawsOf(seed: number): Draws {
  let state = (seed ^ 0x9e37_79b9) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
  const whole = (least: number, most: number): number => least + (next() % (most - least + 1));
  return { whole, oneOf: (choices) => choices[whole(0, choices.length - 1)]! };
}
