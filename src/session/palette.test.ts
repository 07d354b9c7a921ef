import { expect, test } from 'vitest';
import { type Command, findCommands } from './palette.ts';

const commands: readonly Command[] = [
  ['Explore items of Orders', 'Table'],
  ['Tables', 'Go to'],
  ['Bill', 'Go to', 'cost price money'],
  ['Create table', 'Do'],
  ['Reordering', 'Lesson'],
].map(([text, group, also], at) => ({ id: String(at), text: text!, group: group!, also, run: () => undefined }));

const found = (typed: string): string[] => findCommands(commands, typed).map(({ text }) => text);

test('nothing typed offers everything in its order', () => {
  expect(found('')).toEqual(commands.map(({ text }) => text));
});

test('every word has to be there, in any order; beginnings of words come first', () => {
  expect(found('items ord')).toEqual(['Explore items of Orders']);
  expect(found('order')).toEqual(['Explore items of Orders', 'Reordering']);
  expect(found('table create')).toEqual(['Create table']);
});

test('further words lead there too; what is not there finds nothing', () => {
  expect(found('price')).toEqual(['Bill']);
  expect(found('xyz')).toEqual([]);
});
