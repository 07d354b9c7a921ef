/**
 * One tab's part in a workspace that several tabs share. Whoever has the seat opens the workspace and serves
 * all; the others send it what their pages ask. When it goes, the next one opens the workspace from disk, and
 * calls that were under way are sent again under the same id, by which the journal knows those that were done.
 */
import type { ConnectionEvent, StorageState, WorkControl } from '#session/connection.ts';
import type { Wall } from '../host/wall.ts';
import { eventFor, type News, type TabId } from '../worker/news.ts';
import { isOnce, isRepeatable, type ResultOf, type WorkspaceRequest } from '../worker/requests.ts';
import type { Workspace } from '../worker/workspace.ts';
import { protocolVersion, type TabChannel, type TabMessage } from './messages.ts';
import type { Seat } from './seat.ts';

export interface TabOptions {
  /** Unique among all tabs that ever were. */
  readonly id: TabId;
  readonly seat: Seat;
  readonly channel: TabChannel;
  readonly wall: Wall;
  readonly openWorkspace: (tell: (news: News) => void) => Promise<Pick<Workspace, 'ask' | 'close' | 'storage'>>;
  readonly tell: (event: ConnectionEvent) => void;
}

/** What a tab asks of another one and has no answer to yet. */
interface Pending {
  readonly request: WorkspaceRequest;
  readonly callId: string | undefined;
  sentTo: TabId | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (problem: Error) => void;
}

/** Few enough that the journal still knows the answers of all of them when they are sent again. */
const inFlightMax = 64;
/** A writer that is at work answers long before. */
const silenceMs = 10_000;

type Outgoing = TabMessage extends infer M ? (M extends TabMessage ? Omit<M, 'version' | 'from'> : never) : never;

export class Tab {
  readonly #options: TabOptions;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  /** Present while this tab is the writer. */
  #workspace: Pick<Workspace, 'ask' | 'close' | 'storage'> | undefined;
  /** Another tab that is. */
  #writer: TabId | undefined;
  /** The writer is a tab of another version of Dynascope. */
  #isStrangers = false;
  #storage: StorageState = { kind: 'stored' };
  #giveBack: (() => void) | undefined;
  #isClosed = false;
  #heardMs = 0;
  #cancelWatch: (() => void) | undefined;

  constructor(options: TabOptions) {
    this.#options = options;
  }

  get storage(): StorageState {
    return this.#storage;
  }

  get role(): 'writer' | 'follower' {
    return this.#workspace === undefined ? 'follower' : 'writer';
  }

  /** Resolves when there is a workspace to ask, in this tab or in another one. */
  start(): Promise<void> {
    const { seat, channel } = this.#options;
    return new Promise((resolve, reject) => {
      channel.listen((message) => {
        this.#hear(message);
        if (this.#writer !== undefined || this.#isStrangers) resolve();
      });
      this.#post({ kind: 'who writes' });
      seat.take().then((giveBack) => this.#becomeWriter(giveBack)).then(resolve, reject);
    });
  }

  /**
   * Rejects with an `Error` whose message is for the learner. Work that another tab does is neither watched
   * nor given up.
   */
  ask<Request extends WorkspaceRequest>(request: Request, control?: WorkControl): Promise<ResultOf<Request['kind']>> {
    if (this.#workspace !== undefined) {
      return this.#workspace.ask(request, { tab: this.#options.id }, control);
    }
    if (this.#isClosed) return Promise.reject(closedError());
    if (this.#isStrangers) return Promise.reject(new Error(strangerReason));
    return new Promise<unknown>((resolve, reject) => {
      const id = ++this.#lastId;
      const callId = isRepeatable(request) ? undefined : `${this.#options.id}-${id}`;
      this.#pending.set(id, { request, callId, sentTo: undefined, resolve, reject });
      this.#sendPending();
    }) as Promise<ResultOf<Request['kind']>>;
  }

  /** A writer ends what it has begun and makes room for the next one. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const workspace = this.#workspace;
    // What others ask from now on is for the next writer.
    this.#workspace = undefined;
    await workspace?.close();
    this.#options.seat.leave();
    this.#cancelWatch?.();
    this.#options.channel.close();
    this.#giveBack?.();
    for (const { reject } of this.#pending.values()) reject(closedError());
    this.#pending.clear();
  }

  async #becomeWriter(giveBack: () => void): Promise<void> {
    this.#giveBack = giveBack;
    if (this.#isClosed) return giveBack();
    const workspace = await this.#options.openWorkspace((news) => this.#tellAll(news));
    if (this.#isClosed) {
      await workspace.close();
      return giveBack();
    }
    this.#workspace = workspace;
    this.#writer = undefined;
    this.#isStrangers = false;
    this.#storage = workspace.storage;
    this.#post({ kind: 'writer', storage: workspace.storage });
    this.#options.tell({ kind: 'role', role: 'writer' });
    this.#options.tell({ kind: 'storage', storage: workspace.storage });
    this.#sendPending();
  }

  #tellAll(news: News): void {
    this.#post({ kind: 'news', news });
    this.#take(news);
  }

  #take(news: News): void {
    if (news.kind === 'storage') this.#storage = news.storage;
    const event = eventFor(this.#options.id, news);
    if (event !== undefined) this.#options.tell(event);
  }

  #post(message: Outgoing): void {
    // Of a tab that is being closed, others hear the answers they wait for and nothing else.
    if (this.#isClosed && message.kind !== 'answer' && message.kind !== 'failure') return;
    this.#options.channel.post({ ...message, version: protocolVersion, from: this.#options.id } as TabMessage);
  }

  #hear(message: TabMessage): void {
    if (message.version !== protocolVersion) return this.#hearStranger(message);
    if (message.from === this.#writer) this.#heardMs = this.#options.wall.steadyMs();
    switch (message.kind) {
      case 'who writes':
        if (this.#workspace !== undefined) this.#post({ kind: 'writer', storage: this.#storage });
        return;
      case 'writer':
        return this.#follow(message.from, message.storage);
      case 'ask':
        if (message.to === this.#options.id) void this.#serve(message);
        return;
      case 'answer':
        if (message.to === this.#options.id) this.#settle(message.id)?.resolve(message.result);
        return;
      case 'failure':
        if (message.to === this.#options.id) this.#settle(message.id)?.reject(new Error(message.problem));
        return;
      case 'news':
        return this.#take(message.news);
    }
  }

  /** A tab of another version can't be asked. It may be closed or reloaded; then this one goes on. */
  #hearStranger({ kind }: TabMessage): void {
    if (kind === 'who writes' && this.#workspace !== undefined) this.#post({ kind: 'writer', storage: this.#storage });
    if (kind !== 'writer' || this.#workspace !== undefined) return;
    this.#writer = undefined;
    this.#isStrangers = true;
    this.#take({ kind: 'storage', storage: { kind: 'failed', reason: strangerReason } });
    for (const id of Array.from(this.#pending.keys())) this.#settle(id)?.reject(new Error(strangerReason));
  }

  #follow(writer: TabId, storage: StorageState): void {
    const isFirst = this.#writer === undefined;
    this.#writer = writer;
    this.#isStrangers = false;
    this.#heardMs = this.#options.wall.steadyMs();
    this.#storage = storage;
    if (isFirst) this.#options.tell({ kind: 'role', role: 'follower' });
    this.#options.tell({ kind: 'storage', storage });
    this.#sendPending();
  }

  async #serve({ from, id, request, callId }: Extract<TabMessage, { kind: 'ask' }>): Promise<void> {
    if (this.#workspace === undefined) return;
    try {
      const result = await this.#workspace.ask(request, { tab: from, callId });
      this.#post({ kind: 'answer', to: from, id, result });
    } catch (cause) {
      this.#post({ kind: 'failure', to: from, id, problem: messageOf(cause) });
    }
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (pending !== undefined) this.#sendPending();
    return pending;
  }

  /** To whoever writes now: everything that was not sent to it yet, oldest first. */
  #sendPending(): void {
    const writer = this.#workspace === undefined ? this.#writer : this.#options.id;
    if (writer === undefined) return;
    let inFlight = 0;
    for (const [id, pending] of Array.from(this.#pending)) {
      if (this.#workspace === undefined && ++inFlight > inFlightMax) break;
      if (pending.sentTo === writer) continue;
      if (pending.sentTo !== undefined && isOnce(pending.request)) {
        this.#settle(id)?.reject(interruptedError());
        continue;
      }
      pending.sentTo = writer;
      this.#send(writer, id, pending);
    }
  }

  #send(writer: TabId, id: number, { request, callId }: Pending): void {
    if (this.#workspace === undefined) {
      this.#post({ kind: 'ask', to: writer, id, request, callId });
      this.#watch();
      return;
    }
    this.#workspace.ask(request, { tab: writer, callId }).then(
      (result) => this.#settle(id)?.resolve(result),
      (cause: unknown) => this.#settle(id)?.reject(cause instanceof Error ? cause : new Error(String(cause))),
    );
  }

  /** A tab can be alive, have the seat and stand still: paused by a debugger, or put to sleep by the system. */
  #watch(): void {
    if (this.#cancelWatch !== undefined) return;
    const startedMs = this.#options.wall.steadyMs();
    this.#cancelWatch = this.#options.wall.after(silenceMs, () => {
      this.#cancelWatch = undefined;
      if (this.#pending.size === 0 || this.#workspace !== undefined) return;
      if (this.#heardMs < startedMs) {
        this.#options.tell({
          kind: 'notice',
          sentence: 'The tab that keeps this workspace does not answer. Nothing is lost. Go to that tab or close it; this one then goes on by itself.',
        });
      } else this.#watch();
    });
  }
}

const strangerReason =
  'Another tab has this workspace open in a different version of Dynascope. Nothing was changed. Reload that tab and this one.';

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const closedError = (): Error => new Error('The workspace was closed in this tab. Everything that was answered is stored.');

const interruptedError = (): Error =>
  new Error('The tab that was at it has gone before it was done. The workspace is as it was before or as it was wanted, whole in either case. Look, and do it again if need be.');
