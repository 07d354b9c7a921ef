/** AdvanceClock and SetClock: virtual time in the learner's hand. */
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import { answer, json } from '../answer.ts';
import type { Outcome, Step } from '../step.ts';

/** A year: all that happens in it is told in one answer. Whoever wants more asks again. */
const secondsMax = 366 * 86_400;
const speedMax = 3600;

const outOfRange = (name: string, least: number, most: number): Refusal =>
  invalid(`${name} must be a number from ${least} to ${most}.`);

const isWithin = (value: number | undefined, least: number, most: number): value is number =>
  value !== undefined && Number.isFinite(value) && value >= least && value <= most;

/** How far the clock moves, in milliseconds. */
export function advanceBy({ Seconds: seconds }: { Seconds?: number }): number | Refusal {
  return isWithin(seconds, 0, secondsMax) ? seconds * 1000 : outOfRange('Seconds', 0, secondsMax);
}

/** The answer of both: virtual time in seconds since the epoch. */
export const now = (nowMs: number): string => answer({ Now: json(nowMs / 1000) });

/** The speed is how many virtual seconds pass in a second of the wall clock; 0 stands still. */
export function setClock(step: Step, { Speed: speed }: { Speed?: number }): Outcome {
  if (!isWithin(speed, 0, speedMax)) return outOfRange('Speed', 0, speedMax);
  step.emit({ type: 'request.validated', operation: 'SetClock' });
  step.commit({ type: 'clock.speed-set', speed });
  step.emit({ type: 'clock.speed-set', speed });
  return now(step.nowMs);
}
