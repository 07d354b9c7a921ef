/**
 * Every text of the page's own goes through here. The English sentence is the key and stands where it is used, so
 * English needs no catalogue, and what a language has no words for shows in English. Which texts there are:
 * `catalogue.json`, made from the sources; how they are translated: docs/translating.md.
 */

/** `{name}` in a text is filled with the value of that name. */
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

type Values<N extends string> = Readonly<Record<N, string | number>>;

/** Values may be left out where there is nothing to fill. */
export type Filling<N extends string, V = string | number> = [N] extends [never]
  ? [values?: Readonly<Record<string, never>>, context?: string]
  : [values: Readonly<Record<N, V>>, context?: string];

/** The names in a text, for what takes other values than strings. */
export type NamesIn<T extends string> = Names<T>;

/** One of the forms that `Intl.PluralRules` knows of a language, e.g. `one`, `few`, `other`. */
export type Forms = Readonly<Record<string, string>>;

/** A language: from the English text to its own, or to its forms where the text has a number. */
export type Catalogue = Readonly<Record<string, string | Forms>>;

let spoken: Catalogue = {};
let plurals = new Intl.PluralRules('en');

/** Before anything is said that stays: what is loaded later may say its texts as it loads. */
export function speak(language: string, catalogue: Catalogue): void {
  spoken = catalogue;
  plurals = new Intl.PluralRules(language);
}

/** What a text is called in a catalogue: itself, and where one English text needs two translations its context. */
export const keyOf = (text: string, context?: string): string => (context === undefined ? text : `${text} [${context}]`);

const own = (key: string): string | Forms | undefined => (Object.hasOwn(spoken, key) ? spoken[key] : undefined);

/** A text without values, as it is in the language spoken; for what fills it with more than strings. */
export function inLanguage(text: string, context?: string): string {
  const found = own(keyOf(text, context));
  return typeof found === 'string' ? found : text;
}

const placeholder = /\{(\w+)\}/g;

/** A name without a value stays as it is, so that it is seen. */
const fill = (text: string, values: Values<string> | undefined): string =>
  values === undefined ? text : text.replace(placeholder, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

/**
 * A text in the language spoken, filled with values that are written as they shall show, e.g.
 * `say('{count} of {all} items', { count, all })`. The text is a literal, so that it can be found.
 */
export const say = <const T extends string>(text: T, ...[values, context]: Filling<Names<T>>): string => fill(inLanguage(text, context), values);

/**
 * A text with a number, e.g. `sayCount(3, { one: '{n} item', other: '{n} items' })`. In a catalogue it is called by its
 * form `other`. `n` is filled with the number as it is; where it shall show otherwise, the values say how.
 */
export function sayCount<const One extends string, const Other extends string>(
  n: number,
  forms: { readonly one: One; readonly other: Other },
  ...[values]: CountFilling<Exclude<Names<One> | Names<Other>, 'n'>>
): string {
  const found = own(forms.other);
  const words: Forms = typeof found === 'object' ? found : forms;
  // A language's own rules choose among a translation's forms, those of English among ours.
  const form = words === forms ? (n === 1 ? 'one' : 'other') : plurals.select(n);
  return fill(words[form] ?? words['other'] ?? forms.other, { n, ...values });
}

type CountFilling<N extends string> = [N] extends [never] ? [values?: { readonly n?: string | number }] : [values: Values<N> & { readonly n?: string | number }];
