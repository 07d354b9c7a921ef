/** The road of a request that reads: by a key, or a page. */
import type { TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import { type Exchange, responseOf } from '../exchange.ts';
import { formatCount, formatNumber, formatUnits } from '../format.ts';
import { admissionStation } from './admission-station.ts';
import { pageEnd, responseStation } from './common-stations.ts';
import { type Found, foundBy, itemsReadStation } from './read-stations.ts';
import { replicaStation } from './replica-station.ts';
import { endedAt } from './road-end.ts';
import type { Station } from './road-model.ts';
import { routerStation } from './router-station.ts';
import { all, first } from './spoken.ts';

export function readRoad(exchange: Exchange, events: readonly TraceEvent[]): readonly Station[] {
  const routed = all(events, 'partition.routed');
  const admitted = all(events, 'capacity.admitted');
  const replicas = all(events, 'replica.read');
  const found = foundBy(events);
  const { consistency } = first(exchange.trace?.events ?? [], 'read.planned') ?? { consistency: 'eventual' };
  const as = first(events, 'statement.planned')?.runsAs ?? exchange.operation;
  const items = events.filter(({ type }) => /^(items?\.read|capacity\.counted|price\.metered)$/.test(type));
  const stations = [
    ...(routed.length > 0 ? [routerStation(routed)] : []),
    ...(admitted.length > 0 ? [admissionStation('read', admitted)] : []),
    ...(replicas.length > 0 ? [replicaStation(replicas, consistency)] : []),
    ...(found === undefined ? [] : [itemsReadStation(exchange, items, found, as)]),
  ];
  if (found === undefined) return endedAt(stations, events);
  return [...stations, responseStation(exchange, all(events, 'response.encoded'), readAnswer(exchange, found, as))];
}

function readAnswer(exchange: Exchange, { count, kept }: Found, as: string): Parameters<typeof responseStation>[2] {
  const isPage = as !== 'GetItem';
  const goesOn = pageEnd(exchange);
  const member = exchange.operation === 'ExecuteStatement' ? 'NextToken' : 'LastEvaluatedKey';
  const last = goesOn === undefined ? say('There is no {member}: this was the last page.', { member }) : say('{member} is there, so there may be more.', { member });
  const isCounted = responseOf<{ ScannedCount?: number }>(exchange)?.ScannedCount !== undefined;
  return {
    fact: `${formatCount(kept, { one: '{n} item', other: '{n} items' })}, ${formatUnits(exchange.cost.readUnits, 'read')}`,
    items: isPage && responseOf<{ Items?: unknown[] }>(exchange)?.Items === undefined ? 0 : kept,
    question: goesOn !== undefined ? say('Is that all?') : say('What came back?'),
    answer: isPage ? last : kept === 0 ? say('An answer without Item: there is no item with this key.') : say('The item, or what the projection left of it.'),
    arithmetic: isPage
      ? [[{ value: formatNumber(kept), label: isCounted ? 'Count' : say('came back') }, { operator: 'of', value: formatNumber(count), label: isCounted ? 'ScannedCount' : say('read') }]]
      : [],
  };
}
