/** A trigger's turn in one shard: what has come to its end, what is there to read, what is to be sent. */
import type { Task } from '#engine/kernel/clock.ts';
import type { Commit } from '#engine/model/commit.ts';
import type { EngineState } from '#engine/state.ts';
import type { Recorder } from '#engine/trace/recorder.ts';
import { isLook, looksOf } from '#engine/triggers/polling.ts';
import { turnOf } from '#engine/triggers/turn.ts';

export function runTrigger(state: EngineState, { triggerId = '', shardId = '' }: Task, recorder: Recorder): Commit[] {
  const turn = turnOf(state, triggerId, shardId, (event) => recorder.emit(event));
  if (turn === undefined) return [];
  // A lane that is only now free looks the next time.
  const looks = looksOf(state.random, triggerId, state.physics.events.triggerPollMs);
  const isLooking = turn.hasFreeLane && isLook(state.nowMs, looks);
  turn.endScripts();
  if (isLooking) turn.poll();
  turn.drive();
  return [{ type: 'trigger.progressed', ...turn.progress() }];
}
