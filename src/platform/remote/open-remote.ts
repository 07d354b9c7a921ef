/** Connects with another engine: a worker for it, and one request that costs nothing to see that it answers. */
import { EngineRefused, type OpenAnotherEngine } from '#session/another-engine.ts';
import { errorOf } from '#session/exchange.ts';
import type { FromRemote, ToRemote } from './messages.ts';
import { RemoteConnection } from './remote-connection.ts';
import type { RemoteOutcome, Send } from './send.ts';

let opened = 0;

/** Rejects with an {@link EngineRefused}; then nothing is left of the attempt. */
export const openRemote: OpenAnotherEngine = async (address, signal) => {
  // It may have been given up while this module was on its way.
  signal.throwIfAborted();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'another engine' });
  worker.postMessage({ kind: 'open', address } satisfies ToRemote);
  const connection = new RemoteConnection({
    // A space stands in no stored workspace's name.
    workspace: `another engine ${++opened}`,
    elsewhere: { url: address.url, region: address.region },
    send: sendThrough(worker),
    nowMs: () => Date.now(),
    onClose: () => worker.terminate(),
  });
  const { status, body } = await Promise.race([connection.call({ target: 'DynamoDB_20120810.ListTables', body: '{"Limit":1}' }), givenUp(signal)]).catch(async (reason: unknown) => {
    await connection.close();
    throw reason;
  });
  if (status === 200) return connection;
  await connection.close();
  throw new EngineRefused(errorOf(body));
};

const givenUp = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

function sendThrough(worker: Worker): Send {
  const waiting = new Map<number, (outcome: RemoteOutcome) => void>();
  let lastId = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<FromRemote>) => {
    waiting.get(data.id)?.(data.outcome);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    // Its code could not be loaded, as without a network before the page was stored.
    for (const resolve of waiting.values()) resolve({ kind: 'failure', failure: { kind: 'not reached', isOnline: navigator.onLine } });
    waiting.clear();
  });
  return (target, body) =>
    new Promise((resolve) => {
      waiting.set(++lastId, resolve);
      worker.postMessage({ kind: 'send', id: lastId, target, body } satisfies ToRemote);
    });
}
