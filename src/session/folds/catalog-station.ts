/** The catalog: where requests about tables go. They take no units. */
import type { EventType, TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import { isOfScaling, isOfStreams } from '../operations.ts';
import { formatCount, formatDuration } from '../format.ts';
import type { Station, WhyPicture } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { speak } from './spoken.ts';

/** A table, an index or a backup whose status has changed. */
type Changed = Exclude<
  Extract<TraceEvent, { type: `table.${string}` | `index.${string}` | 'backup.started' | 'restore.started' }>,
  { type: 'index.written' | 'index.propagated' | 'index.backfilled' }
>;

interface Lifecycle {
  readonly status: string;
  /** What it is when the status has ended. */
  readonly next: string;
}

/** Changes that a request sets going; the others happen by themselves when these end. */
const statuses: Readonly<Partial<Record<EventType, Lifecycle>>> = {
  'table.created': { status: 'CREATING', next: 'ACTIVE' },
  'table.updated': { status: 'UPDATING', next: 'ACTIVE' },
  'table.deletion-started': { status: 'DELETING', next: say('gone') },
  'index.created': { status: 'CREATING', next: 'ACTIVE' },
  'index.updated': { status: 'UPDATING', next: 'ACTIVE' },
  'index.deletion-started': { status: 'DELETING', next: say('gone') },
  'backup.started': { status: 'CREATING', next: 'AVAILABLE' },
  'restore.started': { status: 'CREATING', next: 'ACTIVE' },
};

const isChange = (event: TraceEvent): event is Changed => statuses[event.type] !== undefined;

/** The change that takes longest says when the whole is done. */
export function mainChange(events: readonly TraceEvent[]): Changed | undefined {
  const changes = events.filter(isChange);
  return changes.toSorted((a, b) => (b.settlesAtMs ?? 0) - (a.settlesAtMs ?? 0))[0];
}

const nameOf = (change: Changed): string =>
  change.type === 'backup.started' ? change.backupName : 'indexName' in change ? change.indexName : change.tableName;

export const subjectOf = (change: Changed): string =>
  change.type === 'backup.started'
    ? say('Backup {name}', { name: nameOf(change) })
    : 'indexName' in change
      ? say('Index {name}', { name: nameOf(change) })
      : say('Table {name}', { name: nameOf(change) });

export function statusOf({ type, atMs, settlesAtMs }: Changed): Lifecycle & { readonly takes: string | undefined } {
  const takes = settlesAtMs === undefined ? undefined : formatDuration(settlesAtMs - atMs);
  return { status: '', next: '', ...statuses[type], takes };
}

export function catalogStation(operation: string, tableName: string | undefined, events: readonly TraceEvent[]): Station {
  const change = mainChange(events);
  const base = { kind: 'catalog', name: say('Catalog'), isRefused: false, events: speak(events) } as const;
  if (change === undefined) {
    return {
      ...base,
      fact: tableName ?? (isOfScaling(operation) ? say('auto scaling') : isOfStreams(operation) ? say('streams') : say('all tables')),
      remainder: say('looked up'),
      glyph: { kind: 'status', status: say('look up') },
      why: {
        question: say('Why does it cost nothing?'),
        answer: say('The catalog answers by itself. No partition is asked, so no units are taken.'),
        picture: undefined,
        arithmetic: [],
        source: sources.operation(operation),
        assumed: undefined,
      },
    };
  }
  const { status, next, takes } = statusOf(change);
  const picture: WhyPicture | undefined = takes === undefined ? undefined : { kind: 'lifecycle', status, next, takes };
  return {
    ...base,
    fact: `${nameOf(change)} ${status}`,
    remainder: takes === undefined ? '' : say('{next} in {takes}', { next, takes }),
    glyph: { kind: 'status', status },
    why: {
      question: takes === undefined ? say('What changes?') : say('Why is it not {next} at once?', { next }),
      answer: answer(change),
      picture,
      arithmetic: [],
      source: sources.operation(operation),
      assumed: takes === undefined ? undefined : assumed.lifecycle,
    },
  };
}

function answer(change: Changed): string {
  switch (change.type) {
    case 'table.created':
      return formatCount(change.partitions ?? 1, {
        one: '{n} partition with three replicas each are set up first. Until then requests for items are refused.',
        other: '{n} partitions with three replicas each are set up first. Until then requests for items are refused.',
      });
    case 'table.updated':
    case 'index.updated':
      return say('The change is made in the background. Items can be read and written meanwhile.');
    case 'table.deletion-started':
      return say('Items can no longer be read or written; the name is free when the table is gone.');
    case 'index.created':
      return say('Partitions are set up, then the items of the table are read into the index. The table works meanwhile.');
    case 'backup.started':
      return say('It is put together from the archived logs of the table. The table works meanwhile, and none of its units are taken.');
    case 'restore.started':
      return say('Partitions are set up and filled from the copy, then the indexes. Until then requests for items are refused.');
    default:
      return say('The table works meanwhile.');
  }
}
