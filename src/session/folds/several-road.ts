/** The road of a request of many parts: a batch, a transaction, PartiQL statements. */
import type { Channel, TraceEvent } from '#engine';
import { say, sayCount } from '#texts/say.ts';
import { type Exchange, responseOf } from '../exchange.ts';
import { formatCount, formatUnits } from '../format.ts';
import { admissionStation } from './admission-station.ts';
import { sumTerms } from './arithmetic.ts';
import { chargesOfIndexes, chargesOfTables, isCharge, priceOf } from './charges.ts';
import { responseStation } from './common-stations.ts';
import { indexStations } from './index-stations.ts';
import { foundBy, itemsReadStation } from './read-stations.ts';
import { replicaStation } from './replica-station.ts';
import { endedAt, endingOf } from './road-end.ts';
import type { Station } from './road-model.ts';
import { routerStation } from './router-station.ts';
import { itemsWrittenStation, logsStation } from './several-stations.ts';
import { all, first } from './spoken.ts';
import { recordedStation } from './stream-stations.ts';
import { vectorStations } from './vector-stations.ts';
import { cancelledStation, transactionStation } from './transaction-station.ts';

export function severalRoad(exchange: Exchange, events: readonly TraceEvent[], channel: Channel): readonly Station[] {
  const opening = openingOf(events, exchange.error === undefined);
  if (exchange.error !== undefined) {
    if (!events.some(({ type }) => type.startsWith('transaction.'))) return endedAt(opening, events);
    const own = events.filter((event) => /^(transaction|condition)\./.test(event.type) || isCharge(event));
    return [...opening, cancelledStation(exchange, [...own, ...endingOf(events)], all(events, 'capacity.counted'), priceOf(events))];
  }
  const transaction = transactionStation(events);
  const stations = [...opening, ...(transaction === undefined ? [] : [transaction]), ...(channel === 'read' ? readParts(exchange, events) : writtenParts(exchange, events))];
  return [...stations, answerStation(exchange, events, channel)];
}

/** To whom the parts go, and whether there is throughput for them. Index partitions are asked by the index stations' events. */
function openingOf(events: readonly TraceEvent[], isAnswered: boolean): Station[] {
  const routed = all(events, 'partition.routed');
  const admitted = all(events, 'capacity.admitted').filter(({ indexName }) => indexName === undefined);
  const turnedAway = isAnswered ? all(events, 'capacity.throttled') : [];
  const [asked] = [...admitted, ...turnedAway];
  return [
    ...(routed.length > 0 ? [routerStation(routed)] : []),
    ...(asked === undefined ? [] : [admissionStation(asked.channel, admitted, turnedAway)]),
  ];
}

function readParts(exchange: Exchange, events: readonly TraceEvent[]): Station[] {
  const replicas = all(events, 'replica.read');
  const found = foundBy(events);
  const { consistency } = first(exchange.trace?.events ?? [], 'read.planned') ?? { consistency: 'eventual' };
  const isStrong = events.some(({ type }) => type === 'transaction.prepared');
  const items = events.filter((event) => /^items?\.read$/.test(event.type) || isCharge(event));
  const as = first(events, 'statement.planned')?.runsAs ?? exchange.operation;
  return [
    ...(replicas.length > 0 ? [replicaStation(replicas, isStrong ? 'strong' : consistency)] : []),
    ...(found === undefined ? [] : [itemsReadStation(exchange, items, found, as)]),
  ];
}

function writtenParts(exchange: Exchange, events: readonly TraceEvent[]): Station[] {
  // A transaction that was done before reads and writes nothing.
  const items = first(events, 'transaction.replayed') === undefined ? itemsWrittenStation(exchange, events) : undefined;
  return [
    ...(items === undefined ? [] : [items]),
    ...logsStation(all(events, 'log.replicated')),
    ...indexStations(events),
    ...vectorStations(events),
    ...recordedStation(all(events, 'stream.recorded')),
  ];
}

interface Left {
  readonly UnprocessedItems?: Readonly<Record<string, readonly unknown[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys?: readonly unknown[] }>>;
}

/** How many parts the answer gives back to be sent again. */
export function leftOver(exchange: Exchange): number {
  const { UnprocessedItems = {}, UnprocessedKeys = {} } = responseOf<Left>(exchange) ?? {};
  const writes = Object.values(UnprocessedItems).map((list) => list.length);
  const keys = Object.values(UnprocessedKeys).map(({ Keys = [] }) => Keys.length);
  return [...writes, ...keys].reduce((sum, count) => sum + count, 0);
}

function answerStation(exchange: Exchange, events: readonly TraceEvent[], channel: Channel): Station {
  const left = leftOver(exchange);
  const refused = all(events, 'statement.refused').length;
  const price = priceOf(events);
  const several = chargesOfIndexes(events).length > 0 && price !== undefined;
  const units = price === undefined ? say('no units') : formatUnits(price.units, price.channel);
  const kept = foundBy(events)?.kept;
  const what = left > 0
    ? say('{left} unprocessed', { left })
    : refused > 0
      ? say('{refused} refused', { refused })
      : kept === undefined
        ? say('done')
        : formatCount(kept, { one: '{n} item', other: '{n} items' });
  return responseStation(exchange, all(events, 'response.encoded'), {
    fact: `${what}, ${units}`,
    items: kept ?? 0,
    question: left > 0 || refused > 0 ? say('Is that all?') : several ? say('Why {units} in all?', { units }) : say('What came back?'),
    answer: answerOf(exchange, { left, refused, channel, several }),
    arithmetic: several ? [sumTerms([...chargesOfTables(events), ...chargesOfIndexes(events)], price, exchange.operation)] : [],
  });
}

interface Answered {
  readonly left: number;
  readonly refused: number;
  readonly channel: Channel;
  /** Indexes are charged too. */
  readonly several: boolean;
}

function answerOf({ operation }: Exchange, { left, refused, channel, several }: Answered): string {
  if (left > 0) return sayCount(left, {
    one: '{n} part was left undone and stand in the answer. The program has to send them again, after a while.',
    other: '{n} parts were left undone and stand in the answer. The program has to send them again, after a while.',
  });
  if (refused > 0) return say('The answer has status 200 all the same. A program has to look at each Error in it.');
  if (several) return say('The table and every index that changed are charged, each rounded up by itself.');
  if (operation === 'BatchWriteItem') return say('UnprocessedItems is empty, so every write is done.');
  if (operation === 'BatchGetItem') return say('UnprocessedKeys is empty, so every key was looked up. What has no item is left out without a word.');
  if (operation.startsWith('Transact') || operation === 'ExecuteTransaction') return channel === 'read'
    ? say('One answer for each action, in their order.')
    : say('Nothing but that it is done.');
  return say('One answer for each statement, in their order.');
}
