/**
 * One append at a time; whatever comes meanwhile goes together into the next. So a lone write waits for one
 * append, and a hundred at once wait for two.
 */
import type { CommitRecord } from '#engine';
import type { Disk } from '../disk/disk.ts';
import { BatchWriter } from '../journal/batch-writer.ts';
import type { ChangeHead, Moment, Reply } from '../journal/frame.ts';
import type { Wall } from './wall.ts';

/** What nobody waits for is written when it has become this much, or this old. */
const lazyBytes = 256 * 1024;
const lazyMs = 500;
/** Microtasks that an answer takes to its caller, who calls again. */
const gatherHops = 8;

/** What those wait for whose records are in the same batch. */
interface Batch {
  readonly durable: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

function newBatch(): Batch {
  let settle: Pick<Batch, 'resolve' | 'reject'> | undefined;
  const durable = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { durable, ...settle! };
}

export class GroupCommit {
  readonly #disk: Disk;
  readonly #wall: Wall;
  readonly #handed: () => void;
  readonly #writer = new BatchWriter();
  /** The next one, once anybody waits for it. */
  #batch: Batch | undefined;
  /** An append will start at the end of this turn. */
  #isGathering = false;
  #isAppending = false;
  #cancelLazy: (() => void) | undefined;
  #failure: { readonly cause: unknown } | undefined;
  #journalBytes = 0;

  /**
   * `handed` is called whenever all that was added is with the disk, durable or not. In that turn the
   * engine's state and the journal say the same, so a snapshot may begin.
   */
  constructor(disk: Disk, wall: Wall, journalBytes: number, handed: () => void) {
    this.#disk = disk;
    this.#wall = wall;
    this.#journalBytes = journalBytes;
    this.#handed = handed;
  }

  /** Bytes of the journal since the last snapshot, for whoever decides when the next is due. */
  get journalBytes(): number {
    return this.#journalBytes;
  }

  /** The journal was cut; bytes before `coveredBytes` are no longer in it. */
  cut(coveredBytes: number): void {
    this.#journalBytes -= coveredBytes;
  }

  /** Whether something is promised and not durable yet. */
  get hasPromises(): boolean {
    return this.#batch !== undefined || this.#isAppending;
  }

  /** Gives the bytes that it takes. */
  add(record: CommitRecord, head: ChangeHead | undefined): number {
    const before = this.#writer.bytes;
    if (head === undefined) this.#writer.append(record);
    else this.#writer.appendChange(head, record);
    return this.#writer.bytes - before;
  }

  addReturn(back: number, record: CommitRecord): void {
    this.#writer.appendReturn(back, record);
  }

  addRestart(momentId: number, head: ChangeHead | undefined, record: CommitRecord): void {
    this.#writer.appendRestart(momentId, head, record);
  }

  addMoment(moment: Moment): void {
    this.#writer.appendMoment(moment);
  }

  addMomentDropped(id: number): void {
    this.#writer.appendMomentDropped(id);
  }

  addReply(reply: Reply): void {
    this.#writer.appendReply(reply);
  }

  /** Resolves when all that was added so far is durable. */
  durable(): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure.cause as Error);
    const { durable } = (this.#batch ??= newBatch());
    if (!this.#isAppending) void this.#gather();
    return durable;
  }

  /** Sees to it that what was added becomes durable some time soon. */
  lazily(): void {
    if (this.#writer.bytes === 0 || this.#isAppending || this.#failure !== undefined) return;
    if (this.#writer.bytes >= lazyBytes) {
      this.#append();
      return;
    }
    this.#cancelLazy ??= this.#wall.after(lazyMs, () => {
      this.#cancelLazy = undefined;
      if (!this.#isAppending && this.#failure === undefined) this.#append();
    });
  }

  /** Everything that was added is durable, or the attempt has failed. */
  async settled(): Promise<void> {
    this.#cancelLazy?.();
    this.#cancelLazy = undefined;
    if (this.#writer.bytes > 0 || this.hasPromises) await this.durable();
  }

  /**
   * The callers of this turn are still adding; the batch is theirs together. To write the first half of them while
   * the second half runs does not pay: two appends take longer than one of twice the size.
   */
  async #gather(): Promise<void> {
    if (this.#isGathering) return;
    this.#isGathering = true;
    for (let hop = 0; hop < gatherHops; hop++) await Promise.resolve();
    this.#isGathering = false;
    if (!this.#isAppending && this.#failure === undefined) this.#append();
  }

  /** Hands all that was added to the disk; what comes meanwhile follows when that is done. */
  #append(): void {
    const batch = this.#batch;
    this.#batch = undefined;
    if (this.#writer.bytes === 0) {
      batch?.resolve();
      return;
    }
    const bytes = this.#writer.take();
    this.#journalBytes += bytes.length;
    this.#isAppending = true;
    const appended = this.#disk.append(bytes);
    this.#handed();
    appended.then(
      () => {
        this.#isAppending = false;
        batch?.resolve();
        if (this.#writer.bytes > 0 || this.#batch !== undefined) void this.#gather();
      },
      (cause: unknown) => {
        this.#failure = { cause };
        this.#isAppending = false;
        batch?.reject(cause);
        this.#batch?.reject(cause);
        this.#batch = undefined;
      },
    );
  }
}
