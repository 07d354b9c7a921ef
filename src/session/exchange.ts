/** One request of the learner's with its answer, trace and cost: the unit of history, pictures and checks. */
import { type ClientAttempt, type Cost, costOf, type Trace } from '#engine';
import type { ConnectionAnswer } from './connection.ts';
import { formatDuration } from './format.ts';
import { operationOf } from './operations.ts';

export interface Exchange {
  /** Counts up within a session; stable while the page is open. */
  readonly number: number;
  readonly requestId: string;
  readonly operation: string;
  /** The request as sent, JSON text. */
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The answer as received, JSON text. */
  readonly response: string;
  readonly error: ExchangeError | undefined;
  readonly trace: Trace | undefined;
  readonly cost: Cost;
  readonly atMs: number;
  readonly latencyMs: number;
  /** Where the client tries again what was refused before. */
  readonly attempt: ClientAttempt | undefined;
}

export interface ExchangeError {
  /** AWS's short name, e.g. `ValidationException`. */
  readonly name: string;
  /** AWS's words; empty where AWS sends none. */
  readonly message: string;
}

const noCost: Cost = { readUnits: 0, writeUnits: 0, dollars: 0 };

export function exchangeOf(number: number, target: string, request: string, answer: ConnectionAnswer): Exchange {
  const { trace, status, headers, body } = answer;
  const last = trace?.events[trace.events.length - 1];
  return {
    number,
    requestId: headers['x-amzn-requestid'] ?? '',
    operation: operationOf(target),
    request,
    status,
    headers,
    response: body,
    error: status === 200 ? undefined : errorOf(body),
    trace,
    cost: trace === undefined ? noCost : costOf(trace.events),
    atMs: trace?.atMs ?? 0,
    latencyMs: last?.type === 'response.encoded' ? last.latencyMs : 0,
    attempt: attemptOf(trace),
  };
}

function attemptOf(trace: Trace | undefined): ClientAttempt | undefined {
  const told = trace?.events.find((event) => event.type === 'request.attempted');
  return told && { number: told.attempt, max: told.attemptsMax, waitedMs: told.waitedMs };
}

/** In few words, e.g. `attempt 2 of 4, after 87 ms`. */
export const attemptWords = ({ number, max, waitedMs }: ClientAttempt): string =>
  `attempt ${number} of ${max}${waitedMs === undefined ? '' : `, after ${formatDuration(waitedMs)}`}`;

export function errorOf(body: string): ExchangeError {
  try {
    const { __type: type = '', message, Message } = JSON.parse(body) as Record<string, string | undefined>;
    return { name: type.slice(type.indexOf('#') + 1), message: message ?? Message ?? '' };
  } catch {
    return { name: 'UnreadableAnswer', message: body.slice(0, 200) };
  }
}

/** The answer as an object; nothing for one that is no JSON. */
export function responseOf<T = Record<string, unknown>>({ response }: Exchange): T | undefined {
  try {
    return JSON.parse(response) as T;
  } catch {
    return undefined;
  }
}
