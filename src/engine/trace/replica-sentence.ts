/** What replicas say of the loss of a leader. */
import { unreachable } from '#engine/kernel/assert.ts';
import { formatDuration, formatNumber } from './format.ts';
import type { ReplicaEvent } from './replica-events.ts';

const place = ({ partitionId, indexName, tableName }: ReplicaEvent): string =>
  `partition ${partitionId} of ${indexName === undefined ? tableName : `index ${indexName} of ${tableName}`}`;

export function replicaSentence(event: ReplicaEvent): string {
  const { replicaId, atMs } = event;
  switch (event.type) {
    case 'leader.lost':
      return `Replica ${replicaId}, the leader of ${place(event)}, is lost. Its followers ${event.followers.join(' and ')} do not see it either and wait for its lease to end: for ${formatDuration(event.untilMs - atMs)} nothing is written and nothing read strongly.`;
    case 'leader.elected':
      return `Replica ${replicaId} leads ${place(event)} after ${formatDuration(event.waitedMs)}. It has the whole log, up to entry ${formatNumber(event.sequence, 0)}. A log replica stands in for ${event.lostId}, which is rebuilt in ${formatDuration(event.rebuiltAtMs - atMs)}.`;
    case 'replica.rebuilt':
      return `Replica ${replicaId} of ${place(event)} is rebuilt after ${formatDuration(event.tookMs)} and answers reads again.`;
    case 'leader.awaited':
      return `The ${place(event)} has no leader: ${replicaId} was lost, and its lease ends in ${formatDuration(event.untilMs - atMs)}.`;
    default:
      return unreachable(event);
  }
}
