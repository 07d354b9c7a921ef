/** Runs a workspace's story request by request, like any other's. */
import { physicsOf } from '#engine';
import type { Exchange } from './exchange.ts';
import type { RequestStory, StoryCall } from './request-story.ts';
import type { Session } from './session.ts';

/** Virtual time that is let pass when throughput holds a write back, and how often. */
const pauseSeconds = 5;
const pausesMax = 200;

const heldBack = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

/** Resolves to the exchange that was refused, if one was. */
export async function runStory(session: Session, { calls, beginning = {} }: RequestStory, onDone?: (count: number) => void): Promise<Exchange | undefined> {
  const { createTableMs } = physicsOf(beginning).durations;
  for (const [at, call] of calls.entries()) {
    const refused = await runCall(session, lasting(call, Math.ceil(createTableMs / 1000) + 1));
    if (refused !== undefined) return refused;
    onDone?.(at + 1);
  }
  return undefined;
}

/** Time goes on until new tables are ACTIVE, however long that takes in this workspace. */
const lasting = ({ operation, input }: StoryCall, leastSeconds: number): StoryCall =>
  operation === 'AdvanceClock' ? { operation, input: { Seconds: Math.max(Number(input['Seconds']), leastSeconds) } } : { operation, input };

/** A write is made whatever throughput there is: what is held back goes again. */
async function runCall(session: Session, { operation, input }: StoryCall): Promise<Exchange | undefined> {
  let left = input;
  for (let pauses = 0; ; pauses++) {
    const exchange = await session.run(operation, left);
    const { error, response } = exchange;
    if (error === undefined) {
      const unprocessed = operation === 'BatchWriteItem' ? unprocessedIn(response) : {};
      if (Object.keys(unprocessed).length === 0) return undefined;
      left = { ...left, RequestItems: unprocessed };
    } else if (!heldBack.includes(error.name)) return exchange;
    if (pauses === pausesMax) return exchange;
    await session.ask('AdvanceClock', { Seconds: pauseSeconds });
  }
}

const unprocessedIn = (response: string): object => (JSON.parse(response) as { UnprocessedItems?: object }).UnprocessedItems ?? {};
