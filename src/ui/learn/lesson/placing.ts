/** Where a lesson stands for who does it: in a track of the course, or by itself. */
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { lessonAfter, type PlacedLesson } from '../course.ts';

export interface Placing {
  /** Where one comes from. */
  readonly crumb: { readonly text: string; readonly href: string };
  /** `Lesson 3 of 8` */
  readonly position: string;
  readonly address: string;
  /** What to go on with. */
  readonly next: { readonly title: string; readonly href: string } | undefined;
  /** It came from a file or a link, and the page answers for nothing it says. */
  readonly isForeign: boolean;
}

export function placingOf({ summary, track, number }: PlacedLesson): Placing {
  const after = lessonAfter(summary.id);
  return {
    crumb: { text: track.title, href: routes.learn },
    position: say('Lesson {number} of {count}', { number, count: track.lessons.length }),
    address: routes.lesson(summary.id),
    next: after && { title: after.summary.title, href: routes.lesson(after.summary.id) },
    isForeign: false,
  };
}
