/**
 * One request to another engine over HTTP, and what can go wrong on the way. What the engine itself refuses is an
 * answer like any other; a failure is what lies between the page and the engine.
 */
import type { EngineAddress } from '#session/engine-address.ts';
import { signedHeaders } from './sign.ts';

export interface RemoteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type RemoteFailure =
  /** Nobody listens there, or the network is down, or the certificate is not trusted. */
  | { readonly kind: 'not reached'; readonly isOnline: boolean }
  /** The engine is there, and lets no page of this site read its answers. */
  | { readonly kind: 'page refused' }
  | { readonly kind: 'timed out'; readonly afterMs: number }
  /** What came back is no answer of DynamoDB's. */
  | { readonly kind: 'unreadable'; readonly status: number; readonly contentType: string };

export type RemoteOutcome = { readonly kind: 'answer'; readonly answer: RemoteAnswer } | { readonly kind: 'failure'; readonly failure: RemoteFailure };

/** Sends one request. Never rejects. */
export type Send = (target: string, body: Uint8Array) => Promise<RemoteOutcome>;

/** What of the browser is used; a test brings its own. */
export interface Wire {
  readonly fetch: typeof globalThis.fetch;
  readonly nowMs: () => number;
  readonly isOnline: () => boolean;
  /** How long an answer may take, its body included. */
  readonly timeoutMs: number;
}

/** Longer than the slowest operation of DynamoDB takes; a page of 1 MB comes in a few seconds. */
export const answerMsMax = 30_000;
const probeMsMax = 5000;

const failed = (failure: RemoteFailure): RemoteOutcome => ({ kind: 'failure', failure });

export function createSend(address: EngineAddress, wire: Wire): Send {
  return async (target, body) => {
    const url = urlFor(address.url, target);
    const headers = await signedHeaders({ url, target, body, atMs: wire.nowMs() }, address);
    const signal = AbortSignal.timeout(wire.timeoutMs);
    try {
      const response = await wire.fetch(url, { ...alone, method: 'POST', headers, body: body as Uint8Array<ArrayBuffer>, redirect: 'error', signal });
      const answer = { status: response.status, headers: Object.fromEntries(response.headers), body: new Uint8Array(await response.arrayBuffer()) };
      if (isOfDynamo(answer)) return { kind: 'answer', answer };
      return failed({ kind: 'unreadable', status: answer.status, contentType: response.headers.get('content-type') ?? '' });
    } catch {
      return failed(signal.aborted ? { kind: 'timed out', afterMs: wire.timeoutMs } : await diagnose(url, wire));
    }
  };
}

/** Nothing of the browser's goes along: no cookies, no address of the page. A redirect would take the signature elsewhere. */
const alone = { mode: 'cors', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const satisfies RequestInit;

/** Streams of AWS live at a host of their own. Source: AWS General Reference, "Amazon DynamoDB endpoints and quotas". */
function urlFor(base: string, target: string): URL {
  const url = new URL(base);
  if (target.startsWith('DynamoDBStreams_') && /^dynamodb\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/.test(url.hostname)) url.hostname = `streams.${url.hostname}`;
  return url;
}

/** DynamoDB answers one JSON object, its refusals too. */
function isOfDynamo({ body }: RemoteAnswer): boolean {
  try {
    const answer = JSON.parse(new TextDecoder().decode(body)) as unknown;
    return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
  } catch {
    return false;
  }
}

/**
 * Browsers do not tell a page why a request has failed. A second one without key and signature, whose answer
 * nobody may read, tells whether anybody is there: then it was the engine's leave that was missing.
 */
async function diagnose(url: URL, wire: Wire): Promise<RemoteFailure> {
  try {
    await wire.fetch(url, { ...alone, method: 'GET', mode: 'no-cors', signal: AbortSignal.timeout(probeMsMax) });
    return { kind: 'page refused' };
  } catch {
    return { kind: 'not reached', isOnline: wire.isOnline() };
  }
}
