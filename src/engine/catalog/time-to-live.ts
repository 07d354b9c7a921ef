/** Time to live: which attribute says when an item is over. Source: reference 8.01, 8.10; M-Q 115, 118, 143 to 147. */
import type { Moment } from '#engine/model/physics/physics.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { SwitchStatus } from '#engine/model/table-settings.ts';
import { stillInUse } from './admission.ts';

const isOn = (status: SwitchStatus | undefined): boolean => status === 'ENABLING' || status === 'ENABLED';

/** `hasItems`: there is something to look through first. Assumption: on an empty table it is settled at once. */
export function changeTimeToLive(
  table: TableRecord,
  { attributeName, isEnabled, hasItems }: { readonly attributeName: string; readonly isEnabled: boolean; readonly hasItems: boolean },
  { nowMs, physics }: Moment,
): TableRecord | Refusal {
  if (table.status === 'CREATING') return stillInUse(`Table ${table.name} is being created`);
  const { timeToLive: before } = table;
  const refusal = checkState(before, attributeName, isEnabled);
  if (refusal !== undefined) return refusal;
  if (before !== undefined && nowMs < before.changedAtMs + physics.account.timeToLivePauseMinutes * 60_000) {
    return invalid('Time to live has been modified multiple times within a fixed interval');
  }
  const settlesAtMs = hasItems ? nowMs + physics.durations.timeToLiveMs : undefined;
  const status = isEnabled ? (hasItems ? 'ENABLING' : 'ENABLED') : hasItems ? 'DISABLING' : 'DISABLED';
  const kept = status === 'DISABLED' ? undefined : attributeName;
  return { ...table, timeToLive: { status, attributeName: kept, changedAtMs: nowMs, settlesAtMs } };
}

function checkState(before: TableRecord['timeToLive'], attributeName: string, isEnabled: boolean): Refusal | undefined {
  if (!isOn(before?.status)) return isEnabled ? undefined : invalid('TimeToLive is already disabled');
  if (before?.attributeName !== attributeName) {
    return invalid(`TimeToLive is active on a different AttributeName: current AttributeName is ${before?.attributeName}`);
  }
  return isEnabled ? invalid('TimeToLive is already enabled') : undefined;
}

/** What DescribeTimeToLive answers. */
export function describeTimeToLive({ status, timeToLive }: TableRecord): object | Refusal {
  if (status === 'CREATING' || status === 'DELETING') {
    return invalid(`Cannot describe time to live while table is in ${status} state: Current table state is ${status}`);
  }
  return { TimeToLiveStatus: timeToLive?.status ?? 'DISABLED', AttributeName: timeToLive?.attributeName };
}
