import { describe, expect, test } from 'vitest';
import type { CommitRecord, Engine, TableRecord } from '#engine';
import { createEngine, tableArn } from '#engine';
import { Story, testSettings, type Told } from '#testing/story.ts';
import { tableOf } from '#testing/table-notation.ts';

const ResourceArn = tableArn('Music');
const TableName = 'Music';
const policyOf = (action: string): string =>
  JSON.stringify({ Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: action, Resource: '*' } });

/** A table with everything that can be set, some of it on its way. */
function furnished(): Story {
  const story = new Story().table('Music pk:S | global byGenre genre:S | provisioned 5 5');
  story.put('Music', { pk: { S: 'a' } });
  story.done('TagResource', { ResourceArn, Tags: [{ Key: 'team', Value: 'blue' }] });
  story.done('PutResourcePolicy', { ResourceArn, Policy: policyOf('dynamodb:GetItem') });
  story.wait(20);
  story.done('PutResourcePolicy', { ResourceArn, Policy: policyOf('dynamodb:Query') });
  story.done('TagResource', { ResourceArn, Tags: [{ Key: 'stage', Value: 'live' }] });
  story.done('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'ends' } });
  story.done('UpdateContributorInsights', { TableName, ContributorInsightsAction: 'ENABLE' });
  story.done('UpdateContributorInsights', { TableName, IndexName: 'byGenre', ContributorInsightsAction: 'ENABLE' });
  story.done('UpdateContinuousBackups', { TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  const update = (change: object): void => void story.done('UpdateTable', { TableName, ...change });
  update({ SSESpecification: { Enabled: true } });
  update({ WarmThroughput: { ReadUnitsPerSecond: 100 } });
  update({ DeletionProtectionEnabled: true });
  update({ GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'byGenre', ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 9 } } }] });
  update({ ProvisionedThroughput: { ReadCapacityUnits: 4, WriteCapacityUnits: 8 } });
  return story;
}

/** All that is told of the settings, now and once everything is settled; asked of a copy. */
function told(engine: Engine): object[] {
  const story = new Story(engine.fork());
  const ask = (): object[] => [
    ...['DescribeTable', 'DescribeTimeToLive', 'DescribeContinuousBackups', 'DescribeContributorInsights', 'ListContributorInsights'].map(
      (operation) => story.done(operation, { TableName }) as object,
    ),
    ...['ListTagsOfResource', 'GetResourcePolicy'].map((operation) => story.done(operation, { ResourceArn }) as object),
    story.call('UpdateTable', { TableName, DeletionProtectionEnabled: false }).body as object,
    story.call('TagResource', { ResourceArn, Tags: [{ Key: 'late', Value: '' }] }).body as object,
  ];
  const now = ask();
  story.wait(3600);
  return [...now, ...ask()];
}

function replayed(records: Iterable<CommitRecord>): Engine {
  const engine = createEngine(testSettings);
  // As a journal gives them back: text.
  for (const record of records) engine.replay(JSON.parse(JSON.stringify(record)) as CommitRecord);
  return engine;
}

describe('settings, and changes that are under way', () => {
  test('are the same in an engine that replays the story, in one that is given a snapshot, and in a fork', () => {
    const story = furnished();
    const expected = told(story.engine);
    expect(told(replayed(story.records))).toEqual(expected);
    expect(told(replayed(story.engine.fork().snapshot()))).toEqual(expected);
    expect(told(story.engine.fork())).toEqual(expected);
  });

  test('end one by one, and then the table can be deleted', () => {
    const story = furnished();
    const status = (): string[] => {
      const { Table } = story.done('DescribeTable', { TableName });
      const [index] = Table.GlobalSecondaryIndexes;
      return [Table.TableStatus, index.IndexStatus, Table.SSEDescription.Status, Table.WarmThroughput.Status];
    };
    expect(status()).toEqual(['UPDATING', 'UPDATING', 'UPDATING', 'UPDATING']);
    story.wait(1.6);
    expect(status()).toEqual(['ACTIVE', 'ACTIVE', 'UPDATING', 'UPDATING']);
    story.wait(15);
    expect(status()).toEqual(['ACTIVE', 'ACTIVE', 'ENABLED', 'ACTIVE']);
    story.done('UpdateTable', { TableName, DeletionProtectionEnabled: false });
    story.done('DeleteTable', { TableName });
    story.wait(2);
    expect(story.call('DescribeTable', { TableName }).error).toBe('ResourceNotFoundException');
  });

  test('of a table of the same name are its own', () => {
    const story = furnished();
    story.wait(20);
    story.done('UpdateTable', { TableName, DeletionProtectionEnabled: false });
    story.done('DeleteTable', { TableName });
    story.wait(2);
    story.table('Music pk:S');
    expect(story.done('ListTagsOfResource', { ResourceArn })).toEqual({ Tags: [] });
    expect(story.done('DescribeTimeToLive', { TableName })).toEqual({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } });
    expect(story.call('GetResourcePolicy', { ResourceArn }).error).toBe('PolicyNotFoundException');
  });

  test('a refusal changes nothing', () => {
    const story = furnished();
    const before = JSON.stringify(story.engine.inspect().tables[0]!.record);
    const { length } = story.records;
    for (const [operation, body] of [
      ['UpdateTable', { TableName, ProvisionedThroughput: { ReadCapacityUnits: 9, WriteCapacityUnits: 9 } }],
      ['UpdateTable', { TableName, DeletionProtectionEnabled: false }],
      ['TagResource', { ResourceArn, Tags: [{ Key: 'late', Value: '' }] }],
      ['DeleteResourcePolicy', { ResourceArn }],
      ['UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: false, AttributeName: 'ends' } }],
      ['DeleteTable', { TableName }],
    ] as const) {
      expect(story.call(operation, body).status, operation).toBe(400);
    }
    expect(JSON.stringify(story.engine.inspect().tables[0]!.record)).toBe(before);
    expect(story.records.length).toBe(length);
  });
});

describe('a table that was stored before its settings were', () => {
  /** What earlier versions have written down. */
  const old: TableRecord = {
    number: 1,
    id: '5f2b1c3e-0000-4000-8000-000000000001',
    name: 'Music',
    status: 'UPDATING',
    settlesAtMs: testSettings.startMs + 1000,
    createdAtMs: testSettings.startMs - 5000,
    attributeTypes: { pk: 'S', genre: 'S' },
    key: { partition: [{ name: 'pk', type: 'S' }], sort: [] },
    billingMode: 'PAY_PER_REQUEST',
    onDemandSinceMs: testSettings.startMs - 5000,
    throughput: { readUnits: 0, writeUnits: 0, decreasesToday: 0 },
    onDemandMaximum: { readUnits: 100, writeUnits: -1 },
    partitionsAtBirth: 4,
    indexes: [
      {
        name: 'byGenre',
        kind: 'global',
        key: { partition: [{ name: 'genre', type: 'S' }], sort: [] },
        projection: { type: 'ALL', nonKeyAttributes: [] },
        throughput: { readUnits: 0, writeUnits: 0, decreasesToday: 0 },
        partitionsAtBirth: 4,
        status: 'UPDATING',
        settlesAtMs: testSettings.startMs + 1000,
        countedItems: 0,
        countedBytes: 0,
      },
    ],
    tableClass: 'STANDARD_INFREQUENT_ACCESS',
    deletionProtection: true,
    tags: [{ key: 'course', value: 'databases' }],
    countedItems: 0,
    countedBytes: 0,
  };
  const commits = [{ type: 'table.changed', table: old } as const];
  const reopened = (): Story => new Story(replayed([{ atMs: testSettings.startMs, ordinal: 1, commits }]));

  test('goes on where it was', () => {
    const story = reopened();
    const change = { TableName, BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } };
    const updates = [{ Update: { IndexName: 'byGenre', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } } }];
    expect(story.call('UpdateTable', { ...change, GlobalSecondaryIndexUpdates: updates }).message).toContain('Table IOPS are currently being updated');
    story.wait(2);
    const { Table } = story.done('DescribeTable', { TableName });
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000, Status: 'ACTIVE' },
      OnDemandThroughput: { MaxReadRequestUnits: 100, MaxWriteRequestUnits: -1 },
      TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
      GlobalSecondaryIndexes: [{ IndexStatus: 'ACTIVE', WarmThroughput: { ReadUnitsPerSecond: 12_000 } }],
    });
    expect(story.done('ListTagsOfResource', { ResourceArn }).Tags).toEqual([{ Key: 'course', Value: 'databases' }]);
    story.done('UpdateTable', { ...change, GlobalSecondaryIndexUpdates: updates });
    story.wait(2);
    expect(story.done('DescribeTable', { TableName }).Table).toMatchObject({
      ProvisionedThroughput: { ReadCapacityUnits: 5 },
      WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000 },
    });
    expect(story.done('DescribeTable', { TableName }).Table.OnDemandThroughput).toBeUndefined();
  });
});

describe('how much may be under way', () => {
  const create = (story: Story, name: string, notation = 'pk:S'): Told => story.call('CreateTable', tableOf(`${name} ${notation}`));

  test('500 tables at a time, 250 of them created with indexes: reference 1.60', () => {
    const story = new Story();
    for (let i = 0; i < 250; i++) expect(create(story, `Indexed${i}`, 'pk:S | global byA a:S').status).toBe(200);
    expect(create(story, 'OneMore', 'pk:S | global byA a:S').message).toBe(
      'Subscriber limit exceeded: Only 250 tables can be created, updated, or deleted simultaneously',
    );
    for (let i = 0; i < 250; i++) expect(create(story, `Plain${i}`).status).toBe(200);
    expect(create(story, 'OneMore')).toMatchObject({
      error: 'LimitExceededException',
      message: 'Subscriber limit exceeded: Only 500 tables can be created, updated, or deleted simultaneously',
    });
    story.wait(2);
    expect(create(story, 'OneMore').status).toBe(200);
  });

  test('an index’s throughput that is on its way does not outlive a switch to on-demand', () => {
    const story = new Story().table('Music pk:S | global byGenre genre:S | provisioned 5 5');
    const update = (change: object): void => void story.done('UpdateTable', { TableName, ...change });
    update({ GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'byGenre', ProvisionedThroughput: { ReadCapacityUnits: 9, WriteCapacityUnits: 9 } } }] });
    update({ BillingMode: 'PAY_PER_REQUEST' });
    story.wait(5);
    const { Table } = story.done('DescribeTable', { TableName });
    expect(Table.GlobalSecondaryIndexes[0]).toMatchObject({ IndexStatus: 'ACTIVE', ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 } });
  });
});
