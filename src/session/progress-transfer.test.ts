import { expect, test } from 'vitest';
import type { Progress } from '#lesson/progress.ts';
import { progressStore } from './lesson-progress.ts';
import { readProgressFile, writeProgressFile } from './progress-transfer.ts';

const done: Progress = { version: 1, lesson: 'a', edition: 'e', step: 'one', notes: {}, finished: true, settled: true, tables: ['Orders'] };

function storeWith(...all: Progress[]): ReturnType<typeof progressStore> {
  const store = progressStore(() => {
    throw new Error('blocked');
  });
  for (const progress of all) store.write(progress);
  return store;
}

const bytes = (json: unknown): Uint8Array => new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json));

test('what one browser has saved another one reads; tables are made again there', () => {
  const file = writeProgressFile(storeWith(done, { ...done, lesson: 'b', finished: false }), ['a', 'b', 'c']);
  expect(readProgressFile(file, ['a', 'b', 'c'])).toEqual([
    { ...done, settled: false },
    { ...done, lesson: 'b', finished: false, settled: false },
  ]);
});

test('lessons that this course has not are left out', () => {
  expect(readProgressFile(writeProgressFile(storeWith(done), ['a']), ['b'])).toEqual([]);
});

test.each([
  ['{', /no progress/],
  [[], /no progress/],
  [{ kind: 'other', version: 1, progress: [] }, /no progress/],
  [{ kind: 'dynascope-progress', version: 2, progress: [] }, /another version/],
  [{ kind: 'dynascope-progress', version: 1, progress: [7] }, /Entry 1 of the file is damaged/],
  [{ kind: 'dynascope-progress', version: 1, progress: [{ ...done, notes: 'x' }] }, /Entry 1 of the file, a, is damaged/],
  [' '.repeat(4_000_001), /too large/],
])('a file that is none is refused whole: %#', (json, problem) => {
  expect(() => readProgressFile(bytes(json), ['a'])).toThrow(problem);
});
