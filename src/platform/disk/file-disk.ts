/**
 * The disk of the endpoint: files in one directory.
 *
 *     journal-<n>.bin        batches one after another; piece `n` of the journal
 *     snapshot-<n>.bin       the state at the start of piece `n`; empty: nothing is stored before it
 *     snapshot-<n>.partial   a snapshot that is being written
 *     aside-<n>-<byte>.bin   what was cut off piece `n`
 *     lock                   who has the directory open
 *
 * The snapshot with the highest number counts, so renaming it into place is the switch and the cut in one.
 * All files with lower numbers are left-overs. A batch is durable after `fdatasync`; a file's name after
 * its directory was synced.
 */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk, JournalPiece, JournalPlace, SetAside, Stored } from './disk.ts';
import { DiskGate } from './disk-gate.ts';
import { GrowingFile, makeDirectory, moveTail, moveWhole, readInChunks, writeWhole } from './durable-files.ts';
import { type Lock, lockDirectory } from './file-lock.ts';
import { explainFiles } from './file-problem.ts';

export interface FileDiskOptions {
  /** A piece that has grown to this is closed and the next one begun; a piece is read into memory whole. */
  readonly pieceBytesMax?: number;
}

interface Numbers {
  /** In rising order. */
  readonly journal: readonly number[];
  readonly snapshots: readonly number[];
}

export class FileDisk implements Disk {
  readonly #directory: string;
  readonly #pieceBytesMax: number;
  readonly #gate: DiskGate;
  #lock: Lock | undefined;
  /** The piece that the next batch goes into, and its file. */
  #piece = 1;
  #file: GrowingFile;

  constructor(directory: string, options: FileDiskOptions = {}) {
    this.#directory = directory;
    this.#pieceBytesMax = options.pieceBytesMax ?? 16 * 1024 * 1024;
    this.#gate = new DiskGate(explainFiles(directory));
    this.#file = new GrowingFile(this.#journalPath(1));
  }

  open(): Promise<Stored> {
    return this.#gate.opening(async () => {
      await makeDirectory(this.#directory);
      this.#lock = await lockDirectory(this.#directory);
      try {
        return await this.#find();
      } catch (cause) {
        await this.#lock.release();
        throw cause;
      }
    });
  }

  append(batch: Uint8Array): Promise<void> {
    return this.#gate.append(async () => {
      const file = this.#file;
      await file.append(batch);
      if (file.bytes < this.#pieceBytesMax) return;
      // A snapshot that began meanwhile has moved on to the next piece by itself.
      if (file === this.#file) this.#startPiece(this.#piece + 1);
      await file.close();
    });
  }

  writeSnapshot(chunksFrom: (journalFrom: number) => AsyncIterable<Uint8Array>): Promise<void> {
    return this.#gate.snapshot(async (covered) => {
      const before = this.#file;
      if (before.bytes > 0) this.#startPiece(this.#piece + 1);
      const journalFrom = this.#piece;
      try {
        await writeWhole(this.#snapshotPath(journalFrom), this.#whileOpen(chunksFrom(journalFrom)), () => covered);
      } finally {
        await covered.catch(() => undefined);
        if (before !== this.#file) await before.close();
      }
      // What can't be removed now is removed at the next opening.
      await this.#removeBefore(journalFrom).catch(() => undefined);
    });
  }

  /** From the end backwards, so that a crash on the way leaves a damaged tail to be found again. */
  setAside({ piece, byte }: JournalPlace): Promise<SetAside> {
    return this.#gate.alone(async () => {
      let bytes = 0;
      let pieces = 0;
      const { journal } = await this.#numbers();
      for (const number of journal.filter((one) => one >= piece).reverse()) {
        const moved = await this.#moveAside(number, number === piece ? byte : 0);
        bytes += moved;
        if (moved > 0) pieces++;
      }
      this.#startPiece(piece, byte);
      return { bytes, pieces };
    });
  }

  erase(): Promise<void> {
    return this.#gate.alone(async () => {
      await this.#file.close();
      if (this.#file.bytes > 0) this.#startPiece(this.#piece + 1);
      await writeWhole(this.#snapshotPath(this.#piece), nothing(), async () => undefined);
      await this.#removeBefore(this.#piece);
      const names = await readdir(this.#directory);
      for (const name of names.filter((one) => asideName.test(one))) await rm(join(this.#directory, name));
    });
  }

  async close(): Promise<void> {
    await this.#gate.close();
    await this.#file.close();
    await this.#lock?.release();
  }

  async #find(): Promise<Stored> {
    const { journal, snapshots } = await this.#numbers();
    const newest = snapshots.at(-1);
    const journalFrom = newest ?? 1;
    await this.#removeBefore(journalFrom);
    const pieces = journal.filter((number) => number >= journalFrom);
    const last = pieces.at(-1);
    if (last === undefined) this.#startPiece(journalFrom);
    else this.#startPiece(last, (await stat(this.#journalPath(last))).size);
    const snapshotBytes = newest === undefined ? 0 : (await stat(this.#snapshotPath(newest))).size;
    return {
      snapshot: snapshotBytes === 0 ? undefined : readInChunks(this.#snapshotPath(journalFrom)),
      journalFrom,
      journal: this.#readPieces(pieces),
    };
  }

  async *#readPieces(numbers: readonly number[]): AsyncGenerator<JournalPiece, void> {
    for (const number of numbers) yield { number, bytes: await readFile(this.#journalPath(number)) };
  }

  async *#whileOpen(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of chunks) {
      this.#gate.check();
      yield chunk;
    }
  }

  #startPiece(number: number, bytes = 0): void {
    this.#piece = number;
    this.#file = new GrowingFile(this.#journalPath(number), bytes);
  }

  /** How many bytes that were. */
  async #moveAside(number: number, byte: number): Promise<number> {
    const path = this.#journalPath(number);
    const { size } = await stat(path);
    const to = await this.#freePath(`aside-${number}-${byte}`);
    if (byte > 0) return moveTail(path, byte, to);
    await moveWhole(path, to);
    return size;
  }

  async #freePath(name: string): Promise<string> {
    const taken = new Set(await readdir(this.#directory));
    for (let copy = 1; ; copy++) {
      const candidate = copy === 1 ? `${name}.bin` : `${name}-${copy}.bin`;
      if (!taken.has(candidate)) return join(this.#directory, candidate);
    }
  }

  /** What a newer snapshot covers, and snapshots that were given up. */
  async #removeBefore(journalFrom: number): Promise<void> {
    for (const name of await readdir(this.#directory)) {
      const [, , number] = numberedName.exec(name) ?? [];
      const isCovered = number !== undefined && Number(number) < journalFrom;
      if (isCovered || partialName.test(name)) await rm(join(this.#directory, name), { force: true });
    }
  }

  async #numbers(): Promise<Numbers> {
    const journal: number[] = [];
    const snapshots: number[] = [];
    for (const name of await readdir(this.#directory)) {
      const [, kind, number] = numberedName.exec(name) ?? [];
      if (kind !== undefined) (kind === 'journal' ? journal : snapshots).push(Number(number));
    }
    journal.sort((a, b) => a - b);
    snapshots.sort((a, b) => a - b);
    return { journal, snapshots };
  }

  #journalPath(number: number): string {
    return join(this.#directory, `journal-${number}.bin`);
  }

  #snapshotPath(number: number): string {
    return join(this.#directory, `snapshot-${number}.bin`);
  }
}

const numberedName = /^(journal|snapshot)-([1-9]\d{0,14})\.bin$/;
const partialName = /^snapshot-\d+\.partial$/;
const asideName = /^aside-.*\.bin$/;

async function* nothing(): AsyncGenerator<Uint8Array, void> {}
