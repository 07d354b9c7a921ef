/** DescribePartitions: what DescribeTable never shows, and of a global index what it has not taken in yet. */
import { isRefusal } from '#engine/model/refusal.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import { replicaIds } from '#engine/replication/replica-group.ts';
import type { KeySpace } from '#engine/state.ts';
import { answer, json } from '../answer.ts';
import { namedSpace, type SpaceRequest } from './named-space.ts';
import type { Outcome, Step } from '../step.ts';

export function describePartitions(step: Step, request: SpaceRequest): Outcome {
  const named = namedSpace(step, request);
  if (isRefusal(named)) return named;
  const { space } = named;
  step.emit({ type: 'request.validated', operation: 'DescribePartitions' });
  const queue = named.globalIndexName === undefined ? undefined : named.table.globals.get(named.globalIndexName)?.queue;
  return answer({
    Queue: queue && json({ Waiting: queue.length, LagMs: queue.lagMs(step.nowMs) }),
    Partitions: json(space.partitions.all.map((_, at) => describe(space, at, step.nowMs))),
  });
}

function describe({ partitions, buckets, replicas }: KeySpace, at: number, nowMs: number): object {
  const partition = partitions.all[at]!;
  const { read, write } = buckets[at]!;
  return {
    PartitionId: partitionId(partition),
    KeyRange: { From: partition.hex.from, To: partition.hex.to },
    ItemCount: partition.itemCount,
    SizeBytes: partition.bytes,
    Read: { Available: Math.max(0, read.availableAt(nowMs)), PerSecondMax: read.perSecondMax },
    Write: { Available: Math.max(0, write.availableAt(nowMs)), PerSecondMax: write.perSecondMax },
    Replicas: replicaIds.map((_, replica) => {
      const view = replicas[at]!.view(replica, nowMs);
      return {
        ReplicaId: view.replicaId,
        IsLeader: view.isLeader,
        IsLost: replicas[at]!.outage?.lost === replica ? true : undefined,
        AppliedSequence: view.appliedSequence,
        LagMs: view.lagMs,
      };
    }),
  };
}
