/** GetShardIterator: where in a shard to begin to read. Source: reference 7.13, 7.14, 7.16. */
import { invalid, isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { GetShardIteratorRequest } from '#engine/model/stream-requests.ts';
import type { ChangeStream } from '#engine/streams/change-stream.ts';
import { sequenceOf, sequenceText } from '#engine/streams/sequence-number.ts';
import type { Shard } from '#engine/streams/shard.ts';
import { iteratorText } from '#engine/streams/shard-iterator.ts';
import { checkGetShardIterator, type IteratorType } from '#engine/validation/streams.ts';
import { answer, json } from './answer.ts';
import { findShard, findStream } from './find-stream.ts';
import type { Outcome, Step } from './step.ts';

export function getShardIterator(step: Step, request: GetShardIteratorRequest): Outcome {
  const refusal = checkGetShardIterator(request);
  if (refusal !== undefined) return refusal;
  const stream = findStream(step, request.StreamArn);
  if (isRefusal(stream)) return stream;
  const shard = findShard(stream, request.ShardId);
  if (isRefusal(shard)) return shard;
  const type = request.ShardIteratorType as IteratorType;
  const from = startOf(stream, shard, type, request.SequenceNumber, step.nowMs - stream.retentionMs);
  if (isRefusal(from)) return from;
  step.emit({ type: 'request.validated', operation: 'GetShardIterator' });

  const { tableNumber, label } = stream.facts;
  const shardId = shard.facts.id;
  step.emit({
    type: 'stream.iterator-issued',
    shardId,
    iteratorType: type,
    sequenceNumber: sequenceText(from),
    untilMs: step.nowMs + step.state.physics.events.shardIteratorMinutes * 60_000,
  });
  return answer({
    ShardIterator: json(iteratorText(stream.arn, { tableNumber, label, shardId, from, issuedAtMs: step.nowMs })),
  });
}

/** The least sequence number that the iterator gives. */
function startOf(
  stream: ChangeStream,
  shard: Shard,
  type: IteratorType,
  wanted: string | undefined,
  oldestMs: number,
): number | Refusal {
  const horizon = shard.horizon(oldestMs);
  if (type === 'TRIM_HORIZON') return horizon;
  if (type === 'LATEST') return (shard.facts.lastSequence ?? stream.sequence) + 1;
  // Assumption: the wording of both.
  if (wanted === undefined) return invalid(`SequenceNumber is required when ShardIteratorType is ${type}`);
  const sequence = sequenceOf(wanted);
  const { firstSequence, lastSequence = stream.sequence } = shard.facts;
  if (sequence === undefined || sequence < firstSequence || sequence > lastSequence) {
    return invalid(`Invalid SequenceNumber: ${wanted} is not in shard ${shard.facts.id}`);
  }
  const isTrimmed = sequence < horizon && horizon > firstSequence;
  if (isTrimmed) return trimmed();
  return type === 'AT_SEQUENCE_NUMBER' ? sequence : sequence + 1;
}

/** Assumption: the wording, as users of AWS report it. */
export const trimmed = (): Refusal =>
  refuse('TrimmedDataAccessException', 'The data you are trying to access has been trimmed');
