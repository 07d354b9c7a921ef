/**
 * Virtual time as it runs, reckoned on from the last reading of the clock. Nothing runs while time stands
 * still or the page is out of sight.
 */
import { useEffect, useState } from 'react';
import { type RunningClock, virtualNow } from '#session/folds/virtual-time.ts';

const wallNow = (): number => performance.timeOrigin + performance.now();

/** `stepMs` is how finely virtual time is told; the component renders when a step is over. */
export function useVirtualNow(clock: RunningClock, stepMs: number): number {
  const [nowMs, setNowMs] = useState(() => virtualNow(clock, wallNow()));
  useEffect(() => {
    let frame = 0;
    const tell = (): void => {
      const now = virtualNow(clock, wallNow());
      setNowMs((before) => (Math.floor(before / stepMs) === Math.floor(now / stepMs) && clock.speed > 0 ? before : now));
    };
    const run = (): void => {
      tell();
      if (clock.speed > 0 && !document.hidden) frame = requestAnimationFrame(run);
    };
    const resume = (): void => {
      cancelAnimationFrame(frame);
      run();
    };
    run();
    document.addEventListener('visibilitychange', resume);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('visibilitychange', resume);
    };
  }, [clock, stepMs]);
  return nowMs;
}
