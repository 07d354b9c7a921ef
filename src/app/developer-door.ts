/**
 * A door for the curious, open in every build: in the browser's console, `dynascope.session` is all that the
 * page itself has, e.g. `await dynascope.session.run('ListTables', {})`. `dynascope.lesson` is the same of the
 * lesson that is open. `dynascope.tryLanguage('pl', {…})` shows the page with a translation that is still being made.
 */
import type { Session } from '#session/session.ts';
import { atWork } from '#session/workspace-at-work.ts';
import type { tryLanguage as TryLanguage } from '#texts/languages.ts';

export interface DeveloperDoor {
  /** Of the learner's own workspace. */
  readonly session: Session;
  /** Of the workspace of the lesson that is open, if one is. */
  readonly lesson: Session | undefined;
  /** Until the tab is closed; without arguments the trial is over. */
  readonly tryLanguage: typeof TryLanguage;
}

declare global {
  var dynascope: DeveloperDoor;
}

export function openDeveloperDoor(session: Session, tryLanguage: typeof TryLanguage): void {
  globalThis.dynascope = {
    session,
    tryLanguage,
    get lesson() {
      return atWork.getState().lesson?.session;
    },
  };
}
