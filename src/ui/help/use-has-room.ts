/** Whether there is room for the help beside the screen; else it lies over it. */
import { useSyncExternalStore } from 'react';

const query = matchMedia('(min-width: 1200px)');

function subscribe(tell: () => void): () => void {
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}

export const useHasRoom = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
