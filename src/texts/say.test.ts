import { afterEach, expect, test } from 'vitest';
import { inLanguage, say, sayCount, speak } from './say.ts';

afterEach(() => speak('en', {}));

test('English needs no catalogue', () => {
  expect(say('Create table')).toBe('Create table');
  expect(say('{count} of {all} items', { count: 3, all: '1,000' })).toBe('3 of 1,000 items');
  expect([0, 1, 2].map((n) => sayCount(n, { one: '{n} item', other: '{n} items' }))).toEqual(['0 items', '1 item', '2 items']);
});

test('a translation may put the names in another order', () => {
  speak('de', { '{count} of {all} items': 'Von {all} Einträgen {count}' });
  expect(say('{count} of {all} items', { count: 3, all: 9 })).toBe('Von 9 Einträgen 3');
});

test('what has no translation shows in English', () => {
  speak('de', { Open: 'Öffnen', Save: '' });
  expect([say('Open'), say('Close'), say('Save')]).toEqual(['Öffnen', 'Close', 'Save']);
});

test('one English word may have two translations', () => {
  speak('de', { 'Open': 'Öffnen', 'Open [of a shard]': 'Offen' });
  expect([say('Open'), say('Open', {}, 'of a shard')]).toEqual(['Öffnen', 'Offen']);
});

test('a number takes the form that its language has for it', () => {
  speak('pl', { '{n} items': { one: '{n} element', few: '{n} elementy', many: '{n} elementów', other: '{n} elementu' } });
  const said = [1, 3, 5, 0.5].map((n) => sayCount(n, { one: '{n} item', other: '{n} items' }));
  expect(said).toEqual(['1 element', '3 elementy', '5 elementów', '0.5 elementu']);
});

test('a number shows as the values say', () => {
  expect(sayCount(12000, { one: '{n} item of {table}', other: '{n} items of {table}' }, { n: '12,000', table: 'songs' })).toBe('12,000 items of songs');
});

test('a form that a translation lacks is its form for others, and else English', () => {
  const forms = { one: '{n} item', other: '{n} items' } as const;
  speak('pl', { '{n} items': { other: '{n} elementu' } });
  expect(sayCount(3, forms)).toBe('3 elementu');
  speak('pl', { '{n} items': { few: '', other: '' } });
  expect(sayCount(3, forms)).toBe('3 items');
  speak('pl', { '{n} items': 'no forms' });
  expect(sayCount(3, forms)).toBe('3 items');
});

test('names of values and texts are data', () => {
  speak('de', {});
  expect(inLanguage('constructor')).toBe('constructor');
  expect(say('{name} is gone', { name: '{name} $& $1' })).toBe('{name} $& $1 is gone');
});
