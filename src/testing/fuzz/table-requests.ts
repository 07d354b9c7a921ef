/** Random requests for tables and the clock, valid for the most part. */
import type { Dice } from '../dice.ts';
import { schemas } from '../requests/schemas.ts';
import type { Request } from '../requests/valid-requests.ts';
import type { Gleanings } from './gleanings.ts';

const tableName = (dice: Dice): string => dice.pick([...schemas.map(({ name }) => name), 'Spare1', 'Spare2', 'arn:aws:dynamodb:us-east-1:000000000000:table/Music']);

const newIndex = { IndexName: 'fresh', KeySchema: [{ AttributeName: 'genre', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } };
const updates = [
  { ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 2 }, BillingMode: 'PROVISIONED' },
  { BillingMode: 'PAY_PER_REQUEST' },
  { DeletionProtectionEnabled: true },
  { DeletionProtectionEnabled: false },
  { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
  { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } },
  { StreamSpecification: { StreamEnabled: false } },
  { SSESpecification: { Enabled: true } },
  { OnDemandThroughput: { MaxReadRequestUnits: 5, MaxWriteRequestUnits: -1 } },
  { AttributeDefinitions: [{ AttributeName: 'genre', AttributeType: 'S' }], GlobalSecondaryIndexUpdates: [{ Create: newIndex }] },
  { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'fresh' } }] },
];

const scalingOperations = [
  'RegisterScalableTarget',
  'PutScalingPolicy',
  'DescribeScalableTargets',
  'DescribeScalingPolicies',
  'DescribeScalingActivities',
  'DeleteScalingPolicy',
  'DeregisterScalableTarget',
] as const;

/** Few of them come to what another has made, so the same table is meant more often than not. */
function scaling(dice: Dice): Request {
  const channel = dice.chance(0.85) ? 'Write' : 'Read';
  const scalable = {
    ServiceNamespace: 'dynamodb',
    ResourceId: dice.chance(0.9) ? 'table/Music' : 'table/Music/index/byGenre',
    ScalableDimension: `dynamodb:${dice.chance(0.9) ? 'table' : 'index'}:${channel}CapacityUnits`,
  };
  const policy = {
    PolicyName: 'keep',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: dice.between(20, 90),
      PredefinedMetricSpecification: { PredefinedMetricType: `DynamoDB${channel}CapacityUtilization` },
    },
  };
  const operation = dice.pick([...scalingOperations, 'RegisterScalableTarget', 'PutScalingPolicy', 'PutScalingPolicy', 'DeleteScalingPolicy']);
  if (operation === 'RegisterScalableTarget') return { operation, body: { ...scalable, MinCapacity: 1, MaxCapacity: dice.between(1, 50) } };
  if (operation === 'PutScalingPolicy') return { operation, body: { ...scalable, ...policy } };
  if (operation === 'DeleteScalingPolicy') return { operation, body: { ...scalable, PolicyName: 'keep' } };
  return { operation, body: scalable };
}

const kinds: readonly ((dice: Dice, gleaned: Gleanings) => Request)[] = [
  (dice) => ({ operation: 'CreateTable', body: { ...dice.pick(schemas).create, TableName: tableName(dice) } }),
  (dice) => ({ operation: 'UpdateTable', body: { TableName: tableName(dice), ...dice.pick(updates) } }),
  (dice) => ({ operation: 'UpdateTable', body: { TableName: tableName(dice), ...dice.pick(updates) } }),
  (dice) => ({ operation: 'DeleteTable', body: { TableName: tableName(dice) } }),
  (dice) => ({ operation: 'DescribeTable', body: { TableName: tableName(dice) } }),
  (dice) => ({ operation: 'ListTables', body: { Limit: dice.between(1, 3), ExclusiveStartTableName: tableName(dice) } }),
  (dice) => ({ operation: 'AdvanceClock', body: { Seconds: dice.chance(0.02) ? 31_622_400 : dice.pick([0, 0.01, 1, 5, 30_000]) } }),
  (dice) => ({ operation: 'SetClock', body: { Speed: dice.below(3601) } }),
  (dice) => ({ operation: 'DescribePartitions', body: { TableName: tableName(dice), IndexName: 'byGenre' } }),
  () => ({ operation: 'DescribeBill', body: {} }),
  (dice) => ({ operation: 'DescribeMetrics', body: { TableName: tableName(dice), Period: dice.pick([60, 300, 3600]) } }),
  scaling,
  scaling,
  (dice, gleaned) => ({ operation: 'DescribeTrace', body: { RequestId: gleaned.any(dice, 'RequestId') ?? 'none' } }),
];

const arnOf = (name: string): string => (name.startsWith('arn:') ? name : `arn:aws:dynamodb:us-east-1:000000000000:table/${name}`);
const policy = (Resource: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:root' }, Action: 'dynamodb:GetItem', Resource }],
  });

const ofTable = (operation: string, more: (dice: Dice) => object = () => ({})): ((dice: Dice) => Request) => (dice) => ({
  operation,
  body: { TableName: tableName(dice), ...more(dice) },
});
const ofResource = (operation: string, more: (arn: string) => object = () => ({})): ((dice: Dice) => Request) => (dice) => {
  const ResourceArn = arnOf(tableName(dice));
  return { operation, body: { ResourceArn, ...more(ResourceArn) } };
};

const backupArn = (dice: Dice, gleaned: Gleanings): string =>
  (gleaned.any(dice, 'BackupDetails') as { BackupArn: string } | undefined)?.BackupArn ?? `${arnOf('Music')}/backup/01795165200000-00000000`;
const targetName = (dice: Dice): string => (dice.chance(0.5) ? `Back${dice.below(30)}` : tableName(dice));

const backups: readonly ((dice: Dice, gleaned: Gleanings) => Request)[] = [
  ofTable('CreateBackup', (dice) => ({ BackupName: dice.pick(['before', 'after']) })),
  (dice, gleaned) => ({ operation: 'DescribeBackup', body: { BackupArn: backupArn(dice, gleaned) } }),
  (dice, gleaned) => ({ operation: 'DeleteBackup', body: { BackupArn: backupArn(dice, gleaned) } }),
  (dice, gleaned) => ({
    operation: 'ListBackups',
    body: { Limit: dice.between(1, 3), BackupType: dice.pick(['USER', 'SYSTEM', 'ALL']), ...(dice.chance(0.3) ? { ExclusiveStartBackupArn: backupArn(dice, gleaned) } : {}) },
  }),
  (dice, gleaned) => ({
    operation: 'RestoreTableFromBackup',
    body: {
      TargetTableName: targetName(dice),
      BackupArn: backupArn(dice, gleaned),
      ...(dice.chance(0.3) ? { GlobalSecondaryIndexOverride: [] } : {}),
      ...(dice.chance(0.3) ? { BillingModeOverride: 'PAY_PER_REQUEST' } : {}),
    },
  }),
  () => ({ operation: 'UpdateContinuousBackups', body: { TableName: 'Music', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } } }),
  (dice) => ({
    operation: 'RestoreTableToPointInTime',
    body: { SourceTableName: dice.chance(0.7) ? 'Music' : tableName(dice), TargetTableName: targetName(dice), UseLatestRestorableTime: true },
  }),
];

/** What a table has besides its definition. */
const settings: readonly ((dice: Dice) => Request)[] = [
  ofTable('UpdateTimeToLive', (dice) => ({ TimeToLiveSpecification: { AttributeName: dice.pick(['ends', 'year']), Enabled: dice.chance(0.7) } })),
  ofTable('DescribeTimeToLive'),
  ofTable('UpdateContinuousBackups', (dice) => ({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: dice.chance(0.7) } })),
  ofTable('DescribeContinuousBackups'),
  ofTable('UpdateContributorInsights', (dice) => ({ ContributorInsightsAction: dice.pick(['ENABLE', 'DISABLE']) })),
  ofTable('DescribeContributorInsights'),
  () => ({ operation: 'ListContributorInsights', body: {} }),
  () => ({ operation: 'DescribeLimits', body: {} }),
  () => ({ operation: 'DescribeEndpoints', body: {} }),
  ofResource('TagResource', () => ({ Tags: [{ Key: 'course', Value: 'one' }] })),
  ofResource('UntagResource', () => ({ TagKeys: ['course'] })),
  ofResource('ListTagsOfResource'),
  ofResource('PutResourcePolicy', (arn) => ({ Policy: policy(arn) })),
  ofResource('GetResourcePolicy'),
  ofResource('DeleteResourcePolicy'),
];

export function tableRequest(dice: Dice, gleaned: Gleanings): Request {
  if (dice.chance(0.75)) return dice.pick(kinds)(dice, gleaned);
  return dice.chance(0.4) ? dice.pick(backups)(dice, gleaned) : dice.pick(settings)(dice);
}
