/** Events of one trace by their type, and with their sentences. */
import { type EventType, sentence, type TraceEvent } from '#engine';
import type { SpokenEvent } from './road-model.ts';

export type EventOf<T extends EventType> = Extract<TraceEvent, { type: T }>;

export function all<T extends EventType>(events: readonly TraceEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

export function first<T extends EventType>(events: readonly TraceEvent[], type: T): EventOf<T> | undefined {
  return events.find((event): event is EventOf<T> => event.type === type);
}

export const speak = (events: readonly TraceEvent[]): SpokenEvent[] =>
  events.map((event) => ({ type: event.type, sentence: sentence(event) }));
