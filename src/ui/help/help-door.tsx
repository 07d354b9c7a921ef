/** The place of the help panel beside the screen. The panel and its texts load when they are first wanted. */
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { helpPanel, putHelpAway } from '#session/help-panel.ts';
import { useMinWidth } from '#ui/kit/use-min-width.ts';

/** The same in shell.css. */
const helpBesideFrom = 1200;

const HelpPanel = lazy(() => import('./help-panel.tsx'));

export function HelpDoor() {
  const { isOpen, asked } = useStore(helpPanel);
  const hasRoom = useMinWidth(helpBesideFrom);
  // Over a narrow screen it lies only when it was asked for, not because it was open the last time.
  const isUnasked = isOpen && !hasRoom && asked === undefined;
  useEffect(() => {
    if (isUnasked) putHelpAway();
  }, [isUnasked]);
  if (!isOpen || isUnasked) return null;
  return (
    <div className="shell-help">
      <Suspense fallback={null}>
        <HelpPanel key={String(hasRoom)} isSheet={!hasRoom} />
      </Suspense>
    </div>
  );
}
