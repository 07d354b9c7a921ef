/** What goes into a table's stream, and what is read out of it. */
import { sentence, type TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import { formatBytes, formatCount } from '../format.ts';
import type { Station } from './road-model.ts';
import { sources } from './sources.ts';
import { all, type EventOf, first, speak } from './spoken.ts';

const base = { kind: 'stream', name: say('Stream'), isRefused: false, glyph: { kind: 'beads' } } as const;

type Recorded = EventOf<'stream.recorded'>;

/** The record of a write; nothing where the table has no stream. */
export function recordedStation(recorded: readonly Recorded[]): Station[] {
  const [one] = recorded;
  if (one === undefined) return [];
  const { change, viewType } = one;
  return [
    {
      ...base,
      fact: recorded.length === 1 ? say('{change} recorded', { change }) : formatCount(recorded.length, { one: '{n} record', other: '{n} records' }),
      remainder: viewType,
      events: speak(recorded),
      why: {
        question: say('What does the stream keep?'),
        answer: say('{sentence} It is kept for 24 hours.', { sentence: sentence(one) }),
        picture: {
          kind: 'sheet',
          lines: recorded.slice(0, 6).map((event) => ({ name: event.change, value: say('{shardId}, sequence number {sequenceNumber}', {
            shardId: event.shardId,
            sequenceNumber: event.sequenceNumber,
          }), isFilter: false })),
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
    fact: read === undefined ? say('iterator issued') : formatCount(read.count, { one: '{n} record', other: '{n} records' }),
    remainder: read === undefined ? (issued?.iteratorType ?? '') : formatBytes(read.bytes),
    events: speak(all(events, told.type)),
    why: {
      question: read === undefined ? say('What is an iterator?') : read.isDrained ? say('Is that all?') : say('What was read?'),
      answer: read === undefined ? say('A place in a shard to read on from. {sentence}', { sentence: sentence(told) }) : sentence(told),
      picture: undefined,
      arithmetic: [],
      source: sources.operation(operation),
      assumed: undefined,
    },
  };
}
