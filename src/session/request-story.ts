/**
 * A workspace told as the requests that make it: data only. Templates are such stories, and so is what a link
 * carries. A story from elsewhere is examined before anything of it is run.
 */
import { physicsOf } from '#engine';
import { say } from '#texts/say.ts';
import { readBeginning } from './beginning.ts';
import type { Beginning } from './connection.ts';

export interface StoryCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface RequestStory {
  /** The name of the workspace that it makes. */
  readonly title: string;
  readonly calls: readonly StoryCall[];
  /** How that workspace begins; absent: as usual. */
  readonly beginning?: Beginning | undefined;
}

/** What a story may do: make tables and put items into them. */
const allowed: readonly string[] = ['CreateTable', 'UpdateTimeToLive', 'PutItem', 'UpdateItem', 'BatchWriteItem', 'AdvanceClock'];

export const storyTitleMax = 40;
export const storyCallsMax = 400;
const storyPartitionsMax = 100_000;
/** Time goes on in a story only as far as tables need to become ACTIVE. */
const secondsMax = 600;

export class StoryRefused extends Error {}

/** Reads a story as it came. Throws a {@link StoryRefused} with a sentence for the learner. */
export function examineStory(value: unknown): RequestStory {
  if (!isObject(value)) throw new StoryRefused(say('It is not a story of requests.'));
  const { title, calls, beginning: begun } = value;
  if (typeof title !== 'string' || title.trim() === '' || title.length > storyTitleMax) {
    throw new StoryRefused(say('It has no name of 1 to {storyTitleMax} characters.', { storyTitleMax }));
  }
  if (!Array.isArray(calls) || calls.length > storyCallsMax) throw new StoryRefused(say('It has no list of at most {storyCallsMax} requests.', { storyCallsMax }));
  const beginning = begun === undefined ? undefined : readBeginning(begun);
  if (typeof beginning === 'string') throw new StoryRefused(say('Its settings can’t be: {beginning}', { beginning }));
  if (partitionsOf(calls, beginning) > storyPartitionsMax) throw new StoryRefused(say('Its tables could have more partitions than a page holds.'));
  return { title: title.trim(), calls: calls.map(examineCall), ...(beginning === undefined ? {} : { beginning }) };
}

/** Partitions that its tables and indexes could begin with, each of the largest throughput. */
function partitionsOf(calls: readonly unknown[], beginning: Beginning = {}): number {
  const { account, partitions } = physicsOf(beginning);
  const most = Math.max(
    account.tableReadUnitsPerSecondMax / partitions.partitionReadUnitsPerSecond,
    account.tableWriteUnitsPerSecondMax / partitions.partitionWriteUnitsPerSecond,
  );
  const keySpaces = calls.reduce((sum: number, call) => {
    if (!isObject(call) || call['operation'] !== 'CreateTable' || !isObject(call['input'])) return sum;
    const { GlobalSecondaryIndexes: indexes } = call['input'];
    return sum + 1 + (Array.isArray(indexes) ? indexes.length : 0);
  }, 0);
  return keySpaces * most;
}

function examineCall(call: unknown, at: number): StoryCall {
  const which = say('Request {at}', { at: at + 1 });
  if (!isObject(call) || typeof call['operation'] !== 'string' || !isObject(call['input'])) {
    throw new StoryRefused(say('{which} has no operation or no input.', { which }));
  }
  const { operation, input } = call;
  if (!allowed.includes(operation)) throw new StoryRefused(say('{which} is {operation}. A link may only make tables and put items into them.', {
    which,
    operation: operation.slice(0, 40),
  }));
  const { Seconds } = input;
  if (operation === 'AdvanceClock' && !(typeof Seconds === 'number' && Seconds > 0 && Seconds <= secondsMax)) {
    throw new StoryRefused(say('{which} moves time by more than {secondsMax} s, or by nothing.', { which, secondsMax }));
  }
  return { operation, input };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export interface StoryContents {
  readonly tables: readonly string[];
  readonly items: number;
  readonly requests: number;
}

/** What a story would make, as far as its requests say. */
export function contentsOfStory({ calls }: RequestStory): StoryContents {
  const tables = calls.filter(({ operation }) => operation === 'CreateTable').map(({ input }) => String(input['TableName']));
  const items = calls.reduce((sum, call) => sum + itemsOf(call), 0);
  return { tables, items, requests: calls.length };
}

function itemsOf({ operation, input }: StoryCall): number {
  if (operation === 'PutItem') return 1;
  const tables = operation === 'BatchWriteItem' ? input['RequestItems'] : undefined;
  if (!isObject(tables)) return 0;
  return Object.values(tables).reduce((sum: number, writes) => sum + (Array.isArray(writes) ? writes.length : 0), 0);
}
