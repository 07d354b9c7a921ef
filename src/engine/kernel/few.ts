/**
 * A map from few objects to numbers, by identity. Most requests touch two or three buckets and one log; for so few a
 * walk through an array is quicker than a hash, and much cheaper to make.
 */
export class Few<Key extends object> {
  readonly #keys: Key[] = [];
  readonly #numbers: number[] = [];

  get(key: Key): number | undefined {
    const at = this.#keys.indexOf(key);
    return at < 0 ? undefined : this.#numbers[at];
  }

  set(key: Key, value: number): void {
    const at = this.#keys.indexOf(key);
    if (at >= 0) this.#numbers[at] = value;
    else {
      this.#keys.push(key);
      this.#numbers.push(value);
    }
  }
}
