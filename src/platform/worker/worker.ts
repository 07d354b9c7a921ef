/**
 * The page's worker. It takes messages that may be anything, answers each that has an id, and goes on: what
 * it can't read is answered with what is wrong, what goes wrong inside is told as a notice.
 */
import { Bug } from '#engine';
import type { Tab } from '../tabs/tab.ts';
import { openBrowserTab } from './browser-workspace.ts';
import type { WorkerMessage } from './messages.ts';
import { readRequest } from './requests.ts';

let tab: Tab | undefined;
/** Of everything that is under way. */
const controls = new Map<number, AbortController>();

const say = (message: WorkerMessage, transfer: Transferable[] = []): void => postMessage(message, { transfer });

const notice = (sentence: string): void => say({ kind: 'event', event: { kind: 'notice', sentence } });

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  take(data).catch((cause: unknown) => notice(faultSentence(cause)));
});
addEventListener('messageerror', () => notice('The page sent something that can’t be read; nobody waits for it.'));
addEventListener('error', (event) => {
  event.preventDefault();
  notice(faultSentence(event.message));
});
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  notice(faultSentence(event.reason));
});

async function take(data: unknown): Promise<void> {
  const { kind, workspace, id, request } = (data ?? {}) as Record<string, unknown>;
  if (kind === 'open' && typeof workspace === 'string') return open(workspace);
  if (kind === 'close') return close();
  if (kind === 'cancel' && typeof id === 'number') return controls.get(id)?.abort();
  if (typeof id === 'number') return answer(id, request);
  notice('The page sent something that is no request; nothing was done.');
}

async function open(workspace: string): Promise<void> {
  tab ??= await openBrowserTab(workspace, (event) => say({ kind: 'event', event }));
  say({ kind: 'opened', storage: tab.storage });
}

async function close(): Promise<void> {
  await tab?.close();
  say({ kind: 'closed' });
}

async function answer(id: number, asked: unknown): Promise<void> {
  const request = readRequest(asked);
  if (typeof request === 'string') return say({ kind: 'failure', id, problem: request });
  if (tab === undefined) return say({ kind: 'failure', id, problem: 'No workspace is open.' });
  const control = new AbortController();
  controls.set(id, control);
  try {
    const result = await tab.ask(request, {
      signal: control.signal,
      onProgress: (progress) => say({ kind: 'progress', id, progress }),
    });
    say({ kind: 'answer', id, result }, request.kind === 'exportFile' ? [(result as Uint8Array<ArrayBuffer>).buffer] : []);
  } catch (cause) {
    if (cause instanceof Bug) notice(faultSentence(cause));
    say({ kind: 'failure', id, problem: cause instanceof Error ? cause.message : String(cause) });
  } finally {
    controls.delete(id);
  }
}

const faultSentence = (cause: unknown): string =>
  `Dynascope made a mistake (${cause instanceof Error ? cause.message : String(cause)}). Everything that was answered is stored. Reload the page if something looks wrong.`;
