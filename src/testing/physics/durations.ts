/** Looks at how long changes of tables take, in steps of a tenth of a second. */
import type { Settings } from '#engine';
import { type Body, Story } from '#testing/story.ts';
import { tableOf } from '#testing/table-notation.ts';

const TableName = 'Orders';
const ResourceArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders';
const describe = (story: Story): Body => story.call('DescribeTable', { TableName }).body.Table;

function msUntil(story: Story, isOver: (story: Story) => boolean): number {
  for (let ms = 0; ms <= 10_000; ms += 100) {
    if (isOver(story)) return ms;
    story.wait(0.1);
  }
  return Infinity;
}

const active = (story: Story): boolean => describe(story).TableStatus === 'ACTIVE';
const index = (story: Story): Body => describe(story).GlobalSecondaryIndexes?.[0];

/** A table at rest. */
const rested = (settings: Partial<Settings>, notation = 'Orders pk:S | provisioned 5 5'): Story => new Story(settings).table(notation).wait(60);

/** From a request until its end. */
const lasts = (operation: string, body: object, isOver: (story: Story) => boolean, notation?: string) => (settings: Partial<Settings>): number => {
  const story = rested(settings, notation);
  story.done(operation, { TableName, ...body });
  return msUntil(story, isOver);
};

export function createTable(settings: Partial<Settings>): number {
  const story = new Story(settings);
  story.done('CreateTable', tableOf('Orders pk:S'));
  return msUntil(story, active);
}

export const updateTable = lasts('UpdateTable', { ProvisionedThroughput: { ReadCapacityUnits: 6, WriteCapacityUnits: 5 } }, active);
export const deleteTable = lasts('DeleteTable', {}, (story) => describe(story) === undefined);

const newIndex = {
  AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'S' }],
  GlobalSecondaryIndexUpdates: [
    { Create: { IndexName: 'byA', KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' }, ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } } },
  ],
};
export const allocateIndex = lasts('UpdateTable', newIndex, (story) => index(story)?.Backfilling === true);
export function backfillIndex(settings: Partial<Settings>): number {
  const story = rested(settings);
  story.done('UpdateTable', { TableName, ...newIndex });
  msUntil(story, () => index(story)?.Backfilling === true);
  return msUntil(story, () => index(story)?.IndexStatus === 'ACTIVE');
}

const newVectorIndex = {
  VectorIndexUpdates: [
    { Create: { IndexName: 'near', VectorAttribute: { AttributeName: 'emb' }, Projection: { ProjectionType: 'KEYS_ONLY' }, Dimensions: 2, DistanceFunction: 'COSINE' } },
  ],
};
export function fillVectorIndex(settings: Partial<Settings>): number {
  const story = new Story(settings).table('Orders pk:S').wait(60);
  story.done('UpdateTable', { TableName, ...newVectorIndex });
  const vectors = (): Body => describe(story).VectorIndexes[0];
  msUntil(story, () => vectors().Backfilling === true);
  return msUntil(story, () => vectors().IndexStatus === 'ACTIVE');
}

const indexed = 'Orders pk:S | global byA a:S | provisioned 5 5';
const changed = { IndexName: 'byA', ProvisionedThroughput: { ReadCapacityUnits: 6, WriteCapacityUnits: 5 } };
export const updateIndex = lasts('UpdateTable', { GlobalSecondaryIndexUpdates: [{ Update: changed }] }, (story) => index(story)?.IndexStatus === 'ACTIVE', indexed);
export const deleteIndex = lasts('UpdateTable', { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byA' } }] }, (story) => index(story) === undefined, indexed);

export const encrypt = lasts('UpdateTable', { SSESpecification: { Enabled: true, SSEType: 'KMS' } }, (story) => describe(story).SSEDescription?.Status === 'ENABLED');
export const warm = lasts(
  'UpdateTable',
  { WarmThroughput: { ReadUnitsPerSecond: 13_000, WriteUnitsPerSecond: 5000 } },
  (story) => describe(story).WarmThroughput.Status === 'ACTIVE',
);

export function timeToLive(settings: Partial<Settings>): number {
  const story = rested(settings).put(TableName, { pk: { S: 'a' } });
  story.done('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { AttributeName: 'ends', Enabled: true } });
  return msUntil(story, () => story.done('DescribeTimeToLive', { TableName }).TimeToLiveDescription.TimeToLiveStatus === 'ENABLED');
}

export const insights = lasts(
  'UpdateContributorInsights',
  { ContributorInsightsAction: 'ENABLE' },
  (story) => story.done('DescribeContributorInsights', { TableName }).ContributorInsightsStatus === 'ENABLED',
);

export function tags(settings: Partial<Settings>): number {
  const story = rested(settings);
  story.done('TagResource', { ResourceArn, Tags: [{ Key: 'a', Value: 'b' }] });
  return msUntil(story, () => story.done('ListTagsOfResource', { ResourceArn }).Tags.length > 0);
}

export function policy(settings: Partial<Settings>): number {
  const story = rested(settings);
  const Statement = [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:root' }, Action: 'dynamodb:GetItem', Resource: ResourceArn }];
  story.done('PutResourcePolicy', { ResourceArn, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
  return msUntil(story, () => story.call('GetResourcePolicy', { ResourceArn }).error === undefined);
}

export function backup(settings: Partial<Settings>): number {
  const story = rested(settings);
  const { BackupArn } = story.done('CreateBackup', { TableName, BackupName: 'first' }).BackupDetails;
  return msUntil(story, () => story.done('DescribeBackup', { BackupArn }).BackupDescription.BackupDetails.BackupStatus === 'AVAILABLE');
}

/** Of a table with one index. */
export function restore(settings: Partial<Settings>): number {
  const story = rested(settings, indexed);
  const { BackupArn } = story.done('CreateBackup', { TableName, BackupName: 'first' }).BackupDetails;
  story.wait(10).done('RestoreTableFromBackup', { TargetTableName: 'Again', BackupArn });
  return msUntil(story, () => story.done('DescribeTable', { TableName: 'Again' }).Table.TableStatus === 'ACTIVE');
}

export const countedAfterHours =
  (hours: number) =>
  (settings: Partial<Settings>): number => {
    const story = rested(settings).put(TableName, { pk: { S: 'a' } });
    return describe(story.wait(hours * 3600)).ItemCount;
  };
