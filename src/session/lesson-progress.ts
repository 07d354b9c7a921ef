/** Progress of lessons, kept in this browser. What can't be kept or read is as if it had never been. */
import { type Progress, type ProgressStore, readProgress } from '#lesson/progress.ts';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (lesson: string): string => `dynascope-lesson:${lesson}`;

/** `shelf` is a function because reading `localStorage` already throws where storage is blocked. */
export function progressStore(shelf: () => Shelf = () => globalThis.localStorage): ProgressStore {
  /** What the browser would not keep lasts as long as the tab. */
  const inTab = new Map<string, Progress>();
  return {
    read(lesson) {
      try {
        return readProgress(shelf().getItem(keyOf(lesson)), lesson) ?? inTab.get(lesson);
      } catch {
        return inTab.get(lesson);
      }
    },
    write(progress) {
      inTab.set(progress.lesson, progress);
      try {
        shelf().setItem(keyOf(progress.lesson), JSON.stringify(progress));
      } catch {
        // Storage is full or blocked; the tab still has it.
      }
    },
    forget(lesson) {
      inTab.delete(lesson);
      try {
        shelf().removeItem(keyOf(lesson));
      } catch {
        // Nothing was kept there.
      }
    },
  };
}

/** The one of this page. */
export const browserProgress: ProgressStore = progressStore();
