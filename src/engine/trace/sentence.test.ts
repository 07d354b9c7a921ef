import { describe, expect, test } from 'vitest';
import type { CapacityCounted, ItemsRead, ItemWrittenEvent, TraceEvent } from './events.ts';
import { sentence } from './sentence.ts';

type Untimed<E> = E extends TraceEvent ? Omit<E, 'atMs'> : never;

const said = (event: Untimed<TraceEvent>): string => sentence({ ...event, atMs: 1000 } as TraceEvent);

describe('every event says itself in one sentence', () => {
  test.each<[Untimed<TraceEvent>, string]>([
    [{ type: 'request.decoded', operation: 'PutItem', bytes: 1634, tableName: 'Music' }, 'PutItem arrived, 1,634 B, for table Music.'],
    [{ type: 'request.decoded', operation: 'ListTables', bytes: 2 }, 'ListTables arrived, 2 B.'],
    [{ type: 'request.attempted', attempt: 2, attemptsMax: 4, waitedMs: 87 }, 'The client tries again: attempt 2 of 4, after 87 ms.'],
    [{ type: 'request.attempted', attempt: 3, attemptsMax: 4 }, 'The client tries again: attempt 3 of 4.'],
    [{ type: 'request.validated', operation: 'Scan' }, 'Scan is valid.'],
    [{ type: 'request.refused', code: 'ValidationException', message: 'No.' }, 'Refused with ValidationException: No.'],
    [{ type: 'request.refused', code: 'SerializationException', message: '' }, 'Refused with SerializationException'],
    [{ type: 'response.encoded', status: 200, bytes: 39, latencyMs: 2.14 }, 'Answered 200 with 39 B after 2.1 ms.'],
    [{ type: 'table.created', tableName: 'Music', partitions: 4 }, 'Table Music is being created with 4 partitions.'],
    [{ type: 'table.created', tableName: 'Music', partitions: 1 }, 'Table Music is being created with 1 partition.'],
    [{ type: 'table.activated', tableName: 'Music' }, 'Table Music is ACTIVE.'],
    [{ type: 'table.updated', tableName: 'Music' }, 'Table Music is being updated.'],
    [{ type: 'table.updated', tableName: 'Music', what: ['5 RCU and 5 WCU', 'indexes'] }, 'Table Music is being updated: 5 RCU and 5 WCU, indexes.'],
    [{ type: 'table.updated', tableName: 'Music', what: ['deletion protection on'], isOver: true }, 'Table Music is changed at once: deletion protection on.'],
    [{ type: 'tags.changed', tableName: 'Music', added: 2, removed: 0, count: 5, seenAtMs: 2500 }, 'Table Music is given 2 tags and has 5 now. ListTagsOfResource shows it in 1.5 s.'],
    [{ type: 'tags.changed', tableName: 'Music', added: 0, removed: 1, count: 4, seenAtMs: 2500 }, 'Table Music loses 1 tag and has 4 now. ListTagsOfResource shows it in 1.5 s.'],
    [{ type: 'policy.attached', tableName: 'Music', revisionId: '7', seenAtMs: 2500 }, 'The policy of table Music is attached as revision 7. GetResourcePolicy shows it in 1.5 s.'],
    [{ type: 'policy.removed', tableName: 'Music', streamLabel: 'L', revisionId: '8', seenAtMs: 2500 }, 'The policy of stream L of Music is removed. GetResourcePolicy shows it in 1.5 s.'],
    [{ type: 'time-to-live.changed', tableName: 'Music', attributeName: 'ends', status: 'ENABLED' }, 'Time to live of Music, by attribute ends, is ENABLED.'],
    [{ type: 'insights.changed', tableName: 'Music', indexName: 'byYear', status: 'DISABLING' }, 'Contributor Insights for index byYear of Music is being disabled.'],
    [{ type: 'recovery.changed', tableName: 'Music', days: 1 }, 'Music can be restored to any point of the last day.'],
    [{ type: 'recovery.changed', tableName: 'Music' }, 'Music can no longer be restored to a point in time.'],
    [{ type: 'encryption.changed', tableName: 'Music', keyArn: 'K', isOver: false }, 'Table Music is being encrypted with key K. It can be used meanwhile.'],
    [{ type: 'encryption.changed', tableName: 'Music', isOver: true }, 'Table Music is encrypted with the key that AWS owns.'],
    [{ type: 'warm-throughput.changed', tableName: 'Music', readUnits: 13_000, writeUnits: 4000, isOver: false }, 'Warm throughput of Music rises to 13,000 RCU/s and 4,000 WCU/s. It can be used meanwhile.'],
    [{ type: 'warm-throughput.changed', tableName: 'Music', indexName: 'byYear', readUnits: 1, writeUnits: 1, isOver: true }, 'Warm throughput of index byYear of Music is 1 RCU/s and 1 WCU/s.'],
    [{ type: 'table.deletion-started', tableName: 'Music' }, 'Table Music is being deleted.'],
    [{ type: 'table.removed', tableName: 'Music' }, 'Table Music is gone.'],
    [{ type: 'index.created', tableName: 'Music', indexName: 'byYear' }, 'Index byYear of Music is being created.'],
    [{ type: 'index.backfill-started', tableName: 'Music', indexName: 'byYear' }, 'Index byYear starts to read the items of Music.'],
    [{ type: 'index.activated', tableName: 'Music', indexName: 'byYear' }, 'Index byYear of Music is ACTIVE.'],
    [{ type: 'index.updated', tableName: 'Music', indexName: 'byYear' }, 'Index byYear of Music is being updated.'],
    [{ type: 'index.deletion-started', tableName: 'Music', indexName: 'byYear' }, 'Index byYear of Music is being deleted.'],
    [{ type: 'index.removed', tableName: 'Music', indexName: 'byYear' }, 'Index byYear of Music is gone.'],
    [
      { type: 'partition.routed', tableName: 'Music', partitionId: 'P2', hash: '6521AA', from: '4000AA', to: '7FFFFF', partitionCount: 4 },
      'The key hashes to 6521: partition P2 of 4, 4000-7FFF.',
    ],
    [{ type: 'capacity.admitted', channel: 'read', partitionId: 'P2', units: 0.5, available: 2999.5, perSecondMax: 3000 },
      'Partition P2 was asked for 0.5 RCU and has 2,999.5 of 3,000 left for this second.'],
    [{ type: 'replica.read', partitionId: 'P2', replicaId: 'a', isLeader: true, leaderId: 'a', lagMs: 0, appliedSequence: 7, leaderSequence: 7 }, 'The leader a of P2 answers.'],
    [{ type: 'replica.read', partitionId: 'P2', replicaId: 'b', isLeader: false, leaderId: 'a', lagMs: 0, appliedSequence: 7, leaderSequence: 7 },
      'Follower b of P2 answers and has all that the leader has.'],
    [{ type: 'replica.read', partitionId: 'P2', replicaId: 'b', isLeader: false, leaderId: 'a', lagMs: 12, appliedSequence: 6, leaderSequence: 7 },
      'Follower b of P2 answers, 12 ms behind: it has applied entry 6 of 7.'],
    [{ type: 'log.replicated', partitionId: 'P2', sequence: 1234, leader: 'a', acknowledgedBy: ['a', 'c'] },
      'Entry 1,234 of the log of P2 is safe: a and c hold it, two of three.'],
    [{ type: 'item.read', found: true, bytes: 4097 }, 'One item read, 4,097 B.'],
    [{ type: 'item.read', found: false, bytes: 0 }, 'No item has this key.'],
    [{ type: 'condition.checked', expression: 'a = :b', holds: true, itemExists: true }, 'The condition a = :b holds.'],
    [{ type: 'condition.checked', expression: 'a = :b', holds: false, itemExists: false }, 'The condition a = :b does not hold for an item that does not exist.'],
    [{ type: 'index.written', indexName: 'byYear', kind: 'local', change: 'added', visibleAtMs: 1000 }, 'Index byYear: the entry is added.'],
    [{ type: 'index.written', indexName: 'byYear', kind: 'global', change: 'moved', visibleAtMs: 1020 }, 'Index byYear: the entry is moved, visible there in 20 ms.'],
    [{ type: 'index.written', indexName: 'byYear', kind: 'global', change: 'unchanged', visibleAtMs: 1000 }, 'Index byYear has nothing to change.'],
    [{ type: 'index.propagated', tableName: 'Music', indexName: 'byYear', count: 3, lagMs: 45 }, 'Index byYear took in 3 changes, 45 ms after the table.'],
    [{ type: 'index.backfilled', tableName: 'Music', indexName: 'byYear', count: 3, entries: 1, units: 2 }, 'Index byYear read 3 items of Music and wrote 1 entry: 2 WCU.'],
    [{ type: 'index.backfilled', tableName: 'Music', indexName: 'byYear', count: 1, entries: 0, units: 0 }, 'Index byYear read 1 item of Music and wrote 0 entries: 0 WCU.'],
    [{ type: 'price.metered', channel: 'write', units: 2, billingMode: 'PAY_PER_REQUEST', dollarsPerMillion: 0.625, dollars: 0.00000125, priceBook: '2026-08' },
      '2 WCU at $0.625 per million cost $0.00000125 (prices of 2026-08).'],
    [{ type: 'price.metered', channel: 'read', units: 1, billingMode: 'PROVISIONED', dollarsPerMillion: 0.125, dollars: 0, priceBook: '2026-08' },
      'The table is provisioned: 1 RCU are paid by the hour, used or not.'],
    [{ type: 'clock.advanced', fromMs: 0, toMs: 200_000 }, 'Virtual time moved on by 3 min 20 s.'],
    [{ type: 'clock.speed-set', speed: 0 }, 'Virtual time stands still.'],
    [{ type: 'clock.speed-set', speed: 3600 }, 'Virtual time runs at x3,600.'],
  ])('%j', (event, text) => {
    expect(said(event)).toBe(text);
  });

  const plan = { type: 'read.planned', tableName: 'Music', direction: 'ascending' } as const;
  test.each<[Untimed<TraceEvent>, string]>([
    [{ ...plan, kind: 'get', consistency: 'strong' }, 'Read table Music, strongly consistent.'],
    [
      { ...plan, kind: 'query', indexName: 'byYear', consistency: 'eventual', sortKeyCondition: 'year >', direction: 'descending', limit: 1 },
      'Read index byYear, eventually consistent, year >, from the highest sort key down, at most 1 item.',
    ],
    [{ ...plan, kind: 'scan', consistency: 'eventual', segment: 2, totalSegments: 5 }, 'Read table Music, eventually consistent, segment 2 of 5.'],
  ])('a plan: %j', (event, text) => {
    expect(said(event)).toBe(text);
  });

  const counted: Omit<CapacityCounted, 'atMs'> = {
    type: 'capacity.counted',
    channel: 'write',
    tableName: 'Music',
    rule: 'item written',
    bytes: 1511,
    unitBytes: 1024,
    rounded: 2,
    factor: 1,
    units: 2,
  };
  test.each<[Partial<CapacityCounted>, string]>([
    [{}, '1,511 B in units of 1,024 B are 2: 2 WCU (item written).'],
    [{ indexName: 'byYear', rule: 'index entry added' }, '1,511 B in units of 1,024 B are 2: 2 WCU on index byYear (index entry added).'],
    [{ channel: 'read', rule: 'page read', bytes: 4097, unitBytes: 4096, factor: 0.5, units: 1 }, '4,097 B in units of 4,096 B are 2 x 0.5: 1 RCU (page read).'],
    [{ channel: 'read', rule: 'missing item read', rounded: 1, factor: 0.5, units: 0.5 }, 'A read that finds nothing is charged as one unit: 0.5 RCU.'],
    [{ channel: 'read', rule: 'missing item read', rounded: 4, factor: 0.5, units: 2 }, 'A read that finds nothing is charged as one unit in each of 4 partitions: 2 RCU.'],
    [{ rule: 'missing item written', rounded: 1, units: 1 }, 'A write that finds nothing is charged as one unit: 1 WCU.'],
    [
      { channel: 'read', rule: 'item fetched for index', items: 4, bytes: 1200, unitBytes: 4096, rounded: 4, units: 4 },
      '4 items of 1,200 B in all, each rounded up by itself to units of 4,096 B, are 4: 4 RCU (item fetched for index).',
    ],
    [
      { rule: 'index entry moved', indexName: 'byYear', items: 2, bytes: 3034, rounded: 4, units: 4 },
      '2 entries of 3,034 B in all, each rounded up by itself to units of 1,024 B, are 4: 4 WCU on index byYear (index entry moved).',
    ],
  ])('units: %j', (change, text) => {
    expect(said({ ...counted, ...change })).toBe(text);
  });

  const read: Omit<ItemsRead, 'atMs'> = { type: 'items.read', count: 12, kept: 12, bytes: 5210, keptBytes: 5210, sample: [], end: 'no more items' };
  test.each<[Partial<ItemsRead>, string]>([
    [{}, '12 items read, 5,210 B: there are no more.'],
    [{ kept: 3, end: 'limit' }, '12 items read, 5,210 B; 9 dropped by the filter, paid for all the same: the limit is reached.'],
    [{ count: 1, kept: 1, bytes: 2 ** 20, end: 'page of 1 MB' }, '1 item read, 1 MB: the page of 1 MB is full.'],
  ])('a page: %j', (change, text) => {
    expect(said({ ...read, ...change })).toBe(text);
  });

  const sizes = { type: 'item.written', partitionId: 'P2', sequence: 3, bytesBefore: 10, bytesAfter: 20 } as const;
  test.each<[ItemWrittenEvent['change'], string]>([
    ['inserted', 'A new item of 20 B was put into P2.'],
    ['replaced', 'The item of 10 B was replaced by one of 20 B.'],
    ['updated', 'The item was changed from 10 B to 20 B.'],
    ['deleted', 'The item of 10 B was deleted.'],
    ['unchanged', 'The item of 20 B was written as it already was.'],
    ['absent', 'There was no item to delete.'],
  ])('an item that was %s', (change, text) => {
    expect(said({ ...sizes, change })).toBe(text);
  });
});
