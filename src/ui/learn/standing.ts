/** How far the learner has come, lesson by lesson, read from what this browser keeps. */
import { sameValue } from '#lesson/value.ts';
import { type Effort, noEffort, addEffort } from '#lesson/evidence.ts';
import { totalEffort } from '#lesson/notes.ts';
import type { PictureData } from '#lesson/picture-data.ts';
import { type Progress, solvedSteps } from '#lesson/progress.ts';
import { browserProgress } from '#session/lesson-progress.ts';
import { lessons, type PlacedLesson } from './course.ts';

export interface Standing {
  readonly placed: PlacedLesson;
  readonly progress: Progress | undefined;
  readonly solved: number;
}

export const standings = (): Standing[] =>
  lessons.map((placed) => {
    const progress = browserProgress.read(placed.summary.id);
    return { placed, progress, solved: progress === undefined ? 0 : solvedSteps(progress) };
  });

export const isDone = ({ progress }: Standing): boolean => progress?.finished === true;

/** Whether the lesson has another text than the one that was done. */
export const isChanged = ({ placed, progress }: Standing): boolean =>
  progress?.finished === true && progress.edition !== undefined && progress.edition !== placed.summary.edition;

/** What to go on with: the lesson that was begun, else the first that is not done. */
export function nextOf(all: readonly Standing[]): Standing | undefined {
  return all.findLast((standing) => standing.progress !== undefined && !isDone(standing)) ?? all.find((standing) => !isDone(standing));
}

/** Minutes that are left of a lesson, at least one. */
export const minutesLeft = ({ placed: { summary }, solved }: Standing): number =>
  Math.max(1, Math.round(summary.minutes * (1 - solved / summary.steps)));

export interface Numbers {
  readonly done: number;
  readonly predictions: number;
  readonly right: number;
  readonly effort: Effort;
}

export function numbersOf(all: readonly Standing[]): Numbers {
  const notes = all.flatMap(({ progress }) => Object.values(progress?.notes ?? {}));
  const settled = notes.filter(({ said, measured }) => said !== undefined && measured !== undefined);
  return {
    done: all.filter(isDone).length,
    predictions: settled.length,
    right: settled.filter(({ said, measured }) => sameValue(said!, measured!)).length,
    effort: all.reduce((sum, { progress }) => addEffort(sum, totalEffort(Object.values(progress?.notes ?? {}))), noEffort),
  };
}

/** The last picture that a lesson drew. */
export function lastPicture({ progress }: Standing): PictureData | undefined {
  const pictures = Object.values(progress?.notes ?? {}).flatMap(({ pictures: ofStep }) => ofStep);
  return pictures.findLast((picture) => picture !== undefined);
}
