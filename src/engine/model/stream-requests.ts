/** The requests of the streams API as the SDK's model has them, once their JSON types are checked. */
export interface ListStreamsRequest {
  TableName?: string;
  Limit?: number;
  ExclusiveStartStreamArn?: string;
}

export interface DescribeStreamRequest {
  StreamArn?: string;
  Limit?: number;
  ExclusiveStartShardId?: string;
  ShardFilter?: { Type?: string; ShardId?: string };
}

export interface GetShardIteratorRequest {
  StreamArn?: string;
  ShardId?: string;
  ShardIteratorType?: string;
  SequenceNumber?: string;
}

export interface GetRecordsRequest {
  ShardIterator?: string;
  Limit?: number;
}
