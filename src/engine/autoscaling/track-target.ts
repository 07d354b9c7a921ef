/**
 * Target tracking: what the alarms of a policy say of the last minutes, and to how many units that leads.
 * Source: reference 5.20 to 5.30; cool-downs: SDK model, `TargetTrackingScalingPolicyConfiguration`.
 */
import type { Physics } from '#engine/model/physics/physics.ts';
import type { ScalableTarget, ScalingPolicy } from '#engine/model/scaling.ts';

/**
 * Where AlarmLow stands. Assumption: at five sevenths of the target, which is the 50 % that is seen at a target
 * of 70 % (reference 5.26, unsourced); AWS's page says "below the target utilization" and no more.
 */
export const lowThreshold = (targetValue: number): number => (targetValue * 5) / 7;

export interface Tracked {
  readonly target: ScalableTarget;
  readonly policy: ScalingPolicy;
  readonly provisioned: number;
  /** Units a second of each of the last minutes, the latest last; nothing where nothing was consumed. */
  readonly consumed: readonly (number | undefined)[];
  readonly nowMs: number;
  /** How many minutes in a row scale out, or in. */
  readonly rules: Physics['scaling'];
}

export interface Scale {
  readonly direction: 'out' | 'in';
  readonly toUnits: number;
  /** Units a second that it goes by, and how many minutes have called for it. */
  readonly consumed: number;
  readonly minutes: number;
}

/** What is to be done, if anything. */
export function trackTarget(tracked: Tracked): Scale | undefined {
  return scaleOut(tracked) ?? scaleIn(tracked);
}

/** The last minutes when all of them have a figure that fits. A minute without one has no data point. Source: reference 5.31. */
function lastMinutes({ consumed }: Tracked, count: number, fits: (unitsPerSecond: number) => boolean): number[] | undefined {
  const last = consumed.slice(-count).filter((one) => one !== undefined);
  return last.length === count && last.every(fits) ? last : undefined;
}

const withinLimits = ({ minCapacity, maxCapacity }: ScalableTarget, units: number): number =>
  Math.min(maxCapacity, Math.max(minCapacity, units));

/** Source: reference 5.25. The share is cut to six digits, so that 70 % of 1,000 needs 1,000 and not 1,001. */
const unitsFor = ({ policy, target }: Tracked, consumed: number): number =>
  withinLimits(target, Math.ceil(Math.round((consumed * 100_000_000) / policy.targetValue) / 1_000_000));

function scaleOut(tracked: Tracked): Scale | undefined {
  const { policy, target, provisioned, nowMs } = tracked;
  const { scaleOutMinutes: outMinutes } = tracked.rules;
  if (target.isOutSuspended === true) return undefined;
  const threshold = (provisioned * policy.targetValue) / 100;
  const minutes = lastMinutes(tracked, outMinutes, (consumed) => consumed > threshold);
  if (minutes === undefined) return undefined;
  const consumed = minutes[outMinutes - 1]!;
  const toUnits = unitsFor(tracked, consumed);
  const { last } = policy;
  const isCooling = last?.direction === 'out' && nowMs < last.atMs + policy.scaleOutCooldown * 1000;
  // While it cools down, only a larger scale-out goes through.
  if (toUnits <= provisioned || (isCooling && toUnits <= last.units)) return undefined;
  return { direction: 'out', toUnits, consumed, minutes: outMinutes };
}

/** Assumption: it goes by the highest of the minutes, so that what any of them has used is still there. */
function scaleIn(tracked: Tracked): Scale | undefined {
  const { policy, target, provisioned, nowMs } = tracked;
  const { scaleInMinutes: inMinutes } = tracked.rules;
  if (target.isInSuspended === true || policy.disableScaleIn) return undefined;
  const threshold = (provisioned * lowThreshold(policy.targetValue)) / 100;
  const minutes = lastMinutes(tracked, inMinutes, (consumed) => consumed < threshold);
  if (minutes === undefined) return undefined;
  const consumed = Math.max(...minutes);
  const toUnits = unitsFor(tracked, consumed);
  const { last } = policy;
  const isCooling = last?.direction === 'in' && nowMs < last.atMs + policy.scaleInCooldown * 1000;
  if (toUnits >= provisioned || isCooling) return undefined;
  return { direction: 'in', toUnits, consumed, minutes: inMinutes };
}
