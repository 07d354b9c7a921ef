/**
 * Which workspace is being worked in. Most of the time it is the learner's own; a lesson has one for itself,
 * and while it is open the top bar and the notices must speak of that one.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Session } from './session.ts';

export interface AtWork {
  readonly session: Session;
  /** As the top bar calls it. */
  readonly title: string;
}

export const atWork: StoreApi<{ readonly lesson: AtWork | undefined }> = createStore(() => ({ lesson: undefined }) as { readonly lesson: AtWork | undefined });

/** Returns how to leave it again. */
export function enter(lesson: AtWork): () => void {
  atWork.setState({ lesson });
  return () => {
    // Another lesson may have been entered since.
    if (atWork.getState().lesson === lesson) atWork.setState({ lesson: undefined });
  };
}
