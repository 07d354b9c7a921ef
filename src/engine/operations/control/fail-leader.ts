/**
 * FailLeader: a partition loses its leader. Source: USENIX ATC 2022 paper, sections 5.1, 6.1, 6.2: the next one waits
 * for the old lease, "a couple of seconds"; a new storage replica takes minutes.
 * Assumption: the lengths, 1.5 to 3 s and 3 to 7 minutes, which are settings; that the follower which has applied most leads next.
 */
import { type Distribution, valueAt } from '#engine/kernel/distribution.ts';
import { invalid, isRefusal, refuse } from '#engine/model/refusal.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import { replicaIds } from '#engine/replication/replica-group.ts';
import { answer, json } from '../answer.ts';
import { type SpaceRequest, namedSpace } from './named-space.ts';
import type { Outcome, Step } from '../step.ts';

export function failLeader(step: Step, request: SpaceRequest & { readonly PartitionId?: string }): Outcome {
  const named = namedSpace(step, request);
  if (isRefusal(named)) return named;
  const { PartitionId: wanted } = request;
  if (wanted === undefined) return invalid("The parameter 'PartitionId' is required but was not present in the request");
  const { table, space, globalIndexName: indexName } = named;
  const at = space.partitions.all.findIndex((partition) => partitionId(partition) === wanted);
  const group = space.replicas[at];
  if (group === undefined) return refuse('ResourceNotFoundException', `There is no partition ${wanted}.`);
  if (group.outage !== undefined) {
    return invalid(`Partition ${wanted} has lost replica ${replicaIds[group.outage.lost]} already, which is not rebuilt yet.`);
  }
  step.emit({ type: 'request.validated', operation: 'FailLeader' });

  const { number: tableNumber, name: tableName } = table.record;
  const { number: partitionNumber } = space.partitions.all[at]!;
  const { replicas } = step.state.physics;
  const lease: Distribution = { quantiles: [[0, replicas.leaderlessMsMin], [1, replicas.leaderlessMsMax]] };
  const rebuilding: Distribution = { quantiles: [[0, replicas.rebuildSecondsMin * 1000], [1, replicas.rebuildSecondsMax * 1000]] };
  const chance = step.state.random.fork('leaders').fork(step.ordinal);
  const { leader: lost, leaderId: replicaId, foremost: next, sequence } = group;
  const { nowMs: lostAtMs } = step;
  const untilMs = lostAtMs + Math.round(valueAt(lease, chance.unit(0)));
  const rebuiltAtMs = lostAtMs + Math.round(valueAt(rebuilding, chance.unit(1)));
  step.commit({ type: 'leader.lost', tableNumber, indexName, partitionNumber, lost, next, lostAtMs, untilMs, rebuiltAtMs });
  const followers = replicaIds.filter((_, replica) => replica !== lost);
  step.emit({ type: 'leader.lost', tableName, indexName, partitionId: wanted, replicaId, followers, sequence, untilMs });
  return answer({ ReplicaId: json(replicaId), Until: json(untilMs / 1000) });
}
