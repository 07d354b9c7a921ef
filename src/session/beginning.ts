/** How a workspace is begun: read from what may be anything, and told again of a workspace that there is. */
import { physicsIn, physicsProblems } from '#engine';
import { say } from '#texts/say.ts';
import type { Beginning, WorkspaceAbout } from './connection.ts';

export const throughputs = ['adaptive', 'burst', 'static', 'unlimited'] as const;
export const lags = ['realistic', 'none'] as const;
export const expiries = ['realistic', 'quick'] as const;

/** What is asked for, or what is wrong with it, as a sentence. Members of other names are left out. */
export function readBeginning(value: unknown): Beginning | string {
  if (!isObject(value)) return say('How to begin is an object.');
  const { seed, lag, throughput, expiry } = value;
  if (seed !== undefined && !Number.isSafeInteger(seed)) return say('A seed is a whole number.');
  if (!isOneOf(lag, lags)) return say('A lag is realistic or none.');
  if (!isOneOf(throughput, throughputs)) return say('Throughput is adaptive, burst, static or unlimited.');
  if (!isOneOf(expiry, expiries)) return say('Expiry is realistic or quick.');
  const [problem] = physicsProblems(value);
  if (problem !== undefined) return problem.sentence;
  return { seed: seed as number | undefined, lag, throughput, expiry, ...physicsIn(value) };
}

/** How another workspace is begun as this one was, its seed apart; nothing where all is as usual. */
export function beginningLike({ lag, throughput, expiry, physics }: WorkspaceAbout): Beginning | undefined {
  const beginning: Beginning = {
    ...(lag === 'none' ? { lag } : {}),
    ...(throughput === 'adaptive' ? {} : { throughput }),
    ...(expiry === 'quick' ? { expiry } : {}),
    ...physics,
  };
  return Object.keys(beginning).length === 0 ? undefined : beginning;
}

const isOneOf = <T extends string>(value: unknown, choices: readonly T[]): value is T | undefined =>
  value === undefined || choices.some((choice) => choice === value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
