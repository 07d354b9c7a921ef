/** A request in one or two sentences: what there is to see before one looks closer. */
import { sentence, type TraceEvent } from '#engine';
import { say, sayCount } from '#texts/say.ts';
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
  if (error !== undefined && checked?.holds === false) return say('The condition does not hold. Nothing is written, and it is paid for.');
  if (error !== undefined) return say('{name} is refused: {error}.', { name, error: error.name });
  const written = all(events, 'item.written');
  const refused = all(events, 'statement.refused').length;
  if (refused > 0) {
    return formatCount(refused, {
      one: '{name} is answered, and {n} statement in it is refused.',
      other: '{name} is answered, and {n} statements in it are refused.',
    }, { name });
  }
  if (several.has(operation) && written.length > 0) return severalFinding(exchange, written, events);
  if (written.length > 0) return writeFinding(name, events);
  const found = foundBy(events);
  if (found !== undefined) return [readFinding(exchange, name, found, isEach(events)), ...staleness(events), ...unprocessed(exchange)].join(' ');
  const searched = first(events, 'vector.searched');
  if (searched !== undefined) return searchFinding(exchange, searched);
  const change = mainChange(events);
  const streamed = first(events, 'stream.read');
  if (streamed !== undefined) return sentence(streamed);
  if (change === undefined) return say('{operation} is answered. It takes no units.', { operation });
  const { status, next, takes } = statusOf(change);
  const subject = subjectOf(change);
  return takes === undefined ? say('{subject} is {status}.', { subject, status }) : say('{subject} is {status}, {next} in {takes}.', { subject, status, next, takes });
}

const several = new Set(['BatchWriteItem', 'TransactWriteItems', 'BatchExecuteStatement', 'ExecuteTransaction']);

/** `SELECT, run as a Scan,` for a statement. */
function nameOf(operation: string, events: readonly TraceEvent[]): string {
  const planned = all(events, 'statement.planned');
  const [only] = planned;
  if (only === undefined || planned.length > 1 || operation !== 'ExecuteStatement') return operation;
  return /^[AEIOU]/.test(only.runsAs)
    ? say('{statement}, run as an {runsAs},', { statement: only.statement, runsAs: only.runsAs })
    : say('{statement}, run as a {runsAs},', { statement: only.statement, runsAs: only.runsAs });
}

function severalFinding(exchange: Exchange, written: Parameters<typeof sayChanges>[0], events: readonly TraceEvent[]): string {
  const units = formatUnits(exchange.cost.writeUnits, 'write');
  const values = { operation: exchange.operation, changes: sayChanges(written), units };
  const finding = first(events, 'transaction.committed') === undefined
    ? say('{operation}: {changes}, for {units}.', values)
    : say('{operation}: {changes}, all at once, for {units}.', values);
  return [finding, ...unprocessed(exchange)].join(' ');
}

function unprocessed(exchange: Exchange): string[] {
  const left = leftOver(exchange);
  return left === 0 ? [] : [sayCount(left, { one: '{n} part is left unprocessed.', other: '{n} parts are left unprocessed.' })];
}

/** Items of a batch are not added up before they are rounded. */
const isEach = (events: readonly TraceEvent[]): boolean => first(events, 'capacity.counted')?.items !== undefined;

function readFinding({ cost }: Exchange, name: string, { count, kept, bytes, missing, pages }: Found, each: boolean): string {
  const units = formatUnits(cost.readUnits, 'read');
  if (count === 0) return say('{name} finds nothing. Looking costs {units}.', { name, units });
  if (missing > 0) return say('{name} reads {items} and finds nothing for {keys}. It pays for {all}.', {
    name,
    items: formatCount(count, { one: '{n} item', other: '{n} items' }),
    keys: formatCount(missing, { one: '{n} key', other: '{n} keys' }),
    all: formatCount(count + missing, { one: '{n} key', other: '{n} keys' }),
  });
  const items = formatCount(count, { one: '{n} item', other: '{n} items' });
  if (kept !== count) return say('{name} reads {items} and returns {kept}. It pays for {count}.', { name, items, kept, count });
  const values = { name, items, bytes: formatBytes(bytes) };
  if (count < 2) return say('{name} reads {items} of {bytes}.', values);
  return each || pages > 1 ? say('{name} reads {items} of {bytes}, each rounded up by itself.', values) : say('{name} reads {items} of {bytes} together.', values);
}

/** A second sentence when what came back may be old. */
function staleness(events: readonly TraceEvent[]): string[] {
  const late = all(events, 'replica.read').filter((read) => behind(read) > 0);
  const [read] = late;
  if (read === undefined) return [];
  if (late.length > 1) return [say('{count} followers were behind.', { count: late.length })];
  return [formatCount(behind(read), {
    one: 'Follower {replicaId} was {n} write behind.',
    other: 'Follower {replicaId} was {n} writes behind.',
  }, { replicaId: read.replicaId })];
}

function writeFinding(operation: string, events: readonly TraceEvent[]): string {
  const written = first(events, 'item.written')!;
  const entries = all(events, 'index.written').filter(({ change }) => change !== 'unchanged').length;
  const also = entries === 0 ? '' : ` ${sayCount(entries, { one: 'and {n} index entry', other: 'and {n} index entries' })}`;
  const before = formatBytes(written.bytesBefore);
  const after = formatBytes(written.bytesAfter);
  switch (written.change) {
    case 'inserted':
      return say('{operation} adds an item of {after}{also}.', { operation, after, also });
    case 'replaced':
      return say('{operation} replaces an item of {before} by one of {after}{also}.', { operation, before, after, also });
    case 'updated':
      return say('{operation} changes an item from {before} to {after}{also}.', { operation, before, after, also });
    case 'deleted':
      return say('{operation} deletes an item of {before}{also}.', { operation, before, also });
    case 'unchanged':
      return say('{operation} changes nothing and is paid for.', { operation });
    case 'absent':
      return say('{operation} finds nothing to delete and is paid for.', { operation });
  }
}
