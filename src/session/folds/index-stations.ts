/** One station for each secondary index that a write had to look at. */
import type { TraceEvent } from '#engine';
import { formatDuration, formatUnits } from '../format.ts';
import { unitTerms } from './arithmetic.ts';
import type { IndexChange, Station } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { all, type EventOf, speak } from './spoken.ts';

type IndexWritten = EventOf<'index.written'>;

export const indexStations = (events: readonly TraceEvent[]): Station[] =>
  all(events, 'index.written').map((written) => indexStation(written, eventsOf(events, written.indexName)));

const eventsOf = (events: readonly TraceEvent[], name: string): TraceEvent[] =>
  events.filter((event) => 'indexName' in event && event.indexName === name);

const reasons: Readonly<Record<IndexChange, string>> = {
  added: 'The item has the key of this index, so an entry is added.',
  removed: 'The item has no longer a place in this index, so its entry is removed.',
  changed: 'Something that this index holds has changed, so the entry is written anew.',
  moved: 'The key of this index has changed: the old entry is taken out and a new one put in.',
  unchanged: 'Nothing that this index holds has changed, so nothing is written and nothing paid.',
};

function indexStation(written: IndexWritten, events: readonly TraceEvent[]): Station {
  const { indexName, kind, change } = written;
  const [counted] = all(events, 'capacity.counted');
  const units = formatUnits(counted?.units ?? 0, 'write');
  return {
    kind: 'index',
    name: indexName,
    fact: `${kind === 'global' ? 'GSI' : 'LSI'}, entry ${change}`,
    remainder: `${units}${lateness(written)}`,
    isRefused: false,
    glyph: { kind: 'index', change },
    events: speak(events),
    why: {
      question: change === 'unchanged' ? `Why nothing for ${indexName}?` : `Why ${units} more for ${indexName}?`,
      answer: `${reasons[change]} ${when(written)}`.trimEnd(),
      picture:
        counted === undefined || change === 'moved'
          ? undefined
          : {
              kind: 'units',
              channel: 'write',
              unitBytes: counted.unitBytes,
              bars: [{ label: undefined, pieces: [{ bytes: counted.bytes, fate: change === 'removed' ? 'dropped' : 'kept' }], bytes: counted.bytes }],
              legend: [],
            },
      arithmetic: counted === undefined ? [] : [unitTerms(counted, 'the entry')],
      source: kind === 'global' ? sources.globalIndex : sources.localIndex,
      assumed: delayOf(written) > 0 ? assumed.indexLag : undefined,
    },
  };
}

const delayOf = ({ kind, change, visibleAtMs, atMs }: IndexWritten): number =>
  kind === 'local' || change === 'unchanged' ? 0 : visibleAtMs - atMs;

const lateness = (written: IndexWritten): string => (delayOf(written) > 0 ? `, ${formatDuration(delayOf(written))} later` : '');

function when(written: IndexWritten): string {
  if (written.change === 'unchanged') return '';
  if (written.kind === 'local') return 'A local index is written together with the item.';
  if (delayOf(written) <= 0) return 'A global index takes the change from the log.';
  return `A global index takes the change from the log: a Query there sees it ${formatDuration(delayOf(written))} later.`;
}
