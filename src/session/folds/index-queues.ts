/** The queue of a global index in words: what waits, how late it is, how quickly it fills, and whom it holds up. */
import { say } from '#texts/say.ts';
import { formatCount, formatDuration, formatNumber } from '../format.ts';
import type { IndexFlow, InsideFacts } from '../inside-queries.ts';
import { plainText } from '../plain-json.ts';
import { changeWords } from './index-stations.ts';
import { formatTime } from './virtual-time.ts';

export interface IndexQueue {
  readonly name: string;
  readonly waiting: number;
  readonly finding: string;
  /** Changes a second, over the last {@link rateMs}. */
  readonly inPerSecond: number;
  readonly outPerSecond: number;
  /** `The next goes in at 14:12:05` */
  readonly note: string;
  readonly refused: number;
  /** Absent where the index holds nobody up. */
  readonly backPressure: string | undefined;
  readonly next: readonly { readonly text: string; readonly due: string }[];
  /** By the second, oldest first. */
  readonly flow: readonly IndexFlow[];
  readonly entries: string;
}

/** Rates are of the last ten seconds of virtual time. */
export const rateMs = 10_000;

type Queue = InsideFacts['indexes']['queues'][number];

export function indexQueueOf({ indexName: name, waiting, oldestAtMs, nextDueAtMs, entryCount, next, flow }: Queue, tableName: string, nowMs: number): IndexQueue {
  const recent = flow.filter(({ atMs }) => atMs > nowMs - rateMs);
  const sum = (of: 'in' | 'out'): number => (recent.reduce((total, second) => total + second[of], 0) * 1000) / rateMs;
  const refused = flow.reduce((total, second) => total + second.refused, 0);
  const late = flow.findLast(({ lagMs }) => lagMs !== undefined)?.lagMs;
  const oldest = oldestAtMs === undefined ? undefined : Math.max(0, nowMs - oldestAtMs);
  return {
    name,
    waiting,
    finding: findingOf(name, tableName, waiting, oldest),
    inPerSecond: sum('in'),
    outPerSecond: sum('out'),
    note: oldest === undefined || nextDueAtMs === undefined ? (late === undefined ? say('Nothing came through yet') : say('The last change came in {late} after the table', { late: formatDuration(late) })) : say('The next goes in at {nextDueAtMs}', { nextDueAtMs: formatTime(nextDueAtMs) }),
    refused,
    backPressure:
      refused === 0
        ? undefined
        : formatCount(refused, {
            one: "{n} write to {tableName} was refused in the last minute, because {name} has no write units left: a global index that can't keep up holds up its table.",
            other: "{n} writes to {tableName} were refused in the last minute, because {name} has no write units left: a global index that can't keep up holds up its table.",
          }, { tableName, name }),
    next: next.map(({ item, change, dueAtMs }) => ({ text: `${changeWords[change]}: ${plainText(item).replace(/\s*\n\s*/g, ' ')}`, due: formatTime(dueAtMs) })),
    flow,
    entries: formatCount(entryCount, { one: '{n} entry', other: '{n} entries' }),
  };
}

function findingOf(name: string, tableName: string, waiting: number, oldest: number | undefined): string {
  if (waiting === 0 || oldest === undefined) return say('{name} has taken in every change of {tableName}.', { name, tableName });
  return say('{name} is {changes} behind {tableName}, the oldest for {oldest}.', {
    name,
    changes: formatCount(waiting, { one: '{n} change', other: '{n} changes' }),
    tableName,
    oldest: formatDuration(oldest),
  });
}

/** `840 writes/s` */
export const perSecond = (rate: number): string => `${formatNumber(rate, 1)}/s`;
