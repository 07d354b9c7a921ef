/** One request of the learner's with its answer, trace and cost: the unit of history, pictures and checks. */
import { type ClientAttempt, type Cost, costOf, type Trace } from '#engine';
import { say } from '#texts/say.ts';
import type { ConnectionAnswer } from './connection.ts';
import { formatDuration } from './format.ts';
import { isWrite, operationOf } from './operations.ts';

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
  const { trace, timing, status, headers, body } = answer;
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
    cost: trace !== undefined ? costOf(trace.events) : timing === undefined ? noCost : costTold(operationOf(target), body),
    atMs: trace?.atMs ?? timing?.atMs ?? 0,
    latencyMs: last?.type === 'response.encoded' ? last.latencyMs : (timing?.latencyMs ?? 0),
    attempt: attemptOf(trace),
  };
}

/** The units that another engine tells of; what it charges for them is its own affair. */
function costTold(operation: string, body: string): Cost {
  const { ConsumedCapacity: told } = jsonOf<{ ConsumedCapacity?: unknown }>(body) ?? {};
  const units = [told].flat().reduce((sum: number, one) => {
    const { CapacityUnits: counted } = (one ?? {}) as { CapacityUnits?: unknown };
    return sum + (typeof counted === 'number' ? counted : 0);
  }, 0);
  return isWrite(operation) ? { ...noCost, writeUnits: units } : { ...noCost, readUnits: units };
}

function attemptOf(trace: Trace | undefined): ClientAttempt | undefined {
  const told = trace?.events.find((event) => event.type === 'request.attempted');
  return told && { number: told.attempt, max: told.attemptsMax, waitedMs: told.waitedMs };
}

/** In few words, e.g. `attempt 2 of 4, after 87 ms`. */
export const attemptWords = ({ number, max, waitedMs }: ClientAttempt): string =>
  waitedMs === undefined
    ? say('attempt {number} of {max}', { number, max })
    : say('attempt {number} of {max}, after {wait}', { number, max, wait: formatDuration(waitedMs) });

export function errorOf(body: string): ExchangeError {
  try {
    const { __type: type = '', message, Message } = JSON.parse(body) as Record<string, string | undefined>;
    return { name: type.slice(type.indexOf('#') + 1), message: message ?? Message ?? '' };
  } catch {
    return { name: 'UnreadableAnswer', message: body.slice(0, 200) };
  }
}

/** The answer as an object; nothing for one that is no JSON. */
export const responseOf = <T = Record<string, unknown>>({ response }: Exchange): T | undefined => jsonOf<T>(response);

function jsonOf<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}
