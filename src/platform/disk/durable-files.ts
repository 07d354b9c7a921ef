/** The few things that a disk made of files does to files, each durable when its promise resolves. */
import { type FileHandle, mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf } from './file-problem.ts';

/** A file that only grows. */
export class GrowingFile {
  readonly #path: string;
  #bytes: number;
  #file: FileHandle | undefined;

  /** `bytes` is what the file holds; 0 where there is none yet. */
  constructor(path: string, bytes = 0) {
    this.#path = path;
    this.#bytes = bytes;
  }

  /** What it holds, a batch on its way included. */
  get bytes(): number {
    return this.#bytes;
  }

  async append(batch: Uint8Array): Promise<void> {
    const isNew = this.#bytes === 0;
    this.#bytes += batch.length;
    this.#file ??= await open(this.#path, 'a');
    await this.#file.writeFile(batch);
    await this.#file.datasync();
    if (isNew) await syncDirectory(dirname(this.#path));
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}

/** A file that appears whole or not at all; `ready` has the last word, when all is written. */
export async function writeWhole(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  ready: () => Promise<void>,
): Promise<void> {
  const partial = `${path.replace(/\.bin$/, '')}.partial`;
  const file = await open(partial, 'w');
  try {
    for await (const chunk of chunks) {
      await file.writeFile(chunk);
      // In small steps: one flush at the end would hold up the appends that go on meanwhile.
      await file.datasync();
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await ready();
  await rename(partial, path);
  await syncDirectory(dirname(path));
}

/** Copies what follows `byte` into another file, then cuts it off. How many bytes that were. */
export async function moveTail(path: string, byte: number, to: string): Promise<number> {
  const tail = (await readFile(path)).subarray(byte);
  await writeFile(to, tail, { flush: true });
  await syncDirectory(dirname(to));
  const file = await open(path, 'r+');
  try {
    await file.truncate(byte);
    await file.sync();
  } finally {
    await file.close();
  }
  return tail.length;
}

/**
 * The directory and those above it, as far as they are not there. Node's own way of doing that never ends where
 * the system refuses a new directory by saying that the one above is not there, as in `/proc`.
 */
export async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST' && (await isDirectory(path))) return;
    const above = dirname(resolve(path));
    if (codeOf(cause) !== 'ENOENT' || (await isDirectory(above))) throw cause;
    await makeDirectory(above);
    await makeDirectory(path);
  }
}

const isDirectory = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

export async function moveWhole(path: string, to: string): Promise<void> {
  await rename(path, to);
  await syncDirectory(dirname(to));
}

const readBytes = 1024 * 1024;

export async function* readInChunks(path: string): AsyncGenerator<Uint8Array, void> {
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(readBytes), 0, readBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Makes new and changed names durable. Windows has no such call and needs none. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
