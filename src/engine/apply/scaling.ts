/** Targets, policies and activities of auto scaling. */
import type { ScalingCommit } from '#engine/model/commit.ts';
import type { EngineState } from '#engine/state.ts';

export function changeScaling({ scaling }: EngineState, commit: ScalingCommit): void {
  switch (commit.type) {
    case 'scaling-target.changed':
      return scaling.putTarget(commit.target);
    case 'scaling-target.removed':
      return scaling.removeTarget(commit.scalable);
    case 'scaling-policy.changed':
      return scaling.putPolicy(commit.policy);
    case 'scaling-policy.removed':
      return scaling.removePolicy(commit.scalable, commit.name);
    case 'scaling-activity.added':
      return scaling.addActivity(commit.activity);
  }
}
