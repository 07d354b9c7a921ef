/** The list of all texts of the page, as `src/texts/catalogue.json` has it; and what of a language is amiss. */
import type { Catalogue, Forms } from '#texts/say.ts';
import type { Said } from './said.ts';

/** A text of the catalogue. */
export interface Entry {
  /** Of a text with a number: its form for one. The text itself is the form for others. */
  readonly one?: string;
  /** The files that say it. */
  readonly in: readonly string[];
}

export type Entries = Readonly<Record<string, Entry>>;

export interface Collected {
  readonly entries: Entries;
  readonly problems: readonly string[];
}

/** Each text once, in alphabetical order. A text is either one with a number or none, and has one form for one. */
export function collect(said: readonly Said[]): Collected {
  const problems: string[] = [];
  const byKey = new Map<string, { readonly one: string | undefined; readonly paths: Set<string> }>();
  for (const { key, one, path } of said) {
    const known = byKey.get(key) ?? { one, paths: new Set() };
    if (known.one !== one) problems.push(`${path}: "${key}" is said with ${one ?? 'no number'} here and with ${known.one ?? 'no number'} elsewhere`);
    byKey.set(key, known);
    known.paths.add(path);
  }
  const sorted = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1));
  return { entries: Object.fromEntries(sorted.map(([key, { one, paths }]) => [key, { ...(one === undefined ? {} : { one }), in: [...paths].sort() }])), problems };
}

/** One line for each text, so that a change of a text is a change of a line. */
export const written = (entries: Entries): string => `{\n${Object.entries(entries).map(([key, entry]) => `  ${JSON.stringify(key)}: ${JSON.stringify(entry)}`).join(',\n')}\n}\n`;

/** `{name}`, and `$1` where a text takes parts of an error message. */
const namesIn = (text: string): string => [...new Set([...text.matchAll(/\{(\w+)\}|\$\d/g)].map(([found, name]) => name ?? found))].sort().join(' ');

/** Not translated yet. */
const isEmpty = (translation: string | Forms | undefined): boolean =>
  translation === undefined || (typeof translation === 'string' ? translation === '' : Object.values(translation).every((text) => text === ''));

/** What would show wrongly: names that the source does not fill, and forms where there are none, or none where they are. */
export function faultsOf(language: Catalogue, entries: Entries): string[] {
  return Object.entries(language).flatMap(([key, translation]) => {
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (entry === undefined || isEmpty(translation)) return [];
    const isCounted = entry.one !== undefined;
    if (isCounted !== (typeof translation === 'object')) return [`"${key}" ${isCounted ? 'has a number: it takes an object of forms' : 'has no number: it takes a text'}`];
    const texts = typeof translation === 'object' ? Object.entries(translation) : [['', translation] as const];
    if (isCounted && !texts.some(([form]) => form === 'other')) return [`"${key}" lacks the form other`];
    const wanted = namesIn(key);
    return texts.flatMap(([form, text]) => {
      const has = namesIn(text);
      // "One item" needs no number in it.
      const isFine = has === wanted || (isCounted && form !== 'other' && has === namesIn(key.replaceAll('{n}', '')));
      return isFine ? [] : [`"${key}"${form === '' ? '' : `, ${form},`} has {${has}} and needs {${wanted}}`];
    });
  });
}

/** What a language does not say yet, and what it says that nobody asks for. */
export function gapsOf(language: Catalogue, entries: Entries): { readonly missing: string[]; readonly unused: string[] } {
  return {
    missing: Object.keys(entries).filter((key) => !Object.hasOwn(language, key) || isEmpty(language[key])),
    unused: Object.keys(language).filter((key) => !Object.hasOwn(entries, key)),
  };
}
