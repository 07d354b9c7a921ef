/** The model's constraints on requests of the streams API. Source: SDK model; lengths API/API_streams_*. */
import { recordsPageMax, shardsPageMax, streamsPageMax } from '#engine/model/limits.ts';
import type { Refusal } from '#engine/model/refusal.ts';
import type {
  DescribeStreamRequest,
  GetRecordsRequest,
  GetShardIteratorRequest,
  ListStreamsRequest,
} from '#engine/model/stream-requests.ts';
import { Constraints, plainTableName } from './constraints.ts';

export const iteratorTypes = ['AFTER_SEQUENCE_NUMBER', 'LATEST', 'AT_SEQUENCE_NUMBER', 'TRIM_HORIZON'] as const;
export type IteratorType = (typeof iteratorTypes)[number];

const length = (constraints: Constraints, path: string, value: string | undefined, least: number, most: number): Constraints =>
  constraints.lengthAtLeast(path, value, least).lengthAtMost(path, value, most);

const streamArn = (constraints: Constraints, path: string, value: string | undefined): Constraints =>
  length(constraints, path, value, 37, 1024);

const shardId = (constraints: Constraints, path: string, value: string | undefined): Constraints =>
  length(constraints, path, value, 28, 65);

const limit = (constraints: Constraints, value: number | undefined, most: number): Constraints =>
  constraints.atLeast('limit', value, 1).atMost('limit', value, most);

export function checkListStreams(request: ListStreamsRequest): Refusal | undefined {
  const { TableName, Limit, ExclusiveStartStreamArn } = request;
  const constraints = new Constraints();
  if (TableName !== undefined) constraints.name('tableName', plainTableName(TableName));
  limit(constraints, Limit, streamsPageMax);
  return streamArn(constraints, 'exclusiveStartStreamArn', ExclusiveStartStreamArn).refusal();
}

export function checkDescribeStream(request: DescribeStreamRequest): Refusal | undefined {
  const { StreamArn, Limit, ExclusiveStartShardId, ShardFilter } = request;
  const constraints = new Constraints().required('streamArn', StreamArn);
  streamArn(constraints, 'streamArn', StreamArn);
  limit(constraints, Limit, shardsPageMax);
  shardId(constraints, 'exclusiveStartShardId', ExclusiveStartShardId);
  constraints.oneOf('shardFilter.type', ShardFilter?.Type, ['CHILD_SHARDS']);
  return shardId(constraints, 'shardFilter.shardId', ShardFilter?.ShardId).refusal();
}

export function checkGetShardIterator(request: GetShardIteratorRequest): Refusal | undefined {
  const { StreamArn, ShardId, ShardIteratorType, SequenceNumber } = request;
  const constraints = new Constraints().required('streamArn', StreamArn);
  streamArn(constraints, 'streamArn', StreamArn).required('shardId', ShardId);
  shardId(constraints, 'shardId', ShardId)
    .required('shardIteratorType', ShardIteratorType)
    .oneOf('shardIteratorType', ShardIteratorType, iteratorTypes);
  return length(constraints, 'sequenceNumber', SequenceNumber, 21, 40).refusal();
}

export function checkGetRecords({ ShardIterator, Limit }: GetRecordsRequest): Refusal | undefined {
  const constraints = new Constraints().required('shardIterator', ShardIterator);
  length(constraints, 'shardIterator', ShardIterator, 1, 2048);
  return limit(constraints, Limit, recordsPageMax).refusal();
}
