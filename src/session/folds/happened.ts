/** What happened to a table by itself, in sentences. */
import { sentence, type Trace, type TraceEvent } from '#engine';
import { formatTime } from './virtual-time.ts';

export interface HappenedEvent {
  /** Counts up from the oldest. */
  readonly number: number;
  readonly time: string;
  readonly sentence: string;
  /** Which mark stands before it. */
  readonly kind: 'split' | 'index' | 'stream' | 'table';
}

/** A pane shows seven facts at most. */
const eventsMax = 7;

/** Newest first. Background work only: requests of other tabs have a history of their own. */
export function happenedTo(traces: readonly Trace[], tableName: string): HappenedEvent[] {
  const events = traces
    .filter(({ requestId }) => requestId === undefined)
    .flatMap((trace) => trace.events.filter((event) => 'tableName' in event && event.tableName === tableName))
    .map((event, number) => ({ number, time: formatTime(event.atMs), sentence: sentence(event), kind: kindOf(event) }));
  return events.slice(-eventsMax).reverse();
}

function kindOf({ type }: TraceEvent): HappenedEvent['kind'] {
  if (type.includes('split')) return 'split';
  if (type.startsWith('index.')) return 'index';
  return type.startsWith('stream.') || type.startsWith('trigger.') ? 'stream' : 'table';
}
