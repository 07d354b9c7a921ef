/** What partitions say of their splits. */
import { unreachable } from '#engine/kernel/assert.ts';
import type { TraceEvent } from './events.ts';
import { formatBytes, formatDuration } from './format.ts';
import type { SplitRejected } from './split-events.ts';

export type SplitEvent = Extract<TraceEvent, { type: 'split.planned' | 'split.rejected' | 'partition.split' }>;

const place = ({ partitionId, indexName, tableName }: SplitEvent): string =>
  `Partition ${partitionId} of ${indexName === undefined ? tableName : `index ${indexName} of ${tableName}`}`;

const short = (hash: string): string => hash.slice(0, 4);

export function splitSentence(event: SplitEvent): string {
  switch (event.type) {
    case 'split.planned': {
      const why = event.reason === 'size' ? `holds ${formatBytes(event.bytes)}` : 'has been near its limit in three of five windows of 10 s';
      const isolation = event.isIsolation ? ' One item has at least half of the load and is to have a partition for itself.' : '';
      return `${place(event)} ${why}.${isolation} It splits at ${short(event.hash)}, which takes ${formatDuration(event.endsAtMs - event.atMs)}.`;
    }
    case 'split.rejected':
      return `${place(event)} is near its limit, and a split would not help: ${reasons[event.why]}.`;
    case 'partition.split':
      return `${place(event)} with ${formatBytes(event.bytes)} has split at ${short(event.hash)} into ${event.into.join(' and ')}${event.isGrowth ? ', because more throughput is to be served than its partitions can give' : ''}. Each has limits of its own.`;
    default:
      return unreachable(event);
  }
}

const reasons: Readonly<Record<SplitRejected['why'], string>> = {
  'one hot item': 'one item has at least half of the load, and it can be in one partition only',
  'rising key': 'nearly all writes go to ever higher keys, so all of them would go to the upper half',
  'one item collection': 'its load is on one item collection, which local indexes keep together',
};
