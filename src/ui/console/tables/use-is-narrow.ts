/** Whether there is room for one column only. */
import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 600px)');

function subscribe(tell: () => void): () => void {
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
