/**
 * Folds one exchange into the road that its request has taken: stations in the order in which a request
 * meets them, each with its fact, its events and its "why?".
 */
import type { TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import type { Exchange } from '../exchange.ts';
import { formatDollars, formatUnits } from '../format.ts';
import { catalogStation } from './catalog-station.ts';
import { channelOf } from './channel-of.ts';
import { requestStation, responseStation } from './common-stations.ts';
import { findingOf } from './finding.ts';
import { readRoad } from './read-road.ts';
import { endedAt } from './road-end.ts';
import type { Road, RoadChannel, Station, StationKind } from './road-model.ts';
import { severalRoad } from './several-road.ts';
import { all, first } from './spoken.ts';
import { statementStation } from './statement-station.ts';
import { streamStation } from './stream-stations.ts';
import { searchRoad } from './vector-stations.ts';
import { writeRoad } from './write-road.ts';

/** The road of an exchange; nothing for one without a trace, such as an answer that was only repeated. */
export function roadOf(exchange: Exchange): Road | undefined {
  const events = exchange.trace?.events;
  if (events === undefined) return undefined;
  const channel = channelOf(exchange);
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
    unreached: unreachedBy(exchange.operation, stations, channel),
    opens: opening(stations),
    eventCount: events.length + (exchange.trace?.dropped ?? 0),
    units: parts.length === 0 ? undefined : parts.join(` ${say('and')} `),
    dollars: parts.length === 0 ? undefined : formatDollars(dollars),
    million: dollars === 0 ? undefined : formatDollars(dollars * 1_000_000),
  };
}

function stationsOf(exchange: Exchange, events: readonly TraceEvent[], channel: RoadChannel): readonly Station[] {
  const isValid = events.some(({ type }) => type === 'request.validated');
  const request = requestStation(exchange, isValid ? events.filter(isArrival) : events);
  if (!isValid) return [request];
  const rest = events.filter((event) => !isArrival(event));
  const statement = statementStation(exchange, rest);
  return [request, ...(statement === undefined ? [] : [statement]), ...roadBehind(exchange, rest, channel)];
}

const several = new Set(['BatchGetItem', 'BatchWriteItem', 'TransactGetItems', 'TransactWriteItems', 'BatchExecuteStatement', 'ExecuteTransaction']);

function roadBehind(exchange: Exchange, events: readonly TraceEvent[], channel: RoadChannel): readonly Station[] {
  if (exchange.operation === 'SearchVectors') return searchRoad(exchange, events);
  if (channel === 'control') return controlRoad(exchange, events);
  if (several.has(exchange.operation)) return severalRoad(exchange, events, channel);
  return channel === 'read' ? readRoad(exchange, events) : writeRoad(exchange, events);
}

const arrivals = new Set(['request.attempted', 'request.decoded', 'request.validated', 'read.planned']);
const isArrival = ({ type }: TraceEvent): boolean => arrivals.has(type);

function controlRoad(exchange: Exchange, events: readonly TraceEvent[]): readonly Station[] {
  const tableName = first(exchange.trace?.events ?? [], 'request.decoded')?.tableName;
  const ending = all(events, 'response.encoded');
  const stream = streamStation(exchange.operation, events);
  const catalog = stream ?? catalogStation(exchange.operation, tableName, events.filter(({ type }) => /^(table|index|trigger)\./.test(type)));
  if (exchange.error !== undefined) return endedAt([catalog], events);
  const response = responseStation(exchange, ending, {
    fact: say('no units'),
    items: 0,
    question: say('What came back?'),
    answer: say('A description as it is now. Ask again to see it change.'),
    arithmetic: [],
  });
  return [catalog, response];
}

const ways: Readonly<Record<RoadChannel, readonly (readonly [StationKind, string])[]>> = {
  read: [
    ['router', say('Router')],
    ['admission', say('Admission')],
    ['replica', say('Replica')],
    ['items', say('Items')],
  ],
  write: [
    ['router', say('Router')],
    ['admission', say('Admission')],
    ['condition', ''],
    ['transaction', ''],
    ['items', say('Item')],
    ['log', say('Log')],
    ['quorum', say('Quorum')],
  ],
  control: [
    ['catalog', say('Catalog')],
  ],
};

/** A road that ends in a cross shows what it did not come to; not every road has the stations without a name. */
function unreachedBy(operation: string, stations: readonly Station[], channel: RoadChannel): string[] {
  const last = stations.at(-1);
  if (last?.isRefused !== true) return [];
  if (operation === 'SearchVectors') return [say('Index')];
  const at = ways[channel].findIndex(([kind]) => kind === last.kind);
  return ways[channel].slice(at + 1).flatMap(([, name]) => (name === '' ? [] : [name]));
}

/** What one wants to look at first: where it ended, else what made up its cost. */
function opening(stations: readonly Station[]): number {
  const at = (kind: StationKind): number => stations.findIndex((station) => station.kind === kind);
  const refused = stations.findIndex(({ isRefused }) => isRefused);
  if (refused >= 0) return refused;
  const telling = (['items', 'transaction', 'catalog', 'stream'] as const).map(at).find((found) => found >= 0);
  return telling ?? 0;
}
