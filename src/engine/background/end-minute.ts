/** A minute is over: what was measured in it is written down, and auto scaling looks at it. */
import { minuteMs } from '#engine/metrics/history.ts';
import type { Commit } from '#engine/model/commit.ts';
import type { EngineState } from '#engine/state.ts';
import type { Recorder } from '#engine/trace/recorder.ts';
import { scale } from './scale.ts';

export function endMinute(state: EngineState, recorder: Recorder): Commit[] {
  const { running } = state.metrics;
  if (running === undefined) return [];
  return [{ type: 'minute.ended', ...running }, ...scale(state, running.startMs + minuteMs, recorder)];
}
