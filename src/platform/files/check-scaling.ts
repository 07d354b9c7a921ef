/** Targets, policies and activities of auto scaling as a file holds them. */
import type { Commit } from '#engine';
import { timeMs } from './check-table.ts';
import { boolean, type Check, integer, members, number, oneOf, optional, text } from './member-checks.ts';

type CommitOf<Type extends Commit['type']> = Extract<Commit, { type: Type }>;
type Checked = CommitOf<'scaling-target.changed'> | CommitOf<'scaling-policy.changed'> | CommitOf<'scaling-activity.added'>;

const scalable = {
  resourceId: text(/^table\/[a-zA-Z0-9_.-]{3,255}(?:\/index\/[a-zA-Z0-9_.-]{3,255})?$/),
  dimension: oneOf(
    'dynamodb:table:ReadCapacityUnits',
    'dynamodb:table:WriteCapacityUnits',
    'dynamodb:index:ReadCapacityUnits',
    'dynamodb:index:WriteCapacityUnits',
  ),
};
const id = text(/^[\da-f-]{1,36}$/);
const name = text(/^[^]{1,256}$/);
const units = integer(1);

const target: Check<CommitOf<'scaling-target.changed'>['target']> = members({
  ...scalable,
  minCapacity: units,
  maxCapacity: units,
  createdAtMs: timeMs,
  id,
  isInSuspended: optional(boolean),
  isOutSuspended: optional(boolean),
});

const policy: Check<CommitOf<'scaling-policy.changed'>['policy']> = members({
  ...scalable,
  name,
  targetValue: number(20, 90),
  scaleOutCooldown: integer(0),
  scaleInCooldown: integer(0),
  disableScaleIn: boolean,
  createdAtMs: timeMs,
  id,
  last: optional(members({ direction: oneOf('out', 'in'), atMs: timeMs, units })),
});

const activity: Check<CommitOf<'scaling-activity.added'>['activity']> = members({
  ...scalable,
  id,
  policyName: name,
  cause: text(/^[^]{1,2000}$/),
  startMs: timeMs,
  endMs: timeMs,
  fromUnits: units,
  toUnits: units,
  refusal: optional(text(/^[^]{1,2000}$/)),
});

export function checkScaling(commit: Checked): Checked {
  switch (commit.type) {
    case 'scaling-target.changed':
      return { type: commit.type, target: target(commit.target, 'a scalable target') };
    case 'scaling-policy.changed':
      return { type: commit.type, policy: policy(commit.policy, 'a scaling policy') };
    case 'scaling-activity.added':
      return { type: commit.type, activity: activity(commit.activity, 'a scaling activity') };
  }
}
