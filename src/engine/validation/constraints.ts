/**
 * The constraints of the service's model: presence, length, pattern, range and enumeration. AWS collects
 * all that fail into one message. Source of the wording: reference 13.6, rows 1 to 10, 97, 98.
 */
import { invalid, type Refusal } from '#engine/model/refusal.ts';

/** Source: E. */
const problemsMax = 10;
const namePattern = /^[a-zA-Z0-9_.-]+$/;

export class Constraints {
  readonly #problems: string[] = [];

  #fail(path: string, value: string | number | undefined, constraint: string): void {
    const shown = value === undefined ? 'null' : `'${value}'`;
    if (this.#problems.length < problemsMax) this.#problems.push(`Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`);
  }

  /** A constraint that few parameters have. `shown` is the value as AWS prints it; absent where it prints none. */
  failed(path: string, shown: string | undefined, constraint: string): this {
    if (this.#problems.length < problemsMax) {
      this.#problems.push(`Value ${shown === undefined ? '' : `'${shown}' `}at '${path}' failed to satisfy constraint: ${constraint}`);
    }
    return this;
  }

  required(path: string, value: unknown): this {
    if (value === undefined) this.#fail(path, undefined, 'Member must not be null');
    return this;
  }

  oneOf(path: string, value: string | undefined, allowed: readonly string[]): this {
    if (value !== undefined && !allowed.includes(value)) {
      this.#fail(path, value, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
    }
    return this;
  }

  atLeast(path: string, value: number | undefined, least: number): this {
    if (value !== undefined && value < least) {
      this.#fail(path, value, `Member must have value greater than or equal to ${least}`);
    }
    return this;
  }

  atMost(path: string, value: number | undefined, most: number): this {
    if (value !== undefined && value > most) {
      this.#fail(path, value, `Member must have value less than or equal to ${most}`);
    }
    return this;
  }

  lengthAtLeast(path: string, value: string | readonly unknown[] | undefined, least: number): this {
    if (value !== undefined && value.length < least) {
      this.#fail(path, shownList(value), `Member must have length greater than or equal to ${least}`);
    }
    return this;
  }

  lengthAtMost(path: string, value: string | readonly unknown[] | undefined, most: number): this {
    if (value !== undefined && value.length > most) {
      this.#fail(path, shownList(value), `Member must have length less than or equal to ${most}`);
    }
    return this;
  }

  /** A table's or index's name: characters first, then length. */
  name(path: string, value: string | undefined, least = 3, most = 255): this {
    if (value === undefined) return this.required(path, value);
    if (!namePattern.test(value)) {
      this.#fail(path, value, 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+');
    }
    return this.lengthAtLeast(path, value, least).lengthAtMost(path, value, most);
  }

  /** The same of a table definition: length first. Source: M-Q 041, 123. */
  tableName(path: string, value: string | undefined): this {
    this.required(path, value).lengthAtLeast(path, value, 3).lengthAtMost(path, value, 255);
    if (value !== undefined && !namePattern.test(value)) {
      this.#fail(path, value, 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+');
    }
    return this;
  }

  /** Everything that failed so far, in one refusal. */
  refusal(): Refusal | undefined {
    const { length } = this.#problems;
    if (length === 0) return undefined;
    return invalid(`${length} validation error${length === 1 ? '' : 's'} detected: ${this.#problems.join('; ')}`);
  }
}

const shownList = (value: string | readonly unknown[]): string =>
  typeof value === 'string' ? value : `[${value.map(String).join(', ')}]`;

const arnPattern = /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/([a-zA-Z0-9_.-]+)$/;
const arnLengthMax = 1024;

/**
 * What is wrong with the table name of a data operation; told before and without anything else.
 * Source: reference 13.08, rows 2 to 4. A table may also be named by its ARN (SDK model, `TableArn`).
 */
export function tableNameRefusal(value: string | undefined): Refusal | undefined {
  if (value === undefined || (namePattern.test(value) && value.length <= 255)) return undefined;
  if (arnPattern.test(value) && value.length <= arnLengthMax) return undefined;
  const constraints = new Constraints();
  if (value === '') return constraints.lengthAtLeast('tableName', value, 1).refusal();
  if (value.length > 255) return constraints.lengthAtMost('tableName', value, 255).refusal();
  return constraints.name('tableName', value, 1).refusal();
}

/** The table's plain name, whether it was named so or by its ARN. */
export const plainTableName = (value: string): string =>
  value.startsWith('arn:') ? (arnPattern.exec(value)?.[1] ?? value) : value;
