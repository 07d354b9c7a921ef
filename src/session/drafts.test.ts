import { expect, test } from 'vitest';
import { fileNameOf, fileNameProblem, readFiles, withoutFile, withText } from './code-files.ts';
import { mainFileName } from './code-runner.ts';
import { createDrafts } from './drafts.ts';

function shelfOf(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries));
  return { map, getItem: (key: string) => map.get(key) ?? null, setItem: (key: string, text: string) => void map.set(key, text) };
}

const files = [
  { name: mainFileName, text: 'main' },
  { name: 'orders.ts', text: 'orders' },
];
const request = { operation: 'Query', text: '{"Tab' };

test('drafts come back, each workspace its own', () => {
  const shelf = shelfOf();
  createDrafts('a', shelf).setState({ request, files });
  expect(createDrafts('a', shelf).getState()).toMatchObject({ request, files, isKept: true });
  const other = createDrafts('b', shelf).getState();
  expect(other.request).toBeUndefined();
  expect(other.files.map(({ name }) => name)).toEqual([mainFileName]);
});

test('what is on the shelf is not believed', () => {
  for (const text of ['', '{', 'null', '5', '{"files":[{"name":"../x","text":""}],"request":{"operation":5}}', '{"files":[]}']) {
    const { files, request } = createDrafts('a', shelfOf({ 'dynascope-drafts:a': text })).getState();
    expect([files.length, request]).toEqual([1, undefined]);
  }
});

test('what can’t be kept is told, and stays for as long as the page is open', () => {
  const full = { ...shelfOf(), setItem: () => { throw new Error('quota'); } };
  for (const shelf of [undefined, full]) {
    const store = createDrafts('a', shelf);
    store.setState({ files });
    expect(store.getState()).toMatchObject({ files, isKept: false });
  }
  const shelf = shelfOf();
  const store = createDrafts('a', shelf);
  store.setState({ files: withText(files, mainFileName, 'x'.repeat(500_000)) });
  expect([store.getState().isKept, shelf.map.size]).toEqual([false, 0]);
  store.setState({ files });
  expect([store.getState().isKept, shelf.map.size]).toEqual([true, 1]);
});

test.each([
  ['orders', 'orders.ts'],
  [' ./orders.ts ', 'orders.ts'],
  ['Order_lines-2', 'Order_lines-2.ts'],
])('%j names the file %s', (typed, name) => {
  expect(fileNameOf(typed)).toBe(name);
});

test('names that can’t be imported or are taken have a problem', () => {
  expect(fileNameProblem(files, 'lines.ts')).toBeUndefined();
  expect(fileNameProblem(files, 'orders.ts')).toBe('orders.ts is there already.');
  expect(fileNameProblem(files, '../x.ts')).toMatch(/letters/);
  expect(fileNameProblem(files, '.ts')).toMatch(/letters/);
  expect(fileNameProblem(Array.from({ length: 12 }, (_, i) => ({ name: `${i}.ts`, text: '' })), 'x.ts')).toMatch(/12 files/);
});

test('the file that is run can’t be taken away', () => {
  expect(withoutFile(files, 'orders.ts')).toEqual([files[0]]);
  expect(withoutFile(files, mainFileName)).toEqual(files);
  expect(readFiles([files[1]])).toBeUndefined();
});
