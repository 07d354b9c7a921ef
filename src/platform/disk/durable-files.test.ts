import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GrowingFile, makeDirectory, readInChunks, writeWhole } from './durable-files.ts';
import { bytesOf, failing, inTurn } from './suite/chunks.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dynascope-files-'));
});
afterEach(() => rm(directory, { recursive: true }));

const ready = async (): Promise<void> => undefined;

test('a file that is written whole has its name only when it is complete and the caller is ready', async () => {
  const path = join(directory, 'snapshot-1.bin');
  await expect(writeWhole(path, failing(new Error('given up')), ready)).rejects.toThrow('given up');
  await expect(writeWhole(path, inTurn('a'), () => Promise.reject(new Error('not ready')))).rejects.toThrow('not ready');
  expect(await readdir(directory)).toEqual(['snapshot-1.partial']);
  await writeWhole(path, inTurn('a', 'b'), ready);
  expect(await readdir(directory)).toEqual(['snapshot-1.bin']);
  expect(await readFile(path, 'utf8')).toBe('ab');
});

test('a growing file goes on where it ended', async () => {
  const path = join(directory, 'journal-1.bin');
  for (const [start, text] of [[0, 'abc'], [3, 'de']] as const) {
    const file = new GrowingFile(path, start);
    await file.append(bytesOf(text));
    expect(file.bytes).toBe(start + text.length);
    await file.close();
  }
  expect(await readFile(path, 'utf8')).toBe('abcde');
});

test('a file is read in chunks of at most a megabyte', async () => {
  const path = join(directory, 'snapshot-1.bin');
  await writeWhole(path, inTurn('x'.repeat(2_500_000)), ready);
  const lengths: number[] = [];
  for await (const chunk of readInChunks(path)) lengths.push(chunk.length);
  expect(lengths).toEqual([1_048_576, 1_048_576, 402_848]);
});

test('a directory is made with those above it, and one that is there is fine', async () => {
  const path = join(directory, 'a', 'b', 'c');
  await Promise.all([makeDirectory(path), makeDirectory(path)]);
  await makeDirectory(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

test('a directory that can not be made is told at once', async () => {
  await writeFile(join(directory, 'file'), '');
  await symlink(join(directory, 'gone'), join(directory, 'link'));
  await expect(makeDirectory(join(directory, 'file'))).rejects.toThrow(/EEXIST/);
  await expect(makeDirectory(join(directory, 'file', 'a'))).rejects.toThrow(/ENOTDIR/);
  await expect(makeDirectory(join(directory, 'link', 'a'))).rejects.toThrow(/EEXIST/);
  if (process.platform === 'linux') await expect(makeDirectory('/proc/none')).rejects.toThrow(/ENOENT/);
});
