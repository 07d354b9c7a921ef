/** Two engines in the same state: what they hold, and what they answer. */
import { type Engine, type Inspection, tableArn } from '#engine';
import { Story } from '../story.ts';

/** Everything that an inspection tells, as plain data. */
export function plain({ nowMs, tables }: Inspection): object {
  return {
    nowMs,
    tables: tables.map(({ items, indexes, vectorIndexes, ...table }) => ({
      ...table,
      // What it tells is worked out of the rest.
      inside: undefined,
      items: [...items()],
      indexes: indexes.map(({ items: entries, ...index }) => ({ ...index, entries: [...entries()] })),
      vectorIndexes: vectorIndexes.map(({ entries, ...index }) => ({ ...index, entries: [...entries()] })),
    })),
  };
}

/** Answers of a fork to everything that can be asked of all tables without changing them. */
export function answers(engine: Engine): object[] {
  const story = new Story(engine.fork());
  const { tables } = engine.inspect();
  return [
    story.done('ListTables'),
    billOf(story),
    ...streamsOf(story),
    ...tables.flatMap(({ record: { name: TableName, status, indexes } }) => [
      story.done('DescribeTable', { TableName }),
      story.call('DescribeTimeToLive', { TableName }).body as object,
      story.call('DescribeContinuousBackups', { TableName }).body as object,
      story.call('ListTagsOfResource', { ResourceArn: tableArn(TableName) }).body as object,
      story.done('DescribePartitions', { TableName }),
      ...(status === 'ACTIVE' || status === 'UPDATING' ? [story.done('Scan', { TableName, ConsistentRead: true })] : []),
      ...indexes.map(({ name: IndexName, kind }) => story.call('Scan', { TableName, IndexName, ConsistentRead: kind === 'local' }).body as object),
    ]),
    ...backupsOf(story),
  ];
}

/** Every stream with all that is in it. */
function streamsOf(story: Story): object[] {
  const { Streams: streams } = story.done('ListStreams') as { Streams: { StreamArn: string }[] };
  return streams.flatMap(({ StreamArn }) => {
    const described = story.done('DescribeStream', { StreamArn }) as { StreamDescription: { Shards: { ShardId: string }[] } };
    const records = described.StreamDescription.Shards.map(({ ShardId }) => {
      const from = story.done('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }) as object;
      return (story.done('GetRecords', from) as { Records: object[] }).Records;
    });
    return [described, records];
  });
}

/** Every backup with all that is in it. */
function backupsOf(story: Story): object[] {
  const listed = story.done('ListBackups', { BackupType: 'ALL' }) as { BackupSummaries: { BackupArn: string }[] };
  story.wait(2);
  return [
    listed,
    ...listed.BackupSummaries.flatMap(({ BackupArn }, i) => {
      const TableName = `OfBackup${i}`;
      const { error } = story.call('RestoreTableFromBackup', { BackupArn, TargetTableName: TableName });
      if (error !== undefined) return [{ error }];
      return [story.wait(20).done('Scan', { TableName, ConsistentRead: true }) as object];
    }),
  ];
}

/** Sums over time are compared to twelve digits: a snapshot in between divides them otherwise. */
function billOf(story: Story): object {
  const text = JSON.stringify(story.done('DescribeBill'), (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value));
  return JSON.parse(text) as object;
}
