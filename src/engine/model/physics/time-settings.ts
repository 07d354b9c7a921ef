/** Settings of what is late: replicas, indexes, streams, triggers, expiry, changes of tables. */
import { groupOf, pages } from './setting.ts';

/** Of a thing that is drawn from a curve of ours. */
const curve = { unit: 'times', usual: 1, least: 0, most: 1000, isFraction: true } as const;
/** Of a change of a table, which AWS takes seconds or minutes for. */
const duration = { unit: 'milliseconds', least: 1, most: 86_400_000 } as const;
const shortened = 'Shorter than on AWS, so that a lesson need not wait.';

export const replicas = groupOf({
  title: 'Requests and replicas',
  settings: {
    latencyFactor: {
      ...curve,
      label: 'Latency',
      says: 'How long requests take, as a multiple of the usual curve: half of the reads within 3 ms, half of the writes within 4.5 ms.',
      source: 'AWS promises single-digit milliseconds and publishes no curve.',
    },
    followerLagFactor: {
      ...curve,
      label: 'Lag of followers',
      says: 'How late followers apply the leader’s log, as a multiple of the usual curve: half within 10 ms, 99 in 100 within 200 ms.',
      source: 'AWS says usually within a second, and publishes no curve.',
    },
    indexLagFactor: {
      ...curve,
      label: 'Lag of global and vector indexes',
      says: 'How late global and vector indexes take in a change, as a multiple of the usual curve: half within 20 ms, 99 in 100 within a second.',
      source: 'AWS says within a fraction of a second, and publishes no curve.',
    },
    leaderlessMsMin: {
      label: 'Shortest time without a leader',
      unit: 'milliseconds',
      usual: 1500,
      least: 0,
      most: 600_000,
      upTo: 'leaderlessMsMax',
      says: 'How long a partition that has lost its leader takes no writes and no strong reads, at least.',
      source: 'The USENIX ATC 2022 paper says a couple of seconds; the bounds are ours.',
    },
    leaderlessMsMax: {
      label: 'Longest time without a leader',
      unit: 'milliseconds',
      usual: 3000,
      least: 0,
      most: 600_000,
      says: 'How long a partition that has lost its leader takes no writes and no strong reads, at most; each loss’s time is drawn between the two.',
      source: 'The USENIX ATC 2022 paper says a couple of seconds; the bounds are ours.',
    },
    rebuildSecondsMin: {
      label: 'Fastest new replica',
      unit: 'seconds',
      usual: 180,
      least: 1,
      most: 86_400,
      upTo: 'rebuildSecondsMax',
      says: 'How long a lost replica is missing until a new one has been built, at least.',
      source: 'The USENIX ATC 2022 paper says several minutes; the bounds are ours.',
    },
    rebuildSecondsMax: {
      label: 'Slowest new replica',
      unit: 'seconds',
      usual: 420,
      least: 1,
      most: 86_400,
      says: 'How long a lost replica is missing until a new one has been built, at most; each one’s time is drawn between the two.',
      source: 'The USENIX ATC 2022 paper says several minutes; the bounds are ours.',
    },
    clientTokenMinutes: {
      label: 'Memory of transactions’ tokens',
      unit: 'minutes',
      usual: 10,
      least: 1,
      most: 1440,
      says: 'How long a transaction sent again with the same ClientRequestToken is answered without being done again.',
      source: pages.transactWrite,
    },
  },
});

export const events = groupOf({
  title: 'Streams, triggers and expiry',
  settings: {
    streamRetentionHours: {
      label: 'Retention of streams',
      unit: 'hours',
      usual: 24,
      least: 1,
      most: 168,
      says: 'How long a stream’s records can be read.',
      source: pages.streams,
    },
    shardLifeMinutes: {
      label: 'Life of a shard',
      unit: 'minutes',
      usual: 240,
      least: 1,
      most: 1440,
      says: 'After how long an open shard is closed and a child goes on in its place.',
      source: 'Commonly reported as about four hours; AWS publishes no figure.',
    },
    shardIteratorMinutes: {
      label: 'Life of a shard iterator',
      unit: 'minutes',
      usual: 15,
      least: 1,
      most: 1440,
      says: 'How long a shard iterator can be used after it was given out.',
      source: pages.shardIterator,
    },
    triggerPollMs: {
      label: 'Time between a trigger’s looks',
      unit: 'milliseconds',
      usual: 250,
      least: 10,
      most: 60_000,
      says: 'How often a trigger looks for new records in each shard.',
      source: pages.lambda,
    },
    triggerRetryMsMin: {
      label: 'First wait of a trigger’s retries',
      unit: 'milliseconds',
      usual: 1000,
      least: 1,
      most: 3_600_000,
      upTo: 'triggerRetryMsMax',
      says: 'How long a trigger waits before it sends a failed batch again; the wait doubles with every failure.',
      source: 'AWS says that it backs off, and not how.',
    },
    triggerRetryMsMax: {
      label: 'Longest wait of a trigger’s retries',
      unit: 'milliseconds',
      usual: 60_000,
      least: 1,
      most: 3_600_000,
      says: 'How long a trigger waits at most before it sends a failed batch again, however often it has failed.',
      source: 'AWS says that it backs off, and not how.',
    },
    expiryDelayFactor: {
      ...curve,
      label: 'Lateness of expiry',
      says: 'How late expired items are deleted, as a multiple of the usual curve: half within 10 minutes, all within two days.',
      source: 'AWS says within a few days, and promises nothing.',
    },
  },
});

export const durations = groupOf({
  title: 'How long changes of tables take',
  settings: {
    createTableMs: { ...duration, usual: 1500, label: 'A new table', says: 'From CreateTable until the table is ACTIVE.', source: `${shortened} There it takes some seconds.` },
    updateTableMs: { ...duration, usual: 1500, label: 'A change of a table', says: 'From a change of throughput, billing mode, class or stream until it is in force.', source: `${shortened} There a switch of the mode takes one to three minutes.` },
    deleteTableMs: { ...duration, usual: 1000, label: 'An end of a table', says: 'From DeleteTable until the table is gone.', source: `${shortened} There it takes some seconds.` },
    allocateIndexMs: { ...duration, usual: 2000, label: 'Room for a new index', says: 'The first phase of a new global index, in which resources are allocated.', source: `${shortened} There a new index takes 8 to 17 minutes in all.` },
    backfillIndexMs: { ...duration, usual: 2000, label: 'Backfill of a new index', says: 'The second phase of a new global index, in which the table’s items are read.', source: `${shortened} There a new index takes 8 to 17 minutes in all.` },
    fillVectorIndexMs: { ...duration, usual: 4000, label: 'Filling of a new vector index', says: 'The second phase of a new vector index, however few items there are.', source: `${shortened} There it takes 8 minutes.` },
    updateIndexMs: { ...duration, usual: 1500, label: 'A change of an index', says: 'From a change of a global index’s throughput until it is in force.', source: shortened },
    deleteIndexMs: { ...duration, usual: 1500, label: 'An end of an index', says: 'From the deletion of a global index until it is gone.', source: shortened },
    encryptMs: { ...duration, usual: 2000, label: 'Another encryption key', says: 'From a change of the encryption key until all is encrypted with it.', source: shortened },
    warmThroughputMs: { ...duration, usual: 2000, label: 'A rise of warm throughput', says: 'From asking for more warm throughput until it is there.', source: `${shortened} There it takes 5 to 8 minutes.` },
    timeToLiveMs: { ...duration, usual: 1500, label: 'Time to live switched on or off', says: 'From UpdateTimeToLive until it is in force, where there are items.', source: `${shortened} There it takes up to an hour.` },
    insightsMs: { ...duration, usual: 1000, label: 'Contributor Insights switched on or off', says: 'From UpdateContributorInsights until it is in force.', source: shortened },
    backupMs: { ...duration, usual: 1000, label: 'A backup', says: 'From CreateBackup until the backup is AVAILABLE.', source: 'Longer than the 50 ms measured on AWS for a small table, so that CREATING can be seen; a large one takes minutes there.' },
    restoreTableMs: { ...duration, usual: 4000, label: 'A restore', says: 'From a restore until the table is ACTIVE, its indexes apart.', source: `${shortened} There it takes one to twelve minutes, of an empty table too.` },
    restoreIndexMs: { ...duration, usual: 1000, label: 'A restore of each index', says: 'What each index that is restored with its table adds.', source: `${shortened} There, too, indexes that are left out save time.` },
    tagsMs: { ...duration, usual: 1500, label: 'Tags seen by everyone', says: 'From a change of tags until everyone sees it.', source: 'Measured on AWS by the authors of its Kubernetes controller: 1.5 s.' },
    policyMs: { ...duration, usual: 1500, label: 'A policy seen by everyone', says: 'From a change of a resource policy until everyone sees it.', source: 'Measured on AWS by the authors of its Kubernetes controller: 1 to 2.7 s.' },
    itemCountHours: { label: 'Time between counts of items', unit: 'hours', usual: 6, least: 1, most: 168, says: 'How often ItemCount and TableSizeBytes of DescribeTable are brought up to date.', source: pages.tableDescription },
  },
});
