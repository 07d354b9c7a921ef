/** GetRecords: the next records of a shard. Source: reference 7.14 to 7.18. */
import { ofStream } from '#engine/metrics/dimension.ts';
import { recordsPageBytesMax, recordsPageMax } from '#engine/model/limits.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { invalid, isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { GetRecordsRequest } from '#engine/model/stream-requests.ts';
import { priceBook } from '#engine/pricing/price-book.ts';
import type { ChangeStream } from '#engine/streams/change-stream.ts';
import type { Shard } from '#engine/streams/shard.ts';
import { iteratorOf, iteratorText, type ShardIterator } from '#engine/streams/shard-iterator.ts';
import { wireRecord } from '#engine/streams/stream-record.ts';
import { checkGetRecords } from '#engine/validation/streams.ts';
import { answer, json } from './answer.ts';
import { findShard, streamNotFound } from './find-stream.ts';
import { trimmed } from './get-shard-iterator.ts';
import type { Outcome, Step } from './step.ts';

export function getRecords(step: Step, request: GetRecordsRequest): Outcome {
  const refusal = checkGetRecords(request);
  if (refusal !== undefined) return refusal;
  const { ShardIterator: text = '', Limit: limit = recordsPageMax } = request;
  const iterator = usable(text, step.state);
  if (isRefusal(iterator)) return iterator;
  const stream = step.state.streams.get(iterator.tableNumber, iterator.label);
  if (stream === undefined) return streamNotFound(text.split('|')[0]!);
  const shard = findShard(stream, iterator.shardId);
  if (isRefusal(shard)) return shard;
  const oldestMs = step.nowMs - stream.retentionMs;
  const horizon = shard.horizon(oldestMs);
  if (iterator.from < horizon && horizon > shard.facts.firstSequence) return trimmed();
  step.meet(stream.facts.tableName);
  step.streamLabel = iterator.label;
  step.emit({ type: 'request.validated', operation: 'GetRecords' });

  const page = readPage(step, stream, shard, iterator, limit, oldestMs);
  meter(step, stream, shard, page);
  const next = page.isDrained ? undefined : iteratorText(stream.arn, { ...iterator, from: page.next, issuedAtMs: step.nowMs });
  return answer({ Records: `[${page.texts.join(',')}]`, NextShardIterator: json(next) });
}

function usable(text: string, { nowMs, physics }: Moment): ShardIterator | Refusal {
  const iterator = iteratorOf(text);
  // Assumption: the wording of both.
  if (iterator === undefined || iterator.issuedAtMs > nowMs) return invalid('Invalid ShardIterator');
  const { shardIteratorMinutes } = physics.events;
  if (nowMs - iterator.issuedAtMs <= shardIteratorMinutes * 60_000) return iterator;
  return refuse('ExpiredIteratorException', `The shard iterator is expired. Shard iterators are only valid for ${shardIteratorMinutes} minutes`);
}

interface Page {
  readonly texts: readonly string[];
  readonly bytes: number;
  /** Where the next page begins. */
  readonly next: number;
  readonly isDrained: boolean;
}

function readPage(
  { state }: Step,
  stream: ChangeStream,
  shard: Shard,
  { from }: ShardIterator,
  limit: number,
  oldestMs: number,
): Page {
  const { facts } = stream;
  const random = state.random.fork('stream events').fork(facts.tableNumber).fork(facts.label);
  const texts: string[] = [];
  let bytes = 0;
  let next = from;
  for (const record of shard.from(from, oldestMs)) {
    const wire = wireRecord(facts, random, record);
    const isFull = texts.length === limit || (texts.length > 0 && bytes + wire.bytes > recordsPageBytesMax);
    if (isFull) return { texts, bytes, next, isDrained: false };
    texts.push(wire.text);
    bytes += wire.bytes;
    next = record.sequence + 1;
  }
  return { texts, bytes, next, isDrained: !shard.isOpen };
}

/** Source: reference 7.18, 11.11; the first 2.5 million a month, which are free, are not taken off. */
function meter(step: Step, { facts }: ChangeStream, shard: Shard, { texts, bytes, isDrained }: Page): void {
  step.emit({
    type: 'stream.read',
    shardId: shard.facts.id,
    count: texts.length,
    bytes,
    isDrained,
    dollarsPerMillion: priceBook.streamReadsPerMillion,
    dollars: priceBook.streamReadsPerMillion / 1_000_000,
    priceBook: priceBook.date,
  });
  step.measure(facts.tableName, ofStream(facts.label), 'ReturnedRecordsCount', texts.length);
  step.measure(facts.tableName, ofStream(facts.label), 'ReturnedBytes', bytes);
  step.commit({ type: 'stream.read', tableNumber: facts.tableNumber });
}
