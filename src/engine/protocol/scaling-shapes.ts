/** The shapes of Application Auto Scaling, a service of its own. Source: SDK model of client-application-auto-scaling. */
import { boolean, integer, listOf, type Shape, string, structure } from './shape.ts';

const scalable = { ServiceNamespace: string, ResourceId: string, ScalableDimension: string };
const page = { MaxResults: integer, NextToken: string };
const double: Shape = { kind: 'double' };

export const scalingShapes = {
  DeleteScalingPolicy: structure('DeleteScalingPolicyRequest', { PolicyName: string, ...scalable }),
  DeregisterScalableTarget: structure('DeregisterScalableTargetRequest', scalable),
  DescribeScalableTargets: structure('DescribeScalableTargetsRequest', {
    ServiceNamespace: string,
    ResourceIds: listOf(string),
    ScalableDimension: string,
    ...page,
  }),
  DescribeScalingActivities: structure('DescribeScalingActivitiesRequest', { ...scalable, ...page, IncludeNotScaledActivities: boolean }),
  DescribeScalingPolicies: structure('DescribeScalingPoliciesRequest', { PolicyNames: listOf(string), ...scalable, ...page }),
  PutScalingPolicy: structure('PutScalingPolicyRequest', {
    PolicyName: string,
    ...scalable,
    PolicyType: string,
    TargetTrackingScalingPolicyConfiguration: structure('TargetTrackingScalingPolicyConfiguration', {
      TargetValue: double,
      PredefinedMetricSpecification: structure('PredefinedMetricSpecification', { PredefinedMetricType: string }),
      ScaleOutCooldown: integer,
      ScaleInCooldown: integer,
      DisableScaleIn: boolean,
    }),
  }),
  RegisterScalableTarget: structure('RegisterScalableTargetRequest', {
    ...scalable,
    MinCapacity: integer,
    MaxCapacity: integer,
    RoleARN: string,
    SuspendedState: structure('SuspendedState', {
      DynamicScalingInSuspended: boolean,
      DynamicScalingOutSuspended: boolean,
      ScheduledScalingSuspended: boolean,
    }),
  }),
} as const satisfies Record<string, Shape>;
