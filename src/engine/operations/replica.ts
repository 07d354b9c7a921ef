/** Which replica answers a read. Source: USENIX ATC 2022 paper, section 6.1. */
import { partitionId } from '#engine/partitions/partition-map.ts';
import { type ReplicaView, replicaIds } from '#engine/replication/replica-group.ts';
import type { Stored } from '#engine/state.ts';
import type { Place } from './place.ts';
import type { Step } from './step.ts';

/** The leader answers strong reads; any of the three answers eventual ones, drawn from the seed. */
export function chooseReplica(step: Step, place: Place, consistency: 'eventual' | 'strong'): ReplicaView<Stored> {
  const group = place.space.replicas[place.at]!;
  const any = (step.state.draws.replica.uint32(step.ordinal) + place.partition.number) % replicaIds.length;
  const view = group.view(consistency === 'strong' ? group.leader : group.answering(any), step.nowMs);
  step.emit({
    type: 'replica.read',
    partitionId: partitionId(place.partition),
    replicaId: view.replicaId,
    isLeader: view.isLeader,
    leaderId: group.leaderId,
    lagMs: view.lagMs,
    appliedSequence: view.appliedSequence,
    leaderSequence: group.sequence,
  });
  return view;
}
