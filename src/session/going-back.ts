/**
 * Going back: what can be taken back and done again, where else one can go, and what it is called on a screen.
 * The changes are a line; those before `position` are done, those after it were taken back.
 */
import { say } from '#texts/say.ts';

export interface ChangeFacts {
  /** Stable while the workspace is open. */
  readonly id: number;
  /** The operation, or what else it is called. */
  readonly what: string;
  /** Tables that it was about. */
  readonly tables: readonly string[];
  /** Virtual time right before it. */
  readonly atMs: number;
}

export interface CheckpointFacts {
  readonly id: number;
  readonly name: string;
  /** Virtual time. */
  readonly atMs: number;
  /** On the disk, packed. */
  readonly bytes: number;
}

export interface GoingFacts {
  /** Around the present, oldest first; at most {@link changesShown} on either side. */
  readonly changes: readonly ChangeFacts[];
  readonly position: number;
  /** Changes on the line that are done and not told here. */
  readonly before: number;
  /** Whether there were more changes, which are not kept any more. */
  readonly isCut: boolean;
  readonly checkpoints: readonly CheckpointFacts[];
}

export const changesShown = 100;
/** As the workspace keeps them; see `platform/host/moments.ts`. */
export const checkpointsMax = 20;
export const checkpointNameMax = 60;

/** A stop of the line, told by the change that is beside it. */
export type Stop = { readonly before: number } | { readonly after: number };

export type Destination = Stop | { readonly checkpoint: number };

export const noGoing: GoingFacts = { changes: [], position: 0, before: 0, isCut: false, checkpoints: [] };

export const lastDone = ({ changes, position }: GoingFacts): ChangeFacts | undefined => changes[position - 1];

export const nextUndone = ({ changes, position }: GoingFacts): ChangeFacts | undefined => changes[position];

/** As in `PutItem on Music`. */
export function nameOf({ what, tables }: Pick<ChangeFacts, 'what' | 'tables'>): string {
  if (tables.length === 0) return what;
  const [first = '', ...others] = tables;
  return others.length === 0 ? say('{what} on {first}', { what, first }) : say('{what} on {first} and {count} more', { what, first, count: others.length });
}

/** Where on the line the present is, as told before something is done. */
export interface Mark {
  /** Changes that are done, those not told included. */
  readonly done: number;
  readonly last: ChangeFacts | undefined;
}

/** What was done since a mark, for as long as nothing else is. */
export interface TakeBack {
  /** The present is there again when it is taken back. */
  readonly stop: Stop;
  readonly last: ChangeFacts;
  readonly changes: number;
}

export const markOf = (going: GoingFacts): Mark => ({ done: going.before + going.position, last: lastDone(going) });

/** Absent where the line tells of other changes than those, or of more or fewer. */
export function takeBackOf({ done, last: before }: Mark, changes: number, going: GoingFacts): TakeBack | undefined {
  const { done: doneNow, last } = markOf(going);
  if (last === undefined || changes < 1 || doneNow - done !== changes) return undefined;
  // Where the line had nothing on it, what it begins with is the first of them.
  const [first] = going.before === 0 ? going.changes : [];
  const stop = before === undefined ? first && { before: first.id } : { after: before.id };
  return stop && { stop, last, changes };
}

/** False as soon as something else was done, or this was taken back. */
export const isStillLast = (going: GoingFacts, { last }: TakeBack): boolean => lastDone(going)?.id === last.id;
