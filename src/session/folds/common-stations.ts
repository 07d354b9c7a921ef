/** The two ends of every road: where a request comes in, and where it is answered. */
import type { TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import { type Exchange, responseOf } from '../exchange.ts';
import { formatBytes, formatDuration } from '../format.ts';
import type { Station, Term } from './road-model.ts';
import { requestSheet, responseSheet } from './sheets.ts';
import { assumed, sources } from './sources.ts';
import { all, first, speak } from './spoken.ts';

export function requestStation(exchange: Exchange, events: readonly TraceEvent[]): Station {
  const { operation, error } = exchange;
  const decoded = first(events, 'request.decoded');
  const refused = first(events, 'request.refused');
  const base = {
    kind: 'request',
    name: say('Request'),
    fact: decoded === undefined ? say('unreadable') : `${operation}, ${formatBytes(decoded.bytes)}`,
    glyph: { kind: 'sheet' },
    events: speak(events),
  } as const;
  const picture = requestSheet(exchange.request);
  if (refused !== undefined) {
    const message = refused.message === '' ? say('AWS sends no message with it.') : refused.message;
    const why = { question: say('Why is it refused with {name}?', { name: error?.name ?? refused.code }), answer: message, picture };
    return {
      ...base,
      remainder: error?.name ?? refused.code,
      isRefused: true,
      why: { ...why, arithmetic: [], source: sources.operation(operation), assumed: undefined },
    };
  }
  return {
    ...base,
    remainder: say('valid'),
    isRefused: false,
    why: {
      question: say('What was checked before anything was touched?'),
      answer: say('Names, types, keys and expressions. Up to here a request costs nothing.'),
      picture,
      arithmetic: [],
      source: sources.operation(operation),
      assumed: undefined,
    },
  };
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
    name: say('Response'),
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

/** The member of the answer that a next request goes on from; nothing where this was all. */
export function pageEnd(exchange: Exchange): 'LastEvaluatedKey' | 'NextToken' | undefined {
  const answer = responseOf<{ LastEvaluatedKey?: object; NextToken?: string }>(exchange);
  if (answer?.LastEvaluatedKey !== undefined) return 'LastEvaluatedKey';
  return answer?.NextToken === undefined ? undefined : 'NextToken';
}
