/**
 * What the page and the sandbox say to each other, and how much of it. The guest keeps to these limits by
 * itself; the page does not rely on that (see `guest-messages.ts`).
 */
import type { CodeError, CodeFile, CodeGround, OutputLine } from '#session/code-runner.ts';
import type { ClientWord } from '#session/connection.ts';

export type GuestMessage =
  /** The sandbox stands and waits for files. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'call'; readonly id: number; readonly target: string; readonly body: string; readonly client: ClientWord }
  | { readonly kind: 'output'; readonly lines: readonly OutputLine[]; readonly omitted: number }
  | { readonly kind: 'pong' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'unsettled' }
  | { readonly kind: 'failed'; readonly error: CodeError };

export type HostMessage =
  | { readonly kind: 'run'; readonly files: readonly CodeFile[]; readonly ground: CodeGround }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly answeredAtMs: number | undefined;
    }
  /** The request could not be passed on at all. */
  | { readonly kind: 'lost'; readonly id: number; readonly reason: string }
  | { readonly kind: 'ping' };

/** Characters of one line of output; the rest is cut off. */
export const lineCharsMax = 10_000;

/** Lines and characters kept of a run; what comes after is counted. */
export const outputLinesMax = 1_000;
export const outputCharsMax = 500_000;

/** Messages with output: so many at once, and so many more for every second. */
export const outputBurst = 50;
export const outputPerSecond = 20;

/** Characters of one request: DynamoDB itself takes at most 16 MB. Source: AWS, limits of BatchWriteItem. */
export const callCharsMax = 17_000_000;

/** Virtual milliseconds that a request may come after the last answer: no wait of the SDK's is longer. Source: reference 4.43. */
export const waitMsMax = 20_000;

/** Characters of an error with its places. */
export const errorCharsMax = 20_000;

/** Characters of all files together. */
export const sourceCharsMax = 500_000;
