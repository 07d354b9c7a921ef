/** How the tables of a lesson come about: the requests that lead to the beginning of any of its steps. */
import type { Call, Calls } from './calls.ts';
import { orders } from './generators/orders.ts';
import { sizedItem } from './generators/sized-item.ts';
import type { Lesson } from './lesson.ts';

/** Finds a lesson by its id, for those that start where another one ends. */
export type FindLesson = (id: string) => Promise<Lesson>;

/** Plain requests in place of generators and other lessons. */
export async function spelledOut(calls: Calls, find: FindLesson): Promise<Call[]> {
  const spelled: Call[] = [];
  for (const call of calls) {
    if ('operation' in call) spelled.push(call);
    else if ('generate' in call) spelled.push(...(call.generate === 'orders' ? orders(call) : [sizedItem(call)]));
    else {
      const other = await find(call.inherit);
      spelled.push(...(await callsToStep(other, other.steps.length, find)));
    }
  }
  return spelled;
}

/**
 * From an empty workspace to the beginning of a step: the start, then every earlier step as its first solution has it.
 * The last of it is for the caller to rest.
 */
export async function callsToStep(lesson: Lesson, at: number, find: FindLesson): Promise<Call[]> {
  const calls: Call[] = [];
  let fresh = await spelledOut(lesson.start, find);
  for (const [number, step] of lesson.steps.slice(0, at + 1).entries()) {
    fresh.push(...(await spelledOut(step.given, find)));
    if (number === at) break;
    calls.push(...rested(fresh), ...(step.solutions[0]?.calls ?? []).map((call) => ({ ...call, mayBeRefused: true })));
    fresh = [];
  }
  return [...calls, ...fresh];
}

/** Longer than any follower lags (see `realisticLag`). */
const rest: Call = { operation: 'AdvanceClock', input: { Seconds: 1 } };

/**
 * With a rest after all that is not meant to be under way when the learner comes: what a lesson puts there is on all
 * replicas before it is looked at.
 */
export function rested(calls: readonly Call[]): readonly Call[] {
  if (calls.length === 0) return calls;
  const at = calls.findLastIndex(({ isUnderWay }) => isUnderWay !== true) + 1;
  return [...calls.slice(0, at), rest, ...calls.slice(at)];
}

/** What a step adds by itself when it begins. */
export const givenOf = (lesson: Lesson, at: number, find: FindLesson): Promise<Call[]> =>
  spelledOut(lesson.steps[at]?.given ?? [], find);
