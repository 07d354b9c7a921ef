/** The clock of virtual time. It runs, so it is no live region. */
import { formatClock, type RunningClock } from '#session/folds/virtual-time.ts';
import { say } from '#texts/say.ts';
import { useVirtualNow } from './use-virtual-now.ts';

export interface TimeClockProps {
  readonly clock: RunningClock;
  /** With milliseconds. */
  readonly isExact: boolean;
}

export function TimeClock({ clock, isExact }: TimeClockProps) {
  const nowMs = useVirtualNow(clock, 1000);
  return (
    <div className="time-bar-clock">
      <span>{say('Virtual time')}</span>
      <time className="mono">{formatClock(nowMs, isExact)}</time>
    </div>
  );
}
