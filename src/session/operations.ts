/** Operations by name, and which door's prefix each goes through. */
import { controlOperations, controlTargetPrefix, dynamoTargetPrefix, scalingTargetPrefix, streamsTargetPrefix } from '#engine';

const ours: ReadonlySet<string> = new Set(controlOperations);

const streamOperations = new Set(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']);

/** Application Auto Scaling is a service of its own. */
const scalingOperations = new Set([
  'DeleteScalingPolicy',
  'DeregisterScalableTarget',
  'DescribeScalableTargets',
  'DescribeScalingActivities',
  'DescribeScalingPolicies',
  'PutScalingPolicy',
  'RegisterScalableTarget',
]);

/** A first request of each of ours that a learner may send, by its name. */
export const controlTemplates: Readonly<Record<string, (tableName: string | undefined) => object>> = {
  AdvanceClock: () => ({ Seconds: 60 }),
  CreateTrigger: (TableName) => ({ TableName, FunctionName: 'notify', StartingPosition: 'LATEST' }),
  DescribeBill: () => ({}),
  DescribePartitions: (TableName) => ({ TableName }),
  FailLeader: (TableName) => ({ TableName, PartitionId: 'P1' }),
  ListTriggers: () => ({}),
  RunWorkload: () => ({ Seconds: 60, PeriodSeconds: 10, Rate: { PerSecond: 20 }, Design: { BillingMode: 'PROVISIONED', WriteCapacityUnits: 10 } }),
  SetClock: () => ({ Speed: 1 }),
  UpdateTrigger: () => ({ UUID: '', MaximumRetryAttempts: 2 }),
};

const ofTable = (TableName = 'Music'): object => ({
  ServiceNamespace: 'dynamodb',
  ResourceId: `table/${TableName}`,
  ScalableDimension: 'dynamodb:table:WriteCapacityUnits',
});

/** A first request of each of Application Auto Scaling's. */
export const scalingTemplates: Readonly<Record<string, (tableName: string | undefined) => object>> = {
  RegisterScalableTarget: (TableName) => ({ ...ofTable(TableName), MinCapacity: 5, MaxCapacity: 100 }),
  PutScalingPolicy: (TableName) => ({
    ...ofTable(TableName),
    PolicyName: 'keep70',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 70,
      PredefinedMetricSpecification: { PredefinedMetricType: 'DynamoDBWriteCapacityUtilization' },
    },
  }),
  DescribeScalingActivities: () => ({ ServiceNamespace: 'dynamodb' }),
  DescribeScalableTargets: () => ({ ServiceNamespace: 'dynamodb' }),
  DescribeScalingPolicies: () => ({ ServiceNamespace: 'dynamodb' }),
  DeleteScalingPolicy: (TableName) => ({ ...ofTable(TableName), PolicyName: 'keep70' }),
  DeregisterScalableTarget: ofTable,
};

/** Ours, which AWS has not. */
export const isControl = (operation: string): boolean => ours.has(operation);

/** Of Application Auto Scaling. */
export const isOfScaling = (operation: string): boolean => scalingOperations.has(operation);

/** Of DynamoDB Streams, which is a service of its own. */
export const isOfStreams = (operation: string): boolean => streamOperations.has(operation);

function prefixOf(operation: string): string {
  if (isControl(operation)) return controlTargetPrefix;
  if (isOfScaling(operation)) return scalingTargetPrefix;
  return isOfStreams(operation) ? streamsTargetPrefix : dynamoTargetPrefix;
}

export const targetOf = (operation: string): string => prefixOf(operation) + operation;

export const operationOf = (target: string): string => target.slice(target.indexOf('.') + 1);

/** Operations that change items or tables; the road of such a request is a write's. */
export const isWrite = (operation: string): boolean =>
  /^(Put|Update|Delete|Create|Batch(Write)|TransactWrite)/.test(operation);
