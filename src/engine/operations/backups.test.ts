import { describe, expect, test } from 'vitest';
import { sentence } from '#engine/trace/sentence.ts';
import { Story } from '#testing/story.ts';

const gigabyte = 1024 ** 3;

/** A table with a backup that is AVAILABLE. */
function backedUp(notation = 'Music pk:S sk:S | local byYear year:S | global byGenre genre:S | provisioned 5 5'): { story: Story; BackupArn: string } {
  const story = new Story().table(notation).put('Music', { pk: { S: 'a' }, sk: { S: '1' }, genre: { S: 'rock' } });
  const { BackupDetails } = story.done('CreateBackup', { TableName: 'Music', BackupName: 'before' }) as { BackupDetails: { BackupArn: string } };
  story.wait(2);
  return { story, BackupArn: BackupDetails.BackupArn };
}

const keys = (...elements: string[]): object[] =>
  elements.map((element) => ({ AttributeName: element.split(':')[0], KeyType: element.split(':')[1] }));
const all = { ProjectionType: 'ALL' };
const byGenre = { IndexName: 'byGenre', KeySchema: keys('genre:HASH'), Projection: all, ProvisionedThroughput: { ReadCapacityUnits: 8, WriteCapacityUnits: 8 } };
const invalid = 'ValidationException Invalid Request: ';

describe('a restore that cannot be', () => {
  test.each([
    [{ BillingModeOverride: 'PAY_PER_REQUEST', ProvisionedThroughputOverride: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }, `${invalid}Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST`],
    [{ OnDemandThroughputOverride: { MaxReadRequestUnits: 5 } }, `${invalid}Cannot override MaxReadRequestUnits for OnDemandThroughput unless BillingModeOverride is PAY_PER_REQUEST`],
    [{ BillingModeOverride: 'PAY_PER_REQUEST', OnDemandThroughputOverride: { MaxReadRequestUnits: 0 } }, `${invalid}Requested MaxReadRequestUnits for OnDemandThroughput is outside of valid range`],
    [{ BillingModeOverride: 'PAY_PER_REQUEST', GlobalSecondaryIndexOverride: [byGenre] }, `${invalid}Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for index byGenre`],
    [{ GlobalSecondaryIndexOverride: [{ ...byGenre, ProvisionedThroughput: undefined }] }, `${invalid}Must specify provisioned throughput for index byGenre`],
    [{ GlobalSecondaryIndexOverride: [{ ...byGenre, Projection: { ProjectionType: 'KEYS_ONLY' } }] }, `${invalid}Index byGenre does not match a secondary index that existed in the source table and cannot be created during the restore operation`],
    [{ GlobalSecondaryIndexOverride: [byGenre, { ...byGenre, IndexName: 'twice' }] }, `${invalid}Index twice does not match a secondary index that existed in the source table and cannot be created during the restore operation`],
    [{ VectorIndexOverride: [] }, 'ValidationException Dynascope does not simulate VectorIndexOverride of RestoreTableFromBackup yet.'],
    [{ TargetTableName: 'Music' }, 'TableAlreadyExistsException Table already exists: Music'],
  ])('with %j', (overrides, said) => {
    const { story, BackupArn } = backedUp();
    const { error, message } = story.call('RestoreTableFromBackup', { TargetTableName: 'Then', BackupArn, ...overrides });
    expect(`${error} ${message}`).toBe(said);
  });

  test('of an on-demand backup, with throughput that its mode does not have', () => {
    const { story, BackupArn } = backedUp('Music pk:S sk:S');
    const units = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
    const said = (overrides: object): string | undefined => story.call('RestoreTableFromBackup', { TargetTableName: 'Then', BackupArn, ...overrides }).message;
    expect(said({ ProvisionedThroughputOverride: units })).toBe('Invalid Request: Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED');
    expect(said({ BillingModeOverride: 'PROVISIONED' })).toBe('Invalid Request: Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED');
  });
});

describe('a restored table', () => {
  const restored = (overrides: object) => {
    const { story, BackupArn } = backedUp();
    story.done('RestoreTableFromBackup', { TargetTableName: 'Then', BackupArn, ...overrides });
    story.wait(10);
    const { Table } = story.done('DescribeTable', { TableName: 'Then' }) as { Table: Record<string, unknown> };
    return Table;
  };

  test('has the throughput and the indexes of the backup', () => {
    expect(restored({})).toMatchObject({
      TableStatus: 'ACTIVE',
      ItemCount: 1,
      ProvisionedThroughput: { ReadCapacityUnits: 5 },
      GlobalSecondaryIndexes: [{ IndexName: 'byGenre', IndexStatus: 'ACTIVE', ProvisionedThroughput: { ReadCapacityUnits: 5 } }],
      LocalSecondaryIndexes: [{ IndexName: 'byYear' }],
    });
  });

  test('has no index whose list is empty, and no definition of its keys', () => {
    const table = restored({ GlobalSecondaryIndexOverride: [], LocalSecondaryIndexOverride: [] });
    expect(table).not.toHaveProperty('GlobalSecondaryIndexes');
    expect(table).not.toHaveProperty('LocalSecondaryIndexes');
    expect(table).not.toHaveProperty('RestoreSummary');
    expect(table['AttributeDefinitions']).toHaveLength(2);
  });

  test('may name an index in another way and give it units of its own', () => {
    const table = restored({ GlobalSecondaryIndexOverride: [{ ...byGenre, IndexName: 'other' }], ProvisionedThroughputOverride: { ReadCapacityUnits: 7, WriteCapacityUnits: 7 } });
    expect(table).toMatchObject({ ProvisionedThroughput: { ReadCapacityUnits: 7 }, GlobalSecondaryIndexes: [{ IndexName: 'other', ProvisionedThroughput: { ReadCapacityUnits: 8 } }] });
  });

  test('that is on demand instead has on-demand indexes', () => {
    const table = restored({ BillingModeOverride: 'PAY_PER_REQUEST', OnDemandThroughputOverride: { MaxReadRequestUnits: 50 } });
    expect(table).toMatchObject({
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      OnDemandThroughput: { MaxReadRequestUnits: 50 },
      ProvisionedThroughput: { ReadCapacityUnits: 0 },
      GlobalSecondaryIndexes: [{ ProvisionedThroughput: { ReadCapacityUnits: 0 } }],
    });
  });

  test('is encrypted as it is told to be', () => {
    expect(restored({ SSESpecificationOverride: { Enabled: true } })).toMatchObject({ SSEDescription: { Status: 'ENABLED' } });
  });
});

describe('one backup', () => {
  test('feeds one restore at a time and cannot be deleted meanwhile', () => {
    const { story, BackupArn } = backedUp();
    story.done('RestoreTableFromBackup', { TargetTableName: 'Then', BackupArn });
    const messages = [
      story.call('RestoreTableFromBackup', { TargetTableName: 'Other', BackupArn }),
      story.call('RestoreTableFromBackup', { TargetTableName: 'Then', BackupArn }),
      story.call('DeleteBackup', { BackupArn }),
    ].map(({ error, message }) => `${error} ${message}`);
    expect(messages).toEqual([
      `BackupInUseException Backup is being used to restore another table: ${BackupArn}`,
      `TableInUseException Table: Then is already being restored from backup: ${BackupArn}`,
      `BackupInUseException Backup is being used to restore table: ${BackupArn}`,
    ]);
    story.wait(10).done('DeleteBackup', { BackupArn });
  });

  test('that is being made can be told and nothing else', () => {
    const story = new Story().table('Music pk:S');
    const { BackupDetails } = story.done('CreateBackup', { TableName: 'Music', BackupName: 'before' }) as { BackupDetails: { BackupArn: string } };
    const { BackupArn } = BackupDetails;
    expect(story.done('DescribeBackup', { BackupArn })).toMatchObject({ BackupDescription: { BackupDetails: { BackupStatus: 'CREATING' } } });
    expect(story.call('DeleteBackup', { BackupArn }).message).toBe(`Backup is being created: ${BackupArn}`);
    expect(story.call('RestoreTableFromBackup', { TargetTableName: 'Then', BackupArn }).error).toBe('BackupInUseException');
  });

  test('is known by its ARN in any region, and told by the one that it was asked for with', () => {
    const { story, BackupArn } = backedUp();
    const elsewhere = BackupArn.replace('us-east-1', 'eu-west-1');
    expect(story.done('DescribeBackup', { BackupArn: elsewhere })).toMatchObject({ BackupDescription: { BackupDetails: { BackupArn: elsewhere } } });
    expect(story.call('RestoreTableFromBackup', { TargetTableName: 'Then', BackupArn: elsewhere }).message).toBe(
      'Invalid Request: sseSpecificationOverride must be provided for cross-region restores',
    );
    expect(story.call('DescribeBackup', { BackupArn: BackupArn.replace('us-east-1', 'xx-fake-1') }).message).toBe('Invalid Request: BackupArn is not valid');
  });
});

test('backups are listed page by page, by the time of their making', () => {
  const story = new Story().table('Music pk:S').table('Films pk:S');
  const names: string[] = [];
  for (const [TableName, BackupName] of [['Music', 'one'], ['Films', 'two'], ['Music', 'three'], ['Music', 'three']] as const) {
    story.done('CreateBackup', { TableName, BackupName });
    story.wait(1);
  }
  let ExclusiveStartBackupArn: string | undefined;
  do {
    const page = story.done('ListBackups', { Limit: 3, ExclusiveStartBackupArn }) as { BackupSummaries: { BackupName: string }[]; LastEvaluatedBackupArn?: string };
    names.push(...page.BackupSummaries.map(({ BackupName }) => BackupName), '|');
    ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
  } while (ExclusiveStartBackupArn !== undefined);
  expect(names.join(' ')).toBe('one two three | three |');
  expect((story.done('ListBackups', { Limit: 4 }) as object)).not.toHaveProperty('LastEvaluatedBackupArn');
});

test('tables that go at one moment leave backups of one moment, and a list shows each', () => {
  const story = new Story().table('Music pk:S').table('Films pk:S');
  for (const TableName of ['Music', 'Films']) {
    story.done('UpdateContinuousBackups', { TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
    story.done('DeleteTable', { TableName });
  }
  story.wait(5);
  const [first, second] = [undefined, 'next'].map((from) => {
    const start = from === undefined ? {} : { ExclusiveStartBackupArn: (story.done('ListBackups', { BackupType: 'ALL', Limit: 1 }) as { LastEvaluatedBackupArn: string }).LastEvaluatedBackupArn };
    return (story.done('ListBackups', { BackupType: 'ALL', Limit: 1, ...start }) as { BackupSummaries: { TableName: string }[] }).BackupSummaries[0]!.TableName;
  });
  expect([first, second]).toEqual(['Films', 'Music']);
});

test('a shorter window drops what lies before it at once; a longer one fills again', () => {
  const story = new Story().table('Music pk:S');
  const days = (RecoveryPeriodInDays: number): number => {
    const specification = { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays };
    const answer = story.done('UpdateContinuousBackups', { TableName: 'Music', PointInTimeRecoverySpecification: specification }) as {
      ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { EarliestRestorableDateTime: number } };
    };
    const { EarliestRestorableDateTime: earliest } = answer.ContinuousBackupsDescription.PointInTimeRecoveryDescription;
    return Math.round((story.engine.nowMs / 1000 - earliest) / 864) / 100;
  };
  days(35);
  story.wait(10 * 86_400);
  expect(days(35)).toBe(10);
  expect(days(2)).toBe(2);
  expect(days(35)).toBe(2);
  story.wait(86_400);
  expect(days(35)).toBe(3);
});

test('backups, recovery and restores are on the bill: reference 11.13, 11.14, 11.16', () => {
  const { story, BackupArn } = backedUp('Music pk:S sk:S');
  story.done('UpdateContinuousBackups', { TableName: 'Music', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  story.wait(730 * 3600);
  story.done('RestoreTableFromBackup', { TargetTableName: 'Then', BackupArn });
  const { Tables } = story.done('DescribeBill') as { Tables: { TableName: string; Kinds: { Kind: string; Quantity: number; Dollars: number }[] }[] };
  const kind = (table: string, wanted: string) => Tables.find(({ TableName }) => TableName === table)!.Kinds.find(({ Kind }) => Kind === wanted)!;
  const [billed] = [100 + 'pkask1genrerock'.length];
  expect(kind('Music', 'RecoveryByteHours').Quantity / 730).toBeCloseTo(billed, 3);
  expect(kind('Music', 'RecoveryByteHours').Dollars).toBeCloseTo((0.2 * billed) / gigabyte, 9);
  expect(kind('Music', 'BackupByteHours').Dollars).toBeCloseTo((0.1 * billed) / gigabyte, 9);
  expect(kind('Then', 'RestoredBytes')).toEqual({ Kind: 'RestoredBytes', Quantity: billed, Dollars: (0.15 * billed) / gigabyte });
  const spent = kind('Music', 'BackupByteHours').Quantity;
  story.wait(10).done('DeleteBackup', { BackupArn });
  story.wait(1_000_000);
  const later = story.done('DescribeBill') as { Tables: { Kinds: { Kind: string; Quantity: number }[] }[] };
  expect(later.Tables[0]!.Kinds.find(({ Kind }) => Kind === 'BackupByteHours')!.Quantity).toBeCloseTo(spent + (billed * 10) / 3600, 3);
});

test('a backup of DynamoDB’s own cannot be deleted before its time', () => {
  const { story } = backedUp('Music pk:S sk:S');
  story.done('UpdateContinuousBackups', { TableName: 'Music', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  story.done('DeleteTable', { TableName: 'Music' });
  story.wait(2);
  const { BackupSummaries } = story.done('ListBackups', { BackupType: 'SYSTEM' }) as { BackupSummaries: { BackupArn: string; BackupName: string }[] };
  expect(BackupSummaries.map(({ BackupName }) => BackupName)).toEqual(['Music$DeletedTableBackup']);
  const { BackupArn } = BackupSummaries[0]!;
  expect(story.call('DeleteBackup', { BackupArn }).message).toMatch(
    new RegExp(`^Invalid Request: User is not allowed to delete the system backup with arn ${BackupArn}. It will automatically expire on 2026-12-25T`),
  );
  story.done('RestoreTableFromBackup', { TargetTableName: 'Music', BackupArn });
  expect(story.wait(10).done('Scan', { TableName: 'Music' })).toMatchObject({ Count: 1 });
});

test('a table that was switched off or never on leaves nothing', () => {
  const story = new Story().table('Music pk:S').table('Films pk:S');
  const recovery = (PointInTimeRecoveryEnabled: boolean): void => {
    story.done('UpdateContinuousBackups', { TableName: 'Music', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled } });
  };
  recovery(true);
  for (const TableName of ['Music', 'Films']) story.done('DeleteTable', { TableName });
  recovery(false);
  expect(story.wait(5).done('ListBackups', { BackupType: 'ALL' })).toEqual({ BackupSummaries: [] });
});

test('fifty restores go on at a time: reference 1.69', () => {
  const story = new Story().table('Music pk:S');
  story.done('UpdateContinuousBackups', { TableName: 'Music', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  const restore = (n: number) => story.call('RestoreTableToPointInTime', { SourceTableName: 'Music', TargetTableName: `Then${n}`, UseLatestRestorableTime: true });
  for (let n = 1; n <= 50; n++) expect(restore(n).status).toBe(200);
  expect(restore(51).message).toBe('Subscriber limit exceeded: Only 50 restore operations can be done simultaneously');
  story.wait(10);
  expect(restore(51).status).toBe(200);
});

test('a history that is too long for Dynascope says how far back it goes', () => {
  const story = new Story().table('Music pk:S');
  story.done('UpdateContinuousBackups', { TableName: 'Music', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  const text = 'x'.repeat(390_000);
  for (let second = 0; second < 200; second++) {
    story.done('PutItem', { TableName: 'Music', Item: { pk: { S: 'large' }, text: { S: `${second}${text}` } } });
    story.wait(2);
  }
  const told = story.call('DescribeContinuousBackups', { TableName: 'Music' });
  expect(told.trace!.events.map(sentence)).toContainEqual(
    expect.stringMatching(/^Dynascope keeps 64 MB of earlier images: Music can be restored to 2026-11-20 09:0\d:\d\d UTC at the earliest\.$/),
  );
});
