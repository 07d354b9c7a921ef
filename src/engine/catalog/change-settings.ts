/** UpdateTable: what is the only change of its request, or nearly so: encryption, class, protection, warm throughput, stream. */
import { isoTime } from '#engine/kernel/calendar.ts';
import {
  classChangesDays,
  classChangesMax,
  encryptionIntervalMs,
  encryptionWindowMs,
  freeEncryptionChanges,
} from '#engine/model/limits.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { invalid, invalidParameter, isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { StreamRecord, TableClass, TableRecord } from '#engine/model/table.ts';
import { admitClass, admitStream, admitWarm, stillInUse } from './admission.ts';
import { withinWindow, withJob } from './change-throughput.ts';
import { type EncryptionRequest, modeBefore } from './table-change.ts';
import { checkWarmRise, riseOf, warmOf, type WarmRequest } from './warm.ts';

/**
 * A stream is switched on or off, never changed. `before` is the table as it was when the request came.
 * Source: reference 7.19; M-Q 017, 047, 054.
 */
export function changeStream(
  table: TableRecord,
  before: TableRecord,
  stream: StreamRecord | 'off' | undefined,
  moment: Moment,
): TableRecord | Refusal {
  if (stream === undefined) return table;
  const refusal = admitStream(before);
  if (refusal !== undefined) return refusal;
  const { stream: standing, name } = before;
  if (stream === 'off') {
    if (standing === undefined) return invalid(`Table has no stream to disable: TableName: ${name}`);
    return withJob({ ...table, stream: undefined }, { kind: 'stream', operation: 'DISABLE', label: standing.label }, moment);
  }
  if (standing !== undefined) return invalid(`Table already has an enabled stream: TableName: ${name}`);
  const { label } = stream;
  return withJob({ ...table, stream, latestStreamLabel: label }, { kind: 'stream', operation: 'ENABLE', label }, moment);
}

/** The same record when it has this class already. Source: reference 1.66; M-Q 177, 283, 284. */
export function changeClass(table: TableRecord, tableClass: TableClass, moment: Moment): TableRecord | Refusal {
  const refusal = admitClass(table);
  if (refusal !== undefined) return refusal;
  const changes = withinWindow(table.classChangesMs, moment.nowMs, {
    most: classChangesMax,
    days: classChangesDays,
    what: 'Updates to TableClass',
  });
  if (isRefusal(changes) || table.tableClass === tableClass) return isRefusal(changes) ? changes : table;
  return withJob({ ...table, classChangesMs: changes }, { kind: 'class', to: tableClass }, moment);
}

/** At once, but not twice in fifteen seconds, or what a setting says. Source: M-Q 002, 003, 016. */
export function changeProtection(table: TableRecord, isProtected: boolean, { nowMs, physics }: Moment): TableRecord | Refusal {
  if (table.deletionProtection === isProtected) return table;
  const settingPauseMs = physics.account.settingPauseSeconds * 1000;
  const untilMs = (table.protectionChangedAtMs ?? -Infinity) + settingPauseMs;
  if (nowMs < untilMs) {
    return refuse(
      'ThrottlingException',
      `Deletion protection setting for table ${table.name} modified within the previous ${settingPauseMs} milliseconds. ` +
        `Please try again after ${isoTime(untilMs)}Z`,
    );
  }
  return { ...table, deletionProtection: isProtected, protectionChangedAtMs: nowMs };
}

/** Source: M-Q 059, 061, 066, 121, 179, 458, 459. */
export function changeWarm(table: TableRecord, wanted: WarmRequest, moment: Moment): TableRecord | Refusal {
  const warm = warmOf(table, modeBefore(table));
  const refusal = admitWarm(table) ?? checkWarmRise(warm, wanted, 'table');
  return refusal ?? { ...table, warm: riseOf(warm, wanted, moment) };
}

/** The table stays ACTIVE while it is encrypted anew. Source: reference 1.65, 10.72; M-Q 065, 081, 140, 141, 437. */
export function changeEncryption(table: TableRecord, wanted: EncryptionRequest | 'off', moment: Moment): TableRecord | Refusal {
  if (table.encryptionChange !== undefined) return stillInUse('Server-Side Encryption is still being updated');
  if (wanted === 'off') {
    if (table.encryption === undefined) return invalidParameter('Table is already encrypted by default');
    return encryptedAnew(table, undefined, moment);
  }
  const exhausted = checkEncryptionQuota(table, moment.nowMs);
  if (exhausted !== undefined) return exhausted;
  if (wanted.isArn && wanted.keyArn === table.encryption?.keyArn) {
    return invalidParameter(
      'Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId parameter if you want to change Master Key',
    );
  }
  return encryptedAnew(table, wanted.keyArn, moment);
}

/** Changes in the window that the first of them has opened. */
function changesInWindow({ encryptionChangesMs = [] }: TableRecord, nowMs: number): readonly number[] {
  const [first] = encryptionChangesMs;
  return first !== undefined && nowMs < first + encryptionWindowMs ? encryptionChangesMs : [];
}

const encryptedAnew = (table: TableRecord, toKeyArn: string | undefined, { nowMs, physics }: Moment): TableRecord => ({
  ...table,
  encryptionChange: { toKeyArn, settlesAtMs: nowMs + physics.durations.encryptMs },
  encryptionChangesMs: [...changesInWindow(table, nowMs), nowMs],
});

function checkEncryptionQuota(table: TableRecord, nowMs: number): Refusal | undefined {
  const changes = changesInWindow(table, nowMs);
  const [first = nowMs] = changes;
  const last = changes.at(-1) ?? nowMs;
  const windowEndsMs = first + encryptionWindowMs;
  const nextMs = Math.min(last + encryptionIntervalMs, windowEndsMs);
  if (changes.length < freeEncryptionChanges || nowMs >= nextMs) return undefined;
  return refuse(
    'LimitExceededException',
    `Subscriber limit exceeded: Encryption mode changes are limited in the 24h window ending at ${isoTime(windowEndsMs)}Z. ` +
      `After the first ${freeEncryptionChanges} change, each subsequent change in the same window can be performed at most ` +
      `once every ${encryptionIntervalMs / 1000} seconds. Number of updates today: ${changes.length}. ` +
      `Last change at ${isoTime(last)}Z. Next changes can be made at ${isoTime(nextMs)}Z.`,
  );
}
