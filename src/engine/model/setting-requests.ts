/** Requests about a table's settings, as the SDK's model of DynamoDB 2012-08-10 has them. */
import type { WireTag } from './requests.ts';

export interface TagResourceRequest {
  ResourceArn?: string;
  Tags?: WireTag[];
}
export interface UntagResourceRequest {
  ResourceArn?: string;
  TagKeys?: string[];
}
export interface ListTagsRequest {
  ResourceArn?: string;
  NextToken?: string;
}

export interface PutResourcePolicyRequest {
  ResourceArn?: string;
  Policy?: string;
  ExpectedRevisionId?: string;
  ConfirmRemoveSelfResourceAccess?: boolean;
}
export interface GetResourcePolicyRequest {
  ResourceArn?: string;
}
export interface DeleteResourcePolicyRequest {
  ResourceArn?: string;
  ExpectedRevisionId?: string;
}

export interface UpdateTimeToLiveRequest {
  TableName?: string;
  TimeToLiveSpecification?: { Enabled?: boolean; AttributeName?: string };
}

export interface UpdateContributorInsightsRequest {
  TableName?: string;
  IndexName?: string;
  ContributorInsightsAction?: string;
  ContributorInsightsMode?: string;
}
export interface DescribeContributorInsightsRequest {
  TableName?: string;
  IndexName?: string;
}
export interface ListContributorInsightsRequest {
  TableName?: string;
  NextToken?: string;
  MaxResults?: number;
}

export interface UpdateContinuousBackupsRequest {
  TableName?: string;
  PointInTimeRecoverySpecification?: { PointInTimeRecoveryEnabled?: boolean; RecoveryPeriodInDays?: number };
}
