/** The way of the tour: one screen of each place, in the order in which one comes to need them. */
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { goToStop } from '#session/help-panel.ts';
import { routes } from '#ui/shell/routes.ts';

export const stops: readonly string[] = [
  routes.learn,
  routes.tables,
  routes.json,
  routes.road,
  routes.keySpace,
  routes.lab,
  routes.bill,
  routes.workspace,
];

/** Leads to a stop of the tour, and begins it where none is under way. */
export function useTour(): (stop: number) => void {
  const [, navigate] = useLocation();
  return useCallback(
    (stop) => {
      navigate(stops[stop]!);
      goToStop(stop);
    },
    [navigate],
  );
}
