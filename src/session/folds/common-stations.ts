/** Stations that reads and writes share: where a request comes in, finds its partition, is admitted, is answered. */
import type { Channel, TraceEvent } from '#engine';
import { type Exchange, responseOf } from '../exchange.ts';
import { formatBytes, formatCount, formatDuration, formatNumber, formatUnits } from '../format.ts';
import { hashFraction, hashRange, shortHash } from './hash-space.ts';
import type { Station, Tank, Term, WhyPicture } from './road-model.ts';
import { requestSheet, responseSheet } from './sheets.ts';
import { assumed, sources } from './sources.ts';
import { all, type EventOf, first, speak } from './spoken.ts';

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
  const tanks = tanksOf(admitted);
  const units = tanks.reduce((sum, { asked }) => sum + asked, 0);
  const fullest = tanks.reduce((a, b) => (b.left < a.left ? b : a));
  const { left, max, partitionId } = fullest;
  return {
    kind: 'admission',
    name: 'Admission',
    fact: `${formatUnits(units, channel)} asked`,
    remainder: `${formatNumber(left)} of ${formatNumber(max)} left`,
    isRefused: false,
    glyph: { kind: 'tank', channel, left, max },
    events: speak(admitted),
    why: {
      question: tanks.length === 1 ? `Can ${partitionId} serve it?` : `Can ${formatCount(tanks.length, 'partition')} serve it?`,
      answer: `A partition serves ${formatUnits(max, channel)} a second, whatever its table may use.`,
      picture: { kind: 'tanks', channel, tanks },
      arithmetic: tanks.length === 1 ? [leftTerms(channel, fullest)] : [],
      source: sources.limits,
      assumed: left <= 0 ? assumed.throttle : undefined,
    },
  };
}

/** One for each partition. A partition that is asked several times by one request is asked for the sum. */
function tanksOf(admitted: readonly EventOf<'capacity.admitted'>[]): Tank[] {
  const ids = [...new Set(admitted.map(({ partitionId }) => partitionId))];
  return ids.map((partitionId) => {
    const own = admitted.filter((event) => event.partitionId === partitionId);
    const asked = own.reduce((sum, { units }) => sum + units, 0);
    const before = Math.max(...own.map(({ available, units }) => (available > 0 ? available + units : 0)));
    return { partitionId, asked, left: Math.max(0, before - asked), max: own[0]!.perSecondMax };
  });
}

function leftTerms(channel: Channel, { partitionId, asked, left }: Tank): Term[] {
  const term: Term = { value: formatUnits(asked, channel), label: 'asked', tone: channel };
  // At nothing the trace doesn't tell how much there was before.
  if (left <= 0) return [term, { operator: '→', value: '0', label: `left in ${partitionId}` }];
  return [
    { value: formatNumber(left + asked), label: `left in ${partitionId} before` },
    { ...term, operator: '−' },
    { operator: '=', value: formatNumber(left), label: 'left for this second' },
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
