/** The sentences of vector indexes. */
import { unreachable } from '#engine/kernel/assert.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, formatNumber } from './format.ts';
import type { VectorEvent, VectorsSearched, VectorWritten } from './vector-events.ts';

export function vectorSentence(event: VectorEvent): string {
  switch (event.type) {
    case 'vector.written':
      return written(event);
    case 'vector.searched':
      return searched(event);
    case 'vector.counted': {
      const { examined, vectorBytes, returnedBytes, bytes } = event;
      const examinedBytes = `${formatCount(examined, 'vector')} of ${formatBytes(vectorBytes)}`;
      return `The search is charged ${formatBytes(bytes)} of vector search: ${examinedBytes} and ${formatBytes(returnedBytes)} returned, 1 KB at least. How many vectors are counted is assumed: AWS tells only that it grows slowly.`;
    }
    case 'vector.metered': {
      const { bytes, channel, dollarsPerGb, dollars, priceBook } = event;
      return `${formatBytes(bytes)} of vector ${channel} at $${dollarsPerGb} per GB cost ${formatDollars(dollars)} (prices of ${priceBook}, assumed for vector indexes).`;
    }
    case 'vector.backfilled': {
      const { indexName, count, tableName, entries, bytes } = event;
      return `Vector index ${indexName} read ${formatCount(count, 'item')} of ${tableName} and took in ${formatCount(entries, 'vector')}: ${formatBytes(bytes)} of vector write.`;
    }
    default:
      return unreachable(event);
  }
}

const changes = {
  added: 'takes in the vector',
  removed: 'loses the vector',
  changed: 'takes in the changed vector or attributes',
  moved: 'moves the vector to another partition value',
  unchanged: 'has nothing to change',
} as const satisfies Record<VectorWritten['change'], string>;

function written({ indexName, change, dimensions, entryBytes, bytes, visibleAtMs, atMs }: VectorWritten): string {
  const head = `Vector index ${indexName} ${changes[change]}`;
  if (change === 'unchanged') return `${head}: no vector write is charged.`;
  const lag = visibleAtMs - atMs;
  const size = `${formatCount(dimensions, 'dimension')} of 4 B and what is projected, ${formatBytes(entryBytes)}`;
  const twice = change === 'moved' ? ', once to remove it and once to add it' : '';
  const when = lag === 0 ? 'Searches see it at once.' : `Searches see it in ${formatDuration(lag)}.`;
  return `${head}: ${size}, charged as ${formatBytes(bytes)} of vector write${twice}. ${when}`;
}

function searched(event: VectorsSearched): string {
  const { indexName, distance, dimensions, topK, inIndex, inPartition, partitionName, compared, found, nearestScore, farthestScore, waiting } = event;
  const where = partitionName === undefined ? '' : ` The value of ${partitionName} leaves ${formatNumber(inPartition, 0)} of ${formatNumber(inIndex, 0)} in the index.`;
  const dropped = inPartition - compared;
  const filtered = dropped === 0 ? '' : ` The inline filter drops ${formatNumber(dropped, 0)}.`;
  const scores =
    nearestScore === undefined || farthestScore === undefined
      ? ''
      : ` ${distance === 'DOT_PRODUCT' ? 'A higher' : 'A lower'} score is nearer: ${formatNumber(nearestScore, 4)} to ${formatNumber(farthestScore, 4)}.`;
  const late = waiting === 0 ? '' : ` ${formatCount(waiting, 'change')} of the table ${waiting === 1 ? 'waits' : 'wait'} for the index.`;
  return `Index ${indexName} compared the search vector with ${formatCount(compared, 'vector')} of ${formatCount(dimensions, 'dimension')} by ${distance} and answers ${formatNumber(found, 0)} of the ${formatNumber(topK, 0)} asked for.${where}${filtered}${scores}${late}`;
}
