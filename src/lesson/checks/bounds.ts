/** Least and most of something that is counted. */
import { say } from '#texts/say.ts';
import type { Bounds } from './check.ts';

export const isWithin = ({ exactly, atLeast, atMost }: Bounds, count: number): boolean =>
  (exactly ?? count) === count && count >= (atLeast ?? 0) && count <= (atMost ?? count);

export function sayBounds({ exactly, atLeast, atMost }: Bounds): string {
  if (exactly !== undefined) return `${exactly}`;
  return [atLeast && say('{n} or more', { n: atLeast }), atMost !== undefined && say('{n} or fewer', { n: atMost })].filter(Boolean).join(` ${say('and')} `);
}
