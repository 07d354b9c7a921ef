/** DescribeStream: a stream with its shards, which stay for as long as they can be read. Source: reference 7.06 to 7.12. */
import { shardsPageMax } from '#engine/model/limits.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { DescribeStreamRequest } from '#engine/model/stream-requests.ts';
import type { EngineState } from '#engine/state.ts';
import type { ChangeStream } from '#engine/streams/change-stream.ts';
import { sequenceText } from '#engine/streams/sequence-number.ts';
import type { Shard } from '#engine/streams/shard.ts';
import { checkDescribeStream } from '#engine/validation/streams.ts';
import { answer, json } from './answer.ts';
import { findShard, findStream } from './find-stream.ts';
import type { Outcome, Step } from './step.ts';

export function describeStream(step: Step, request: DescribeStreamRequest): Outcome {
  const refusal = checkDescribeStream(request);
  if (refusal !== undefined) return refusal;
  const stream = findStream(step, request.StreamArn);
  if (isRefusal(stream)) return stream;
  const wanted = wantedShards(stream, request, step.nowMs - stream.retentionMs);
  if (isRefusal(wanted)) return wanted;
  step.emit({ type: 'request.validated', operation: 'DescribeStream' });

  const page = wanted.slice(0, request.Limit ?? shardsPageMax);
  const { label, viewType, openedAtMs, tableName, key } = stream.facts;
  return answer({
    StreamDescription: json({
      StreamArn: stream.arn,
      StreamLabel: label,
      StreamStatus: statusOf(step.state, stream),
      StreamViewType: viewType,
      CreationRequestDateTime: Math.floor(openedAtMs) / 1000,
      TableName: tableName,
      KeySchema: [
        ...key.partition.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' })),
        ...key.sort.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' })),
      ],
      Shards: page.map(wireShard),
      LastEvaluatedShardId: page.length < wanted.length ? page[page.length - 1]?.facts.id : undefined,
    }),
  });
}

function wantedShards(stream: ChangeStream, request: DescribeStreamRequest, oldestMs: number): readonly Shard[] | Refusal {
  const { ExclusiveStartShardId: after, ShardFilter: filter } = request;
  let shards = stream.shards.filter((shard) => !shard.isSpent(oldestMs));
  if (filter?.Type === 'CHILD_SHARDS' && filter.ShardId !== undefined) {
    const parent = findShard(stream, filter.ShardId);
    if (isRefusal(parent)) return parent;
    shards = shards.filter(({ facts }) => facts.parentId === filter.ShardId);
  }
  if (after === undefined) return shards;
  const last = findShard(stream, after);
  return isRefusal(last) ? last : shards.slice(shards.indexOf(last) + 1);
}

/** Assumption: a stream is on its way for as long as its table is. Source of the statuses: SDK model. */
function statusOf({ tables }: EngineState, stream: ChangeStream): string {
  const table = tables.get(stream.facts.tableNumber)?.record;
  const isSettling = table?.status === 'CREATING' || table?.status === 'UPDATING' || table?.status === 'DELETING';
  if (table?.stream?.label === stream.facts.label) return isSettling && table.status !== 'DELETING' ? 'ENABLING' : 'ENABLED';
  return isSettling && table.latestStreamLabel === stream.facts.label ? 'DISABLING' : 'DISABLED';
}

const wireShard = ({ facts }: Shard): object => ({
  ShardId: facts.id,
  SequenceNumberRange: {
    StartingSequenceNumber: sequenceText(facts.firstSequence),
    EndingSequenceNumber: facts.lastSequence === undefined ? undefined : sequenceText(facts.lastSequence),
  },
  ParentShardId: facts.parentId,
});
