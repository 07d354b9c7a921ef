/** One station for each secondary index that a write had to look at. */
import type { TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import { formatCount, formatDuration, formatNumber, formatUnits } from '../format.ts';
import { unitTerms } from './arithmetic.ts';
import type { IndexChange, Station } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { all, type EventOf, speak } from './spoken.ts';

type IndexWritten = EventOf<'index.written'>;

/** One for each index, however many items have changed in it. */
export function indexStations(events: readonly TraceEvent[]): Station[] {
  const written = all(events, 'index.written');
  return [...new Set(written.map(({ indexName }) => indexName))].map((name) => {
    const own = written.filter(({ indexName }) => indexName === name);
    return own.length === 1 ? indexStation(own[0]!, eventsOf(events, name)) : entriesStation(own, eventsOf(events, name));
  });
}

const eventsOf = (events: readonly TraceEvent[], name: string): TraceEvent[] =>
  events.filter((event) => 'indexName' in event && event.indexName === name);

const reasons: Readonly<Record<IndexChange, string>> = {
  added: say('The item has the key of this index, so an entry is added.'),
  removed: say('The item has no longer a place in this index, so its entry is removed.'),
  changed: say('Something that this index holds has changed, so the entry is written anew.'),
  moved: say('The key of this index has changed: the old entry is taken out and a new one put in.'),
  unchanged: say('Nothing that this index holds has changed, so nothing is written and nothing paid.'),
};

/** What became of an entry, in a word. */
export const changeWords: Readonly<Record<IndexChange, string>> = {
  added: say('added'),
  removed: say('removed'),
  changed: say('changed'),
  moved: say('moved'),
  unchanged: say('unchanged'),
};

/** Several items of one request: what became of their entries, together. */
function entriesStation(written: readonly IndexWritten[], events: readonly TraceEvent[]): Station {
  const [{ indexName, kind }] = written as readonly [IndexWritten, ...IndexWritten[]];
  const counts = all(events, 'capacity.counted');
  const units = formatUnits(counts.reduce((sum, { units: own }) => sum + own, 0), 'write');
  const changed = written.filter(({ change }) => change !== 'unchanged');
  const latest = written.reduce((a, b) => (delayOf(b) > delayOf(a) ? b : a));
  const entries = formatCount(changed.length, { one: '{n} entry', other: '{n} entries' });
  return {
    kind: 'index',
    name: indexName,
    fact: kind === 'global' ? say('GSI, {entries} written', { entries }) : say('LSI, {entries} written', { entries }),
    remainder: `${units}${lateness(latest)}`,
    isRefused: false,
    glyph: { kind: 'index', change: changed[0]?.change ?? 'unchanged' },
    events: speak(events),
    why: {
      question: changed.length === 0 ? say('Why nothing for {indexName}?', { indexName }) : say('Why {units} more for {indexName}?', { units, indexName }),
      answer: say('Of {items} that were written, {count} changed something that this index holds.', {
        items: formatCount(written.length, { one: '{n} item', other: '{n} items' }),
        count: formatNumber(changed.length, 0),
      }),
      picture: undefined,
      arithmetic: counts.map((counted) => unitTerms(counted, entries)),
      source: kind === 'global' ? sources.globalIndex : sources.localIndex,
      assumed: delayOf(latest) > 0 ? assumed.indexLag : undefined,
    },
  };
}

function indexStation(written: IndexWritten, events: readonly TraceEvent[]): Station {
  const { indexName, kind, change } = written;
  const [counted] = all(events, 'capacity.counted');
  const units = formatUnits(counted?.units ?? 0, 'write');
  return {
    kind: 'index',
    name: indexName,
    fact: kind === 'global' ? say('GSI, entry {change}', { change: changeWords[change] }) : say('LSI, entry {change}', { change: changeWords[change] }),
    remainder: `${units}${lateness(written)}`,
    isRefused: false,
    glyph: { kind: 'index', change },
    events: speak(events),
    why: {
      question: change === 'unchanged' ? say('Why nothing for {indexName}?', { indexName }) : say('Why {units} more for {indexName}?', { units, indexName }),
      answer: `${reasons[change]} ${when(written)}`.trimEnd(),
      picture:
        counted === undefined || change === 'moved'
          ? undefined
          : {
              kind: 'units',
              channel: 'write',
              unitBytes: counted.unitBytes,
              isEach: false,
              bars: [{ label: undefined, pieces: [{ bytes: counted.bytes, fate: change === 'removed' ? 'dropped' : 'kept' }], bytes: counted.bytes }],
              legend: [],
            },
      arithmetic: counted === undefined ? [] : [unitTerms(counted, say('the entry'))],
      source: kind === 'global' ? sources.globalIndex : sources.localIndex,
      assumed: delayOf(written) > 0 ? assumed.indexLag : undefined,
    },
  };
}

const delayOf = ({ kind, change, visibleAtMs, atMs }: IndexWritten): number =>
  kind === 'local' || change === 'unchanged' ? 0 : visibleAtMs - atMs;

const lateness = (written: IndexWritten): string => (delayOf(written) > 0 ? `, ${say('{delay} later', { delay: formatDuration(delayOf(written)) })}` : '');

function when(written: IndexWritten): string {
  if (written.change === 'unchanged') return '';
  if (written.kind === 'local') return say('A local index is written together with the item.');
  if (delayOf(written) <= 0) return say('A global index takes the change from the log.');
  return say('A global index takes the change from the log: a Query there sees it {delay} later.', { delay: formatDuration(delayOf(written)) });
}
