/** Whether the page is at least so many pixels wide. */
import { useMemo, useSyncExternalStore } from 'react';

export function useMinWidth(px: number): boolean {
  const { subscribe, matches } = useMemo(() => {
    const query = matchMedia(`(min-width: ${px}px)`);
    return {
      matches: () => query.matches,
      subscribe: (tell: () => void) => {
        query.addEventListener('change', tell);
        return () => query.removeEventListener('change', tell);
      },
    };
  }, [px]);
  return useSyncExternalStore(subscribe, matches);
}
