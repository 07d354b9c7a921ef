/**
 * The nearest of the vectors that a search may see. All of them are compared: the answer is exact.
 * Assumption: AWS's is approximate and may miss a near one (reference 9.29), and how it chooses is not published.
 */
import type { DistanceFunction } from '#engine/model/table.ts';
import type { VectorEntry } from '#engine/model/vector-entry.ts';

export interface Neighbour {
  readonly entry: VectorEntry;
  readonly score: number;
}

/**
 * Worked out in 64 bits from numbers of 32. Source: reference 9.29; that a vector of zeros has the score 1 by COSINE:
 * https://github.com/ExtendDB/extenddb/pull/307 (measured).
 */
export function scoreOf(distance: DistanceFunction, a: Float32Array, b: Float32Array): number {
  if (distance === 'EUCLIDEAN') {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) * (a[i]! - b[i]!);
    return Math.sqrt(sum);
  }
  let product = 0;
  let ofA = 0;
  let ofB = 0;
  for (let i = 0; i < a.length; i++) {
    product += a[i]! * b[i]!;
    ofA += a[i]! * a[i]!;
    ofB += b[i]! * b[i]!;
  }
  if (distance === 'DOT_PRODUCT') return product;
  const lengths = Math.sqrt(ofA * ofB);
  return lengths === 0 ? 1 : Math.min(2, Math.max(0, 1 - product / lengths));
}

/** Whether the first of two scores is the nearer. */
const isNearer = (distance: DistanceFunction, a: number, b: number): boolean => (distance === 'DOT_PRODUCT' ? a > b : a < b);

/** Keeps the nearest `most` of what it is shown. Assumption: of two that are as near, the one that stands first in the index. */
export class Nearest {
  readonly #distance: DistanceFunction;
  readonly #most: number;
  readonly #kept: Neighbour[] = [];

  constructor(distance: DistanceFunction, most: number) {
    this.#distance = distance;
    this.#most = most;
  }

  add(entry: VectorEntry, score: number): void {
    const kept = this.#kept;
    const last = kept[kept.length - 1];
    if (kept.length === this.#most && last !== undefined && !isNearer(this.#distance, score, last.score)) return;
    let at = kept.length;
    while (at > 0 && isNearer(this.#distance, score, kept[at - 1]!.score)) at--;
    kept.splice(at, 0, { entry, score });
    if (kept.length > this.#most) kept.pop();
  }

  /** The nearest first. */
  get neighbours(): readonly Neighbour[] {
    return this.#kept;
  }
}
