/** Targets, policies and activities of auto scaling. They outlive their tables. Source: reference 5.32. */
import { isSameScalable, type Scalable, type ScalableTarget, type ScalingActivity, type ScalingPolicy } from '#engine/model/scaling.ts';

/** Source: SDK model, `DescribeScalingActivities`: the previous six weeks. The number is ours. */
export const activitiesKeptMs = 42 * 86_400_000;
export const activitiesMax = 1000;

export class Scaling {
  #targets: readonly ScalableTarget[] = [];
  #policies: readonly ScalingPolicy[] = [];
  #activities: readonly ScalingActivity[] = [];

  get targets(): readonly ScalableTarget[] {
    return this.#targets;
  }

  get policies(): readonly ScalingPolicy[] {
    return this.#policies;
  }

  /** Oldest first. */
  get activities(): readonly ScalingActivity[] {
    return this.#activities;
  }

  target(scalable: Scalable): ScalableTarget | undefined {
    return this.#targets.find((one) => isSameScalable(one, scalable));
  }

  policiesOf(scalable: Scalable): readonly ScalingPolicy[] {
    return this.#policies.filter((one) => isSameScalable(one, scalable));
  }

  putTarget(target: ScalableTarget): void {
    this.#targets = replaced(this.#targets, target, (one) => isSameScalable(one, target));
  }

  /** Its policies go with it. */
  removeTarget(scalable: Scalable): void {
    this.#targets = this.#targets.filter((one) => !isSameScalable(one, scalable));
    this.#policies = this.#policies.filter((one) => !isSameScalable(one, scalable));
  }

  putPolicy(policy: ScalingPolicy): void {
    this.#policies = replaced(this.#policies, policy, (one) => isSameScalable(one, policy) && one.name === policy.name);
  }

  removePolicy(scalable: Scalable, name: string): void {
    this.#policies = this.#policies.filter((one) => !isSameScalable(one, scalable) || one.name !== name);
  }

  addActivity(activity: ScalingActivity): void {
    const oldestMs = activity.startMs - activitiesKeptMs;
    this.#activities = [...this.#activities.filter(({ startMs }) => startMs >= oldestMs), activity].slice(-activitiesMax);
  }

  fork(): Scaling {
    const copy = new Scaling();
    copy.#targets = this.#targets;
    copy.#policies = this.#policies;
    copy.#activities = this.#activities;
    return copy;
  }
}

function replaced<T>(all: readonly T[], one: T, isSame: (other: T) => boolean): readonly T[] {
  return all.some(isSame) ? all.map((other) => (isSame(other) ? one : other)) : [...all, one];
}
