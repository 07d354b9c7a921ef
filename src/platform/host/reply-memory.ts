/**
 * Answers that were given, by the caller's own id. A tab whose host has gone sends its calls again to the
 * next one; a write that was done must not be done twice.
 */
import type { Response } from '#engine';
import type { Reply } from '../journal/frame.ts';

/** A tab sends again at once, so only the latest calls can come twice. */
const repliesMax = 1024;

export class ReplyMemory {
  readonly #replies = new Map<string, Promise<Response>>();

  /** An answer from the journal. */
  keep({ callId, status, headers, body }: Reply): void {
    this.await(callId, Promise.resolve({ status, headers, body }));
  }

  /** An answer that is on its way. */
  await(callId: string, response: Promise<Response>): void {
    this.#replies.set(callId, response);
    if (this.#replies.size <= repliesMax) return;
    const [oldest] = this.#replies.keys();
    if (oldest !== undefined) this.#replies.delete(oldest);
  }

  find(callId: string): Promise<Response> | undefined {
    return this.#replies.get(callId);
  }
}
