/**
 * How often provisioned throughput may fall: four times a UTC day, then once an hour, as settings say. A table and each of its
 * global indexes have a budget of their own. Source: reference 1.58; M-Q 157, 184, 185, 326.
 */
import { dayOf, dayStartMs, longTime } from '#engine/kernel/calendar.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { invalid, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { ProvisionedThroughput } from '#engine/model/table.ts';
import { isDecrease, isSameThroughput, type Throughput, type ThroughputGoal } from '#engine/model/throughput.ts';

/** Decreases on the day that it is now. */
export const decreasesToday = ({ lastDecreaseMs, decreasesToday: count }: ProvisionedThroughput, nowMs: number): number =>
  lastDecreaseMs !== undefined && dayOf(lastDecreaseMs) === dayOf(nowMs) ? count : 0;

/** Source: row 36; that of an index: M-Q 164. */
function unchanged({ readUnits, writeUnits }: Throughput, index: string | undefined): Refusal {
  const target = index === undefined ? 'table' : `index ${index}`;
  return invalid(
    `The provisioned throughput for the ${target} will not change. The requested value equals the current value. ` +
      `Current ReadCapacityUnits provisioned for the ${target}: ${readUnits}. Requested ReadCapacityUnits: ${readUnits}. ` +
      `Current WriteCapacityUnits provisioned for the ${target}: ${writeUnits}. Requested WriteCapacityUnits: ${writeUnits}. ` +
      'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
  );
}

/** Whether the throughput of a table, or of an index, may become this. */
export function checkThroughputChange(
  from: ProvisionedThroughput,
  to: Throughput,
  { nowMs, physics }: Moment,
  index?: string,
): Refusal | undefined {
  if (isSameThroughput(from, to)) return unchanged(from, index);
  const { freeDecreasesPerDay, decreaseIntervalMinutes } = physics.account;
  const decreaseIntervalMs = decreaseIntervalMinutes * 60_000;
  const today = decreasesToday(from, nowMs);
  if (!isDecrease(from, to) || today < freeDecreasesPerDay) return undefined;
  const last = from.lastDecreaseMs ?? nowMs;
  const next = Math.min(last + decreaseIntervalMs, dayStartMs(dayOf(nowMs) + 1));
  if (nowMs >= next) return undefined;
  return refuse(
    'LimitExceededException',
    'Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day. After the first ' +
      `${freeDecreasesPerDay} decreases, each subsequent decrease in the same UTC day can be performed at most once every ` +
      `${decreaseIntervalMs / 1000} seconds. Number of decreases today: ${today}. Last decrease at ${longTime(last)}. ` +
      `Next decrease can be made at ${longTime(next)}`,
  );
}

/** What the throughput will be, and what is told of it until then: the old units with the new dates. Source: M-Q 060, 185. */
export function throughputChange(
  from: ProvisionedThroughput,
  to: Throughput,
  nowMs: number,
): { readonly meanwhile: ProvisionedThroughput; readonly goal: ThroughputGoal } {
  const falls = isDecrease(from, to);
  const today = decreasesToday(from, nowMs);
  return {
    meanwhile: {
      ...from,
      lastIncreaseMs: isDecrease(to, from) ? nowMs : from.lastIncreaseMs,
      lastDecreaseMs: falls ? nowMs : from.lastDecreaseMs,
      decreasesToday: falls ? today : from.decreasesToday,
    },
    goal: { readUnits: to.readUnits, writeUnits: to.writeUnits, decreasesToday: falls ? today + 1 : from.decreasesToday },
  };
}
