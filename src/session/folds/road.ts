/**
 * Folds one exchange into the road that its request has taken: stations in the order in which a request
 * meets them, each with its fact, its events and its "why?".
 */
import type { TraceEvent } from '#engine';
import { type Exchange, responseOf } from '../exchange.ts';
import { formatCount, formatDollars, formatNumber, formatUnits } from '../format.ts';
import { sumTerms } from './arithmetic.ts';
import { catalogStation } from './catalog-station.ts';
import { admissionStation, hasMore, requestStation, responseStation, routerStation } from './common-stations.ts';
import { findingOf } from './finding.ts';
import { indexStations } from './index-stations.ts';
import { type Found, foundBy, itemsReadStation } from './read-stations.ts';
import { replicaStation } from './replica-station.ts';
import type { Road, RoadChannel, Station, StationKind } from './road-model.ts';
import { all, first, speak } from './spoken.ts';
import { chargesOfIndexes, conditionStation, itemWrittenStation, logStations, refusedItemStation } from './write-stations.ts';

/** The road of an exchange; nothing for one without a trace, such as an answer that was only repeated. */
export function roadOf(exchange: Exchange): Road | undefined {
  const events = exchange.trace?.events;
  if (events === undefined) return undefined;
  const channel = channelOf(exchange.operation);
  const stations = stationsOf(exchange, events, channel);
  const { readUnits, writeUnits, dollars } = exchange.cost;
  const parts = [
    ...(readUnits > 0 ? [formatUnits(readUnits, 'read')] : []),
    ...(writeUnits > 0 ? [formatUnits(writeUnits, 'write')] : []),
  ];
  return {
    operation: exchange.operation,
    channel,
    finding: findingOf(exchange, events),
    stations,
    opens: opening(stations),
    eventCount: events.length + (exchange.trace?.dropped ?? 0),
    units: parts.length === 0 ? undefined : parts.join(' and '),
    dollars: parts.length === 0 ? undefined : formatDollars(dollars),
    million: dollars === 0 ? undefined : formatDollars(dollars * 1_000_000),
  };
}

const channels: Readonly<Record<string, RoadChannel>> = {
  GetItem: 'read',
  Query: 'read',
  Scan: 'read',
  PutItem: 'write',
  UpdateItem: 'write',
  DeleteItem: 'write',
};

/** The colour of a road. */
export const channelOf = (operation: string): RoadChannel => channels[operation] ?? 'control';

function stationsOf(exchange: Exchange, events: readonly TraceEvent[], channel: RoadChannel): Station[] {
  const isValid = events.some(({ type }) => type === 'request.validated');
  const request = requestStation(exchange, isValid ? events.filter(isArrival) : events);
  if (!isValid) return [request];
  const rest = events.filter((event) => !isArrival(event));
  switch (channel) {
    case 'read':
      return [request, ...readStations(exchange, rest)];
    case 'write':
      return [request, ...writeStations(exchange, rest)];
    case 'control':
      return [request, ...controlStations(exchange, rest)];
  }
}

const arrivals = new Set(['request.decoded', 'request.validated', 'read.planned']);
const isArrival = ({ type }: TraceEvent): boolean => arrivals.has(type);

/** A refusal that comes after the checks ends the road at the last station that was reached. */
function endedAt(stations: Station[], events: readonly TraceEvent[]): Station[] {
  const refused = first(events, 'request.refused');
  const last = stations.at(-1);
  if (refused === undefined || last === undefined || last.isRefused) return stations;
  const why = { ...last.why, question: `Why is it refused with ${refused.code}?`, answer: refused.message };
  const ended = { ...last, isRefused: true, remainder: refused.code, events: [...last.events, ...speak(endingOf(events))], why };
  return [...stations.slice(0, -1), ended];
}

const endings = new Set(['request.refused', 'response.encoded']);
const endingOf = (events: readonly TraceEvent[]): TraceEvent[] => events.filter(({ type }) => endings.has(type));

function readStations(exchange: Exchange, events: readonly TraceEvent[]): Station[] {
  const routed = all(events, 'partition.routed');
  const admitted = all(events, 'capacity.admitted');
  const replicas = all(events, 'replica.read');
  const found = foundBy(events);
  const { consistency } = first(exchange.trace?.events ?? [], 'read.planned') ?? { consistency: 'eventual' };
  const items = events.filter(({ type }) => /^(items?\.read|capacity\.counted|price\.metered)$/.test(type));
  const stations = [
    ...(routed.length > 0 ? [routerStation(routed)] : []),
    ...(admitted.length > 0 ? [admissionStation('read', admitted)] : []),
    ...(replicas.length > 0 ? [replicaStation(replicas, consistency)] : []),
    ...(found === undefined ? [] : [itemsReadStation(exchange, items, found)]),
  ];
  if (found === undefined) return endedAt(stations, events);
  return [...stations, responseStation(exchange, all(events, 'response.encoded'), readAnswer(exchange, found))];
}

function readAnswer(exchange: Exchange, { count, kept }: Found): Parameters<typeof responseStation>[2] {
  const isPage = exchange.operation !== 'GetItem';
  const more = hasMore(exchange);
  const last = more ? 'LastEvaluatedKey is there, so there may be more.' : 'There is no LastEvaluatedKey: this was the last page.';
  return {
    fact: `${formatCount(kept, 'item')}, ${formatUnits(exchange.cost.readUnits, 'read')}`,
    items: isPage && responseOf<{ Items?: unknown[] }>(exchange)?.Items === undefined ? 0 : kept,
    question: more ? 'Is that all?' : 'What came back?',
    answer: isPage ? last : kept === 0 ? 'An answer without Item: there is no item with this key.' : 'The item, or what the projection left of it.',
    arithmetic: isPage
      ? [[{ value: formatNumber(kept), label: 'Count' }, { operator: 'of', value: formatNumber(count), label: 'ScannedCount' }]]
      : [],
  };
}

function writeStations(exchange: Exchange, events: readonly TraceEvent[]): Station[] {
  const routed = all(events, 'partition.routed');
  const admitted = all(events, 'capacity.admitted').filter(({ indexName }) => indexName === undefined);
  const checked = first(events, 'condition.checked');
  const opening = [
    ...(routed.length > 0 ? [routerStation(routed)] : []),
    ...(admitted.length > 0 ? [admissionStation('write', admitted)] : []),
  ];
  if (checked?.holds === false) return [...opening, conditionStation(exchange, checked, [...events.filter(isCharge), ...endingOf(events)])];

  const charges = chargesOfIndexes(events);
  const itemEvents = events.filter(
    (event) => event.type === 'item.written' || (isCharge(event) && (event.type !== 'capacity.counted' || event.indexName === undefined)),
  );
  const isLast = charges.length === 0;
  const item = itemWrittenStation(exchange, isLast ? itemEvents : itemEvents.filter(({ type }) => type !== 'price.metered'), isLast);
  const stations = [
    ...opening,
    ...(checked === undefined ? [] : [conditionStation(exchange, checked, [])]),
    ...(item === undefined ? [] : [item]),
    ...logStations(events),
    ...indexStations(events),
  ];
  if (item === undefined) return [...stations, refusedItemStation(exchange, endingOf(events))];
  const ending = events.filter(({ type }) => type === 'response.encoded' || (!isLast && type === 'price.metered'));
  return [...stations, responseStation(exchange, ending, writeAnswer(exchange, events))];
}

const isCharge = ({ type }: TraceEvent): boolean => type === 'capacity.counted' || type === 'price.metered';

function writeAnswer(exchange: Exchange, events: readonly TraceEvent[]): Parameters<typeof responseStation>[2] {
  const counts = all(events, 'capacity.counted');
  const metered = first(events, 'price.metered');
  const units = formatUnits(exchange.cost.writeUnits, 'write');
  const several = counts.length > 1;
  const attributes = responseOf<{ Attributes?: object }>(exchange)?.Attributes;
  return {
    fact: `done, ${units}`,
    items: attributes === undefined ? 0 : 1,
    question: several ? `Why ${units} in all?` : 'What came back?',
    answer: several
      ? 'The table and every index that changed are charged, each rounded up by itself.'
      : attributes === undefined
        ? 'No attributes: ReturnValues asks for them.'
        : 'The attributes that ReturnValues asked for.',
    arithmetic: several && metered !== undefined ? [sumTerms(counts, metered, exchange.operation)] : [],
  };
}

function controlStations(exchange: Exchange, events: readonly TraceEvent[]): Station[] {
  const tableName = first(exchange.trace?.events ?? [], 'request.decoded')?.tableName;
  const ending = all(events, 'response.encoded');
  const catalog = catalogStation(exchange.operation, tableName, events.filter(({ type }) => /^(table|index)\./.test(type)));
  if (exchange.error !== undefined) return endedAt([catalog], events);
  const response = responseStation(exchange, ending, {
    fact: 'no units',
    items: 0,
    question: 'What came back?',
    answer: 'A description as it is now. Ask again to see it change.',
    arithmetic: [],
  });
  return [catalog, response];
}

/** What one wants to look at first: where it ended, else what made up its cost. */
function opening(stations: readonly Station[]): number {
  const at = (kind: StationKind): number => stations.findIndex((station) => station.kind === kind);
  const refused = stations.findIndex(({ isRefused }) => isRefused);
  return Math.max(0, refused >= 0 ? refused : at('items') >= 0 ? at('items') : at('catalog'));
}
