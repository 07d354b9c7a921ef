/**
 * Requests that need a leader, and find a partition between two. Source: USENIX ATC 2022 paper, section 6.2
 * (reference 3.54, 6.02): a couple of seconds without writes and strong reads, answered with 500.
 * Source of the text: https://github.com/aws/aws-sdk-js/issues/3891.
 */
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import { partitionId } from '#engine/partitions/partition-map.ts';
import type { Place } from './place.ts';
import type { Step } from './step.ts';

export function refuseLeaderless(step: Step, { table, globalIndexName, space, at, partition }: Place): Refusal | undefined {
  const group = space.replicas[at]!;
  const { outage } = group;
  if (group.isLed || outage === undefined) return undefined;
  step.emit({
    type: 'leader.awaited',
    tableName: table.record.name,
    indexName: globalIndexName,
    partitionId: partitionId(partition),
    replicaId: group.leaderId,
    untilMs: outage.untilMs,
  });
  return refuse('InternalServerError', 'Internal server error');
}

/** Of the partitions that a transaction touches, the first that has none. */
export function refuseAnyLeaderless(step: Step, places: readonly (Place | undefined)[]): Refusal | undefined {
  for (const place of new Set(places)) {
    const refusal = place && refuseLeaderless(step, place);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
