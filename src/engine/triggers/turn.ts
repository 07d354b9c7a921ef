/** A turn of a trigger in one of its shards, out of what is known of both. */
import type { Random } from '#engine/kernel/random.ts';
import type { Physics } from '#engine/model/physics/physics.ts';
import type { ShardReading, Trigger } from '#engine/model/trigger.ts';
import type { Streams } from '#engine/streams/streams.ts';
import type { TriggerEvent } from '#engine/trace/trigger-events.ts';
import { ShardSource } from './shard-source.ts';
import { ShardTurn } from './shard-turn.ts';
import type { Triggers } from './triggers.ts';

/** What of the state triggers stand on. */
export interface TriggerGround {
  readonly random: Random;
  readonly nowMs: number;
  readonly physics: Physics;
  readonly streams: Streams;
  readonly triggers: Triggers;
}

/** Nothing where the trigger or the shard is gone. */
export function turnOf(ground: TriggerGround, triggerId: string, shardId: string, tell: (event: TriggerEvent) => void): ShardTurn | undefined {
  const { random, nowMs, physics, streams, triggers } = ground;
  const one = triggers.get(triggerId);
  const stream = one && streams.get(one.trigger.tableNumber, one.trigger.streamLabel);
  const shard = stream?.shard(shardId);
  if (one === undefined || stream === undefined || shard === undefined) return undefined;
  const { trigger, readings, totals } = one;
  const names = random.fork('invocations').fork(trigger.id);
  return new ShardTurn({
    trigger,
    reading: readings.get(shardId) ?? newReading(trigger, shardId, shard.facts.firstSequence),
    source: new ShardSource(random, trigger, stream, shard),
    nowMs,
    retentionMs: stream.retentionMs,
    rules: physics.events,
    invocationId: (count) => idOf(names, totals.invocations + count),
    tell,
  });
}

export const newReading = ({ parallelization }: Trigger, shardId: string, next: number): ShardReading => ({
  shardId,
  next,
  lanes: Array.from({ length: parallelization }, () => ({ from: next })),
  isDone: false,
});

/** In the form of a UUID. */
export function idOf(random: Random, count: number): string {
  const digits = [0, 1, 2, 3].map((word) => random.uint32(count * 4 + word).toString(16).padStart(8, '0')).join('');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-');
}
