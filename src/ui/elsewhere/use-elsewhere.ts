/** The engine outside of Dynascope that the screens below work with; nothing while it is Dynascope's own. */
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { leaveEngine } from '#session/another-engine.ts';
import type { Elsewhere } from '#session/connection.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';

export const useElsewhere = (): Elsewhere | undefined => useSession().connection.elsewhere;

/** Back to the learner's own workspace. Its tables are others, so an address of one of these leads to the list. */
export function useLeaveEngine(): () => void {
  const [location, navigate] = useLocation();
  return useCallback(() => {
    if (location.startsWith(`${routes.tables}/`)) navigate(routes.tables);
    void leaveEngine();
    // The button that was pressed is gone with the banner.
    requestAnimationFrame(() => document.getElementById('main')?.focus({ preventScroll: true }));
  }, [location, navigate]);
}
