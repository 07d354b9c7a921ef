/** A table's stream and the task that tends it. */
import type { StreamRecordsRestored, StreamRestored } from '#engine/model/commit.ts';
import type { EngineState, TableState } from '#engine/state.ts';
import { Shard } from '#engine/streams/shard.ts';

/** The stream that the record tells of takes the table's changes from now on, and no other does. */
export function followStream(state: EngineState, { record, space }: TableState): void {
  state.streams.follow(record, space.partitions.all.map(({ number }) => number), state.nowMs);
  scheduleTending(state, record.number);
}

export function scheduleTending({ streams, tasks }: EngineState, tableNumber: number): void {
  for (const { facts, tendAtMs } of streams.all()) {
    if (facts.tableNumber !== tableNumber || tendAtMs === undefined) continue;
    const key = `tend stream/${tableNumber}/${facts.label}`;
    if (tasks.atMsOf(key) === tendAtMs) continue;
    tasks.schedule({ atMs: tendAtMs, key, kind: 'tend stream', tableNumber, streamLabel: facts.label });
  }
}

export function restoreStream(state: EngineState, commit: StreamRestored | StreamRecordsRestored): void {
  if (commit.type === 'stream.restored') {
    const { stream, shards, sequence } = commit;
    state.streams.restore(stream, shards.map((facts) => new Shard(facts)), sequence);
    return scheduleTending(state, stream.tableNumber);
  }
  const shard = state.streams.get(commit.tableNumber, commit.label)?.shard(commit.shardId);
  for (const record of commit.records) shard?.append(record);
}
