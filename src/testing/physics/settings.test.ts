/** One test for each setting: what it names is otherwise when it is. */
import { describe, expect, test } from 'vitest';
import { type PhysicsName, physicsNames, type Settings } from '#engine';
import * as account from './account.ts';
import * as durations from './durations.ts';
import * as events from './events.ts';
import * as heat from './heat.ts';
import * as throughput from './throughput.ts';

/** What is looked at, what it comes to as usual, and to what with the setting at this value. */
type Case = readonly [value: number, look: (settings: Partial<Settings>) => unknown, usual: unknown, changed: unknown];

const cases: Readonly<Record<PhysicsName, Case>> = {
  heatThresholdPercent: [40, heat.splitUnder({ unitsPerSecond: 500 }), 'never', 'after 30 s'],
  heatWindowSeconds: [5, heat.splitUnder({ unitsPerSecond: 900 }), 'after 30 s', 'after 15 s'],
  hotWindowsMin: [1, heat.splitUnder({ unitsPerSecond: 900 }), 'after 30 s', 'after 10 s'],
  hotItemPercent: [70, heat.splitUnder({ unitsPerSecond: 1000, hotShare: 0.6 }), 'after 30 s, isolated', 'after 30 s'],
  hotItemRestPercent: [50, heat.splitUnder({ unitsPerSecond: 1000, hotShare: 0.6 }), 'after 30 s, isolated', 'one hot item'],
  risingKeyPercent: [50, heat.splitUnder({ unitsPerSecond: 1000, risingShare: 0.6 }), 'after 30 s', 'rising key'],
  splitSecondsMin: [300, heat.splitTakes, 'between', 'at most'],
  splitSecondsMax: [120, heat.splitTakes, 'between', 'at least'],

  partitionReadUnitsPerSecond: [300, throughput.partitionsOf('Orders pk:S | provisioned 600 5'), '1 of 3000/1000', '2 of 300/1000'],
  partitionWriteUnitsPerSecond: [100, throughput.partitionsOf('Orders pk:S | provisioned 5 200'), '1 of 3000/1000', '2 of 3000/100'],
  partitionBytesMax: [20_000, throughput.partitionsWhenFull, 1, 2],
  itemCollectionBytesMax: [2000, throughput.collectionOfThree, undefined, 'ItemCollectionSizeLimitExceededException'],

  burstSeconds: [10, throughput.writesAtOnce('Orders pk:S | provisioned 5 2'), 6, 1],
  onDemandReadUnitsPerSecond: [1000, throughput.readsAtOnce, 30, 10],
  onDemandWriteUnitsPerSecond: [500, throughput.writesAtOnce('Orders pk:S'), 10, 5],
  onDemandGrowthFactor: [4, throughput.grownAfter(31), 6000, 12_000],
  onDemandGrowthMinutes: [10, throughput.grownAfter(15), 4000, 6000],

  scaleOutMinutes: [3, throughput.scaledAfter(2, 90), 'more', 'the same'],
  scaleInMinutes: [5, throughput.scaledAfter(6, 20), 'the same', 'less'],

  latencyFactor: [0, events.latencyMs, 'some', 'none'],
  followerLagFactor: [0, events.staleReads, 'some', 'none'],
  indexLagFactor: [0, events.indexedAtOnce, 0, 1],
  leaderlessMsMin: [3000, events.leaderlessMs, 'between', 'at most'],
  leaderlessMsMax: [1500, events.leaderlessMs, 'between', 'at least'],
  rebuildSecondsMin: [420, events.rebuildSeconds, 'between', 'at most'],
  rebuildSecondsMax: [180, events.rebuildSeconds, 'between', 'at least'],
  clientTokenMinutes: [1, events.sentAgainAfterMinutes(5), '1', '2'],

  streamRetentionHours: [1, events.recordsAfterHours(2), 1, 0],
  shardLifeMinutes: [60, events.shardsAfterHours(2), 1, 3],
  shardIteratorMinutes: [1, events.iteratorAfterMinutes(2), undefined, 'ExpiredIteratorException'],
  triggerPollMs: [45_000, events.deliveredAfterSeconds(0.5), 1, 0],
  triggerRetryMsMin: [30_000, events.failuresAfterSeconds(10), 4, 1],
  triggerRetryMsMax: [1000, events.failuresAfterSeconds(10), 4, 10],
  expiryDelayFactor: [0, events.itemsAfterExpiry, 1, 0],

  createTableMs: [500, durations.createTable, 1500, 500],
  updateTableMs: [500, durations.updateTable, 1500, 500],
  deleteTableMs: [500, durations.deleteTable, 1000, 500],
  allocateIndexMs: [500, durations.allocateIndex, 2000, 500],
  backfillIndexMs: [500, durations.backfillIndex, 2000, 500],
  fillVectorIndexMs: [500, durations.fillVectorIndex, 4000, 500],
  updateIndexMs: [500, durations.updateIndex, 1500, 500],
  deleteIndexMs: [500, durations.deleteIndex, 1500, 500],
  encryptMs: [500, durations.encrypt, 2000, 500],
  warmThroughputMs: [500, durations.warm, 2000, 500],
  timeToLiveMs: [500, durations.timeToLive, 1500, 500],
  insightsMs: [500, durations.insights, 1000, 500],
  tagsMs: [500, durations.tags, 1500, 500],
  policyMs: [500, durations.policy, 1500, 500],
  backupMs: [500, durations.backup, 1000, 500],
  restoreTableMs: [1500, durations.restore, 5000, 2500],
  restoreIndexMs: [500, durations.restore, 5000, 4500],
  itemCountHours: [1, durations.countedAfterHours(2), 0, 1],

  tableReadUnitsPerSecondMax: [100, account.created('Orders pk:S | provisioned 200 5'), undefined, 'LimitExceededException'],
  tableWriteUnitsPerSecondMax: [100, account.created('Orders pk:S | provisioned 5 200'), undefined, 'LimitExceededException'],
  accountReadUnitsPerSecondMax: [300, account.created('Orders pk:S | provisioned 200 5', 'More pk:S | provisioned 200 5'), undefined, 'LimitExceededException'],
  accountWriteUnitsPerSecondMax: [300, account.created('Orders pk:S | provisioned 5 200', 'More pk:S | provisioned 5 200'), undefined, 'LimitExceededException'],
  tablesMax: [1, account.created('Orders pk:S', 'More pk:S'), undefined, 'LimitExceededException'],
  busyTablesMax: [1, account.createdTogether('Orders pk:S', 'More pk:S'), undefined, 'LimitExceededException'],
  busyIndexedTablesMax: [1, account.createdTogether('Orders pk:S | global byA a:S', 'More pk:S | global byA a:S'), undefined, 'LimitExceededException'],
  freeDecreasesPerDay: [1, account.decreases(2, 0), undefined, 'LimitExceededException'],
  decreaseIntervalMinutes: [10, account.decreases(5, 15), 'LimitExceededException', undefined],
  onDemandSwitchesPerDay: [1, account.switchedTwice, undefined, 'LimitExceededException'],
  timeToLivePauseMinutes: [0, account.timeToLiveTwice, 'ValidationException', undefined],
  settingPauseSeconds: [0, account.protectionTwice, 'ThrottlingException', undefined],

  tableChangesPerSecond: [3, account.calls('TagResource', 9), 9, 3],
  tableDescriptionsPerSecond: [3, account.calls('DescribeTable', 9), 9, 3],
  putPolicyPerSecond: [3, account.calls('PutResourcePolicy', 30), 25, 3],
  deletePolicyPerSecond: [3, account.calls('DeleteResourcePolicy', 60), 50, 3],
  getPolicyPerSecond: [3, account.calls('GetResourcePolicy', 120), 100, 3],
  describeStreamPerSecond: [3, account.calls('DescribeStream', 20), 10, 3],
  describeTimeToLivePerSecond: [3, account.calls('DescribeTimeToLive', 20), 10, 3],
  createBackupPerSecond: [3, account.calls('CreateBackup', 60), 50, 3],
  deleteBackupPerSecond: [3, account.calls('DeleteBackup', 20), 10, 3],
  describeBackupPerSecond: [3, account.calls('DescribeBackup', 20), 10, 3],
  listBackupsPerSecond: [3, account.calls('ListBackups', 20), 5, 3],
  describeLimitsPerMinute: [180, account.calls('DescribeLimits', 9), 1, 3],
};

describe('a setting changes what it names', () => {
  test.each(physicsNames)('%s', (name) => {
    const [value, look, usual, changed] = cases[name];
    expect(look({})).toEqual(usual);
    expect(look({ [name]: value })).toEqual(changed);
  });
});
