/**
 * Continuous backups and recovery to a point in time: how far back a table can go.
 * Source: DG/PointInTimeRecovery; reference 10.21 to 10.23; M-Q 083 to 086, 100, 111, 115, 118, 385.
 */
import { isoTime } from '#engine/kernel/calendar.ts';
import { recoveryDaysMax, recoveryLagMs } from '#engine/model/limits.ts';
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { PointInTimeRecovery } from '#engine/model/table-settings.ts';
import { seconds } from './describe.ts';

const dayMs = 86_400_000;
const secondMs = 1000;

/**
 * The same record when it is so already. A shorter window drops what lies before it at once, and a longer one begins
 * with what is left. Source: reference 10.23.
 */
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
  const wanted = days ?? before?.days ?? recoveryDaysMax;
  if (before?.days === wanted) return table;
  const fromMs = before === undefined ? nowMs : Math.ceil((nowMs - Math.min(before.days, wanted) * dayMs) / secondMs) * secondMs;
  return { ...table, pointInTimeRecovery: { sinceMs: Math.max(before?.sinceMs ?? nowMs, fromMs), days: wanted } };
}

/** What was written before is of no use any more. */
export const recoveryWindowFromMs = ({ sinceMs, days }: PointInTimeRecovery, nowMs: number): number => Math.max(sinceMs, nowMs - days * dayMs);

/** In whole seconds, in milliseconds. */
export interface RecoveryWindow {
  readonly earliestMs: number;
  readonly latestMs: number;
}

/** `keptFromMs`: what the history of the table goes back to. Right after recovery was switched on both ends are that moment. */
export function recoveryWindow(recovery: PointInTimeRecovery, keptFromMs: number, nowMs: number): RecoveryWindow {
  const earliestMs = Math.max(recoveryWindowFromMs(recovery, nowMs), keptFromMs);
  const latestMs = Math.max(earliestMs, nowMs - recoveryLagMs);
  return { earliestMs: wholeSecond(earliestMs), latestMs: wholeSecond(latestMs) };
}

const wholeSecond = (atMs: number): number => Math.floor(atMs / secondMs) * secondMs;

/** What both operations answer. Assumption: backups of a table are there as soon as it is ACTIVE. */
export function describeRecovery({ status, pointInTimeRecovery: recovery }: TableRecord, keptFromMs: number, nowMs: number): object {
  return {
    ContinuousBackupsStatus: status === 'CREATING' ? 'DISABLED' : 'ENABLED',
    PointInTimeRecoveryDescription:
      recovery === undefined
        ? { PointInTimeRecoveryStatus: 'DISABLED' }
        : {
            PointInTimeRecoveryStatus: 'ENABLED',
            RecoveryPeriodInDays: recovery.days,
            ...describeWindow(recoveryWindow(recovery, keptFromMs, nowMs)),
          },
  };
}

const describeWindow = ({ earliestMs, latestMs }: RecoveryWindow): object => ({
  EarliestRestorableDateTime: seconds(earliestMs),
  LatestRestorableDateTime: seconds(latestMs),
});

const zulu = (atMs: number): string => `${isoTime(atMs).slice(0, 'YYYY-MM-DDThh:mm:ss'.length)}Z`;

/**
 * The moment that a table is restored to: the latest, or one of the window. A fraction of a second is cut off, and the
 * second in which recovery was switched on is the moment of that. Source of the text: M-Q 100. Assumption: its last words.
 */
export function restoreMoment(
  { name, pointInTimeRecovery: recovery }: TableRecord,
  wantedMs: number | undefined,
  keptFromMs: number,
  nowMs: number,
): number | Refusal {
  if (recovery === undefined) {
    return refuse('PointInTimeRecoveryUnavailableException', `Point in time recovery is not enabled for table '${name}'`);
  }
  const { earliestMs, latestMs } = recoveryWindow(recovery, keptFromMs, nowMs);
  const atMs = wholeSecond(wantedMs ?? latestMs);
  if (atMs < earliestMs || atMs > latestMs) {
    return refuse(
      'InvalidRestoreTimeException',
      `RestoreDateTime '${zulu(atMs)}' must be within EarliestRestorableDateTime '${zulu(earliestMs)}' and LatestRestorableDateTime '${zulu(latestMs)}'`,
    );
  }
  return Math.max(atMs, recovery.sinceMs);
}
