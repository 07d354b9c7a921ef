/** Auto scaling as the service keeps it. Source: SDK model of Application Auto Scaling; reference 5.20 to 5.32. */

export type ScalableDimension =
  | 'dynamodb:table:ReadCapacityUnits'
  | 'dynamodb:table:WriteCapacityUnits'
  | 'dynamodb:index:ReadCapacityUnits'
  | 'dynamodb:index:WriteCapacityUnits';

/** What of a table or index is scaled. */
export interface Scalable {
  /** `table/Orders` or `table/Orders/index/byDate`. */
  readonly resourceId: string;
  readonly dimension: ScalableDimension;
}

export interface ScalableTarget extends Scalable {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly createdAtMs: number;
  /** Names the target in its ARN. */
  readonly id: string;
  readonly isInSuspended?: boolean | undefined;
  readonly isOutSuspended?: boolean | undefined;
}

export interface ScalingPolicy extends Scalable {
  readonly name: string;
  /** Of what is provisioned, percent. */
  readonly targetValue: number;
  /** Seconds. */
  readonly scaleOutCooldown: number;
  readonly scaleInCooldown: number;
  readonly disableScaleIn: boolean;
  readonly createdAtMs: number;
  /** Names the policy in its ARN, and its alarms. */
  readonly id: string;
  /** The last time it has scaled, and to how many units. */
  readonly last?: { readonly direction: 'out' | 'in'; readonly atMs: number; readonly units: number } | undefined;
}

export interface ScalingActivity extends Scalable {
  readonly id: string;
  readonly policyName: string;
  readonly cause: string;
  readonly startMs: number;
  /** When the units are there, or it was refused. */
  readonly endMs: number;
  readonly fromUnits: number;
  readonly toUnits: number;
  /** Why DynamoDB has refused it; absent: it has not. */
  readonly refusal?: string | undefined;
}

const resourcePattern = /^table\/([a-zA-Z0-9_.-]{3,255})(?:\/index\/([a-zA-Z0-9_.-]{3,255}))?$/;

export interface ScalableNames {
  readonly tableName: string;
  readonly indexName: string | undefined;
  readonly channel: 'read' | 'write';
}

/** Nothing where the two do not go together. */
export function namesOf({ resourceId, dimension }: Scalable): ScalableNames | undefined {
  const [, tableName, indexName] = resourcePattern.exec(resourceId) ?? [];
  const isOfIndex = dimension.startsWith('dynamodb:index:');
  if (tableName === undefined || isOfIndex !== (indexName !== undefined)) return undefined;
  return { tableName, indexName, channel: dimension.endsWith(':ReadCapacityUnits') ? 'read' : 'write' };
}

export const isSameScalable = (a: Scalable, b: Scalable): boolean => a.resourceId === b.resourceId && a.dimension === b.dimension;

/** Whether a policy is above its target (`High`) or has been below it for long (`Low`). Source: reference 5.30. */
export const alarmName = ({ resourceId, id }: ScalingPolicy, level: 'AlarmHigh' | 'AlarmLow' | 'ProvisionedCapacityHigh' | 'ProvisionedCapacityLow'): string =>
  `TargetTracking-${resourceId}-${level}-${id}`;
