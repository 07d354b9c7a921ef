/** What the page and the workshop's worker say to each other: one job, one answer. */
import type { SharedReading } from '#lesson/shared.ts';
import type { RerunOrder, RerunResult } from '#session/lesson-rerun.ts';

export type WorkshopJob =
  | { readonly kind: 'compile'; readonly text: string }
  | { readonly kind: 'rerun'; readonly order: RerunOrder };

export type WorkshopAnswer =
  | { readonly kind: 'compiled'; readonly reading: SharedReading }
  | { readonly kind: 'rerun'; readonly result: RerunResult }
  | { readonly kind: 'failed'; readonly reason: string };
