/**
 * Warm throughput: what a table or global index can serve at once. It rises with what is provisioned and with
 * what is asked for, and never falls. Source: reference 5.09, 5.10; M-Q 028, 032, 061, 064, 179.
 */
import { type Moment, onDemandFloor, type Physics, usualPhysics } from '#engine/model/physics/physics.ts';
import { invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import type { BillingMode, IndexRecord, TableRecord } from '#engine/model/table.ts';
import type { WarmThroughput } from '#engine/model/table-settings.ts';
import { highestOf, type Throughput } from '#engine/model/throughput.ts';

/** Warm throughput as a request gives it: either level may be left as it is. */
export interface WarmRequest {
  readonly readUnits?: number | undefined;
  readonly writeUnits?: number | undefined;
}

type Owner = Pick<TableRecord | IndexRecord, 'throughput' | 'warm'>;

/** What one has by its mode alone. */
export const initialWarm = (mode: BillingMode, { readUnits, writeUnits }: Throughput, physics: Physics): Throughput =>
  mode === 'PAY_PER_REQUEST' ? onDemandFloor(physics) : { readUnits, writeUnits };

/** Records without it were stored before it was kept, and before there were settings. */
export const warmOf = (owner: Owner, mode: BillingMode): WarmThroughput => owner.warm ?? initialWarm(mode, owner.throughput, usualPhysics);

/** At least this much, once a change of mode or throughput is over. */
export const warmedBy = (owner: Owner, before: BillingMode, level: Throughput): WarmThroughput => {
  const warm = warmOf(owner, before);
  return { ...warm, ...highestOf(warm, level) };
};

/** Of a new table or index. What was asked for is not below what it begins with. */
export function warmAtBirth(mode: BillingMode, throughput: Throughput, wanted: WarmRequest | undefined, physics: Physics): Throughput {
  const initial = initialWarm(mode, throughput, physics);
  return { readUnits: wanted?.readUnits ?? initial.readUnits, writeUnits: wanted?.writeUnits ?? initial.writeUnits };
}

/** `target` is `table` or `index X`. */
export function checkWarmRise(warm: Throughput, wanted: WarmRequest, target: string): Refusal | undefined {
  const lower = (['readUnits', 'writeUnits'] as const).find((level) => (wanted[level] ?? warm[level]) < warm[level]);
  if (lower === undefined) return undefined;
  return invalidParameter(
    `Requested ${lower === 'readUnits' ? 'Read' : 'Write'}UnitsPerSecond for WarmThroughput for ${target} is lower than current ` +
      'WarmThroughput, decreasing WarmThroughput is not supported',
  );
}

/** The last one who asks gets what he asked for, the same or not. Source: M-Q 179, 459. */
export function riseOf(warm: WarmThroughput, wanted: WarmRequest, { nowMs, physics }: Moment): WarmThroughput {
  const goal = warm.risingTo ?? warm;
  return {
    readUnits: warm.readUnits,
    writeUnits: warm.writeUnits,
    risingTo: { readUnits: wanted.readUnits ?? goal.readUnits, writeUnits: wanted.writeUnits ?? goal.writeUnits },
    settlesAtMs: nowMs + physics.durations.warmThroughputMs,
  };
}
