/** The course as the screens need it: its tracks, where a lesson stands in them, and how it is loaded. */
import { loaders, tracks } from 'virtual:course';
import type { Lesson, LessonSummary, TrackSummary } from '#lesson/lesson.ts';
import { say } from '#texts/say.ts';

export { tracks };

export interface PlacedLesson {
  readonly summary: LessonSummary;
  readonly track: TrackSummary;
  /** From 1, within its track. */
  readonly number: number;
}

/** All lessons in the order of the course. */
export const lessons: readonly PlacedLesson[] = tracks.flatMap((track) =>
  track.lessons.map((summary, at) => ({ summary, track, number: at + 1 })),
);

export const findPlaced = (id: string): PlacedLesson | undefined => lessons.find(({ summary }) => summary.id === id);

/** The lesson that comes after one; absent after the last. */
export const lessonAfter = (id: string): PlacedLesson | undefined =>
  lessons[lessons.findIndex(({ summary }) => summary.id === id) + 1];

/** Rejects for an id that no lesson has. */
export async function loadLesson(id: string): Promise<Lesson> {
  const load = Object.hasOwn(loaders, id) ? loaders[id] : undefined;
  if (load === undefined) throw new Error(say('There is no lesson {id}.', { id }));
  return (await load()).default;
}
