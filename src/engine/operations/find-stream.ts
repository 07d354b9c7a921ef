/** A stream by its ARN, a shard by its id. */
import { refuse, type Refusal } from '#engine/model/refusal.ts';
import type { ChangeStream } from '#engine/streams/change-stream.ts';
import type { Shard } from '#engine/streams/shard.ts';
import type { Step } from './step.ts';

/** Assumption: the wording after the first colon. */
export const streamNotFound = (arn: string): Refusal =>
  refuse('ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`);

export const findStream = ({ state }: Step, arn = ''): ChangeStream | Refusal => state.streams.named(arn) ?? streamNotFound(arn);

/** Assumption: the wording after the first colon. */
export const findShard = (stream: ChangeStream, id = ''): Shard | Refusal =>
  stream.shard(id) ??
  refuse('ResourceNotFoundException', `Requested resource not found: Shard: ${id} in Stream: ${stream.arn} not found`);
