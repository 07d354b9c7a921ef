/** Requests of Application Auto Scaling, as the SDK's model of 2016-02-06 has them. */
export interface ScalableRequest {
  ServiceNamespace?: string;
  ResourceId?: string;
  ScalableDimension?: string;
}

export interface PageRequest {
  MaxResults?: number;
  NextToken?: string;
}

export interface RegisterScalableTargetRequest extends ScalableRequest {
  MinCapacity?: number;
  MaxCapacity?: number;
  SuspendedState?: { DynamicScalingInSuspended?: boolean; DynamicScalingOutSuspended?: boolean };
}

export interface PutScalingPolicyRequest extends ScalableRequest {
  PolicyName?: string;
  PolicyType?: string;
  TargetTrackingScalingPolicyConfiguration?: {
    TargetValue?: number;
    PredefinedMetricSpecification?: { PredefinedMetricType?: string };
    ScaleOutCooldown?: number;
    ScaleInCooldown?: number;
    DisableScaleIn?: boolean;
  };
}

export interface DeleteScalingPolicyRequest extends ScalableRequest {
  PolicyName?: string;
}

export interface DescribeScalableTargetsRequest extends PageRequest {
  ServiceNamespace?: string;
  ResourceIds?: string[];
  ScalableDimension?: string;
}

export interface DescribeScalingPoliciesRequest extends ScalableRequest, PageRequest {
  PolicyNames?: string[];
}

export interface DescribeScalingActivitiesRequest extends ScalableRequest, PageRequest {}
