/**
 * A disk without a disk, for tests and for browsers that allow no storage. What it holds lives in a
 * `MemoryMedium`, which goes on when the disk over it is closed, as a real one would.
 */
import type { Disk, JournalPiece, JournalPlace, SetAside, Stored } from './disk.ts';
import { takenOverError } from './disk-error.ts';
import { DiskGate } from './disk-gate.ts';

export class MemoryMedium {
  snapshot: readonly Uint8Array[] | undefined;
  journalFrom = 1;
  /** The piece at index `i` has the number `journalFrom + i`. */
  journal: Uint8Array[] = [];
  aside: Uint8Array[] = [];
  /** Counts the disks that have taken this over; the last one may write. */
  writer = 0;
}

export class MemoryDisk implements Disk {
  readonly #medium: MemoryMedium;
  readonly #gate = new DiskGate((cause) => cause);
  #writer = 0;

  constructor(medium = new MemoryMedium()) {
    this.#medium = medium;
  }

  open(): Promise<Stored> {
    return this.#gate.opening(async () => {
      const { snapshot, journalFrom, journal } = this.#medium;
      this.#writer = ++this.#medium.writer;
      return {
        snapshot: snapshot === undefined ? undefined : inTurn(snapshot),
        journalFrom,
        journal: inTurn<JournalPiece>(journal.map((bytes, index) => ({ number: journalFrom + index, bytes }))),
      };
    });
  }

  append(batch: Uint8Array): Promise<void> {
    return this.#gate.append(async () => {
      this.#checkWriter();
      this.#medium.journal.push(batch);
    });
  }

  writeSnapshot(chunksFrom: (journalFrom: number) => AsyncIterable<Uint8Array>): Promise<void> {
    return this.#gate.snapshot(async () => {
      const medium = this.#medium;
      const journalFrom = medium.journalFrom + medium.journal.length;
      const chunks: Uint8Array[] = [];
      for await (const chunk of chunksFrom(journalFrom)) {
        this.#gate.check();
        chunks.push(chunk);
      }
      this.#checkWriter();
      medium.snapshot = chunks;
      medium.journal.splice(0, journalFrom - medium.journalFrom);
      medium.journalFrom = journalFrom;
    });
  }

  setAside({ piece, byte }: JournalPlace): Promise<SetAside> {
    return this.#gate.alone(async () => {
      this.#checkWriter();
      const medium = this.#medium;
      const [first, ...later] = medium.journal.splice(piece - medium.journalFrom);
      if (first === undefined) return { bytes: 0, pieces: 0 };
      if (byte > 0) medium.journal.push(first.subarray(0, byte));
      const aside = [first.subarray(byte), ...later];
      medium.aside.push(...aside);
      return { bytes: aside.reduce((bytes, { length }) => bytes + length, 0), pieces: aside.length };
    });
  }

  erase(): Promise<void> {
    return this.#gate.alone(async () => {
      this.#checkWriter();
      const { writer } = this.#medium;
      Object.assign(this.#medium, new MemoryMedium(), { writer });
    });
  }

  close(): Promise<void> {
    return this.#gate.close();
  }

  #checkWriter(): void {
    if (this.#medium.writer !== this.#writer) throw this.#gate.stop(takenOverError());
  }
}

async function* inTurn<Value>(values: readonly Value[]): AsyncGenerator<Value, void> {
  yield* values;
}
