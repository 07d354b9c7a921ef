/** The place of the help panel beside the screen. The panel and its texts load when they are first wanted. */
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { helpPanel } from '#session/help-panel.ts';
import { useHasRoom } from './use-has-room.ts';

const HelpPanel = lazy(() => import('./help-panel.tsx'));

export function HelpDoor() {
  const { isOpen, asked } = useStore(helpPanel);
  const hasRoom = useHasRoom();
  // Over a narrow screen it lies only when it was asked for, not because it was open the last time.
  if (!isOpen || (!hasRoom && asked === undefined)) return null;
  return (
    <div className="shell-help">
      <Suspense fallback={null}>
        <HelpPanel key={String(hasRoom)} isSheet={!hasRoom} />
      </Suspense>
    </div>
  );
}
