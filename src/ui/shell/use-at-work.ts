/** The workspace that is being worked in: a lesson's while one is open, else the learner's own. */
import { useStore } from 'zustand';
import { type AtWork, atWork } from '#session/workspace-at-work.ts';
import { titleIn, workspaceNames } from '#session/workspace-names.ts';
import { useSession } from '#ui/session-context.tsx';

export function useAtWork(): AtWork & { readonly isLesson: boolean } {
  const own = useSession();
  const lesson = useStore(atWork, (state) => state.lesson);
  const { workspace, elsewhere } = own.connection;
  const title = useStore(workspaceNames, (names) => (elsewhere === undefined ? titleIn(names, workspace) : new URL(elsewhere.url).host));
  return lesson === undefined ? { session: own, title, isLesson: false } : { ...lesson, isLesson: true };
}
