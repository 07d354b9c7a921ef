/** Vector indexes on the road: what a write does to them, and what a search finds in one. */
import { limits, type TraceEvent } from '#engine';
import { type Exchange, responseOf } from '../exchange.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, formatNumber } from '../format.ts';
import { responseStation } from './common-stations.ts';
import { endedAt } from './road-end.ts';
import type { IndexChange, Station, Term } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { all, type EventOf, first, speak } from './spoken.ts';

type VectorWritten = EventOf<'vector.written'>;

const reasons: Readonly<Record<IndexChange, string>> = {
  added: 'The item has a vector now, and all that its place in this index takes.',
  removed: 'The item has lost its vector, or what its place in this index takes.',
  changed: 'The vector or something that this index holds beside it has changed.',
  moved: 'The value that partitions this index has changed: the vector is taken out there and put in here.',
  unchanged: 'Nothing that this index holds has changed, so nothing is written and nothing paid.',
};

/** One for each vector index, however many items have changed in it. */
export function vectorStations(events: readonly TraceEvent[]): Station[] {
  const written = all(events, 'vector.written');
  return [...new Set(written.map(({ indexName }) => indexName))].map((name) => {
    const own = written.filter(({ indexName }) => indexName === name);
    return writtenStation(own as [VectorWritten, ...VectorWritten[]], own.flatMap((event) => [event, ...meteredOf(events, event)]));
  });
}

/** The money that a write to an index cost stands right behind it. */
function meteredOf(events: readonly TraceEvent[], written: VectorWritten): TraceEvent[] {
  const next = events[events.indexOf(written) + 1];
  return next?.type === 'vector.metered' ? [next] : [];
}

function writtenStation(written: readonly [VectorWritten, ...VectorWritten[]], events: readonly TraceEvent[]): Station {
  const [one] = written;
  const bytes = written.reduce((sum, { bytes: own }) => sum + own, 0);
  const delayMs = Math.max(...written.map(({ visibleAtMs, atMs }) => visibleAtMs - atMs));
  const isOne = written.length === 1;
  return {
    kind: 'index',
    name: one.indexName,
    fact: isOne ? `vectors, entry ${one.change}` : `vectors, ${formatCount(written.length, { one: '{n} item', other: '{n} items' })} looked at`,
    remainder: `${formatBytes(bytes)}${delayMs > 0 ? `, ${formatDuration(delayMs)} later` : ''}`,
    isRefused: false,
    glyph: { kind: 'index', change: one.change },
    events: speak(events),
    why: {
      question: bytes === 0 ? `Why nothing for ${one.indexName}?` : `Why ${formatBytes(bytes)} for ${one.indexName}?`,
      answer: isOne ? `${reasons[one.change]} A vector index is charged in bytes, not in units.` : 'A vector index is charged in bytes, not in units, for every item that changes something that it holds.',
      picture: undefined,
      arithmetic: isOne && bytes > 0 ? [entryTerms(one)] : [],
      source: sources.vectorCapacity,
      assumed: delayMs > 0 ? assumed.indexLag : undefined,
    },
  };
}

function entryTerms({ dimensions, entryBytes, bytes, change }: VectorWritten): Term[] {
  const vectorBytes = 4 * dimensions;
  const least = Math.max(entryBytes, limits.vectorRequestBytesMin);
  return [
    { value: formatBytes(vectorBytes), label: `${formatCount(dimensions, { one: '{n} dimension', other: '{n} dimensions' })} of 4 B` },
    { operator: '+', value: formatBytes(entryBytes - vectorBytes), label: 'its name and what is projected' },
    { operator: '→', value: formatBytes(least), label: 'at least 1 KB' },
    ...(change === 'moved' ? [{ operator: '×', value: '2', label: 'out and in' } as const] : []),
    { operator: '=', value: formatBytes(bytes), label: 'vector write' },
  ];
}

/** The road of a search: to the index, and back. */
export function searchRoad(exchange: Exchange, events: readonly TraceEvent[]): readonly Station[] {
  const searched = first(events, 'vector.searched');
  const counted = first(events, 'vector.counted');
  if (searched === undefined || counted === undefined) return endedAt([], events);
  const { indexName, compared, found, distance, inIndex } = searched;
  const station: Station = {
    kind: 'items',
    name: 'Index',
    fact: `${formatCount(compared, { one: '{n} vector', other: '{n} vectors' })} compared, ${formatNumber(found, 0)} answered`,
    remainder: `${indexName}, ${distance}`,
    isRefused: false,
    glyph: { kind: 'card', items: found },
    events: speak(events.filter(({ type }) => type.startsWith('vector.'))),
    why: {
      question: 'Why these?',
      answer:
        inIndex === compared
          ? 'Every vector of the index was compared, and these are the nearest.'
          : 'The condition leaves a part of the index. Every vector in it was compared, and these are the nearest.',
      picture: undefined,
      arithmetic: [searchTerms(counted)],
      source: sources.vectorSearch,
      assumed: assumed.vectorSearch,
    },
  };
  const results = responseOf<{ SearchResults?: readonly unknown[] }>(exchange)?.SearchResults ?? [];
  const response = responseStation(exchange, all(events, 'response.encoded'), {
    fact: formatCount(results.length, { one: '{n} item', other: '{n} items' }),
    items: results.length,
    question: 'What came back?',
    answer: 'What the index holds of each item, with its score, the nearest first. The vector itself comes only when it is asked for.',
    arithmetic: [],
  });
  return [station, response];
}

const searchTerms = ({ examined, vectorBytes, returnedBytes, bytes }: EventOf<'vector.counted'>): Term[] => [
  { value: formatNumber(examined, 0), label: 'vectors that are counted' },
  { operator: '×', value: formatBytes(vectorBytes), label: 'a vector' },
  { operator: '+', value: formatBytes(returnedBytes), label: 'returned' },
  { operator: '→', value: formatBytes(bytes), label: 'vector search, 1 KB at least' },
];

export const searchFinding = ({ cost }: Exchange, { compared, found }: EventOf<'vector.searched'>): string =>
  `SearchVectors compares ${formatCount(compared, { one: '{n} vector', other: '{n} vectors' })} and answers ${formatCount(found, { one: '{n} item', other: '{n} items' })}. It takes no units and costs ${formatDollars(cost.dollars)}.`;
