/**
 * Resource policies of a table and of its streams, each with a revision of its own. A change is seen by everyone a
 * second or two later, and can be followed by another after fifteen. Source: M-Q 206, 208, 211, 346, 347, 348.
 */
import { isoTime } from '#engine/kernel/calendar.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { PolicyRecord } from '#engine/model/table-settings.ts';

export interface Policy {
  readonly document: string;
  readonly revisionId: string;
}

/** Whether not everyone sees the latest change. */
export const isPolicyPending = ({ changedAtMs }: PolicyRecord, { nowMs, physics }: Moment): boolean =>
  nowMs < changedAtMs + physics.durations.policyMs;

/** That of the table, or of one of its streams; it may say that the policy was removed. */
export const policyRecordOf = ({ policies }: TableRecord, streamLabel: string | undefined): PolicyRecord | undefined =>
  policies?.find((policy) => policy.streamLabel === streamLabel);

const standing = (record: PolicyRecord | undefined): Policy | undefined =>
  record?.document === undefined ? undefined : { document: record.document, revisionId: record.revisionId };

/** As GetResourcePolicy shows it. */
export const seenPolicy = (record: PolicyRecord | undefined, moment: Moment): Policy | undefined =>
  record !== undefined && isPolicyPending(record, moment) ? record.before : standing(record);

/** How the table or the stream is called in messages. */
const targetOf = ({ name }: TableRecord, streamLabel: string | undefined): { noun: string; name: string } =>
  streamLabel === undefined ? { noun: 'table', name } : { noun: 'stream', name: streamLabel };

/** Assumption: of a stream the messages speak as of a table. */
function checkPause(table: TableRecord, record: PolicyRecord, moment: Moment): Refusal | undefined {
  const { noun, name } = targetOf(table, record.streamLabel);
  if (isPolicyPending(record, moment)) {
    const what = noun === 'table' ? 'Table' : 'Stream';
    return refuse(
      'ResourceInUseException',
      `Attempt to change a resource which is still in use: ${what} is pending previous resource-based policy update: ${name}`,
    );
  }
  const settingPauseMs = moment.physics.account.settingPauseSeconds * 1000;
  const untilMs = record.changedAtMs + settingPauseMs;
  if (moment.nowMs >= untilMs) return undefined;
  return refuse(
    'ThrottlingException',
    `Resource-based policy for ${noun} ${name} modified within the previous ${settingPauseMs} milliseconds. Please try again after ${isoTime(untilMs)}Z.`,
  );
}

/** A revision that is expected to stand, or that none does. Source: M-Q 208, 347. Assumption: the text where none stands. */
export function checkExpectedRevision(
  table: TableRecord,
  streamLabel: string | undefined,
  expected: string | undefined,
): Refusal | undefined {
  const policy = standing(policyRecordOf(table, streamLabel));
  if (expected === undefined || expected === policy?.revisionId) return undefined;
  const isNone = expected === 'NO_POLICY';
  if (isNone && policy === undefined) return undefined;
  const { noun, name } = targetOf(table, streamLabel);
  const asked = `Requested update for policy with revision id ${expected}, but`;
  const detail = isNone
    ? `Requested policy update expecting none to be present for ${noun} ${name}, but a policy exists with revision id ${policy?.revisionId}.`
    : policy === undefined
      ? `${asked} ${noun} ${name} has no associated policy.`
      : `${asked} the policy associated to target ${noun} ${name} has revision id ${policy.revisionId}.`;
  return policyNotFound(detail);
}

export const policyNotFound = (detail: string): Refusal =>
  refuse('PolicyNotFoundException', `Resource-based policy not found for the provided ResourceArn: ${detail}`);

function withPolicy(table: TableRecord, streamLabel: string | undefined, document: string | undefined, { nowMs }: Moment): TableRecord {
  const { policies = [] } = table;
  const before = policyRecordOf(table, streamLabel);
  const changed: PolicyRecord = {
    streamLabel,
    document,
    revisionId: String(Math.floor(nowMs)),
    changedAtMs: nowMs,
    before: standing(before),
  };
  return { ...table, policies: [...policies.filter((policy) => policy !== before), changed] };
}

/** The same record when the policy is the same. */
export function attachPolicy(
  table: TableRecord,
  streamLabel: string | undefined,
  document: string,
  moment: Moment,
): TableRecord | Refusal {
  const before = policyRecordOf(table, streamLabel);
  if (before?.document === document) return table;
  const refusal = before && checkPause(table, before, moment);
  return refusal ?? withPolicy(table, streamLabel, document, moment);
}

/** The same record when there is no policy. */
export function removePolicy(table: TableRecord, streamLabel: string | undefined, moment: Moment): TableRecord | Refusal {
  const before = policyRecordOf(table, streamLabel);
  if (before?.document === undefined) return table;
  return checkPause(table, before, moment) ?? withPolicy(table, streamLabel, undefined, moment);
}
