/**
 * How long a trigger waits before it sends a failed batch again.
 * Assumption: AWS says that it backs off and not how; that it doubles with every failure is ours, as are the bounds.
 */
import type { Physics } from '#engine/model/physics/physics.ts';

export function retryDelayMs(failures: number, { triggerRetryMsMin, triggerRetryMsMax }: Physics['events']): number {
  let ms = triggerRetryMsMin;
  for (let i = 1; i < failures && ms < triggerRetryMsMax; i++) ms *= 2;
  return Math.min(ms, triggerRetryMsMax);
}
