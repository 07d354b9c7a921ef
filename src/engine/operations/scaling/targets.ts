/** RegisterScalableTarget, DeregisterScalableTarget, DescribeScalableTargets. */
import { invalid, type Refusal, refuse } from '#engine/model/refusal.ts';
import { namesOf, type Scalable, type ScalableTarget } from '#engine/model/scaling.ts';
import type { DescribeScalableTargetsRequest, RegisterScalableTargetRequest, ScalableRequest } from '#engine/model/scaling-requests.ts';
import { accountId, globalIndexes, region } from '#engine/model/table.ts';
import { checkAll, checkRange, checkRegister, checkScalable, pageOf, scalableOf, serviceNamespace } from '#engine/validation/scaling.ts';
import { answer, json } from '../answer.ts';
import type { Outcome, Step } from '../step.ts';
import { newId } from './new-id.ts';

/** Source: the same form as the ARNs in the SDK model's examples. */
const targetArn = ({ id }: ScalableTarget): string => `arn:aws:application-autoscaling:${region}:${accountId}:scalable-target/${id}`;

export const noTarget = ({ resourceId, dimension }: Scalable): Refusal =>
  refuse(
    'ObjectNotFoundException',
    `No scalable target registered for service namespace: ${serviceNamespace}, resource ID: ${resourceId}, scalable dimension: ${dimension}`,
  );

export function registerScalableTarget(step: Step, wire: RegisterScalableTargetRequest): Outcome {
  const scalable = scalableOf(wire);
  const before = step.state.scaling.target(scalable);
  const refusal = checkRegister(wire, before === undefined) ?? checkExists(step, scalable);
  if (refusal !== undefined) return refusal;
  const minCapacity = wire.MinCapacity ?? before!.minCapacity;
  const maxCapacity = wire.MaxCapacity ?? before!.maxCapacity;
  const wrongRange = checkRange(minCapacity, maxCapacity);
  if (wrongRange !== undefined) return wrongRange;
  const { DynamicScalingInSuspended: isInSuspended, DynamicScalingOutSuspended: isOutSuspended } = wire.SuspendedState ?? {};
  const target: ScalableTarget = {
    ...scalable,
    minCapacity,
    maxCapacity,
    createdAtMs: before?.createdAtMs ?? step.nowMs,
    id: before?.id ?? newId(step),
    isInSuspended: isInSuspended ?? before?.isInSuspended,
    isOutSuspended: isOutSuspended ?? before?.isOutSuspended,
  };
  step.emit({ type: 'request.validated', operation: 'RegisterScalableTarget' });
  step.commit({ type: 'scaling-target.changed', target });
  return answer({ ScalableTargetARN: json(targetArn(target)) });
}

/** Assumption: the words. */
function checkExists({ state }: Step, scalable: Scalable): Refusal | undefined {
  const { tableName = '', indexName } = namesOf(scalable) ?? {};
  const table = state.catalog.named(tableName);
  if (table === undefined) return invalid(`DynamoDB table does not exist: ${scalable.resourceId}`);
  const isThere = indexName === undefined || globalIndexes(table).some(({ name }) => name === indexName);
  return isThere ? undefined : invalid(`DynamoDB index does not exist: ${scalable.resourceId}`);
}

export function deregisterScalableTarget(step: Step, wire: ScalableRequest): Outcome {
  const refusal = checkScalable(wire);
  if (refusal !== undefined) return refusal;
  const scalable = scalableOf(wire);
  if (step.state.scaling.target(scalable) === undefined) return noTarget(scalable);
  step.emit({ type: 'request.validated', operation: 'DeregisterScalableTarget' });
  step.commit({ type: 'scaling-target.removed', scalable });
  return '{}';
}

export function describeScalableTargets(step: Step, wire: DescribeScalableTargetsRequest): Outcome {
  const refusal = checkAll(wire);
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'DescribeScalableTargets' });
  const { ResourceIds: ids, ScalableDimension: dimension } = wire;
  const asked = step.state.scaling.targets.filter(
    (target) => (ids === undefined || ids.includes(target.resourceId)) && (dimension === undefined || dimension === target.dimension),
  );
  const [page, next] = pageOf(asked, wire);
  return answer({ ScalableTargets: json(page.map(describe)), NextToken: json(next) });
}

const describe = (target: ScalableTarget): object => ({
  ServiceNamespace: serviceNamespace,
  ResourceId: target.resourceId,
  ScalableDimension: target.dimension,
  MinCapacity: target.minCapacity,
  MaxCapacity: target.maxCapacity,
  RoleARN: `arn:aws:iam::${accountId}:role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable`,
  CreationTime: target.createdAtMs / 1000,
  SuspendedState: {
    DynamicScalingInSuspended: target.isInSuspended ?? false,
    DynamicScalingOutSuspended: target.isOutSuspended ?? false,
    ScheduledScalingSuspended: false,
  },
  ScalableTargetARN: targetArn(target),
});
