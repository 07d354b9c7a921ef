/** What streams say of themselves. */
import { unreachable } from '#engine/kernel/assert.ts';
import type { TraceEvent } from './events.ts';
import { formatBytes, formatCount, formatDollars, formatDuration } from './format.ts';

export type StreamEvent = Extract<TraceEvent, { type: `stream.${string}` }>;

/** The last digits of a shard's id or of a sequence number: enough to tell neighbours apart. */
const tail = (text: string): string => `…${text.slice(-8)}`;

export function streamSentence(event: StreamEvent): string {
  switch (event.type) {
    case 'stream.recorded':
      return `The stream takes it as ${event.change}, record ${tail(event.sequenceNumber)} of shard ${tail(event.shardId)}, with ${views[event.viewType]}.`;
    case 'stream.iterator-issued':
      return `${event.iteratorType} in shard ${tail(event.shardId)} begins at record ${tail(event.sequenceNumber)}. The iterator is good for ${formatDuration(event.untilMs - event.atMs)}.`;
    case 'stream.read': {
      const what = event.count === 0 ? 'No record is there yet' : `${formatCount(event.count, 'record')}, ${formatBytes(event.bytes)}`;
      const end = event.isDrained ? ' The shard is closed and read to its end: go on with its children.' : '';
      return `${what} in shard ${tail(event.shardId)}. One read of a stream costs ${formatDollars(event.dollars)} (prices of ${event.priceBook}).${end}`;
    }
    case 'stream.tended':
      return `The stream of ${event.tableName}: ${formatCount(event.rotated, 'shard')} replaced by a child, ${formatCount(event.trimmed, 'record')} older than 24 h forgotten.`;
    default:
      return unreachable(event);
  }
}

const views: Readonly<Record<string, string>> = {
  KEYS_ONLY: 'its keys only',
  NEW_IMAGE: 'the item as it is now',
  OLD_IMAGE: 'the item as it was',
  NEW_AND_OLD_IMAGES: 'the item as it was and as it is',
};
