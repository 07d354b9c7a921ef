/**
 * The story of a workspace as a line that one can walk on: what was changed, in order, and where on it the
 * present is. The changes divide the line by stops: one before each, and the end.
 *
 * Whoever has gone back stands at an earlier stop. What then happens by itself goes beside the line, so that
 * what was taken back can still be done again; the next change cuts the line off and goes on from there.
 *
 * A journal says the same in its frames, so a reopened workspace walks them through here and knows as much.
 */
import type { CommitRecord } from '#engine';
import { assert } from '#engine/kernel/assert.ts';
import type { ChangeHead } from '../journal/frame.ts';

export interface Entry {
  readonly record: CommitRecord;
  /** Its number among all records of the journal. */
  readonly seq: number;
  /** As the journal has it. */
  readonly bytes: number;
  /** The moment that the record follows, where it is not the entry before. */
  readonly momentId?: number | undefined;
}

export interface Change extends ChangeHead {
  /** Index of its first entry. */
  readonly at: number;
  /** Of that entry. */
  readonly seq: number;
}

export class StoryLine {
  /** Index of the first entry that is kept, and the number of the record before it. */
  #first = 0;
  #seqBefore: number;
  #entries: Entry[] = [];
  #changes: Change[] = [];
  /** The stop at which the present is, or was before things went on by themselves. */
  #position = 0;
  /** What has happened since, where that is not the line's own end. */
  #aside: Entry[] = [];
  #isCut = false;

  constructor(seqBefore: number) {
    this.#seqBefore = seqBefore;
  }

  /** Those that can be taken back or done again; the first `position` of them are done. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  get position(): number {
    return this.#position;
  }

  get isLatest(): boolean {
    return this.#position === this.#changes.length;
  }

  /** Whether there were changes before those that are kept. */
  get isCut(): boolean {
    return this.#isCut;
  }

  get first(): number {
    return this.#first;
  }

  get end(): number {
    return this.#first + this.#entries.length;
  }

  /** Entries after a stop that stand beside the line. */
  get aside(): readonly Entry[] {
    return this.#aside;
  }

  entriesBetween(from: number, to: number): readonly Entry[] {
    return this.#entries.slice(from - this.#first, to - this.#first);
  }

  /** How many entries there are before a stop, let-go ones included. */
  indexOf(stop: number): number {
    return this.#changes[stop]?.at ?? this.end;
  }

  /** The number of the last record before a stop. */
  seqOf(stop: number): number {
    const index = this.indexOf(stop);
    return index === this.#first ? this.#seqBefore : this.#entries[index - this.#first - 1]!.seq;
  }

  /** The stop after a record; nothing where that is none. */
  stopAfter(seq: number): number | undefined {
    for (let stop = this.#changes.length; stop >= 0; stop--) if (this.seqOf(stop) === seq) return stop;
    return undefined;
  }

  /** The first entry of something new has a head. */
  add(entry: Entry, head: ChangeHead | undefined): void {
    if (head !== undefined) this.#begin(head, entry.seq);
    if (this.isLatest) this.#entries.push(entry);
    else this.#aside.push(entry);
  }

  /** The present is at a stop again; the entry says so in the journal. */
  returnTo(stop: number, entry: Entry): void {
    assert(stop >= 0 && stop <= this.#changes.length, 'one goes to a stop of the line');
    this.#position = stop;
    this.#aside = [];
    if (this.isLatest) this.#entries.push(entry);
    else this.#aside.push(entry);
  }

  /** Lets go what is before an entry. */
  trim(first: number): void {
    const [last] = this.#entries.splice(0, first - this.#first).slice(-1);
    if (last === undefined) return;
    this.#seqBefore = last.seq;
    this.#first = first;
    const kept = this.#changes.filter(({ at }) => at >= first);
    const gone = this.#changes.length - kept.length;
    this.#isCut ||= gone > 0;
    this.#changes = kept;
    this.#position -= gone;
  }

  #begin(head: ChangeHead, seq: number): void {
    if (!this.isLatest) {
      this.#entries.length = this.indexOf(this.#position) - this.#first;
      this.#changes.length = this.#position;
      this.#entries.push(...this.#aside);
      this.#aside = [];
    }
    // Before what a lesson has put there nobody goes back.
    if (head.what === '') this.#changes.length = 0;
    else this.#changes.push({ what: head.what, fromMs: head.fromMs, at: this.end, seq });
    this.#position = this.#changes.length;
  }
}
