/** Whether the help panel is open, on whatever screen, and whether it was the last time. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface HelpState {
  readonly isOpen: boolean;
  /** What the learner has just asked for, and is led to; absent where the panel has only stayed open. */
  readonly asked: 'screen' | 'keys' | undefined;
  /** The stop of the tour at which the learner is, counted from 0; absent where none is under way. */
  readonly stop: number | undefined;
}

const storageKey = 'dynascope-help';

export const helpPanel: StoreApi<HelpState> = createStore(() => ({ isOpen: wasOpen(), asked: undefined, stop: undefined }) as HelpState);

/** The tour is the help of one screen after another; it begins where a learner asks for it, and never by itself. */
export const goToStop = (stop: number): void => helpPanel.setState({ isOpen: true, asked: 'screen', stop });

/** The help stays open. */
export const endTour = (): void => helpPanel.setState({ stop: undefined });

export function openHelp(asked: 'screen' | 'keys' = 'screen'): void {
  helpPanel.setState({ isOpen: true, asked });
  remember(true);
}

export function closeHelp(): void {
  helpPanel.setState({ isOpen: false, asked: undefined, stop: undefined });
  remember(false);
}

/** Away from a screen that it would cover unasked; where there is room it is open again the next time. */
export const putHelpAway = (): void => helpPanel.setState({ isOpen: false });

export const toggleHelp = (): void => (helpPanel.getState().isOpen ? closeHelp() : openHelp());

function wasOpen(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'open';
  } catch {
    return false;
  }
}

function remember(isOpen: boolean): void {
  try {
    if (isOpen) localStorage.setItem(storageKey, 'open');
    else localStorage.removeItem(storageKey);
  } catch {
    // A browser without storage forgets it with the tab.
  }
}
