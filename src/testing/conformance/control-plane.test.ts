/** The control plane through the SDK: commands, waiters, paginators, and errors that it knows by their class. */
import {
  BackupNotFoundException,
  CreateBackupCommand,
  CreateTableCommand,
  DeleteBackupCommand,
  DeleteResourcePolicyCommand,
  DeleteTableCommand,
  DescribeBackupCommand,
  DescribeContinuousBackupsCommand,
  DescribeContributorInsightsCommand,
  DescribeEndpointsCommand,
  DescribeLimitsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  GetResourcePolicyCommand,
  InvalidRestoreTimeException,
  ListBackupsCommand,
  ListTagsOfResourceCommand,
  paginateListContributorInsights,
  paginateListTables,
  PolicyNotFoundException,
  PutItemCommand,
  PutResourcePolicyCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
  ScanCommand,
  TableAlreadyExistsException,
  TableNotFoundException,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateContributorInsightsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilContributorInsightsEnabled,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableArn } from '#engine';
import { tableOf } from '../table-notation.ts';
import { doors, type OpenDoor } from './doors.ts';

type CreateInput = ConstructorParameters<typeof CreateTableCommand>[0];
type UpdateInput = ConstructorParameters<typeof UpdateTableCommand>[0];

const patience = { maxWaitTime: 20, minDelay: 0.05, maxDelay: 0.1 };
const Policy = JSON.stringify({
  Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'dynamodb:GetItem', Resource: '*' },
});

describe.each(doors)('%s', (_name, open) => {
  let door: OpenDoor;
  let client: DynamoDBClient;
  beforeAll(async () => {
    door = await open();
    ({ client } = door);
  });
  afterAll(() => door.close());

  const create = async (notation: string, more: Partial<CreateInput> = {}): Promise<string> => {
    const input = { ...tableOf(notation), ...more } as CreateInput;
    await client.send(new CreateTableCommand(input));
    await waitUntilTableExists({ client, ...patience }, { TableName: input.TableName });
    return input.TableName!;
  };
  const describeTable = async (TableName: string) => (await client.send(new DescribeTableCommand({ TableName }))).Table!;
  const update = (input: UpdateInput) => client.send(new UpdateTableCommand(input));
  /** Until the table and all of its indexes are ACTIVE again. */
  const settled = async (TableName: string) => {
    await expect.poll(async () => {
      const { TableStatus, GlobalSecondaryIndexes = [] } = await describeTable(TableName);
      return [TableStatus, ...GlobalSecondaryIndexes.map(({ IndexStatus }) => IndexStatus)].every((status) => status === 'ACTIVE');
    }, { interval: 50, timeout: 10_000 }).toBe(true);
    return describeTable(TableName);
  };

  test('a table is made with everything, changed, and deleted; waiters see it come and go', async () => {
    const TableName = await create('Orders pk:S sk:S | global byDate date:S | provisioned 5 5', {
      Tags: [{ Key: 'team', Value: 'blue' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      SSESpecification: { Enabled: true, SSEType: 'KMS' },
      TableClass: 'STANDARD_INFREQUENT_ACCESS',
      WarmThroughput: { ReadUnitsPerSecond: 100, WriteUnitsPerSecond: 50 },
      ResourcePolicy: Policy,
    });
    const made = await describeTable(TableName);
    expect(made).toMatchObject({
      TableArn: tableArn(TableName),
      SSEDescription: { Status: 'ENABLED', SSEType: 'KMS' },
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
      WarmThroughput: { ReadUnitsPerSecond: 100, WriteUnitsPerSecond: 50, Status: 'ACTIVE' },
      DeletionProtectionEnabled: false,
    });
    expect(made.LatestStreamArn).toBe(`${tableArn(TableName)}/stream/${made.LatestStreamLabel}`);
    expect(made.CreationDateTime).toBeInstanceOf(Date);

    await expect(create('Orders pk:S')).rejects.toThrow(ResourceInUseException);
    await update({ TableName, ProvisionedThroughput: { ReadCapacityUnits: 200, WriteCapacityUnits: 5 } });
    expect(await settled(TableName)).toMatchObject({
      ProvisionedThroughput: { ReadCapacityUnits: 200, NumberOfDecreasesToday: 0 },
      WarmThroughput: { ReadUnitsPerSecond: 200 },
    });
    await update({ TableName, BillingMode: 'PAY_PER_REQUEST' });
    expect((await settled(TableName)).BillingModeSummary?.LastUpdateToPayPerRequestDateTime).toBeInstanceOf(Date);
    await update({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byDate' } }] });
    expect(await settled(TableName)).not.toHaveProperty('GlobalSecondaryIndexes');

    await client.send(new DeleteTableCommand({ TableName }));
    await waitUntilTableNotExists({ client, ...patience }, { TableName });
    await expect(describeTable(TableName)).rejects.toThrow(ResourceNotFoundException);
  }, 30_000);

  test('an index is added to a table that stands, and is told of while it is filled', async () => {
    const TableName = await create('Songs pk:S');
    await update({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'genre', AttributeType: 'S' }, { AttributeName: 'year', AttributeType: 'N' }],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'byGenreAndYear',
            KeySchema: [{ AttributeName: 'genre', KeyType: 'HASH' }, { AttributeName: 'year', KeyType: 'HASH' }, { AttributeName: 'pk', KeyType: 'RANGE' }],
            Projection: { ProjectionType: 'ALL' },
          },
        },
      ],
    });
    const { GlobalSecondaryIndexes: [index] = [] } = await settled(TableName);
    expect(index).toMatchObject({ IndexName: 'byGenreAndYear', WarmThroughput: { Status: 'ACTIVE' } });
    expect(index?.KeySchema).toHaveLength(3);
  }, 30_000);

  test('tags', async () => {
    const ResourceArn = tableArn(await create('Tagged pk:S'));
    expect(await client.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2' }] }))).toMatchObject({});
    const listed = async () => (await client.send(new ListTagsOfResourceCommand({ ResourceArn }))).Tags;
    await expect.poll(listed).toEqual([{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2' }]);
    await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));
    // Refused until everyone has seen the change before, which the SDK's retries outlast: virtual time is quick here.
    await client.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'c', Value: '3' }] }));
    await expect.poll(listed).toEqual([{ Key: 'b', Value: '2' }, { Key: 'c', Value: '3' }]);
  });

  test('resource policies', async () => {
    const ResourceArn = tableArn(await create('Shared pk:S'));
    const get = () => client.send(new GetResourcePolicyCommand({ ResourceArn }));
    await expect(get()).rejects.toThrow(PolicyNotFoundException);
    const { RevisionId } = await client.send(new PutResourcePolicyCommand({ ResourceArn, Policy, ExpectedRevisionId: 'NO_POLICY' }));
    await expect.poll(async () => (await get().catch(() => undefined))?.RevisionId).toBe(RevisionId);
    expect(JSON.parse((await get()).Policy!)).toMatchObject({ Version: '2008-10-17', Statement: [{ Effect: 'Allow' }] });
    await expect(client.send(new DeleteResourcePolicyCommand({ ResourceArn, ExpectedRevisionId: '1' }))).rejects.toThrow(PolicyNotFoundException);
  });

  test('time to live, insights and backups', async () => {
    const TableName = await create('Sessions pk:S');
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'ends' } }));
    expect((await client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'ends' });

    await client.send(new UpdateContributorInsightsCommand({ TableName, ContributorInsightsAction: 'ENABLE' }));
    await waitUntilContributorInsightsEnabled({ client, ...patience }, { TableName });
    expect((await client.send(new DescribeContributorInsightsCommand({ TableName }))).ContributorInsightsRuleList).toHaveLength(2);
    const summaries: unknown[] = [];
    for await (const page of paginateListContributorInsights({ client, pageSize: 1 }, {})) summaries.push(...page.ContributorInsightsSummaries!);
    expect(summaries).toEqual([{ TableName, ContributorInsightsStatus: 'ENABLED', ContributorInsightsMode: 'ACCESSED_AND_THROTTLED_KEYS' }]);

    const recovery = { TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };
    const { ContinuousBackupsDescription } = await client.send(new UpdateContinuousBackupsCommand(recovery));
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.EarliestRestorableDateTime).toBeInstanceOf(Date);
    await expect(client.send(new DescribeContinuousBackupsCommand({ TableName: 'Nowhere' }))).rejects.toThrow(TableNotFoundException);
  });

  test('a backup is made, listed, described, restored to a new table and deleted; a table goes back in time', async () => {
    const TableName = await create('Prices pk:S');
    const put = (price: string) => client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, price: { N: price } } }));
    const pricesOf = async (name: string) => {
      await waitUntilTableExists({ client, ...patience }, { TableName: name });
      const { Items = [] } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }));
      return Items.map(({ price }) => price?.N);
    };
    await put('1');
    const { BackupDetails } = await client.send(new CreateBackupCommand({ TableName, BackupName: 'before-the-sale' }));
    const BackupArn = BackupDetails!.BackupArn!;
    expect(BackupDetails?.BackupCreationDateTime).toBeInstanceOf(Date);
    const described = async () => (await client.send(new DescribeBackupCommand({ BackupArn }))).BackupDescription;
    await expect.poll(async () => (await described())?.BackupDetails?.BackupStatus).toBe('AVAILABLE');
    expect((await described())?.SourceTableDetails).toMatchObject({ TableName, KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] });
    const TimeRangeUpperBound = BackupDetails!.BackupCreationDateTime!;
    const { BackupSummaries = [] } = await client.send(new ListBackupsCommand({ TableName }));
    expect(BackupSummaries.map(({ BackupName }) => BackupName)).toEqual(['before-the-sale']);
    expect((await client.send(new ListBackupsCommand({ TableName, TimeRangeUpperBound }))).BackupSummaries).toEqual([]);

    await put('2');
    await expect(client.send(new RestoreTableFromBackupCommand({ BackupArn, TargetTableName: TableName }))).rejects.toThrow(TableAlreadyExistsException);
    const { TableDescription } = await client.send(new RestoreTableFromBackupCommand({ BackupArn, TargetTableName: 'PricesBefore' }));
    expect(TableDescription?.RestoreSummary).toMatchObject({ SourceBackupArn: BackupArn, RestoreInProgress: true });
    expect(await pricesOf('PricesBefore')).toEqual(['1']);
    expect(await pricesOf(TableName)).toEqual(['2']);
    expect((await client.send(new DeleteBackupCommand({ BackupArn }))).BackupDescription?.BackupDetails?.BackupStatus).toBe('DELETED');
    await expect(described()).rejects.toThrow(BackupNotFoundException);

    await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }));
    await put('3');
    const back = { SourceTableName: TableName, TargetTableName: 'PricesThen' };
    await expect(client.send(new RestoreTableToPointInTimeCommand({ ...back, RestoreDateTime: new Date(0) }))).rejects.toThrow(InvalidRestoreTimeException);
    await client.send(new RestoreTableToPointInTimeCommand({ ...back, UseLatestRestorableTime: true }));
    expect(await pricesOf('PricesThen')).toEqual(['2']);
  }, 30_000);

  test('limits, endpoints, and all tables page by page', async () => {
    expect(await client.send(new DescribeLimitsCommand())).toMatchObject({ AccountMaxReadCapacityUnits: 80_000, TableMaxWriteCapacityUnits: 40_000 });
    expect((await client.send(new DescribeEndpointsCommand())).Endpoints).toHaveLength(1);
    const made: string[] = [];
    for (const name of ['Zebra', 'ant', 'Bee']) made.push(await create(`${name} pk:S`));
    const names: string[] = [];
    for await (const page of paginateListTables({ client, pageSize: 2 }, {})) names.push(...page.TableNames!);
    expect(names.filter((name) => made.includes(name))).toEqual(['Bee', 'Zebra', 'ant']);
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : 1)));
  });
});
