/**
 * When a shard is looked at. Source: reference 7.2 and AWS Lambda, DG with-ddb: four times a second, as a setting says.
 * Looks that would find nothing are left out, so that an idle month costs nothing.
 */
import type { Random } from '#engine/kernel/random.ts';
import type { ShardReading, Trigger } from '#engine/model/trigger.ts';

/** Records of one look, as of one GetRecords. Source: reference 7.15. */
export const pollRecordsMax = 1000;

/** A trigger's looks: so long apart, and this long after the beginning of time. */
export interface Looks {
  readonly everyMs: number;
  readonly phaseMs: number;
}

/** When between two ticks a trigger looks is drawn from the seed. */
export const looksOf = (random: Random, triggerId: string, everyMs: number): Looks => ({
  everyMs,
  phaseMs: random.fork('triggers').fork(triggerId).uint32(0) % everyMs,
});

/** The first look at or after a moment. */
export const lookAtOrAfter = (ms: number, { everyMs, phaseMs }: Looks): number =>
  Math.ceil((ms - phaseMs) / everyMs) * everyMs + phaseMs;

export const isLook = (ms: number, looks: Looks): boolean => lookAtOrAfter(ms, looks) === ms;

/** When something happens next in a shard by itself; nothing while somebody outside has to act. */
export function wakeAtMs({ windowMs, handler }: Trigger, { lanes, polledAtMs = 0 }: ShardReading, isUnread: boolean, nowMs: number, looks: Looks): number | undefined {
  const times: number[] = [];
  for (const { batch, gatheringSinceMs } of lanes) {
    if (batch?.invocation !== undefined) {
      if (handler.kind === 'script' && batch.invocation.endsAtMs !== undefined) times.push(batch.invocation.endsAtMs);
    } else if (batch !== undefined) times.push(batch.retryAtMs ?? nowMs);
    else if (gatheringSinceMs !== undefined) times.push(gatheringSinceMs + windowMs);
  }
  // A lane that is held up reads no further; another one goes on.
  if (isUnread && lanes.some(({ batch }) => batch === undefined)) {
    times.push(lookAtOrAfter(Math.max(nowMs, polledAtMs + 1), looks));
  }
  return times.length === 0 ? undefined : Math.max(nowMs, Math.min(...times));
}
