/**
 * Whole states that are kept in the journal for their own sake: checkpoints, which the learner has named, and
 * states that had to be written down to go back to them. Each is a workspace file; a snapshot takes the
 * checkpoints over and leaves the others.
 */
import type { Moment } from '../journal/frame.ts';

export const checkpointsMax = 20;
/** Of all checkpoints together; they are packed, and they lie in memory as well as on the disk. */
export const checkpointBytesMax = 64 * 1024 * 1024;
/** Characters. */
export const checkpointNameMax = 60;

export class Moments {
  readonly #checkpoints = new Map<number, Moment>();
  #lastId = 0;

  /** Oldest first. */
  get checkpoints(): readonly Moment[] {
    return [...this.#checkpoints.values()];
  }

  nextId(): number {
    return this.#lastId + 1;
  }

  add(moment: Moment): void {
    this.#lastId = Math.max(this.#lastId, moment.id);
    if (moment.name !== '') this.#checkpoints.set(moment.id, moment);
  }

  drop(id: number): void {
    this.#checkpoints.delete(id);
  }

  find(id: number): Moment | undefined {
    return this.#checkpoints.get(id);
  }

  /** Why a checkpoint can't be added, in a sentence. */
  refuse(name: string, bytes: number): string | undefined {
    if (name.trim() === '') return 'A checkpoint needs a name.';
    if (name.length > checkpointNameMax) return `The name of a checkpoint has at most ${checkpointNameMax} characters.`;
    if (this.#checkpoints.size >= checkpointsMax) return `There are ${checkpointsMax} checkpoints, which is the most. Delete one first.`;
    const kept = this.checkpoints.reduce((sum, { file }) => sum + file.length, 0);
    if (kept + bytes <= checkpointBytesMax) return undefined;
    return 'The checkpoints would take more than 64 MB together. Delete one first, or export the workspace instead.';
  }
}
