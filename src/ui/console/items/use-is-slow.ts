/** Whether something has been under way for so long that one may want to give it up. */
import { useEffect, useState } from 'react';

/** What is over before, nobody could cancel. */
const slowMs = 300;

export function useIsSlow(isRunning: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isRunning]);
  return isSlow;
}
