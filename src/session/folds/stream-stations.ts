/** What goes into a table's stream, and what is read out of it. */
import { sentence, type TraceEvent } from '#engine';
import { formatBytes, formatCount } from '../format.ts';
import type { Station } from './road-model.ts';
import { sources } from './sources.ts';
import { all, type EventOf, first, speak } from './spoken.ts';

const base = { kind: 'stream', name: 'Stream', isRefused: false, glyph: { kind: 'beads' } } as const;

type Recorded = EventOf<'stream.recorded'>;

/** The record of a write; nothing where the table has no stream. */
export function recordedStation(recorded: readonly Recorded[]): Station[] {
  const [one] = recorded;
  if (one === undefined) return [];
  const { change, viewType } = one;
  return [
    {
      ...base,
      fact: recorded.length === 1 ? `${change} recorded` : formatCount(recorded.length, { one: '{n} record', other: '{n} records' }),
      remainder: viewType,
      events: speak(recorded),
      why: {
        question: 'What does the stream keep?',
        answer: `${sentence(one)} It is kept for 24 hours.`,
        picture: {
          kind: 'sheet',
          lines: recorded.slice(0, 6).map((event) => ({ name: event.change, value: `${event.shardId}, sequence number ${event.sequenceNumber}`, isFilter: false })),
          hidden: Math.max(0, recorded.length - 6),
        },
        arithmetic: [],
        source: sources.streams,
        assumed: undefined,
      },
    },
  ];
}

/** What a request of DynamoDB Streams found; nothing for those that only look something up. */
export function streamStation(operation: string, events: readonly TraceEvent[]): Station | undefined {
  const read = first(events, 'stream.read');
  const issued = first(events, 'stream.iterator-issued');
  const told = read ?? issued;
  if (told === undefined) return undefined;
  return {
    ...base,
    fact: read === undefined ? 'iterator issued' : formatCount(read.count, { one: '{n} record', other: '{n} records' }),
    remainder: read === undefined ? (issued?.iteratorType ?? '') : formatBytes(read.bytes),
    events: speak(all(events, told.type)),
    why: {
      question: read === undefined ? 'What is an iterator?' : read.isDrained ? 'Is that all?' : 'What was read?',
      answer: read === undefined ? `A place in a shard to read on from. ${sentence(told)}` : sentence(told),
      picture: undefined,
      arithmetic: [],
      source: sources.operation(operation),
      assumed: undefined,
    },
  };
}
