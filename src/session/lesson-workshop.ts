/** Work on lessons that the page leaves to a worker: what takes long, and what came from elsewhere. */
import type { SharedReading } from '#lesson/shared.ts';
import type { RerunOrder, RerunResult } from './lesson-rerun.ts';

export interface LessonWorkshop {
  /** Reads a lesson's text without trust. Rejects only where the work itself can't be done. */
  readonly compile: (text: string) => Promise<SharedReading>;
  /** Does a lesson's requests again on several times its data. */
  readonly rerun: (order: RerunOrder) => Promise<RerunResult>;
}
