/** The file of a language, brought up to date for its translator. */
import type { Catalogue } from '#texts/say.ts';
import type { Entries } from './catalogue.ts';

/** The texts of the catalogue in its order, each with its translation or empty; a number's with the language's own forms. */
export function broughtUp(before: Catalogue, entries: Entries, language: string): string {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const inOrder = ['zero', 'one', 'two', 'few', 'many', 'other'].filter((form) => forms.some((one) => one === form));
  const empty = Object.fromEntries(inOrder.map((form) => [form, '']));
  const after = Object.entries(entries).map(([key, { one }]) => [key, Object.hasOwn(before, key) ? before[key] : one === undefined ? '' : empty] as const);
  return `${JSON.stringify(Object.fromEntries(after), undefined, 2)}\n`;
}
