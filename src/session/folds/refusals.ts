/** Requests of the learner's that were refused for want of throughput, told together by who refused them. */
import { type Channel, sentence } from '#engine';
import { say } from '#texts/say.ts';
import type { KeySpaceQuery } from '../connection.ts';
import type { Exchange } from '../exchange.ts';
import { formatCount } from '../format.ts';
import { all, type EventOf } from './spoken.ts';
import { formatTime } from './virtual-time.ts';

export interface Refusals {
  readonly channel: Channel;
  /** A partition, or the table or index whose budget is used up. */
  readonly who: string;
  readonly partitionId: string;
  readonly count: number;
  /** Units a second that were asked for and refused, from the first to the last of them. */
  readonly perSecond: number;
  readonly perSecondMax: number;
  readonly question: string;
  readonly sentence: string;
  /** `12 requests since 14:06:10` */
  readonly extent: string;
}

type Throttled = EventOf<'capacity.throttled'>;

const whoOf = ({ limit, partitionId, tableName, indexName }: Throttled): string =>
  limit === 'KeyRangeThroughputExceeded' ? partitionId : (indexName ?? tableName);

/** The one that refused last comes first. */
export function refusalsOf(exchanges: readonly Exchange[], { tableName, indexName }: KeySpaceQuery): Refusals[] {
  const groups = new Map<string, Throttled[]>();
  for (const event of exchanges.flatMap(({ trace }) => all(trace?.events ?? [], 'capacity.throttled'))) {
    if (event.tableName !== tableName || event.indexName !== indexName) continue;
    const key = `${event.channel} ${event.limit} ${whoOf(event)}`;
    const group = [...(groups.get(key) ?? []), event];
    // Put in anew, so that the last one stays last.
    groups.delete(key);
    groups.set(key, group);
  }
  return [...groups.values()].map(refusals).reverse();
}

function refusals(events: readonly Throttled[]): Refusals {
  const last = events.at(-1)!;
  const { channel, partitionId, perSecondMax } = last;
  const seconds = Math.max(1, (last.atMs - events[0]!.atMs) / 1000);
  const who = whoOf(last);
  return {
    channel,
    who,
    partitionId,
    count: events.length,
    perSecond: events.reduce((sum, { units }) => sum + units, 0) / seconds,
    perSecondMax,
    question: channel === 'read' ? say('Why does {who} refuse reads?', { who }) : say('Why does {who} refuse writes?', { who }),
    sentence: sentence(last),
    extent: formatCount(events.length, { one: '{n} request since {time}', other: '{n} requests since {time}' }, { time: formatTime(events[0]!.atMs) }),
  };
}
