/** Every event that the page knows of, in one line of time, each with what caused it. */
import { type EventType, sentence, type Trace, type TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import type { Exchange } from '../exchange.ts';
import { EventCauses } from './event-causes.ts';
import { formatTime } from './virtual-time.ts';

export type EventKind = 'request' | 'capacity' | 'partition' | 'replica' | 'item' | 'index' | 'stream' | 'table' | 'transaction' | 'clock';

export interface TimelineEvent {
  /** Counts up from the oldest. */
  readonly number: number;
  readonly atMs: number;
  readonly time: string;
  readonly type: EventType;
  readonly kind: EventKind;
  readonly sentence: string;
  readonly tableName: string | undefined;
  readonly isRefusal: boolean;
  readonly cause: EventCause;
}

export type EventCause =
  /** A request whose road can be seen. */
  | { readonly kind: 'road'; readonly exchange: number; readonly text: string }
  /** A request that this page has no more, or that another tab sent. */
  | { readonly kind: 'elsewhere'; readonly text: string }
  /** Time alone. */
  | { readonly kind: 'time'; readonly text: string };

export const eventKinds: readonly { readonly kind: EventKind; readonly text: string }[] = [
  { kind: 'request', text: say('Requests') },
  { kind: 'capacity', text: say('Capacity') },
  { kind: 'partition', text: say('Partitions') },
  { kind: 'replica', text: say('Replicas') },
  { kind: 'item', text: say('Items') },
  { kind: 'index', text: say('Indexes') },
  { kind: 'stream', text: say('Streams and triggers') },
  { kind: 'transaction', text: say('Transactions') },
  { kind: 'table', text: say('Tables') },
  { kind: 'clock', text: say('Clock') },
];

const kinds: Readonly<Record<string, EventKind>> = {
  request: 'request',
  response: 'request',
  statement: 'request',
  read: 'request',
  condition: 'item',
  items: 'item',
  item: 'item',
  capacity: 'capacity',
  price: 'capacity',
  partition: 'partition',
  split: 'partition',
  replica: 'replica',
  log: 'replica',
  leader: 'replica',
  index: 'index',
  stream: 'stream',
  trigger: 'stream',
  transaction: 'transaction',
  clock: 'clock',
};

/** Of the word before the dot; what has no kind of its own happens to a table. */
export const kindOf = (type: EventType): EventKind => kinds[type.slice(0, type.indexOf('.'))] ?? 'table';

/** Newest first. `happened` is what came by itself or from other tabs. */
export function timelineOf(exchanges: readonly Exchange[], happened: readonly Trace[]): TimelineEvent[] {
  const causes = new EventCauses(exchanges);
  const own = exchanges.flatMap(({ trace }) => (trace === undefined ? [] : [trace]));
  const traces = [...own, ...happened];
  const told = traces.flatMap((trace) => {
    const tables = trace.events.flatMap((event) => ('tableName' in event && event.tableName !== undefined ? [event.tableName] : []));
    return trace.events.map((event) => ({ event, cause: causeOf(event, trace, causes), tableName: ('tableName' in event && event.tableName) || tables[0] }));
  });
  return told
    .map((one, order) => ({ ...one, order }))
    .sort((a, b) => a.event.atMs - b.event.atMs || a.order - b.order)
    .map(({ event, cause, tableName }, number) => ({
      number,
      atMs: event.atMs,
      time: formatTime(event.atMs),
      type: event.type,
      kind: kindOf(event.type),
      sentence: sentence(event),
      tableName,
      isRefusal: refusals.has(event.type),
      cause,
    }))
    .reverse();
}

const refusals = new Set<string>(['capacity.throttled', 'request.refused', 'statement.refused', 'transaction.cancelled', 'trigger.failed', 'trigger.dropped', 'split.rejected']);

function causeOf(event: TraceEvent, trace: Trace, causes: EventCauses): EventCause {
  const exchange = causes.of(event, trace);
  if (exchange !== undefined) return { kind: 'road', exchange: exchange.number, text: `${exchange.operation} ${formatTime(exchange.atMs)}` };
  if (trace.requestId !== undefined) return { kind: 'elsewhere', text: say('{operation} of another tab', { operation: trace.operation ?? '' }) };
  return byTime.has(event.type) || event.type.startsWith('trigger.') ? { kind: 'time', text: say('time passed') } : { kind: 'elsewhere', text: say('a request that this page no longer has') };
}

const byTime = new Set<string>(['item.expired', 'stream.tended', 'transaction.forgotten', 'clock.advanced']);

export interface TimelineFilter {
  readonly kinds: ReadonlySet<EventKind>;
  readonly tableName: string | undefined;
  readonly refusalsOnly: boolean;
  readonly text: string;
}

/** Every word must stand in the sentence or the type. */
export function filterEvents(events: readonly TimelineEvent[], { kinds: wanted, tableName, refusalsOnly, text }: TimelineFilter): TimelineEvent[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return events.filter(
    (event) =>
      (wanted.size === 0 || wanted.has(event.kind)) &&
      (tableName === undefined || event.tableName === tableName) &&
      (!refusalsOnly || event.isRefusal) &&
      words.every((word) => `${event.sentence} ${event.type}`.toLowerCase().includes(word)),
  );
}
