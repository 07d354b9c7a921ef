/**
 * Continuous backups and recovery to a point in time: kept and told of; backups themselves are not simulated.
 * Source: DG/PointInTimeRecovery; M-Q 083 to 085, 111, 115, 118, 385.
 */
import { recoveryDaysMax, recoveryLagMs } from '#engine/model/limits.ts';
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { seconds } from './describe.ts';

const dayMs = 86_400_000;

/** The same record when it is so already. */
export function changeRecovery(
  table: TableRecord,
  { isEnabled, days }: { readonly isEnabled: boolean; readonly days: number | undefined },
  nowMs: number,
): TableRecord | Refusal {
  if (table.status === 'CREATING') {
    return refuse(
      'ContinuousBackupsUnavailableException',
      `Backups are being enabled for the table: ${table.name}. Please retry later`,
    );
  }
  const { pointInTimeRecovery: before } = table;
  if (!isEnabled) return before === undefined ? table : { ...table, pointInTimeRecovery: undefined };
  const wanted = { sinceMs: before?.sinceMs ?? nowMs, days: days ?? before?.days ?? recoveryDaysMax };
  return before?.days === wanted.days ? table : { ...table, pointInTimeRecovery: wanted };
}

/** What both operations answer. Assumption: backups of a table are there as soon as it is ACTIVE. */
export function describeRecovery({ status, pointInTimeRecovery: recovery }: TableRecord, nowMs: number): object {
  return {
    ContinuousBackupsStatus: status === 'CREATING' ? 'DISABLED' : 'ENABLED',
    PointInTimeRecoveryDescription:
      recovery === undefined
        ? { PointInTimeRecoveryStatus: 'DISABLED' }
        : {
            PointInTimeRecoveryStatus: 'ENABLED',
            RecoveryPeriodInDays: recovery.days,
            EarliestRestorableDateTime: seconds(Math.max(recovery.sinceMs, nowMs - recovery.days * dayMs)),
            LatestRestorableDateTime: seconds(Math.max(recovery.sinceMs, nowMs - recoveryLagMs)),
          },
  };
}
