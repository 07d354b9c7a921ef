/** Moments of virtual time, in UTC. */
import { say } from '#texts/say.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const days = [say('Sun'), say('Mon'), say('Tue'), say('Wed'), say('Thu'), say('Fri'), say('Sat')] as const;

/** `14:12:05` */
export function formatTime(ms: number): string {
  const date = new Date(ms);
  return `${formatHour(ms)}:${two(date.getUTCSeconds())}`;
}

/** `14:12` */
export function formatHour(ms: number): string {
  const date = new Date(ms);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** `Mon 14:12:05`, and `.320` where a millisecond can be told from the next. */
export function formatClock(ms: number, withMilliseconds = false): string {
  const date = new Date(ms);
  const rest = withMilliseconds ? `.${String(date.getUTCMilliseconds()).padStart(3, '0')}` : '';
  return `${days[date.getUTCDay()]} ${formatTime(ms)}${rest}`;
}

export interface RunningClock {
  readonly nowMs: number;
  readonly wallMs: number;
  readonly speed: number;
}

/** Virtual time at a moment of the wall clock; `wallMs` as in {@link RunningClock}. */
export const virtualNow = (clock: RunningClock, wallMs: number): number =>
  clock.nowMs + Math.max(0, wallMs - clock.wallMs) * clock.speed;
