/** The road of a request that writes one item. */
import type { TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import { type Exchange, responseOf } from '../exchange.ts';
import { formatUnits } from '../format.ts';
import { admissionStation } from './admission-station.ts';
import { sumTerms } from './arithmetic.ts';
import { chargesOfIndexes, isCharge, priceOf } from './charges.ts';
import { responseStation } from './common-stations.ts';
import { indexStations } from './index-stations.ts';
import { endedAt, endingOf } from './road-end.ts';
import type { Station } from './road-model.ts';
import { routerStation } from './router-station.ts';
import { all, first } from './spoken.ts';
import { recordedStation } from './stream-stations.ts';
import { vectorStations } from './vector-stations.ts';
import { conditionStation, itemWrittenStation, logStations, refusedItemStation } from './write-stations.ts';

export function writeRoad(exchange: Exchange, events: readonly TraceEvent[]): readonly Station[] {
  const routed = all(events, 'partition.routed');
  const admitted = all(events, 'capacity.admitted').filter(({ indexName }) => indexName === undefined);
  const checked = first(events, 'condition.checked');
  if (first(events, 'capacity.throttled') !== undefined) return endedAt(routed.length > 0 ? [routerStation(routed)] : [], events);
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
    ...vectorStations(events),
    ...recordedStation(all(events, 'stream.recorded')),
  ];
  if (item === undefined) return [...stations, refusedItemStation(exchange, endingOf(events))];
  const ending = events.filter(({ type }) => type === 'response.encoded' || (!isLast && type === 'price.metered'));
  return [...stations, responseStation(exchange, ending, writeAnswer(exchange, events))];
}

function writeAnswer(exchange: Exchange, events: readonly TraceEvent[]): Parameters<typeof responseStation>[2] {
  const counts = all(events, 'capacity.counted');
  const price = priceOf(events);
  const units = formatUnits(exchange.cost.writeUnits, 'write');
  const several = counts.length > 1;
  const attributes = responseOf<{ Attributes?: object }>(exchange)?.Attributes;
  return {
    fact: say('done, {units}', { units }),
    items: attributes === undefined ? 0 : 1,
    question: several ? say('Why {units} in all?', { units }) : say('What came back?'),
    answer: several
      ? say('The table and every index that changed are charged, each rounded up by itself.')
      : attributes === undefined
        ? exchange.operation === 'ExecuteStatement'
          ? say('Nothing: a statement that writes returns what RETURNING asks for.')
          : say('No attributes: ReturnValues asks for them.')
        : say('The attributes that ReturnValues asked for.'),
    arithmetic: several && price !== undefined ? [sumTerms(counts, price, exchange.operation)] : [],
  };
}
