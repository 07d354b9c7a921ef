/** Where nothing is stored, the browser asks before the tab is closed over tables that would be gone. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Session } from '#session/session.ts';

export function useLeaveWarning(session: Session): void {
  const isAtRisk = useStore(session.store, ({ storage, tables = [] }) => storage.kind === 'memory' && tables.length > 0);
  useEffect(() => {
    if (!isAtRisk) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isAtRisk]);
}
