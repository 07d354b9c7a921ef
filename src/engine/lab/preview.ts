/** What a workload asks for before it is run, for the picture beside its form. */
import { isRefusal } from '#engine/model/refusal.ts';
import { callsAt } from './rate.ts';
import { readWorkload } from './read-workload.ts';
import type { RunWorkloadInput } from './wire.ts';

/** Calls a second at so many moments, from the first second to the last one; `undefined` for what can't be run. */
export function offeredPerSecond(input: RunWorkloadInput, moments: number): number[] | undefined {
  const workload = readWorkload(input);
  if (isRefusal(workload)) return undefined;
  const last = workload.seconds - 1;
  return Array.from({ length: moments }, (_, i) => callsAt(workload.rate, Math.round((i * last) / (moments - 1))));
}
