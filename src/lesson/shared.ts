/** What becomes of a lesson's text that came from elsewhere. */
import type { Lesson } from './lesson.ts';

/** Characters of a lesson's text. Those of the course have 20,000 at most. */
export const sharedCharsMax = 131_072;

export type SharedReading =
  | { readonly kind: 'lesson'; readonly lesson: Lesson }
  /** With the line where one can be named. */
  | { readonly kind: 'refused'; readonly line: number | undefined; readonly reason: string };
