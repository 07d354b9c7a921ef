/** PutScalingPolicy, DeleteScalingPolicy, DescribeScalingPolicies: target tracking. */
import { invalid, refuse } from '#engine/model/refusal.ts';
import { alarmName, type ScalingPolicy } from '#engine/model/scaling.ts';
import type { DeleteScalingPolicyRequest, DescribeScalingPoliciesRequest, PutScalingPolicyRequest } from '#engine/model/scaling-requests.ts';
import { accountId, region } from '#engine/model/table.ts';
import { checkAll, checkDeletePolicy, checkPolicy, metricOf, pageOf, scalableOf, serviceNamespace } from '#engine/validation/scaling.ts';
import { answer, json } from '../answer.ts';
import type { Outcome, Step } from '../step.ts';
import { newId } from './new-id.ts';
import { noTarget } from './targets.ts';

/** Source: DG/AutoScaling.CLI. */
const policyArn = ({ id, resourceId, name }: ScalingPolicy): string =>
  `arn:aws:autoscaling:${region}:${accountId}:scalingPolicy:${id}:resource/${serviceNamespace}/${resourceId}:policyName/${name}`;

/** Source: reference 5.30. */
const alarmsOf = (policy: ScalingPolicy): object[] =>
  (['AlarmHigh', 'AlarmLow', 'ProvisionedCapacityHigh', 'ProvisionedCapacityLow'] as const).map((level) => {
    const name = alarmName(policy, level);
    return { AlarmName: name, AlarmARN: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}` };
  });

export function putScalingPolicy(step: Step, wire: PutScalingPolicyRequest): Outcome {
  const refusal = checkPolicy(wire);
  if (refusal !== undefined) return refusal;
  const scalable = scalableOf(wire);
  const { scaling } = step.state;
  if (scaling.target(scalable) === undefined) return noTarget(scalable);
  const name = wire.PolicyName!;
  const others = scaling.policiesOf(scalable);
  const before = others.find((policy) => policy.name === name);
  if (before === undefined && others.length > 0) {
    return invalid('Only one TargetTrackingScaling policy for a given metric specification is allowed.');
  }
  const configuration = wire.TargetTrackingScalingPolicyConfiguration!;
  const policy: ScalingPolicy = {
    ...scalable,
    name,
    targetValue: configuration.TargetValue!,
    scaleOutCooldown: configuration.ScaleOutCooldown ?? 0,
    scaleInCooldown: configuration.ScaleInCooldown ?? 0,
    disableScaleIn: configuration.DisableScaleIn ?? false,
    createdAtMs: before?.createdAtMs ?? step.nowMs,
    id: before?.id ?? newId(step),
    last: before?.last,
  };
  step.emit({ type: 'request.validated', operation: 'PutScalingPolicy' });
  step.commit({ type: 'scaling-policy.changed', policy });
  return answer({ PolicyARN: json(policyArn(policy)), Alarms: json(alarmsOf(policy)) });
}

export function deleteScalingPolicy(step: Step, wire: DeleteScalingPolicyRequest): Outcome {
  const refusal = checkDeletePolicy(wire);
  if (refusal !== undefined) return refusal;
  const scalable = scalableOf(wire);
  const name = wire.PolicyName!;
  if (!step.state.scaling.policiesOf(scalable).some((policy) => policy.name === name)) {
    const { resourceId, dimension } = scalable;
    return refuse(
      'ObjectNotFoundException',
      `No scaling policy found for service namespace: ${serviceNamespace}, resource ID: ${resourceId}, scalable dimension: ${dimension}, policy name: ${name}`,
    );
  }
  step.emit({ type: 'request.validated', operation: 'DeleteScalingPolicy' });
  step.commit({ type: 'scaling-policy.removed', scalable, name });
  return '{}';
}

export function describeScalingPolicies(step: Step, wire: DescribeScalingPoliciesRequest): Outcome {
  const refusal = checkAll(wire);
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'DescribeScalingPolicies' });
  const { PolicyNames: names, ResourceId: id, ScalableDimension: dimension } = wire;
  const asked = step.state.scaling.policies.filter(
    (policy) =>
      (names === undefined || names.includes(policy.name)) &&
      (id === undefined || id === policy.resourceId) &&
      (dimension === undefined || dimension === policy.dimension),
  );
  const [page, next] = pageOf(asked, wire);
  return answer({ ScalingPolicies: json(page.map(describe)), NextToken: json(next) });
}

const describe = (policy: ScalingPolicy): object => ({
  PolicyARN: policyArn(policy),
  PolicyName: policy.name,
  ServiceNamespace: serviceNamespace,
  ResourceId: policy.resourceId,
  ScalableDimension: policy.dimension,
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: policy.targetValue,
    PredefinedMetricSpecification: { PredefinedMetricType: metricOf(policy.dimension) },
    ScaleOutCooldown: policy.scaleOutCooldown,
    ScaleInCooldown: policy.scaleInCooldown,
    DisableScaleIn: policy.disableScaleIn,
  },
  Alarms: alarmsOf(policy),
  CreationTime: policy.createdAtMs / 1000,
});
