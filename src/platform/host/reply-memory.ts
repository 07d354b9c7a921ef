/**
 * Answers that were given, by the caller's own id. A tab whose host has gone sends its calls again to the
 * next one; a write that was done must not be done twice.
 */
import type { Response } from '#engine';
import type { Reply } from '../journal/frame.ts';

/** A tab sends again at once, so only the latest calls can come twice. */
const repliesMax = 256;

export class ReplyMemory {
  readonly #replies = new Map<string, Promise<Response>>();
  /** Those that stand in the journal; a snapshot that cuts it takes them over. */
  readonly #stored = new Map<string, Reply>();

  /** An answer from the journal, or on its way there. */
  keep(reply: Reply): void {
    const { callId, status, headers, body } = reply;
    if (!this.#replies.has(callId)) this.await(callId, Promise.resolve({ status, headers, body }));
    this.#stored.set(callId, reply);
    dropOldest(this.#stored);
  }

  /** An answer that is on its way to its caller. */
  await(callId: string, response: Promise<Response>): void {
    this.#replies.set(callId, response);
    dropOldest(this.#replies);
  }

  find(callId: string): Promise<Response> | undefined {
    return this.#replies.get(callId);
  }

  /** Oldest first. */
  stored(): Reply[] {
    return [...this.#stored.values()];
  }
}

function dropOldest(map: Map<string, unknown>): void {
  if (map.size <= repliesMax) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
