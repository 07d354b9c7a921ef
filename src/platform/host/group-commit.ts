/**
 * One append at a time; whatever comes meanwhile goes together into the next. So a lone write waits for one
 * append, and a hundred at once wait for two.
 */
import type { CommitRecord } from '#engine';
import type { Disk } from '../disk/disk.ts';
import { BatchWriter } from '../journal/batch-writer.ts';
import type { Reply } from '../journal/frame.ts';
import type { Wall } from './wall.ts';

/** What nobody waits for is written when it has become this much, or this old. */
const lazyBytes = 256 * 1024;
const lazyMs = 500;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

export class GroupCommit {
  readonly #disk: Disk;
  readonly #wall: Wall;
  readonly #handed: () => void;
  readonly #writer = new BatchWriter();
  #waiting: Waiting[] = [];
  #underWay: Promise<void> | undefined;
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
    return this.#waiting.length > 0 || this.#underWay !== undefined;
  }

  add(record: CommitRecord): void {
    this.#writer.append(record);
  }

  addReply(reply: Reply): void {
    this.#writer.appendReply(reply);
  }

  /** Resolves when all that was added so far is durable. */
  durable(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure.cause as Error);
        return;
      }
      this.#waiting.push({ resolve, reject });
      if (this.#underWay === undefined) this.#underWay = this.#run();
    });
  }

  /** Sees to it that what was added becomes durable some time soon. */
  lazily(): void {
    if (this.#writer.bytes === 0 || this.#underWay !== undefined || this.#failure !== undefined) return;
    if (this.#writer.bytes >= lazyBytes) {
      this.#underWay = this.#run();
      return;
    }
    this.#cancelLazy ??= this.#wall.after(lazyMs, () => {
      this.#cancelLazy = undefined;
      if (this.#underWay === undefined && this.#failure === undefined) this.#underWay = this.#run();
    });
  }

  /** Everything that was added is durable, or the attempt has failed. */
  async settled(): Promise<void> {
    this.#cancelLazy?.();
    this.#cancelLazy = undefined;
    if (this.#writer.bytes > 0 || this.hasPromises) await this.durable();
  }

  async #run(): Promise<void> {
    // The callers of this turn are still adding; the batch is theirs together.
    await Promise.resolve();
    while (this.#writer.bytes > 0 || this.#waiting.length > 0) {
      const waiting = this.#waiting;
      this.#waiting = [];
      try {
        if (this.#writer.bytes > 0) {
          const batch = this.#writer.take();
          this.#journalBytes += batch.length;
          const appended = this.#disk.append(batch);
          this.#handed();
          await appended;
        }
        for (const { resolve } of waiting) resolve();
      } catch (cause) {
        this.#failure = { cause };
        for (const { reject } of [...waiting, ...this.#waiting]) reject(cause);
        this.#waiting = [];
        break;
      }
    }
    this.#underWay = undefined;
  }
}
