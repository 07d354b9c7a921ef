import { expect, test } from 'vitest';
import { decodeUtf8 } from '#engine';
import { Story } from '#testing/story.ts';
import { tableOf } from '#testing/table-notation.ts';
import { exchangeOf } from '../exchange.ts';
import { targetOf } from '../operations.ts';
import { streamLineageOf } from './stream-lineage.ts';

test('shards tell their partition, their lineage, their records and the iterators in them', () => {
  const story = new Story();
  story.done('CreateTable', { ...tableOf('Carts pk:S'), StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } });
  story.wait(2);
  story.done('PutItem', { TableName: 'Carts', Item: { pk: { S: 'a' } } });
  const { Table } = story.done('DescribeTable', { TableName: 'Carts' });
  const { StreamDescription } = story.done('DescribeStream', { StreamArn: Table.LatestStreamArn });
  const inspected = () => story.engine.inspect().tables[0]!.inside.streams()[0]!;
  const busy = inspected().shards.find(({ recordCount }) => recordCount > 0)!;
  const body = { StreamArn: Table.LatestStreamArn, ShardId: busy.id, ShardIteratorType: 'TRIM_HORIZON' };
  const { result } = story.call('GetShardIterator', body);
  const exchange = exchangeOf(7, targetOf('GetShardIterator'), JSON.stringify(body), { ...result.response!, body: decodeUtf8(result.response!.body), trace: result.traces.at(-1) });

  const lineage = streamLineageOf(inspected(), [exchange], story.engine.nowMs);
  expect(lineage.finding).toBe('1 record in 4 shards, 4 of them open. Each is kept for 24 hours.');
  expect(lineage.shards.map(({ id }) => id)).toEqual(StreamDescription.Shards.map(({ ShardId }: { ShardId: string }) => ShardId));
  const shard = lineage.shards.find(({ recordCount }) => recordCount > 0)!;
  expect(shard.records).toMatchObject([{ change: 'INSERT', key: 'a' }]);
  expect(shard.iterators).toMatchObject([{ number: 7, type: 'TRIM_HORIZON', isOver: false }]);

  // After four hours or so each shard is replaced by a child.
  story.wait(6 * 3600);
  const later = streamLineageOf(inspected(), [exchange], story.engine.nowMs);
  const children = later.shards.filter(({ parentRow }) => parentRow !== undefined);
  expect(children.length).toBeGreaterThan(0);
  expect(later.shards[children[0]!.parentRow!]!.toMs).toBeDefined();
  expect(children[0]!.sentence).toMatch(/, open, child of [0-9a-f]{8}, holds 0 records\.$/);
});
