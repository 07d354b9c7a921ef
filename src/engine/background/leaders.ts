/**
 * A lost leader is followed by another once its lease is over; its replica is rebuilt from a follower's tree and
 * log, which takes minutes. Source: USENIX ATC 2022 paper, sections 5.1, 6.1, 6.2 (reference 3.54, 3.57, 3.58).
 */
import type { Task } from '#engine/kernel/clock.ts';
import type { Commit } from '#engine/model/commit.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import { replicaIds } from '#engine/replication/replica-group.ts';
import type { EngineState, TableState } from '#engine/state.ts';
import type { Recorder } from '#engine/trace/recorder.ts';

export function followLostLeader(state: EngineState, table: TableState, task: Task, recorder: Recorder): Commit[] {
  const { indexName, partitionNumber = 0 } = task;
  const space = indexName === undefined ? table.space : table.globals.get(indexName)?.space;
  const at = space?.partitions.all.findIndex(({ number }) => number === partitionNumber) ?? -1;
  const group = space?.replicas[at];
  const { outage } = group ?? {};
  if (group === undefined || outage === undefined) return [];
  const { number: tableNumber, name: tableName } = table.record;
  const { nowMs: atMs } = state;
  const lostId = replicaIds[outage.lost]!;
  const base = { atMs, tableName, indexName, partitionId: partitionId({ number: partitionNumber }) };
  const tookMs = atMs - outage.lostAtMs;
  if (task.kind === 'rebuild') {
    recorder.emit({ ...base, type: 'replica.rebuilt', replicaId: lostId, tookMs });
    return [{ type: 'replica.rebuilt', tableNumber, indexName, partitionNumber }];
  }
  const { sequence } = group;
  const { rebuiltAtMs } = outage;
  recorder.emit({ ...base, type: 'leader.elected', replicaId: replicaIds[outage.next]!, lostId, sequence, waitedMs: tookMs, rebuiltAtMs });
  return [{ type: 'leader.elected', tableNumber, indexName, partitionNumber }];
}
