/** Work on a checkpoint that has not come to its end in the blink of an eye, and the way to give it up. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { TravelWork } from '#session/travel.ts';
import { ProgressLine } from '#ui/kit/progress-line.tsx';
import { useSession } from '#ui/session-context.tsx';

/** What is over sooner only flickers. */
const shownAfterMs = 400;

export function LongWork({ className }: { readonly className: string }) {
  const { travel } = useSession();
  const work = useStore(travel.store, (state) => state.work);
  return work === undefined ? null : <AfterAWhile className={className} work={work} onCancel={() => travel.cancel()} />;
}

interface AfterAWhileProps {
  readonly className: string;
  readonly work: TravelWork;
  readonly onCancel: () => void;
}

function AfterAWhile({ className, work: { what, progress }, onCancel }: AfterAWhileProps) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), shownAfterMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <div className={className}>
      <ProgressLine what={what} progress={progress} onCancel={onCancel} />
    </div>
  );
}
