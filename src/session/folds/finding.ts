/** A request in one or two sentences: what there is to see before one looks closer. */
import type { TraceEvent } from '#engine';
import type { Exchange } from '../exchange.ts';
import { formatBytes, formatCount, formatUnits } from '../format.ts';
import { mainChange, statusOf, subjectOf } from './catalog-station.ts';
import { foundBy } from './read-stations.ts';
import { behind } from './replica-station.ts';
import { all, first } from './spoken.ts';

export function findingOf(exchange: Exchange, events: readonly TraceEvent[]): string {
  const { operation, error } = exchange;
  const checked = first(events, 'condition.checked');
  if (checked?.holds === false) return 'The condition does not hold. Nothing is written, and it is paid for.';
  if (error !== undefined) return `${operation} is refused: ${error.name}.`;
  const written = first(events, 'item.written');
  if (written !== undefined) return writeFinding(operation, events);
  const found = foundBy(events);
  if (found !== undefined) return `${readFinding(exchange, found)}${staleness(events)}`;
  const change = mainChange(events);
  if (change === undefined) return `${operation} is answered. It takes no units.`;
  const { status, then, takes } = statusOf(change);
  return `${subjectOf(change)} is ${status}${takes === undefined ? '' : `, ${then} in ${takes}`}.`;
}

function readFinding({ operation, cost }: Exchange, { count, kept, bytes }: NonNullable<ReturnType<typeof foundBy>>): string {
  const units = formatUnits(cost.readUnits, 'read');
  if (count === 0) return `${operation} finds nothing. Looking costs ${units}.`;
  if (kept === count) return `${operation} reads ${formatCount(count, 'item')} of ${formatBytes(bytes)}${count > 1 ? ' together' : ''}.`;
  return `${operation} reads ${formatCount(count, 'item')} and returns ${kept}. It pays for ${count}.`;
}

/** A second sentence when what came back may be old. */
function staleness(events: readonly TraceEvent[]): string {
  const late = all(events, 'replica.read').filter((read) => behind(read) > 0);
  const [read] = late;
  if (read === undefined) return '';
  if (late.length > 1) return ` ${late.length} followers were behind.`;
  return ` Follower ${read.replicaId} was ${formatCount(behind(read), 'write')} behind.`;
}

function writeFinding(operation: string, events: readonly TraceEvent[]): string {
  const written = first(events, 'item.written')!;
  const entries = all(events, 'index.written').filter(({ change }) => change !== 'unchanged').length;
  const also = entries === 0 ? '' : ` and ${entries === 1 ? '1 index entry' : `${entries} index entries`}`;
  const before = formatBytes(written.bytesBefore);
  const after = formatBytes(written.bytesAfter);
  switch (written.change) {
    case 'inserted':
      return `${operation} adds an item of ${after}${also}.`;
    case 'replaced':
      return `${operation} replaces an item of ${before} by one of ${after}${also}.`;
    case 'updated':
      return `${operation} changes an item from ${before} to ${after}${also}.`;
    case 'deleted':
      return `${operation} deletes an item of ${before}${also}.`;
    case 'unchanged':
      return `${operation} changes nothing and is paid for.`;
    case 'absent':
      return `${operation} finds nothing to delete and is paid for.`;
  }
}
