/**
 * A workspace as the page has it: a worker of its own, spoken to by messages. A worker that dies takes no
 * page with it. Whoever waits for an answer gets one that says so, and a new worker opens what is stored.
 */
import type {
  CallOrigin,
  ClockReading,
  Connection,
  ConnectionAnswer,
  ConnectionCall,
  ConnectionEvent,
  Facts,
  FactsQuery,
  KeySpaceHeat,
  KeySpaceQuery,
  StorageState,
} from '#session/connection.ts';
import type { PageMessage, WorkerMessage } from '../worker/messages.ts';
import type { BytesAnswer, RequestKind, ResultOf, WorkspaceRequest } from '../worker/requests.ts';

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (problem: Error) => void;
}

/** A worker that dies this often so soon will die again. */
const restartsMax = 3;
const restartSpanMs = 10_000;

export class PageConnection implements Connection {
  readonly workspace: string;
  readonly #startWorker: () => Worker;
  readonly #listeners = new Set<(event: ConnectionEvent) => void>();
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker;
  #storage: StorageState = { kind: 'stored' };
  #lastId = 0;
  #restartsMs: number[] = [];
  #opened: () => void = () => undefined;
  #closed: (() => void) | undefined;
  #isGone = false;

  private constructor(workspace: string, startWorker: () => Worker) {
    this.workspace = workspace;
    this.#startWorker = startWorker;
    this.#worker = this.#start();
  }

  /** Resolves when the workspace can be asked, or when it is known that it can't; `storage()` tells. */
  static open(workspace: string, startWorker: () => Worker): Promise<PageConnection> {
    return new Promise((resolve) => {
      const connection: PageConnection = new PageConnection(workspace, startWorker);
      connection.#opened = () => resolve(connection);
    });
  }

  async call({ target, body, origin }: ConnectionCall): Promise<ConnectionAnswer> {
    try {
      return await this.#ask({ kind: 'call', target, body, origin });
    } catch (cause) {
      return { ...lostAnswer, body: lostBody(cause), trace: undefined };
    }
  }

  async callBytes(target: string, body: Uint8Array, origin: CallOrigin): Promise<BytesAnswer> {
    try {
      return await this.#ask({ kind: 'callBytes', target, body, origin });
    } catch (cause) {
      return { ...lostAnswer, body: new TextEncoder().encode(lostBody(cause)) };
    }
  }

  whatIf(calls: readonly Omit<ConnectionCall, 'origin'>[]): Promise<readonly ConnectionAnswer[]> {
    return this.#ask({ kind: 'whatIf', calls });
  }

  facts(query: FactsQuery): Promise<Facts> {
    return this.#ask({ kind: 'facts', query });
  }

  keySpaceHeat(query: KeySpaceQuery): Promise<KeySpaceHeat> {
    return this.#ask({ kind: 'keySpaceHeat', query });
  }

  exportFile(): Promise<Uint8Array> {
    return this.#ask({ kind: 'exportFile' });
  }

  importFile(file: Uint8Array): Promise<void> {
    return this.#ask({ kind: 'importFile', file });
  }

  reset(): Promise<void> {
    return this.#ask({ kind: 'reset' });
  }

  /** The wall clock's, where no workspace tells. */
  clock(): Promise<ClockReading> {
    const wallMs = performance.timeOrigin + performance.now();
    return this.#ask({ kind: 'clock' }).catch(() => ({ nowMs: wallMs, wallMs, speed: 1 }));
  }

  storage(): StorageState {
    return this.#storage;
  }

  subscribe(listener: (event: ConnectionEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.#isGone) return;
    this.#isGone = true;
    await new Promise<void>((resolve) => {
      this.#closed = resolve;
      this.#post({ kind: 'close' });
    });
    this.#worker.terminate();
    this.#failWaiting('The workspace was closed in this tab. Everything that was answered is stored.');
  }

  #start(): Worker {
    const worker = this.#startWorker();
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => this.#take(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#bury(worker, event.message);
    };
    worker.onmessageerror = () => this.#bury(worker, 'an answer could not be read');
    worker.postMessage({ kind: 'open', workspace: this.workspace } satisfies PageMessage);
    return worker;
  }

  #ask<Request extends WorkspaceRequest>(request: Request): Promise<ResultOf<Request['kind']>> {
    if (this.#isGone) return Promise.reject(new Error(this.#storage.kind === 'failed' ? this.#storage.reason : 'The workspace is closed.'));
    return new Promise<ResultOf<RequestKind>>((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ kind: 'ask', id, request });
    }) as Promise<ResultOf<Request['kind']>>;
  }

  #post(message: PageMessage): void {
    this.#worker.postMessage(message);
  }

  #take(message: WorkerMessage): void {
    switch (message.kind) {
      case 'opened':
        this.#tell({ kind: 'storage', storage: message.storage });
        return this.#opened();
      case 'answer':
        return this.#settle(message.id)?.resolve(message.result as never);
      case 'failure':
        return this.#settle(message.id)?.reject(new Error(message.problem));
      case 'event':
        return this.#tell(message.event);
      case 'closed':
        return this.#closed?.();
    }
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #tell(event: ConnectionEvent): void {
    if (event.kind === 'storage') this.#storage = event.storage;
    for (const listener of this.#listeners) listener(event);
  }

  #bury(worker: Worker, why: string): void {
    if (worker !== this.#worker || this.#isGone) return;
    worker.terminate();
    this.#failWaiting(
      `The engine stopped before it answered (${why}). The request may or may not have been carried out; look before you send it again.`,
    );
    const nowMs = performance.now();
    this.#restartsMs = [...this.#restartsMs.filter((ms) => nowMs - ms < restartSpanMs), nowMs];
    if (this.#restartsMs.length > restartsMax) return this.#giveUp(why);
    this.#tell({ kind: 'notice', sentence: `The engine stopped (${why}) and was started again. Everything that was answered is stored.` });
    this.#worker = this.#start();
  }

  #giveUp(why: string): void {
    this.#isGone = true;
    const reason = `The engine does not start (${why}). Everything that was answered is stored. Reload the page; if it comes again, update the browser.`;
    this.#tell({ kind: 'storage', storage: { kind: 'failed', reason } });
    this.#opened();
  }

  #failWaiting(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}

/** As AWS answers a fault of its own; the message says what it was. */
const lostAnswer = { status: 500, headers: { 'content-type': 'application/x-amz-json-1.0' } } as const;

const lostBody = (cause: unknown): string =>
  JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
    message: cause instanceof Error ? cause.message : String(cause),
  });
