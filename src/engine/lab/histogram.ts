/** Latencies counted in classes that grow by an eighth, so that a percentile is right to within 12 %, whatever there is. */
const growth = 1.125;

const bounds: readonly number[] = (() => {
  const upper: number[] = [];
  for (let bound = 1; bound < 600_000; bound *= growth) upper.push(bound);
  return upper;
})();

export class Histogram {
  readonly #counts = new Float64Array(bounds.length);
  #total = 0;

  add(ms: number, count = 1): void {
    let low = 0;
    let high = bounds.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bounds[middle]! >= ms) high = middle;
      else low = middle + 1;
    }
    this.#counts[low]! += count;
    this.#total += count;
  }

  merge(other: Histogram): void {
    other.#counts.forEach((count, i) => (this.#counts[i]! += count));
    this.#total += other.#total;
  }

  /** Milliseconds at or below which the share of all lies; nothing where there is none. */
  percentile(share: number): number | undefined {
    if (this.#total === 0) return undefined;
    let left = this.#total * share;
    for (let i = 0; i < bounds.length; i++) {
      left -= this.#counts[i]!;
      if (left <= 1e-9) return Math.round(bounds[i]! * 10) / 10;
    }
    return bounds[bounds.length - 1];
  }
}
