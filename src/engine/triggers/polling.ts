/**
 * When a shard is looked at. Source: reference 7.2 and AWS Lambda, DG with-ddb: four times a second.
 * Looks that would find nothing are left out, so that an idle month costs nothing.
 */
import type { Random } from '#engine/kernel/random.ts';
import type { ShardReading, Trigger } from '#engine/model/trigger.ts';

export const pollMs = 250;
/** Records of one look, as of one GetRecords. Source: reference 7.15. */
export const pollRecordsMax = 1000;

/** When within a quarter of a second a trigger looks, drawn from the seed. */
export const phaseMs = (random: Random, triggerId: string): number => random.fork('triggers').fork(triggerId).uint32(0) % pollMs;

/** The first look at or after a moment. */
export const lookAtOrAfter = (ms: number, phaseMs: number): number => Math.ceil((ms - phaseMs) / pollMs) * pollMs + phaseMs;

export const isLook = (ms: number, phaseMs: number): boolean => lookAtOrAfter(ms, phaseMs) === ms;

/** When something happens next in a shard by itself; nothing while somebody outside has to act. */
export function wakeAtMs({ windowMs, handler }: Trigger, { lanes, polledAtMs = 0 }: ShardReading, isUnread: boolean, nowMs: number, phaseMs: number): number | undefined {
  const times: number[] = [];
  for (const { batch, gatheringSinceMs } of lanes) {
    if (batch?.invocation !== undefined) {
      if (handler.kind === 'script' && batch.invocation.endsAtMs !== undefined) times.push(batch.invocation.endsAtMs);
    } else if (batch !== undefined) times.push(batch.retryAtMs ?? nowMs);
    else if (gatheringSinceMs !== undefined) times.push(gatheringSinceMs + windowMs);
  }
  // A lane that is held up reads no further; another one goes on.
  if (isUnread && lanes.some(({ batch }) => batch === undefined)) {
    times.push(lookAtOrAfter(Math.max(nowMs, polledAtMs + 1), phaseMs));
  }
  return times.length === 0 ? undefined : Math.max(nowMs, Math.min(...times));
}
