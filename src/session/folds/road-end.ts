/** A refusal that comes after the checks ends the road where it was met. */
import type { TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import { throttledStation } from './admission-station.ts';
import type { Station } from './road-model.ts';
import { first, speak } from './spoken.ts';

/** At the bucket that was empty, or else at the last station that was reached. */
export function endedAt(stations: readonly Station[], events: readonly TraceEvent[]): readonly Station[] {
  const refused = first(events, 'request.refused');
  const throttled = first(events, 'capacity.throttled');
  if (refused !== undefined && throttled !== undefined) {
    const station = throttledStation(throttled);
    const reached = stations.filter(({ kind }) => kind !== 'admission');
    return [...reached, { ...station, remainder: refused.code, events: [...station.events, ...speak(endingOf(events))] }];
  }
  const last = stations.at(-1);
  if (refused === undefined || last === undefined || last.isRefused) return stations;
  const why = { ...last.why, question: say('Why is it refused with {code}?', { code: refused.code }), answer: refused.message };
  const ended = { ...last, isRefused: true, remainder: refused.code, events: [...last.events, ...speak(endingOf(events))], why };
  return [...stations.slice(0, -1), ended];
}

const endings = new Set(['request.refused', 'response.encoded']);
export const endingOf = (events: readonly TraceEvent[]): TraceEvent[] => events.filter(({ type }) => endings.has(type));
