/**
 * Levels of throughput other than the provisioned ones: the maximum of on-demand use, and warm throughput, of a
 * table or an index. Source: M-Q 038, 039, 045, 128, 154, 155, 170.
 */
import type { Physics } from '#engine/model/physics/physics.ts';
import { invalidParameter, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { WireOnDemandThroughput, WireWarmThroughput } from '#engine/model/requests.ts';
import { type BillingMode, type OnDemandMaximum, region, type Throughput } from '#engine/model/table.ts';

/** Warm throughput as asked for. */
export type WarmWish = OnDemandMaximum;

export interface Levels {
  /** Absent: the table. */
  readonly index: string | undefined;
  readonly onDemandMaximum?: OnDemandMaximum | undefined;
  readonly warm: WarmWish | undefined;
}

/** Of a table or index that is to be. */
export interface NewLevels extends Levels {
  readonly throughput: Throughput | undefined;
}

/** A structure without members counts as none. Assumption for UpdateTable, where AWS answers it with a fault (M-Q 437). */
export function onDemandMaximum(wire: WireOnDemandThroughput | undefined): OnDemandMaximum | undefined {
  const { MaxReadRequestUnits: readUnits, MaxWriteRequestUnits: writeUnits } = wire ?? {};
  return readUnits === undefined && writeUnits === undefined ? undefined : { readUnits, writeUnits };
}

export function warmWish(wire: WireWarmThroughput | undefined): WarmWish | undefined {
  const { ReadUnitsPerSecond: readUnits, WriteUnitsPerSecond: writeUnits } = wire ?? {};
  return readUnits === undefined && writeUnits === undefined ? undefined : { readUnits, writeUnits };
}

const words = { readUnits: 'Read', writeUnits: 'Write' } as const;
const names = ['readUnits', 'writeUnits'] as const;

/** How a maximum's owner is called; a warm throughput's has no blank before its colon, nor a colon. */
const ofMaximum = (index: string | undefined): string => (index === undefined ? 'for table' : `for index : ${index}`);
const ofWarm = (index: string | undefined): string => (index === undefined ? 'for table' : `for index ${index}`);

/** `least` is 1 where a maximum is set for the first time; later -1 takes it away. */
export function checkMaximumRange({ index, onDemandMaximum: maximum }: Levels, mayBeRemoved: boolean): Refusal | undefined {
  for (const name of names) {
    const units = maximum?.[name];
    if (units === undefined || units >= 1 || (mayBeRemoved && units === -1)) continue;
    return invalidParameter(`Requested Max${words[name]}RequestUnits for OnDemandThroughput ${ofMaximum(index)} is outside of valid range`);
  }
  return undefined;
}

/** Of a new table or one of its indexes. */
export function checkMaximumMode({ index, onDemandMaximum: maximum }: Levels, mode: BillingMode): Refusal | undefined {
  if (maximum === undefined || mode === 'PAY_PER_REQUEST') return undefined;
  const name = maximum.readUnits === undefined ? 'Write' : 'Read';
  const of = index === undefined ? '' : ` for index: ${index}`;
  return invalidParameter(
    `Max${name}RequestUnits for OnDemandThroughput${of} cannot be specified when table BillingMode is PROVISIONED.`,
  );
}

const initialHelp =
  'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial';

const noThroughput: Throughput = { readUnits: 0, writeUnits: 0 };

/** Of a new table or index: not below what it begins with. */
export function checkInitialWarm(
  { index, warm, throughput }: NewLevels,
  mode: BillingMode,
  { onDemandReadUnitsPerSecond: readUnits, onDemandWriteUnitsPerSecond: writeUnits }: Physics['throughput'],
): Refusal | undefined {
  const initial = mode === 'PAY_PER_REQUEST' ? { readUnits, writeUnits } : (throughput ?? noThroughput);
  const name = names.find((level) => (warm?.[level] ?? Infinity) < initial[level]);
  if (name === undefined) return undefined;
  const what = `Requested ${words[name]}UnitsPerSecond for WarmThroughput ${ofWarm(index)} is lower than`;
  return invalidParameter(
    mode === 'PAY_PER_REQUEST'
      ? `${what} initial throughput for OnDemand. See: ${initialHelp}`
      : `${what} ${words[name]}CapacityUnits of ProvisionedThroughput`,
  );
}

/** What the account lets one table or index have. */
export function checkLevelQuotas(
  { index, onDemandMaximum: maximum, warm }: Levels,
  { tableReadUnitsPerSecondMax, tableWriteUnitsPerSecondMax }: Physics['account'],
): Refusal | undefined {
  const quotas = { readUnits: tableReadUnitsPerSecondMax, writeUnits: tableWriteUnitsPerSecondMax };
  for (const name of names) {
    const tail = `exceeds TableMax${words[name]}CapacityUnits of the account in region ${region}`;
    if ((maximum?.[name] ?? 0) > quotas[name]) {
      return exceeded(`Requested Max${words[name]}RequestUnits for OnDemandThroughput ${ofMaximum(index)} ${tail}`);
    }
    if ((warm?.[name] ?? 0) > quotas[name]) {
      return exceeded(`Requested ${words[name]}UnitsPerSecond for WarmThroughput ${ofWarm(index)} ${tail}`);
    }
  }
  return undefined;
}

const exceeded = (detail: string): Refusal => refuse('LimitExceededException', `Subscriber limit exceeded: ${detail}`);
