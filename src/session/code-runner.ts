/**
 * What the page needs in order to run a learner's code: somewhere it can do no harm, and word of what it
 * does. `platform` keeps this contract; `app` puts the two together.
 */
import type { ClientWord, ConnectionAnswer } from './connection.ts';

/** One TypeScript file; its name is that under which others import it, e.g. `main.ts`. */
export interface CodeFile {
  readonly name: string;
  readonly text: string;
}

/** The file that is run; the others are there to be imported. */
export const mainFileName = 'main.ts';

export type OutputLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

export interface OutputLine {
  readonly level: OutputLevel;
  /** Plain text, may have several lines. */
  readonly text: string;
  /** Where in the learner's code it was written; absent where that isn't known. */
  readonly at?: CodePlace | undefined;
}

export interface CodePlace {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

export interface CodeError {
  readonly name: string;
  readonly message: string;
  /** Name, message and the places in the learner's code on the way to it, as text. */
  readonly text: string;
  readonly at?: CodePlace | undefined;
}

export type CodeEnd =
  /** All is run and nothing is left to wait for. */
  | { readonly kind: 'finished' }
  /** The code threw and nobody caught. */
  | { readonly kind: 'failed'; readonly error: CodeError }
  /** Waits at the top level for something that can't come any more. */
  | { readonly kind: 'unsettled' }
  /** The learner stopped it. */
  | { readonly kind: 'stopped' }
  /** The sandbox stopped it; the sentence says why. */
  | { readonly kind: 'halted'; readonly reason: string };

export type CodeEvent =
  | { readonly kind: 'running' }
  | { readonly kind: 'output'; readonly lines: readonly OutputLine[]; readonly omitted: number }
  | { readonly kind: 'ended'; readonly end: CodeEnd };

/** Where a run begins: the time its waits go on from, and what its chance comes of. */
export interface CodeGround {
  /** Virtual, milliseconds since the epoch. */
  readonly nowMs: number;
  readonly speed: number;
  /** The workspace's. */
  readonly seed: number;
  /** Requests that the workspace has answered: the next run of the same code has other luck. */
  readonly requests: number;
}

export interface CodeAnswer extends Pick<ConnectionAnswer, 'status' | 'headers' | 'body'> {
  /** The virtual moment at which the answer is with the code; absent where it isn't known. */
  readonly answeredAtMs?: number | undefined;
}

export interface CodeRunOptions {
  readonly files: readonly CodeFile[];
  readonly ground: CodeGround;
  /** Answers a request of the code's. At most {@link callsInFlightMax} are under way at a time. */
  readonly call: (target: string, body: string, client?: ClientWord) => Promise<CodeAnswer>;
  /** `running` first, `ended` last and once; nothing comes after it. */
  readonly onEvent: (event: CodeEvent) => void;
}

export interface CodeRunHandle {
  /** Ends the run at once, whatever the code is doing. */
  stop(): void;
}

export interface CodeRunner {
  start(options: CodeRunOptions): CodeRunHandle;
}

export const callsInFlightMax = 64;
