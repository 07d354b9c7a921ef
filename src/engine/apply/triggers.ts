/** When triggers have something to do. It follows from the streams and from how far each trigger has come. */
import type { ShardReading } from '#engine/model/trigger.ts';
import { lookAtOrAfter, looksOf, wakeAtMs } from '#engine/triggers/polling.ts';
import type { TriggerState } from '#engine/triggers/triggers.ts';
import type { EngineState } from '#engine/state.ts';
import type { ChangeStream } from '#engine/streams/change-stream.ts';
import type { Shard } from '#engine/streams/shard.ts';

const taskKey = (triggerId: string, shardId: string): string => `run trigger/${triggerId}/${shardId}`;

export function scheduleTriggers(state: EngineState): void {
  for (const one of state.triggers.all) {
    const stream = state.streams.get(one.trigger.tableNumber, one.trigger.streamLabel);
    for (const shard of stream?.shards ?? []) schedule(state, one, stream!, shard);
  }
}

function schedule(state: EngineState, one: TriggerState, stream: ChangeStream, shard: Shard): void {
  const { id } = shard.facts;
  const key = taskKey(one.trigger.id, id);
  const atMs = wake(state, one, stream, shard);
  if (atMs === state.tasks.atMsOf(key)) return;
  if (atMs === undefined) state.tasks.cancel(key);
  else state.tasks.schedule({ atMs, key, kind: 'run trigger', triggerId: one.trigger.id, shardId: id });
}

function wake(state: EngineState, { trigger, readings }: TriggerState, stream: ChangeStream, shard: Shard): number | undefined {
  const reading = readings.get(shard.facts.id);
  if (!trigger.isEnabled || reading?.isDone === true) return undefined;
  const looks = looksOf(state.random, trigger.id, state.physics.events.triggerPollMs);
  if (reading !== undefined) return wakeAtMs(trigger, reading, hasNews(shard, reading), state.nowMs, looks);
  const isThere = !shard.isOpen || shard.records.length > 0;
  return isThere && mayBegin(readings, stream, shard) ? lookAtOrAfter(state.nowMs, looks) : undefined;
}

/** That a shard is closed is news where nothing of it is left; else whoever ends the last batch sees it. */
function hasNews(shard: Shard, { next, lanes }: ShardReading): boolean {
  if ((shard.records.at(-1)?.sequence ?? 0) >= next) return true;
  return !shard.isOpen && lanes.every(({ batch, gatheringSinceMs }) => batch === undefined && gatheringSinceMs === undefined);
}

/** The parent of a shard is read to its end before it is begun. Source: reference 7.07. */
export function mayBegin(readings: TriggerState['readings'], stream: ChangeStream, { facts: { parentId } }: Shard): boolean {
  return parentId === undefined || stream.shard(parentId) === undefined || readings.get(parentId)?.isDone === true;
}

export function removeTrigger(state: EngineState, triggerId: string): void {
  const one = state.triggers.get(triggerId);
  if (one === undefined) return;
  const stream = state.streams.get(one.trigger.tableNumber, one.trigger.streamLabel);
  for (const { facts } of stream?.shards ?? []) state.tasks.cancel(taskKey(triggerId, facts.id));
  state.triggers.remove(triggerId);
}
