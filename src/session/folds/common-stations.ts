/** Stations that reads and writes share: where a request comes in, finds its partition, is admitted, is answered. */
import type { Channel } from '#engine';
import { type Exchange, responseOf } from '../exchange.ts';
import { formatBytes, formatCount, formatDuration, formatNumber, formatUnits } from '../format.ts';
import { hashFraction, hashRange, shortHash } from './hash-space.ts';
import type { Station, Term, WhyPicture } from './road-model.ts';
import { requestSheet, responseSheet } from './sheets.ts';
import { assumed, sources } from './sources.ts';
import { all, type EventOf, first, speak } from './spoken.ts';
import type { TraceEvent } from '#engine';

export function requestStation(exchange: Exchange, events: readonly TraceEvent[]): Station {
  const { operation, error } = exchange;
  const decoded = first(events, 'request.decoded');
  const refused = first(events, 'request.refused');
  const base = {
    kind: 'request',
    name: 'Request',
    fact: decoded === undefined ? 'unreadable' : `${operation}, ${formatBytes(decoded.bytes)}`,
    glyph: { kind: 'sheet' },
    events: speak(events),
  } as const;
  const picture = requestSheet(exchange.request);
  if (refused !== undefined) {
    const message = refused.message === '' ? 'AWS sends no message with it.' : refused.message;
    const why = { question: `Why is it refused with ${error?.name ?? refused.code}?`, answer: message, picture };
    return {
      ...base,
      remainder: error?.name ?? refused.code,
      isRefused: true,
      why: { ...why, arithmetic: [], source: sources.operation(operation), assumed: undefined },
    };
  }
  return {
    ...base,
    remainder: 'valid',
    isRefused: false,
    why: {
      question: 'What was checked before anything was touched?',
      answer: 'Names, types, keys and expressions. Up to here a request costs nothing.',
      picture,
      arithmetic: [],
      source: sources.operation(operation),
      assumed: undefined,
    },
  };
}

export function routerStation(routed: readonly EventOf<'partition.routed'>[]): Station {
  const [only] = routed;
  const ranges = routed.map(({ partitionId, from, to }) => hashRange(partitionId, from, to));
  const { hash, partitionId = '', partitionCount = 0 } = only ?? {};
  const base = {
    kind: 'router',
    name: 'Router',
    isRefused: false,
    glyph: { kind: 'slots', ranges },
    events: speak(routed),
  } as const;
  const picture: WhyPicture = { kind: 'hash-line', at: hash === undefined ? undefined : hashFraction(hash), hash, ranges };
  if (hash === undefined) {
    return {
      ...base,
      fact: formatCount(routed.length, 'partition'),
      remainder: 'in order of hash',
      why: {
        question: `Why ${formatCount(routed.length, 'partition')}?`,
        answer: 'A Scan has no key to hash, so it reads one partition after the other, in order of hash.',
        picture,
        arithmetic: [[{ value: formatNumber(routed.length), label: 'read' }, { operator: 'of', value: formatCount(partitionCount, 'partition'), label: 'of the table or index' }]],
        source: sources.partitions,
        assumed: undefined,
      },
    };
  }
  const range = ranges[0]?.label ?? '';
  return {
    ...base,
    fact: `hash ${shortHash(hash)}`,
    remainder: `partition ${partitionId}`,
    why: {
      question: `Why partition ${partitionId}?`,
      answer: 'The hash of the partition key says where an item lives. The same key always goes to the same place.',
      picture,
      arithmetic: [
        [
          { value: shortHash(hash), label: 'hash of the key, first digits' },
          { operator: '→', value: range, label: `range of ${partitionId}` },
          { operator: '→', value: partitionId, label: `of ${formatCount(partitionCount, 'partition')}` },
        ],
      ],
      source: sources.partitions,
      assumed: assumed.hash,
    },
  };
}

export function admissionStation(channel: Channel, admitted: readonly EventOf<'capacity.admitted'>[]): Station {
  const units = admitted.reduce((sum, event) => sum + event.units, 0);
  const least = admitted.reduce((a, b) => (b.available < a.available ? b : a));
  const { available, perSecondMax, partitionId } = least;
  const ids = [...new Set(admitted.map((event) => event.partitionId))];
  const tanks = admitted.map((event) => ({
    partitionId: event.partitionId,
    asked: event.units,
    left: event.available,
    max: event.perSecondMax,
  }));
  return {
    kind: 'admission',
    name: 'Admission',
    fact: `${formatUnits(units, channel)} asked`,
    remainder: `${formatNumber(available)} of ${formatNumber(perSecondMax)} left`,
    isRefused: false,
    glyph: { kind: 'tank', channel, left: available, max: perSecondMax },
    events: speak(admitted),
    why: {
      question: ids.length === 1 ? `Could ${partitionId} serve it?` : `Could ${formatCount(ids.length, 'partition')} serve it?`,
      answer: `A partition serves ${formatUnits(perSecondMax, channel)} a second, whatever its table may use.`,
      picture: { kind: 'tanks', channel, tanks },
      arithmetic: admitted.length === 1 ? [leftTerms(channel, least)] : [],
      source: sources.limits,
      assumed: available <= 0 ? assumed.throttle : undefined,
    },
  };
}

function leftTerms(channel: Channel, { available, units, partitionId }: EventOf<'capacity.admitted'>): Term[] {
  const asked: Term = { value: formatUnits(units, channel), label: 'asked', tone: channel };
  // At nothing the trace doesn't tell how much there was before.
  if (available <= 0) return [asked, { operator: '→', value: '0', label: `left in ${partitionId}` }];
  return [
    { value: formatNumber(available + units), label: `left in ${partitionId} before` },
    { ...asked, operator: '−' },
    { operator: '=', value: formatNumber(available), label: 'left for this second' },
  ];
}

export interface Answered {
  readonly fact: string;
  readonly items: number;
  readonly question: string;
  readonly answer: string;
  readonly arithmetic: readonly (readonly Term[])[];
}

/** The end of the road; events that found no station before belong to it. */
export function responseStation(exchange: Exchange, events: readonly TraceEvent[], answered: Answered): Station {
  const { fact, items, question, answer, arithmetic } = answered;
  return {
    kind: 'response',
    name: 'Response',
    fact,
    remainder: formatDuration(exchange.latencyMs),
    isRefused: false,
    glyph: { kind: 'card', items },
    events: speak(events),
    why: {
      question,
      answer,
      picture: responseSheet(exchange.response),
      arithmetic,
      source: all(events, 'price.metered').length > 0 ? sources.capacity : sources.operation(exchange.operation),
      assumed: assumed.latency,
    },
  };
}

/** Whether the answer says that there may be more. */
export const hasMore = (exchange: Exchange): boolean =>
  responseOf<{ LastEvaluatedKey?: object }>(exchange)?.LastEvaluatedKey !== undefined;
