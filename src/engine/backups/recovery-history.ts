/**
 * What a table needs to go back to any second of its window: for every write the image from before it. Going back to
 * a moment undoes, latest first, all that was written after it; the items themselves are kept only once.
 *
 * Nothing can be restored between two seconds, so of several writes to one item within a second the first image will do.
 */
import type { OrderedMap } from '#engine/kernel/ordered-map.ts';
import type { EarlierImage } from '#engine/model/backup.ts';
import { recoveryBytesMax } from '#engine/model/limits.ts';
import type { StoredItem } from '#engine/model/stored-item.ts';

const secondMs = 1000;

/** What an image takes up besides its item. */
const overheadBytes = 100;
const bytesOf = ({ before }: EarlierImage): number => (before?.bytes ?? 0) + overheadBytes;

/** The second up to which a write counts: the first that shows it. */
export const secondOf = (atMs: number): number => Math.ceil(atMs / secondMs);

export class RecoveryHistory {
  #images: EarlierImage[];
  /** Images before this one are forgotten. */
  #head = 0;
  #bytes = 0;
  #second = -1;
  /** Positions that have an image of the present second. */
  #seen = new Set<string>();
  /** All that was written since then can be undone. */
  #keptFromMs: number;

  constructor(keptFromMs: number, images: readonly EarlierImage[] = []) {
    this.#keptFromMs = keptFromMs;
    this.#images = [...images];
    this.#bytes = images.reduce((sum, image) => sum + bytesOf(image), 0);
    const last = images[images.length - 1];
    if (last === undefined) return;
    this.#second = secondOf(last.atMs);
    for (const { atMs, position } of images) if (secondOf(atMs) === this.#second) this.#seen.add(position);
  }

  get keptFromMs(): number {
    return this.#keptFromMs;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#images.length - this.#head;
  }

  /** Oldest first. */
  get images(): readonly EarlierImage[] {
    return this.#head === 0 ? this.#images : this.#images.slice(this.#head);
  }

  /** Keeps what was there before a write. Whoever reaches further back than `windowFromMs` is forgotten. */
  keep(image: EarlierImage, windowFromMs: number): void {
    const second = secondOf(image.atMs);
    if (second !== this.#second) {
      this.#second = second;
      this.#seen.clear();
    } else if (this.#seen.has(image.position)) return;
    this.#seen.add(image.position);
    this.#images.push(image);
    this.#bytes += bytesOf(image);
    this.trim(windowFromMs);
  }

  /** Forgets what the window has left behind, and of a very long history the oldest part. */
  trim(windowFromMs: number): void {
    const fromMs = Math.floor(windowFromMs / secondMs) * secondMs;
    let oldest = this.#images[this.#head];
    while (oldest !== undefined && (oldest.atMs <= fromMs || this.#bytes > recoveryBytesMax)) {
      if (oldest.atMs > fromMs) this.#keptFromMs = secondOf(oldest.atMs) * secondMs;
      this.#bytes -= bytesOf(oldest);
      this.#head++;
      oldest = this.#images[this.#head];
    }
    if (this.#head > 1024 && this.#head * 2 > this.#images.length) {
      this.#images = this.#images.slice(this.#head);
      this.#head = 0;
    }
  }

  /** How many images lie behind a moment. */
  countSince(atMs: number): number {
    let count = 0;
    for (let i = this.#images.length - 1; i >= this.#head && this.#images[i]!.atMs > atMs; i--) count++;
    return count;
  }

  /** The table's items as they were, in a store of their own; `items` is the table's as it is now. */
  at(atMs: number, items: OrderedMap<StoredItem>): OrderedMap<StoredItem> {
    const then = items.fork();
    for (let i = this.#images.length - 1; i >= this.#head && this.#images[i]!.atMs > atMs; i--) {
      const { position, before } = this.#images[i]!;
      if (before === undefined) then.delete(position);
      else then.set(position, before);
    }
    return then;
  }

  fork(): RecoveryHistory {
    const copy = new RecoveryHistory(this.#keptFromMs);
    copy.#images = this.#images.slice(this.#head);
    copy.#bytes = this.#bytes;
    copy.#second = this.#second;
    copy.#seen = new Set(this.#seen);
    return copy;
  }
}
