/** Least and most of something that is counted. */
import type { Bounds } from './check.ts';

export const isWithin = ({ exactly, atLeast, atMost }: Bounds, count: number): boolean =>
  (exactly ?? count) === count && count >= (atLeast ?? 0) && count <= (atMost ?? count);

export function sayBounds({ exactly, atLeast, atMost }: Bounds): string {
  if (exactly !== undefined) return `${exactly}`;
  return [atLeast && `${atLeast} or more`, atMost !== undefined && `${atMost} or fewer`].filter(Boolean).join(' and ');
}
