import { expect, test } from 'vitest';
import { languageFor, languages } from './languages.ts';

test('English is always there, and first', () => {
  expect(languages[0]).toBe('en');
});

test.each([
  ['none that is there', ['fr', 'pl'], 'en'],
  ['nothing', [], 'en'],
  ['one', ['de'], 'de'],
  ['a country’s, where there is the language’s', ['de-AT', 'en'], 'de'],
  ['a country’s own', ['pt-BR'], 'pt-BR'],
  ['several: the first that is there', ['fr', 'de-CH', 'pt-BR'], 'de'],
  ['English before another', ['en-GB', 'de'], 'en'],
])('a browser that asks for %s', (_, asked, spoken) => {
  expect(languageFor(asked, ['en', 'de', 'pt-BR'])).toBe(spoken);
});
