/**
 * A workspace as the page has it: a worker of its own, spoken to by messages. A worker that dies takes no
 * page with it. Whoever waits for an answer gets one that says so, and a new worker opens what is stored.
 */
import type {
  Beginning,
  CallOrigin,
  ClockReading,
  Connection,
  ConnectionAnswer,
  ConnectionCall,
  ConnectionEvent,
  Facts,
  FactsQuery,
  FileContents,
  HeatQuery,
  KeySpaceHeat,
  StorageState,
  WorkControl,
  WorkProgress,
  WorkspaceAbout,
} from '#session/connection.ts';
import type { Destination, GoingFacts, Stop } from '#session/going-back.ts';
import type { InsideFacts, InsideQuery } from '#session/inside-queries.ts';
import type { PageMessage, WorkerMessage } from '../worker/messages.ts';
import type { BytesAnswer, LookRequest, RequestKind, ResultOf, WorkspaceRequest } from '../worker/requests.ts';

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (problem: Error) => void;
  readonly onProgress: ((progress: WorkProgress) => void) | undefined;
}

/** A worker that dies this often so soon will die again. */
const restartsMax = 3;
const restartSpanMs = 10_000;

export class PageConnection implements Connection {
  readonly workspace: string;
  readonly #startWorker: () => Worker;
  readonly #listeners = new Set<(event: ConnectionEvent) => void>();
  readonly #waiting = new Map<number, Waiting>();
  /** What was told while the workspace was being opened and nobody listened yet. */
  #untold: ConnectionEvent[] | undefined = [];
  #worker: Worker;
  #storage: StorageState = { kind: 'stored' };
  #lastId = 0;
  /** What is looked at; absent: the present. */
  #stop: Stop | undefined;
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

  async call({ target, body, origin, client }: ConnectionCall): Promise<ConnectionAnswer> {
    try {
      return await this.#look({ kind: 'call', target, body, origin, ...(client === undefined ? {} : { client }) });
    } catch (cause) {
      return { ...lostAnswer, body: lostBody(cause), trace: undefined };
    }
  }

  async callBytes(target: string, body: Uint8Array, origin: CallOrigin): Promise<BytesAnswer> {
    try {
      return await this.#look({ kind: 'callBytes', target, body, origin });
    } catch (cause) {
      return { ...lostAnswer, body: new TextEncoder().encode(lostBody(cause)) };
    }
  }

  whatIf(calls: readonly Omit<ConnectionCall, 'origin'>[]): Promise<readonly ConnectionAnswer[]> {
    return this.#look({ kind: 'whatIf', calls });
  }

  facts(query: FactsQuery): Promise<Facts> {
    return this.#look({ kind: 'facts', query });
  }

  keySpaceHeat(query: HeatQuery): Promise<KeySpaceHeat> {
    return this.#look({ kind: 'keySpaceHeat', query });
  }

  inside<Query extends InsideQuery>(query: Query): Promise<InsideFacts[Query['kind']] | undefined> {
    return this.#look({ kind: 'inside', query }) as Promise<InsideFacts[Query['kind']] | undefined>;
  }

  about(): Promise<WorkspaceAbout> {
    return this.#ask({ kind: 'about' });
  }

  exportFile(control?: WorkControl): Promise<Uint8Array> {
    return this.#ask({ kind: 'exportFile' }, control);
  }

  examineFile(file: Uint8Array, control?: WorkControl): Promise<FileContents> {
    return this.#ask({ kind: 'examineFile', file }, control);
  }

  importFile(file: Uint8Array, control?: WorkControl): Promise<void> {
    return this.#ask({ kind: 'importFile', file }, control);
  }

  reset(beginning?: Beginning): Promise<void> {
    return this.#ask({ kind: 'reset', ...(beginning === undefined ? {} : { beginning }) });
  }

  going(): Promise<GoingFacts> {
    return this.#ask({ kind: 'going' });
  }

  go(to: Destination, control?: WorkControl): Promise<void> {
    return this.#ask({ kind: 'go', to }, control);
  }

  keepCheckpoint(name: string, control?: WorkControl): Promise<void> {
    return this.#ask({ kind: 'keepCheckpoint', name }, control);
  }

  dropCheckpoint(id: number): Promise<void> {
    return this.#ask({ kind: 'dropCheckpoint', id });
  }

  async lookAt(stop: Stop | undefined): Promise<void> {
    if (stop !== undefined) await this.#ask({ kind: 'at', stop, request: { kind: 'clock' } });
    this.#stop = stop;
  }

  /** The wall clock's, where no workspace tells. */
  clock(): Promise<ClockReading> {
    const wallMs = performance.timeOrigin + performance.now();
    return this.#look({ kind: 'clock' }).catch(() => ({ nowMs: wallMs, wallMs, speed: 1 }));
  }

  storage(): StorageState {
    return this.#storage;
  }

  /** The first to listen hears what was told before. */
  subscribe(listener: (event: ConnectionEvent) => void): () => void {
    this.#listeners.add(listener);
    const untold = this.#untold ?? [];
    this.#untold = undefined;
    for (const event of untold) listener(event);
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
      // One whose code can't be loaded says nothing.
      this.#bury(worker, (event as Partial<ErrorEvent>).message ?? 'its code could not be loaded');
    };
    worker.onmessageerror = () => this.#bury(worker, 'an answer could not be read');
    worker.postMessage({ kind: 'open', workspace: this.workspace } satisfies PageMessage);
    return worker;
  }

  #ask<Request extends WorkspaceRequest>(request: Request, { signal, onProgress }: WorkControl = {}): Promise<ResultOf<Request['kind']>> {
    if (this.#isGone) return Promise.reject(new Error(this.#storage.kind === 'failed' ? this.#storage.reason : 'The workspace is closed.'));
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    return new Promise<ResultOf<RequestKind>>((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject, onProgress });
      this.#post({ kind: 'ask', id, request });
      signal?.addEventListener('abort', () => {
        if (this.#waiting.has(id)) this.#post({ kind: 'cancel', id });
      });
    }) as Promise<ResultOf<Request['kind']>>;
  }

  /** As things stand, or as they stood where an earlier moment is looked at. */
  #look<Request extends LookRequest>(request: Request): Promise<ResultOf<Request['kind']>> {
    const stop = this.#stop;
    return stop === undefined ? this.#ask(request) : (this.#ask({ kind: 'at', stop, request }) as Promise<ResultOf<Request['kind']>>);
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
      case 'progress':
        return this.#waiting.get(message.id)?.onProgress?.(message.progress);
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
    else this.#untold?.push(event);
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
