/**
 * Placeholders of an expression that is built and not typed: `#status` for a name, `:status` for a value.
 * Every name gets one, so that reserved words, dots and spaces in names need no thought.
 */
import type { AttributeMap, AttributeValue } from '#engine';

const wordMax = 40;

/** What of a name can stand in a placeholder. */
const word = (name: string, lengthMax: number): string => name.replace(/[^A-Za-z0-9_]/g, '').slice(0, lengthMax) || 'a';

export class Placeholders {
  readonly #names = new Map<string, string>();
  /** Which placeholder a name has: names are many where all attributes of an item are spoken of. */
  readonly #known = new Map<string, string>();
  readonly #values = new Map<string, AttributeValue>();
  readonly #lengthMax: number;

  /** Short ones can hardly be read, and fit where an expression may have 4 KB. */
  constructor(lengthMax = wordMax) {
    this.#lengthMax = lengthMax;
  }

  /** The placeholder of a name; the same name has the same. */
  name(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const placeholder = free(`#${word(name, this.#lengthMax)}`, this.#names);
    this.#names.set(placeholder, name);
    this.#known.set(name, placeholder);
    return placeholder;
  }

  /** A new placeholder for a value that an attribute of this name is compared with. */
  value(name: string, value: AttributeValue): string {
    const placeholder = free(`:${word(name, this.#lengthMax)}`, this.#values);
    this.#values.set(placeholder, value);
    return placeholder;
  }

  /** ExpressionAttributeNames, or nothing: AWS refuses an empty map. */
  names(): Record<string, string> | undefined {
    return this.#names.size === 0 ? undefined : Object.fromEntries(this.#names);
  }

  /** ExpressionAttributeValues, or nothing: AWS refuses an empty map. */
  values(): AttributeMap | undefined {
    return this.#values.size === 0 ? undefined : Object.fromEntries(this.#values);
  }
}

function free(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted}${count}`)) count++;
  return `${wanted}${count}`;
}
