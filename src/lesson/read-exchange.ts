/** One value out of one request, its answer and its trace. */
import type { TraceEvent } from '#engine';
import { type ExchangeEvidence, jsonOf } from './evidence.ts';
import { type Figure, measureOfField, type Reading } from './expression.ts';
import { amount, type Value, words } from './value.ts';

/** The value, or nothing when this request has none. */
export function readExchange(reading: Reading, exchange: ExchangeEvidence): Value | undefined {
  switch (reading.kind) {
    case 'figure':
      return readFigure(reading.figure, exchange);
    case 'event field': {
      const event = exchange.trace?.events.find(({ type }) => type === reading.event);
      return event === undefined ? undefined : plainValue(fieldOf(event, reading.field), reading.field);
    }
    case 'answer member':
      return plainValue(memberOf(jsonOf(exchange.response), reading.path), reading.path[reading.path.length - 1] ?? '');
  }
}

export const fieldOf = (event: TraceEvent, field: string): unknown =>
  Object.hasOwn(event, field) ? (event as unknown as Record<string, unknown>)[field] : undefined;

/** A member of parsed JSON by its path. Answers hold the learner's names, so only own members count. */
export function memberOf(json: unknown, path: readonly string[]): unknown {
  let at = json;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

function plainValue(plain: unknown, name: string): Value | undefined {
  if (Array.isArray(plain)) return amount('count', plain.length);
  if (typeof plain === 'number') return amount(measureOfField(name), plain);
  return typeof plain === 'string' || typeof plain === 'boolean' ? words(String(plain)) : undefined;
}

function readFigure(figure: Figure, { cost, latencyMs, status, error, trace }: ExchangeEvidence): Value | undefined {
  switch (figure) {
    case 'read units':
      return amount('read units', cost.readUnits);
    case 'write units':
      return amount('write units', cost.writeUnits);
    case 'dollars':
      return amount('dollars', cost.dollars);
    case 'a million':
      return amount('dollars', cost.dollars * 1_000_000);
    case 'latency':
      return amount('duration', latencyMs);
    case 'waiting time':
      return waitingTime(trace?.events ?? []);
    case 'outcome':
      return words(error === undefined ? String(status) : error.name);
    case 'status':
      return words(String(status));
    case 'error':
      return error && words(error.name);
    case 'message':
      return error && words(error.message);
  }
}

/** How long the change lasts that the request set off: a table being created, deleted or updated. */
function waitingTime(events: readonly TraceEvent[]): Value | undefined {
  for (const event of events) {
    const settlesAtMs = fieldOf(event, 'settlesAtMs');
    if (typeof settlesAtMs === 'number') return amount('duration', settlesAtMs - event.atMs);
  }
  return undefined;
}
