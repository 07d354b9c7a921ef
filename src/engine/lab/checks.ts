/** The members of a workload, one after the other; the first one that is wrong is the one that is told. */
import { invalid, type Refusal } from '#engine/model/refusal.ts';

export class Checks {
  refusal: Refusal | undefined;

  /** A number within bounds, or `otherwise` where none is given. */
  number(name: string, value: number | undefined, { least, most, otherwise }: { least: number; most: number; otherwise: number }): number {
    const given = value ?? otherwise;
    if (Number.isFinite(given) && given >= least && given <= most) return given;
    this.#refuse(`${name} must be a number from ${least} to ${most}.`);
    return otherwise;
  }

  whole(name: string, value: number | undefined, range: { least: number; most: number; otherwise: number }): number {
    const given = value ?? range.otherwise;
    if (Number.isInteger(given) && given >= range.least && given <= range.most) return given;
    this.#refuse(`${name} must be a whole number from ${range.least} to ${range.most}.`);
    return range.otherwise;
  }

  /** One of the words of the wire, as what it means here. */
  word<T>(name: string, value: string | undefined, words: Readonly<Record<string, T>>, otherwise: string): T {
    const given = value ?? otherwise;
    if (Object.hasOwn(words, given)) return words[given]!;
    this.#refuse(`${name} must be one of ${Object.keys(words).join(', ')}.`);
    return words[otherwise]!;
  }

  that(isFine: boolean, message: string): void {
    if (!isFine) this.#refuse(message);
  }

  #refuse(message: string): void {
    this.refusal ??= invalid(message);
  }
}
