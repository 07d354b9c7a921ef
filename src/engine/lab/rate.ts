/** How many calls a second there are, second by second. */
import type { Rate } from './workload.ts';

/** Calls in the second that begins at `second`. */
export function callsAt(rate: Rate, second: number): number {
  switch (rate.pattern) {
    case 'constant':
      return rate.perSecond;
    case 'steps': {
      let perSecond = 0;
      for (const step of rate.steps) if (step.atSecond <= second) perSecond = step.perSecond;
      return perSecond;
    }
    case 'spike': {
      const isInside = second >= rate.atSecond && second < rate.atSecond + rate.seconds;
      return isInside ? rate.peakPerSecond : rate.perSecond;
    }
    case 'diurnal':
      return rate.perSecond + (rate.peakPerSecond - rate.perSecond) * wave((second % rate.seconds) / rate.seconds);
  }
}

/**
 * From 0 up to 1 and back to 0 while `turn` goes from 0 to 1, level at both. A cosine would be the usual
 * curve, and its last digit differs between engines; 3x² - 2x³ has the same shape.
 */
function wave(turn: number): number {
  const x = turn < 0.5 ? 2 * turn : 2 - 2 * turn;
  return x * x * (3 - 2 * x);
}

/** All calls of so many seconds. */
export function callsIn(rate: Rate, seconds: number): number {
  let calls = 0;
  for (let second = 0; second < seconds; second++) calls += callsAt(rate, second);
  return calls;
}
