/** A request in one or two sentences: what there is to see before one looks closer. */
import { sentence, type TraceEvent } from '#engine';
import type { Exchange } from '../exchange.ts';
import { formatBytes, formatCount, formatUnits } from '../format.ts';
import { mainChange, statusOf, subjectOf } from './catalog-station.ts';
import { type Found, foundBy } from './read-stations.ts';
import { behind } from './replica-station.ts';
import { leftOver } from './several-road.ts';
import { sayChanges } from './several-stations.ts';
import { all, first } from './spoken.ts';
import { searchFinding } from './vector-stations.ts';

export function findingOf(exchange: Exchange, events: readonly TraceEvent[]): string {
  const { operation, error } = exchange;
  const name = nameOf(operation, events);
  const throttled = first(events, 'capacity.throttled');
  if (error !== undefined && throttled !== undefined) return sentence(throttled);
  const transaction = first(events, 'transaction.cancelled') ?? first(events, 'transaction.replayed');
  if (transaction !== undefined) return sentence(transaction);
  const checked = first(events, 'condition.checked');
  if (error !== undefined && checked?.holds === false) return 'The condition does not hold. Nothing is written, and it is paid for.';
  if (error !== undefined) return `${name} is refused: ${error.name}.`;
  const written = all(events, 'item.written');
  const refused = all(events, 'statement.refused').length;
  if (refused > 0) return `${name} is answered, and ${formatCount(refused, { one: '{n} statement', other: '{n} statements' })} in it ${refused === 1 ? 'is' : 'are'} refused.`;
  if (several.has(operation) && written.length > 0) return severalFinding(exchange, written, events);
  if (written.length > 0) return writeFinding(name, events);
  const found = foundBy(events);
  if (found !== undefined) return `${readFinding(exchange, name, found, isEach(events))}${staleness(events)}${unprocessed(exchange)}`;
  const searched = first(events, 'vector.searched');
  if (searched !== undefined) return searchFinding(exchange, searched);
  const change = mainChange(events);
  const streamed = first(events, 'stream.read');
  if (streamed !== undefined) return sentence(streamed);
  if (change === undefined) return `${operation} is answered. It takes no units.`;
  const { status, next, takes } = statusOf(change);
  return `${subjectOf(change)} is ${status}${takes === undefined ? '' : `, ${next} in ${takes}`}.`;
}

const several = new Set(['BatchWriteItem', 'TransactWriteItems', 'BatchExecuteStatement', 'ExecuteTransaction']);

/** `SELECT, run as a Scan,` for a statement. */
function nameOf(operation: string, events: readonly TraceEvent[]): string {
  const planned = all(events, 'statement.planned');
  const [only] = planned;
  if (only === undefined || planned.length > 1 || operation !== 'ExecuteStatement') return operation;
  return `${only.statement}, run as ${/^[AEIOU]/.test(only.runsAs) ? 'an' : 'a'} ${only.runsAs},`;
}

function severalFinding(exchange: Exchange, written: Parameters<typeof sayChanges>[0], events: readonly TraceEvent[]): string {
  const units = formatUnits(exchange.cost.writeUnits, 'write');
  const together = first(events, 'transaction.committed') === undefined ? '' : ', all at once';
  return `${exchange.operation}: ${sayChanges(written)}${together}, for ${units}.${unprocessed(exchange)}`;
}

function unprocessed(exchange: Exchange): string {
  const left = leftOver(exchange);
  return left === 0 ? '' : ` ${left === 1 ? '1 part is' : `${left} parts are`} left unprocessed.`;
}

/** Items of a batch are not added up before they are rounded. */
const isEach = (events: readonly TraceEvent[]): boolean => first(events, 'capacity.counted')?.items !== undefined;

function readFinding({ cost }: Exchange, name: string, { count, kept, bytes, missing, pages }: Found, each: boolean): string {
  const units = formatUnits(cost.readUnits, 'read');
  if (count === 0) return `${name} finds nothing. Looking costs ${units}.`;
  if (missing > 0) return `${name} reads ${formatCount(count, { one: '{n} item', other: '{n} items' })} and finds nothing for ${formatCount(missing, { one: '{n} key', other: '{n} keys' })}. It pays for ${formatCount(count + missing, { one: '{n} key', other: '{n} keys' })}.`;
  if (kept === count) return `${name} reads ${formatCount(count, { one: '{n} item', other: '{n} items' })} of ${formatBytes(bytes)}${count < 2 ? '' : each || pages > 1 ? ', each rounded up by itself' : ' together'}.`;
  return `${name} reads ${formatCount(count, { one: '{n} item', other: '{n} items' })} and returns ${kept}. It pays for ${count}.`;
}

/** A second sentence when what came back may be old. */
function staleness(events: readonly TraceEvent[]): string {
  const late = all(events, 'replica.read').filter((read) => behind(read) > 0);
  const [read] = late;
  if (read === undefined) return '';
  if (late.length > 1) return ` ${late.length} followers were behind.`;
  return ` Follower ${read.replicaId} was ${formatCount(behind(read), { one: '{n} write', other: '{n} writes' })} behind.`;
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
