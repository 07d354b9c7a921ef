/** A table's stream as its screen shows it: shards with their lineage, and the records of one shard. */
import type { AttributeMap, TableRecord } from '#engine';
import { type Exchange, responseOf } from './exchange.ts';
import { arnOf } from './foreign-table.ts';
import type { Session } from './session.ts';

export interface StreamShard {
  readonly id: string;
  readonly parent: string | undefined;
  readonly from: string;
  /** Absent while it takes records. */
  readonly to: string | undefined;
}

export interface StreamRecordRow {
  readonly sequence: string;
  readonly event: 'INSERT' | 'MODIFY' | 'REMOVE';
  /** Whole seconds since the epoch, as DynamoDB tells them. */
  readonly atSeconds: number;
  readonly bytes: number;
  readonly keys: AttributeMap;
  readonly before: AttributeMap | undefined;
  readonly after: AttributeMap | undefined;
  /** Time to live has deleted the item, and no request. */
  readonly isExpiry: boolean;
}

/** Nothing while the table has no stream. */
export const streamArnOf = (record: Pick<TableRecord, 'name' | 'stream'>): string | undefined =>
  record.stream === undefined ? undefined : `${arnOf(record)}/stream/${record.stream.label}`;

interface DescribedStream {
  readonly StreamDescription: {
    readonly Shards?: readonly {
      readonly ShardId: string;
      readonly ParentShardId?: string;
      readonly SequenceNumberRange: { readonly StartingSequenceNumber: string; readonly EndingSequenceNumber?: string };
    }[];
  };
}

/** Asked for the screen; it stands in no history. */
export async function readShards(session: Session, StreamArn: string): Promise<readonly StreamShard[]> {
  const { StreamDescription } = await session.ask<DescribedStream>('DescribeStream', { StreamArn });
  return (StreamDescription.Shards ?? []).map(({ ShardId, ParentShardId, SequenceNumberRange }) => ({
    id: ShardId,
    parent: ParentShardId,
    from: SequenceNumberRange.StartingSequenceNumber,
    to: SequenceNumberRange.EndingSequenceNumber,
  }));
}

export interface RecordsRead {
  readonly rows: readonly StreamRecordRow[];
  /** Where the next read goes on; absent at the end of a closed shard. */
  readonly next: string | undefined;
}

/** The learner's own requests: an iterator at the oldest record where none is given, then GetRecords. */
export async function readRecords(session: Session, StreamArn: string, ShardId: string, iterator?: string): Promise<RecordsRead | Exchange> {
  let ShardIterator = iterator;
  if (ShardIterator === undefined) {
    const begun = await session.run('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
    if (begun.error !== undefined) return begun;
    ShardIterator = responseOf<{ ShardIterator: string }>(begun)?.ShardIterator;
  }
  const answered = await session.run('GetRecords', { ShardIterator });
  if (answered.error !== undefined) return answered;
  const { Records = [], NextShardIterator } = responseOf<RecordsAnswer>(answered) ?? {};
  return { rows: Records.map(rowOf), next: NextShardIterator };
}

interface WireRecord {
  readonly eventName: StreamRecordRow['event'];
  readonly userIdentity?: object;
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly Keys: AttributeMap;
    readonly NewImage?: AttributeMap;
    readonly OldImage?: AttributeMap;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
  };
}

interface RecordsAnswer {
  readonly Records?: readonly WireRecord[];
  readonly NextShardIterator?: string;
}

const rowOf = ({ eventName, userIdentity, dynamodb }: WireRecord): StreamRecordRow => ({
  sequence: dynamodb.SequenceNumber,
  event: eventName,
  atSeconds: dynamodb.ApproximateCreationDateTime,
  bytes: dynamodb.SizeBytes,
  keys: dynamodb.Keys,
  before: dynamodb.OldImage,
  after: dynamodb.NewImage,
  isExpiry: userIdentity !== undefined,
});
