/** Requests of every kind, one after another, with time passing between them. */
import { type EngineOptions, type Settings, tableArn } from '#engine';
import type { Dice } from '../dice.ts';
import { groupRequest } from '../requests/group-requests.ts';
import { schemas } from '../requests/schemas.ts';
import { slip } from '../requests/slips.ts';
import { itemRequest, type Request } from '../requests/valid-requests.ts';
import { Story } from '../story.ts';

const controlRequests: [string, Record<string, unknown>][] = [
  ['AdvanceClock', { Seconds: 3 }],
  ['AdvanceClock', { Seconds: 900 }],
  ['AdvanceClock', { Seconds: 25_000 }],
  ['SetClock', { Speed: 60 }],
  ['DescribeBill', {}],
  ['DeleteTable', { TableName: 'Plain' }],
  ['UpdateTable', { TableName: 'Counts', ProvisionedThroughput: { ReadCapacityUnits: 7, WriteCapacityUnits: 5 } }],
  ['UpdateTable', { TableName: 'Music', GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byGenre' } }] }],
  ['UpdateTable', { TableName: 'Music', StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } }],
  ['UpdateTable', { TableName: 'Music', StreamSpecification: { StreamEnabled: false } }],
  ['UpdateTimeToLive', { TableName: 'Counts', TimeToLiveSpecification: { AttributeName: 'count', Enabled: true } }],
  ['UpdateContinuousBackups', { TableName: 'Counts', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
  ['UpdateContinuousBackups', { TableName: 'Music', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 } }],
  ['UpdateContinuousBackups', { TableName: 'Plain', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
  ['CreateBackup', { TableName: 'Music', BackupName: 'before' }],
  ['CreateBackup', { TableName: 'Counts', BackupName: 'before' }],
  ['RestoreTableToPointInTime', { SourceTableName: 'Counts', TargetTableName: 'Back', UseLatestRestorableTime: true }],
  ['TagResource', { ResourceArn: tableArn('Plain'), Tags: [{ Key: 'course', Value: 'one' }] }],
  ['UpdateTable', { TableName: 'Plain', TableClass: 'STANDARD_INFREQUENT_ACCESS' }],
  [
    'UpdateTable',
    {
      TableName: 'Plain',
      AttributeDefinitions: [{ AttributeName: 'genre', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [
        { Create: { IndexName: 'byGenre', KeySchema: [{ AttributeName: 'genre', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } } },
      ],
    },
  ],
];

/** A request of any kind; nothing when it is time that passes. */
export function anyRequest(dice: Dice): Request | undefined {
  if (dice.chance(0.1)) {
    const [operation, body] = dice.pick(controlRequests);
    return { operation, body };
  }
  if (dice.chance(0.05)) return undefined;
  if (dice.chance(0.02)) return { operation: 'CreateTable', body: { ...dice.pick(schemas).create } };
  const valid = dice.chance(0.3) ? groupRequest(dice, schemas) : itemRequest(dice, schemas);
  return dice.chance(0.2) ? slip(dice, valid) : valid;
}

/** All the tables, ACTIVE and empty. */
export function begun(settings: Settings, options: EngineOptions = {}): Story {
  const story = new Story(settings, options);
  for (const { create } of schemas) story.done('CreateTable', create);
  return story.wait(2);
}
