/**
 * Checks of plain values that come from anywhere. A check gives the value back, objects rebuilt with the
 * members that were asked for and no others, or throws a {@link FileRefused} that says where it stumbled.
 */
import { FileRefused } from './file-refused.ts';

export type Check<T> = (value: unknown, where: string) => T;

function wrong(where: string, wanted: string): never {
  throw new FileRefused(`The file says something impossible: ${where} is not ${wanted}.`);
}

/** Any number but NaN and the infinities. */
export const number =
  (least: number, most: number): Check<number> =>
  (value, where) =>
    typeof value === 'number' && value >= least && value <= most ? value : wrong(where, `a number from ${least} to ${most}`);

export const integer =
  (least: number, most = Number.MAX_SAFE_INTEGER): Check<number> =>
  (value, where) =>
    Number.isInteger(number(least, most)(value, where)) ? (value as number) : wrong(where, 'a whole number');

export const text =
  (form: RegExp): Check<string> =>
  (value, where) =>
    typeof value === 'string' && form.test(value) ? value : wrong(where, `text of the form ${form.source}`);

export const boolean: Check<boolean> = (value, where) =>
  typeof value === 'boolean' ? value : wrong(where, 'true or false');

export const oneOf =
  <const Word extends string>(...words: readonly Word[]): Check<Word> =>
  (value, where) =>
    words.find((word) => word === value) ?? wrong(where, words.join(' or '));

export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value, where) =>
    value === undefined ? undefined : check(value, where);

export const list =
  <T>(check: Check<T>, most: number, least = 0): Check<T[]> =>
  (value, where) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      return wrong(where, `a list of ${least} to ${most}`);
    }
    return value.map((element, at) => check(element, `${where}[${at}]`));
  };

export const pair =
  <A, B>(first: Check<A>, second: Check<B>): Check<[A, B]> =>
  (value, where) => {
    if (!Array.isArray(value) || value.length !== 2) return wrong(where, 'a pair');
    return [first(value[0], `${where}[0]`), second(value[1], `${where}[1]`)];
  };

/** An object with these members. */
export const members =
  <T extends object>(checks: { readonly [Name in keyof T]-?: Check<T[Name]> }): Check<T> =>
  (value, where) => {
    const found = object(value, where);
    return Object.fromEntries(
      Object.entries<Check<unknown>>(checks).map(([name, check]) => [
        name,
        check(Object.hasOwn(found, name) ? found[name] : undefined, `${where}.${name}`),
      ]),
    ) as T;
  };

/** An object whose members' names are anybody's. */
export const mapOf =
  <T>(check: Check<T>, most: number): Check<Record<string, T>> =>
  (value, where) => {
    const entries = Object.entries(object(value, where));
    if (entries.length > most) return wrong(where, `an object of at most ${most}`);
    return Object.fromEntries(entries.map(([name, member]) => [name, check(member, `${where}.${name}`)]));
  };

function object(value: unknown, where: string): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : wrong(where, 'an object');
}
