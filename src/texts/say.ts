/**
 * Every text of the page's own goes through here. The English sentence is the key and stands where it is used, so
 * English needs no catalogue, and what a language has no words for shows in English. Which texts there are:
 * `catalogue.json`, made from the sources; how they are translated: docs/translating.md.
 */

/** What no name has: braces of JSON in a text are not meant. */
type Odd = '' | `${string}${' ' | '"' | ':' | ',' | '{'}${string}`;

/** The names in a text: `{name}` is filled with the value of that name. */
export type NamesIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Exclude<Name, Odd> | NamesIn<Rest> : never;

type Values = Readonly<Record<string, string | number>>;

/** Where there is nothing to fill, values may be left out. */
type Filling<N extends string> = [N] extends [never]
  ? [values?: Readonly<Record<string, never>>, context?: string]
  : [values: Readonly<Record<N, string | number>>, context?: string];

/** What fills the forms of a text with a number. `n` is the number, unless the values say how it shall show. */
export type CountFilling<T extends string> = [Exclude<NamesIn<T>, 'n'>] extends [never]
  ? [values?: { readonly n?: string | number }]
  : [values: Readonly<Record<Exclude<NamesIn<T>, 'n'>, string | number>> & { readonly n?: string | number }];

/** The forms that a language has for numbers, by the names of `Intl.PluralRules`, e.g. `one`, `few`, `other`. */
export type Forms = Readonly<Record<string, string>>;

/** A language: from the English text to its own, or to its forms where the text has a number. Empty is not translated yet. */
export type Catalogue = Readonly<Record<string, string | Forms>>;

let spoken: Catalogue = {};
let plurals = new Intl.PluralRules('en');

/** To be called before what says texts is loaded: many are said as their file is. */
export function speak(language: string, catalogue: Catalogue): void {
  // First, since it throws where the language has no such name.
  plurals = new Intl.PluralRules(language);
  spoken = catalogue;
}

/** What a text is called in a catalogue: itself, and where one English text needs two translations its context too. */
export const keyOf = (text: string, context?: string): string => (context === undefined ? text : `${text} [${context}]`);

const translationOf = (key: string): string | Forms | undefined => (Object.hasOwn(spoken, key) ? spoken[key] : undefined);

/** A text in the language spoken, not filled yet. */
export function inLanguage(text: string, context?: string): string {
  const found = translationOf(keyOf(text, context));
  return typeof found === 'string' && found !== '' ? found : text;
}

/** A name without a value stays as it is, so that it is seen. */
const fill = (text: string, values: Values = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

/**
 * A text in the language spoken, filled with values that are written as they shall show, e.g.
 * `say('{count} of {all} items', { count, all })`. The text is a literal, so that it can be found in the sources.
 */
export const say = <const T extends string>(text: T, ...[values, context]: Filling<NamesIn<T>>): string => fill(inLanguage(text, context), values);

/**
 * A text with a number, e.g. `sayCount(3, { one: '{n} item', other: '{n} items' })`. In a catalogue it is called by its
 * form `other`, and has the forms that its language needs.
 */
export function sayCount<const One extends string, const Other extends string>(
  n: number,
  forms: { readonly one: One; readonly other: Other },
  ...[values]: CountFilling<One | Other>
): string {
  const found = translationOf(forms.other);
  const text = typeof found === 'object' ? found[plurals.select(n)] || found['other'] : undefined;
  return fill(text || (n === 1 ? forms.one : forms.other), { n, ...values });
}
