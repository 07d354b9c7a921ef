/** DescribeScalingActivities: what auto scaling has done and why, the latest first. Source of the words: DG/AutoScaling.CLI. */
import { namesOf, type ScalingActivity } from '#engine/model/scaling.ts';
import type { DescribeScalingActivitiesRequest } from '#engine/model/scaling-requests.ts';
import { checkAll, pageOf, serviceNamespace } from '#engine/validation/scaling.ts';
import { answer, json } from '../answer.ts';
import type { Outcome, Step } from '../step.ts';

export function describeScalingActivities(step: Step, wire: DescribeScalingActivitiesRequest): Outcome {
  const refusal = checkAll(wire);
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'DescribeScalingActivities' });
  const { ResourceId: id, ScalableDimension: dimension } = wire;
  const asked = step.state.scaling.activities
    .filter((activity) => (id === undefined || id === activity.resourceId) && (dimension === undefined || dimension === activity.dimension))
    .reverse();
  const [page, next] = pageOf(asked, wire);
  return answer({ ScalingActivities: json(page.map((activity) => describe(activity, step.nowMs))), NextToken: json(next) });
}

function describe(activity: ScalingActivity, nowMs: number): object {
  const isOver = nowMs >= activity.endMs;
  const what = `${namesOf(activity)?.channel ?? 'read'} capacity units to ${activity.toUnits}`;
  return {
    ActivityId: activity.id,
    ServiceNamespace: serviceNamespace,
    ResourceId: activity.resourceId,
    ScalableDimension: activity.dimension,
    Description: `Setting ${what}.`,
    Cause: activity.cause,
    StartTime: activity.startMs / 1000,
    ...(isOver ? { EndTime: activity.endMs / 1000 } : {}),
    StatusCode: activity.refusal !== undefined ? 'Failed' : isOver ? 'Successful' : 'InProgress',
    StatusMessage: statusMessage(activity, what, isOver),
  };
}

/** Assumption: how a failure is told. */
function statusMessage({ refusal }: ScalingActivity, what: string, isOver: boolean): string {
  if (refusal !== undefined) return `Failed to set ${what}. Reason: ${refusal}`;
  const rest = isOver ? 'Change successfully fulfilled by dynamodb.' : 'Waiting for change to be fulfilled by dynamodb.';
  return `Successfully set ${what}. ${rest}`;
}
