/** Vector indexes on the road: what a write does to them, and what a search finds in one. */
import { limits, type TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import { type Exchange, responseOf } from '../exchange.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, formatNumber } from '../format.ts';
import { responseStation } from './common-stations.ts';
import { changeWords } from './index-stations.ts';
import { endedAt } from './road-end.ts';
import type { IndexChange, Station, Term } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { all, type EventOf, first, speak } from './spoken.ts';

type VectorWritten = EventOf<'vector.written'>;

const reasons: Readonly<Record<IndexChange, string>> = {
  added: say('The item has a vector now, and all that its place in this index takes.'),
  removed: say('The item has lost its vector, or what its place in this index takes.'),
  changed: say('The vector or something that this index holds beside it has changed.'),
  moved: say('The value that partitions this index has changed: the vector is taken out there and put in here.'),
  unchanged: say('Nothing that this index holds has changed, so nothing is written and nothing paid.'),
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
    fact: isOne ? say('vectors, entry {change}', { change: changeWords[one.change] }) : say('vectors, {items} looked at', { items: formatCount(written.length, { one: '{n} item', other: '{n} items' }) }),
    remainder: `${formatBytes(bytes)}${delayMs > 0 ? `, ${say('{delay} later', { delay: formatDuration(delayMs) })}` : ''}`,
    isRefused: false,
    glyph: { kind: 'index', change: one.change },
    events: speak(events),
    why: {
      question: bytes === 0 ? say('Why nothing for {indexName}?', { indexName: one.indexName }) : say('Why {bytes} for {indexName}?', {
        bytes: formatBytes(bytes),
        indexName: one.indexName,
      }),
      answer: isOne ? say('{reason} A vector index is charged in bytes, not in units.', { reason: reasons[one.change] }) : say('A vector index is charged in bytes, not in units, for every item that changes something that it holds.'),
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
    { value: formatBytes(vectorBytes), label: say('{dimensions} of 4 B', { dimensions: formatCount(dimensions, { one: '{n} dimension', other: '{n} dimensions' }) }) },
    { operator: '+', value: formatBytes(entryBytes - vectorBytes), label: say('its name and what is projected') },
    { operator: '→', value: formatBytes(least), label: say('at least 1 KB') },
    ...(change === 'moved' ? [{ operator: '×', value: '2', label: say('out and in') } as const] : []),
    { operator: '=', value: formatBytes(bytes), label: say('vector write') },
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
    name: say('Index'),
    fact: say('{vectors} compared, {found} answered', { vectors: formatCount(compared, { one: '{n} vector', other: '{n} vectors' }), found: formatNumber(found, 0) }),
    remainder: `${indexName}, ${distance}`,
    isRefused: false,
    glyph: { kind: 'card', items: found },
    events: speak(events.filter(({ type }) => type.startsWith('vector.'))),
    why: {
      question: say('Why these?'),
      answer:
        inIndex === compared
          ? say('Every vector of the index was compared, and these are the nearest.')
          : say('The condition leaves a part of the index. Every vector in it was compared, and these are the nearest.'),
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
    question: say('What came back?'),
    answer: say('What the index holds of each item, with its score, the nearest first. The vector itself comes only when it is asked for.'),
    arithmetic: [],
  });
  return [station, response];
}

const searchTerms = ({ examined, vectorBytes, returnedBytes, bytes }: EventOf<'vector.counted'>): Term[] => [
  { value: formatNumber(examined, 0), label: say('vectors that are counted') },
  { operator: '×', value: formatBytes(vectorBytes), label: say('a vector') },
  { operator: '+', value: formatBytes(returnedBytes), label: say('returned') },
  { operator: '→', value: formatBytes(bytes), label: say('vector search, 1 KB at least') },
];

export const searchFinding = ({ cost }: Exchange, { compared, found }: EventOf<'vector.searched'>): string =>
  say('SearchVectors compares {vectors} and answers {items}. It takes no units and costs {dollars}.', {
    vectors: formatCount(compared, { one: '{n} vector', other: '{n} vectors' }),
    items: formatCount(found, { one: '{n} item', other: '{n} items' }),
    dollars: formatDollars(cost.dollars),
  });
