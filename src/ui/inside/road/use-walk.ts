/** A new request walks its road once, stations lighting in order; any key or click jumps to the end. */
import { useEffect, useState } from 'react';
import { useSession } from '#ui/session-context.tsx';

/** The visual language allows 600 ms for the whole road. */
const walkMs = 600;
/** At this speed and above requests come too fast to be watched. */
const walkSpeedMax = 60;

/** The newest exchange that has walked, so that going back to an older one shows it at once. */
let walkedLast = 0;

export interface Walk {
  readonly isWalking: boolean;
  readonly replay: () => void;
}

export function useWalk(exchangeNumber: number): Walk {
  const session = useSession();
  const [isWalking, setWalking] = useState(() => {
    const isNew = exchangeNumber > walkedLast && session.store.getState().clock.speed < walkSpeedMax;
    return isNew && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  });
  useEffect(() => {
    walkedLast = Math.max(walkedLast, exchangeNumber);
  }, [exchangeNumber]);
  useEffect(() => {
    if (!isWalking) return undefined;
    const stop = (): void => setWalking(false);
    const timer = setTimeout(stop, walkMs);
    addEventListener('keydown', stop);
    addEventListener('pointerdown', stop);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', stop);
      removeEventListener('pointerdown', stop);
    };
  }, [isWalking]);
  return { isWalking, replay: () => setWalking(!matchMedia('(prefers-reduced-motion: reduce)').matches) };
}
