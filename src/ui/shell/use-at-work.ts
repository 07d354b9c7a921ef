/** The workspace that is being worked in: a lesson's while one is open, else the learner's own. */
import { useStore } from 'zustand';
import { type AtWork, atWork, titleOf } from '#session/workspace-at-work.ts';
import { useSession } from '#ui/session-context.tsx';

export function useAtWork(): AtWork & { readonly isLesson: boolean } {
  const own = useSession();
  const lesson = useStore(atWork, (state) => state.lesson);
  return lesson === undefined ? { session: own, title: titleOf(own.connection.workspace), isLesson: false } : { ...lesson, isLesson: true };
}
