/** Whether what a table record says of settings and of changes under way could have come out of the engine. */
import { limits, type TableRecord } from '#engine';
import { type Check, integer, list, members, number, oneOf, optional, text } from './member-checks.ts';

/** What a date can be. Source: ECMA-262, "Time Values". */
const timeMsMax = 8.64e15;
export const timeMs = number(0, timeMsMax);
export const tableName = text(/^[a-zA-Z0-9_.-]{3,255}$/);
export const tableClass = oneOf('STANDARD', 'STANDARD_INFREQUENT_ACCESS');
export const streamLabel = text(/^[^]{1,64}$/);
/** Ends with the time and eight hexadecimal digits. */
export const backupArn = text(/^arn:aws:dynamodb:[a-z0-9-]+:\d{12}:table\/[a-zA-Z0-9_.-]{3,255}\/backup\/\d{14,16}-[0-9a-f]{8}$/);
export const keyArn = text(/^[^]{1,2048}$/);

type Settings = Required<TableRecord>;
type Goal = Extract<Settings['jobs'][number], { kind: 'throughput' }>['to'];
type Job = Settings['jobs'][number];

const units = integer(0);
export const throughputGoal: Check<Goal> = members<Goal>({ readUnits: units, writeUnits: units, decreasesToday: units });

const throughputBefore: Check<NonNullable<Extract<Job, { kind: 'billing' }>['throughputs']>[number]> = members({
  indexName: optional(tableName),
  readUnits: units,
  writeUnits: units,
});

const jobChecks: { readonly [Kind in Job['kind']]: Check<Job> } = {
  throughput: members<Extract<Job, { kind: 'throughput' }>>({ kind: oneOf('throughput'), to: throughputGoal }),
  billing: members<Extract<Job, { kind: 'billing' }>>({
    kind: oneOf('billing'),
    from: oneOf('PROVISIONED', 'PAY_PER_REQUEST'),
    throughputs: optional(list(throughputBefore, 1 + limits.globalIndexesMax)),
  }),
  stream: members<Extract<Job, { kind: 'stream' }>>({
    kind: oneOf('stream'),
    operation: oneOf('ENABLE', 'DISABLE'),
    label: streamLabel,
  }),
  class: members<Extract<Job, { kind: 'class' }>>({ kind: oneOf('class'), to: tableClass }),
};
const kindOfJob: Check<{ readonly kind: Job['kind'] }> = members({ kind: oneOf('throughput', 'billing', 'stream', 'class') });
const job: Check<Job> = (value, where) => jobChecks[kindOfJob(value, where).kind](value, where);

export const warm: Check<TableRecord['warm']> = optional(
  members<Settings['warm'] & object>({
    readUnits: units,
    writeUnits: units,
    risingTo: optional(members({ readUnits: units, writeUnits: units })),
    settlesAtMs: optional(timeMs),
  }),
);

export const tags: Check<TableRecord['tags']> = list(
  members({
    key: text(/^[^]{1,128}$/),
    value: text(/^[^]{0,256}$/),
  }),
  limits.tagsMax,
);

const switchStatus = oneOf('ENABLING', 'ENABLED', 'DISABLING', 'DISABLED');
const revisionId = text(/^[^]{1,255}$/);
/** A policy's canonical form can be longer than what was written: account numbers become ARNs. */
const document = text(/^[^]+$/);
/** The table, and streams whose policies are as old as it. */
const policiesMax = 1000;
const changesMax = 100;
const insightsMax = 1 + limits.globalIndexesMax;

type Policy = Settings['policies'][number];
type Insights = Settings['insights'][number];

const policy: Check<Policy> = members<Policy>({
  streamLabel: optional(streamLabel),
  document: optional(document),
  revisionId,
  changedAtMs: timeMs,
  before: optional(members({ document, revisionId })),
});

const insights: Check<Insights> = members<Insights>({
  indexName: optional(tableName),
  mode: oneOf('ACCESSED_AND_THROTTLED_KEYS', 'THROTTLED_KEYS'),
  status: switchStatus,
  changedAtMs: timeMs,
  settlesAtMs: optional(timeMs),
  rulesSinceMs: timeMs,
});

/** Members of a record that earlier versions did not have. */
export const settings = {
  warm,
  jobs: optional(list(job, Object.keys(jobChecks).length)),
  onDemandSwitchesMs: optional(list(timeMs, changesMax)),
  classChangesMs: optional(list(timeMs, changesMax)),
  protectionChangedAtMs: optional(timeMs),
  encryptionChange: optional(members<Settings['encryptionChange'] & object>({ toKeyArn: optional(keyArn), settlesAtMs: timeMs })),
  encryptionChangesMs: optional(list(timeMs, changesMax)),
  tagging: optional(members<Settings['tagging'] & object>({ before: tags, written: tags, untilMs: timeMs })),
  policies: optional(list(policy, policiesMax)),
  timeToLive: optional(
    members<Settings['timeToLive'] & object>({
      status: switchStatus,
      attributeName: optional(text(/^[^]{1,255}$/)),
      changedAtMs: timeMs,
      settlesAtMs: optional(timeMs),
    }),
  ),
  insights: optional(list(insights, insightsMax)),
  restore: optional(
    members<Settings['restore'] & object>({ backupArn: optional(backupArn), sourceTableName: tableName, restoredToMs: timeMs }),
  ),
  pointInTimeRecovery: optional(
    members<Settings['pointInTimeRecovery'] & object>({ sinceMs: timeMs, days: integer(1, limits.recoveryDaysMax) }),
  ),
} as const;
