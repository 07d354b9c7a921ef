/**
 * Speaks with another engine. A worker of its own, because it may do what the page may not: the page's content
 * policy lets nothing go to other hosts, and stays so. The credentials are in this worker's memory alone.
 */
import type { FromRemote, ToRemote } from './messages.ts';
import { answerMsMax, createSend, type Send } from './send.ts';

let send: Send | undefined;

addEventListener('message', ({ data }: MessageEvent<ToRemote>) => {
  if (data.kind === 'open') {
    const nowMs = (): number => performance.timeOrigin + performance.now();
    send = createSend(data.address, { fetch: (...asked) => fetch(...asked), nowMs, isOnline: () => navigator.onLine, timeoutMs: answerMsMax });
    return;
  }
  const { id, target, body } = data;
  void send?.(target, body).then((outcome) => postMessage({ id, outcome } satisfies FromRemote));
});
