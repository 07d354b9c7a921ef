/** A function that is no code: it fails on records that match, and always the same ones. */
import type { TriggerHandler } from '#engine/model/trigger.ts';
import { type Json, readPattern } from './pattern.ts';

/** How an invocation ends, as the function leaves it. */
export type Outcome =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'timed out' }
  /** The function says which records it could not process; a text that names no record is unreadable. */
  | { readonly kind: 'items'; readonly sequences: readonly (number | undefined)[] };

export interface ScriptRecord {
  readonly sequence: number;
  readonly json: Json;
}

type Script = Extract<TriggerHandler, { kind: 'script' }>;

export function runScript({ failsOn, failure, durationMs, timeoutMs }: Script, records: readonly ScriptRecord[]): Outcome {
  if (durationMs > timeoutMs) return { kind: 'timed out' };
  const pattern = failsOn === undefined ? undefined : readPattern(failsOn);
  const failed = pattern === undefined || typeof pattern === 'string' ? [] : records.filter(({ json }) => pattern.matches(json));
  if (failed.length === 0) return { kind: 'succeeded' };
  if (failure === 'timeout') return { kind: 'timed out' };
  if (failure === 'items') return { kind: 'items', sequences: failed.map(({ sequence }) => sequence) };
  return { kind: 'failed', error: 'Error: the function fails on a record of this batch' };
}

/** How long it takes. */
export const scriptMs = ({ durationMs, timeoutMs }: Script, outcome: Outcome): number =>
  outcome.kind === 'timed out' ? timeoutMs : durationMs;

/** As Lambda says it. */
export const timeoutText = (timeoutMs: number): string => `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
