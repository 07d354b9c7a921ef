/** The shapes of the streams API, which has a target prefix of its own. Source: SDK model of client-dynamodb-streams. */
import { integer, type Shape, string, structure } from './shape.ts';

export const streamShapes = {
  DescribeStream: structure('DescribeStreamInput', {
    StreamArn: string,
    Limit: integer,
    ExclusiveStartShardId: string,
    ShardFilter: structure('ShardFilter', { Type: string, ShardId: string }),
  }),
  GetRecords: structure('GetRecordsInput', { ShardIterator: string, Limit: integer }),
  GetShardIterator: structure('GetShardIteratorInput', {
    StreamArn: string,
    ShardId: string,
    ShardIteratorType: string,
    SequenceNumber: string,
  }),
  ListStreams: structure('ListStreamsInput', { TableName: string, Limit: integer, ExclusiveStartStreamArn: string }),
} as const satisfies Record<string, Shape>;

export type StreamOperation = keyof typeof streamShapes;
