/**
 * Requests of Application Auto Scaling. Source of members and ranges: SDK model; of a target's range: reference 5.24.
 * Assumption: the words of its refusals, which AWS publishes none of, and their order.
 */
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import { namesOf, type Scalable, type ScalableDimension } from '#engine/model/scaling.ts';
import type {
  DeleteScalingPolicyRequest,
  PageRequest,
  PutScalingPolicyRequest,
  RegisterScalableTargetRequest,
  ScalableRequest,
} from '#engine/model/scaling-requests.ts';
import { Constraints } from './constraints.ts';

const dimensions: readonly string[] = [
  'dynamodb:table:ReadCapacityUnits',
  'dynamodb:table:WriteCapacityUnits',
  'dynamodb:index:ReadCapacityUnits',
  'dynamodb:index:WriteCapacityUnits',
] satisfies ScalableDimension[];

export const serviceNamespace = 'dynamodb';
const pageMax = 50;
const policyNameMax = 256;
const targetLeast = 20;
const targetMost = 90;

/** What of which table is meant; checked by {@link checkScalable} before. */
export const scalableOf = ({ ResourceId = '', ScalableDimension: dimension = '' }: ScalableRequest): Scalable => ({
  resourceId: ResourceId,
  dimension: dimension as ScalableDimension,
});

function namespaceConstraints({ ServiceNamespace: namespace }: ScalableRequest): Constraints {
  return new Constraints().required('serviceNamespace', namespace).oneOf('serviceNamespace', namespace, [serviceNamespace]);
}

export function checkScalable(wire: ScalableRequest, more: (constraints: Constraints) => Constraints = (same) => same): Refusal | undefined {
  const { ResourceId: resourceId, ScalableDimension: dimension } = wire;
  const constraints = namespaceConstraints(wire)
    .required('resourceId', resourceId)
    .required('scalableDimension', dimension)
    .oneOf('scalableDimension', dimension, dimensions);
  return more(constraints).refusal() ?? checkResource(wire);
}

function checkResource(wire: ScalableRequest): Refusal | undefined {
  return namesOf(scalableOf(wire)) === undefined
    ? invalid('Unsupported service namespace, resource type or scalable dimension')
    : undefined;
}

export function checkRegister(wire: RegisterScalableTargetRequest, isNew: boolean): Refusal | undefined {
  const { MinCapacity: least, MaxCapacity: most } = wire;
  const refusal = checkScalable(wire, (constraints) => constraints.atLeast('minCapacity', least, 1).atLeast('maxCapacity', most, 1));
  if (refusal !== undefined) return refusal;
  return isNew && (least === undefined || most === undefined)
    ? invalid('MinCapacity and MaxCapacity must be specified when a new scalable target is registered')
    : undefined;
}

export const checkRange = (least: number, most: number): Refusal | undefined =>
  most < least ? invalid('Maximum capacity cannot be less than minimum capacity') : undefined;

export function checkPolicy(wire: PutScalingPolicyRequest): Refusal | undefined {
  const { PolicyName: name, PolicyType: type, TargetTrackingScalingPolicyConfiguration: configuration } = wire;
  const path = 'targetTrackingScalingPolicyConfiguration';
  const { TargetValue: target, ScaleInCooldown: inSeconds, ScaleOutCooldown: outSeconds } = configuration ?? {};
  const refusal = checkScalable(wire, (constraints) => {
    constraints.required('policyName', name).lengthAtLeast('policyName', name, 1).lengthAtMost('policyName', name, policyNameMax);
    if (configuration !== undefined) constraints.required(`${path}.targetValue`, target);
    return constraints.atLeast(`${path}.scaleInCooldown`, inSeconds, 0).atLeast(`${path}.scaleOutCooldown`, outSeconds, 0);
  });
  if (refusal !== undefined) return refusal;
  if (type !== 'TargetTrackingScaling') return invalid('Dynascope simulates policies of PolicyType TargetTrackingScaling only.');
  if (configuration === undefined) return invalid('TargetTrackingScalingPolicyConfiguration must be specified for PolicyType TargetTrackingScaling');
  return checkMetric(wire) ?? checkTarget(target!);
}

/** The metric that goes with a dimension. Source: reference 5.29. */
export const metricOf = (dimension: string): string =>
  dimension.endsWith(':ReadCapacityUnits') ? 'DynamoDBReadCapacityUtilization' : 'DynamoDBWriteCapacityUtilization';

function checkMetric({ ScalableDimension: dimension = '', TargetTrackingScalingPolicyConfiguration: configuration }: PutScalingPolicyRequest): Refusal | undefined {
  const metric = configuration?.PredefinedMetricSpecification?.PredefinedMetricType;
  return metric === metricOf(dimension)
    ? undefined
    : invalid(`PredefinedMetricType must be ${metricOf(dimension)} for scalable dimension ${dimension}`);
}

const checkTarget = (target: number): Refusal | undefined =>
  target >= targetLeast && target <= targetMost ? undefined : invalid(`TargetValue must be from ${targetLeast} to ${targetMost}`);

export const checkDeletePolicy = (wire: DeleteScalingPolicyRequest): Refusal | undefined =>
  checkScalable(wire, (constraints) => constraints.required('policyName', wire.PolicyName));

/** A question about all of them, or about some. */
export function checkAll(wire: ScalableRequest & PageRequest): Refusal | undefined {
  const { ScalableDimension: dimension, MaxResults: most, NextToken: token } = wire;
  const constraints = namespaceConstraints(wire).oneOf('scalableDimension', dimension, dimensions).atLeast('maxResults', most, 1).atMost('maxResults', most, pageMax);
  return constraints.refusal() ?? (token === undefined || /^\d{1,9}$/.test(token) ? undefined : invalid('Invalid NextToken'));
}

/** One page of a list, and where the next begins. */
export function pageOf<T>(all: readonly T[], { MaxResults: most = pageMax, NextToken: token = '0' }: PageRequest): [readonly T[], string | undefined] {
  const from = Number(token);
  const end = from + most;
  return [all.slice(from, end), end < all.length ? String(end) : undefined];
}
