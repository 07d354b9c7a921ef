/**
 * The part of the contract that all disks keep in the same way: opened once and first, one append and one
 * snapshot at a time, nothing after a failed append, nothing after closing.
 */
import { assert } from '#engine/kernel/assert.ts';
import { closedError, DiskError } from './disk-error.ts';

export class DiskGate {
  /** Turns what the storage threw into a `DiskError`; gives everything else back as it is. */
  readonly #explain: (cause: unknown) => unknown;
  #isOpen = false;
  #stopped: DiskError | undefined;
  #opening: Promise<unknown> | undefined;
  #append: Promise<unknown> | undefined;
  #snapshot: Promise<unknown> | undefined;

  constructor(explain: (cause: unknown) => unknown) {
    this.#explain = explain;
  }

  /** From now on every call is refused with this error; the first reason stays. */
  stop(error: DiskError): DiskError {
    this.#stopped ??= error;
    return this.#stopped;
  }

  /** For work that goes on for long: throws when the disk has stopped meanwhile. */
  check(): void {
    if (this.#stopped !== undefined) throw this.#stopped;
  }

  async opening<Result>(work: () => Promise<Result>): Promise<Result> {
    this.check();
    assert(this.#opening === undefined, 'a disk is opened once');
    const opened = this.#explained(work());
    this.#opening = settled(opened);
    const result = await this.#orStop(opened);
    this.check();
    this.#isOpen = true;
    return result;
  }

  async append(work: () => Promise<void>): Promise<void> {
    this.#checkOpen();
    assert(this.#append === undefined, 'one batch is appended at a time');
    const appended = this.#explained(work());
    this.#append = settled(appended);
    try {
      await this.#orStop(appended);
    } finally {
      this.#append = undefined;
    }
  }

  /** `work` is given the append under way: it awaits that before the switch, and fails if that failed. */
  async snapshot(work: (covered: Promise<void>) => Promise<void>): Promise<void> {
    this.#checkOpen();
    assert(this.#snapshot === undefined, 'one snapshot is written at a time');
    const covered = Promise.resolve(this.#append).then(() => this.check());
    void settled(covered);
    const written = this.#explained(work(covered));
    this.#snapshot = settled(written);
    try {
      await written;
    } finally {
      this.#snapshot = undefined;
    }
  }

  /** Work that nothing else may overlap. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#checkOpen();
    assert(this.#append === undefined && this.#snapshot === undefined, 'nothing else is under way');
    return this.#explained(work());
  }

  /** Resolves when nothing is under way any more. */
  async close(): Promise<void> {
    this.stop(closedError());
    await Promise.all([this.#opening, this.#append, this.#snapshot]);
  }

  #checkOpen(): void {
    this.check();
    assert(this.#isOpen, 'a disk is opened before it is used');
  }

  async #orStop<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (cause) {
      if (cause instanceof DiskError) throw this.stop(cause);
      this.stop(new DiskError('failed', `The disk stopped: ${String(cause)}`, cause));
      throw cause;
    }
  }

  async #explained<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (cause) {
      throw this.#explain(cause);
    }
  }
}

/** Resolves when the work is over, well or badly. */
const settled = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
