/**
 * One workspace, as whoever holds it serves it: the host with its engine and disk, and beside it what the
 * page wants to know and the engine does not keep. There is always an answer: a workspace that can't be
 * opened, or whose disk has failed, says so, keeps what it has, and can be replaced.
 */
import type { RequestBody } from '#engine';
import type { Beginning, CallOrigin, ClientWord, ClockReading, StorageState, WorkControl } from '#session/connection.ts';
import { IndexFlows } from '#session/folds/index-flows.ts';
import { HeatFold } from '#session/folds/key-space-heat.ts';
import type { Disk } from '../disk/disk.ts';
import { DiskError } from '../disk/disk-error.ts';
import { MemoryDisk, MemoryMedium } from '../disk/memory-disk.ts';
import { readWorkspaceFile, writeWorkspaceFile } from '../files/when-needed.ts';
import { type Answer, EngineHost, type HostEvent, unavailable } from '../host/engine-host.ts';
import { chunks } from '../host/snapshots.ts';
import type { Wall } from '../host/wall.ts';
import { settingsOf } from './beginning.ts';
import { EarlierMoments } from './earlier.ts';
import { go, goingFacts } from './going.ts';
import { insideOf } from './inside.ts';
import { aboutOf, answersOf, contentsOf, factsOf, keyNames, noFacts, partitionSpans, textAnswer } from './looks.ts';
import { type News, NewsPace, type TabId } from './news.ts';
import type { RequestKind, ResultOf, WorkspaceRequest } from './requests.ts';

export interface WorkspaceOptions {
  /** A disk over the workspace's place, closed or lost ones notwithstanding. Absent: in memory. */
  readonly makeDisk: ((onLost: (error: DiskError) => void) => Disk) | undefined;
  /** Why it is in memory, where it is. */
  readonly memoryReason?: string;
  readonly wall: Wall;
  /** The seed of a new story. */
  readonly drawSeed: () => number;
  readonly tell: (news: News) => void;
}

/** Who asks, and under which id where the same may be asked again. */
export interface Asker {
  readonly tab: TabId;
  readonly callId?: string | undefined;
}

export class Workspace {
  readonly #options: WorkspaceOptions;
  readonly #pace: NewsPace;
  #makeDisk: (onLost: (error: DiskError) => void) => Disk;
  #host: EngineHost | undefined;
  #heat = new HeatFold();
  #flows = new IndexFlows();
  #earlier: EarlierMoments | undefined;
  #storage: StorageState;
  /** Resolves when no other host is being put in place. */
  #inPlace: Promise<void> = Promise.resolve();
  /** Whose call the engine runs at this moment. */
  #asker: Asker | undefined;
  #isClosed = false;

  private constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#pace = new NewsPace(options.wall, () => this.#clock(), options.tell);
    const { makeDisk, memoryReason = '' } = options;
    this.#makeDisk = makeDisk ?? inMemory();
    this.#storage = makeDisk === undefined ? { kind: 'memory', reason: memoryReason } : { kind: 'stored' };
  }

  static async open(options: WorkspaceOptions): Promise<Workspace> {
    const workspace = new Workspace(options);
    await workspace.#start();
    return workspace;
  }

  get storage(): StorageState {
    return this.#storage;
  }

  /** Rejects with an `Error` whose message is for the learner. */
  ask<Request extends WorkspaceRequest>(request: Request, asker: Asker, control?: WorkControl): Promise<ResultOf<Request['kind']>> {
    return this.#answer(request, asker, control) as Promise<ResultOf<Request['kind']>>;
  }

  async #answer(request: WorkspaceRequest, asker: Asker, control?: WorkControl): Promise<ResultOf<RequestKind>> {
    if (request.kind === 'reset') return this.#replace((disk) => disk.erase(), request.beginning);
    await this.#inPlace;
    switch (request.kind) {
      case 'call':
        return textAnswer(await this.#call(request.target, request.body, request.origin, asker, request.client));
      case 'callBytes':
        return (await this.#call(request.target, request.body, request.origin, asker)).response;
      case 'whatIf':
        return answersOf(this.#living.fork(), request.calls);
      case 'facts':
        return this.#host === undefined ? noFacts(this.#options.wall) : factsOf(this.#host, request.query);
      case 'keySpaceHeat':
        return this.#heat.read(request.query, this.#clock().nowMs, partitionSpans(this.#host, request.query), keyNames(this.#host, request.query));
      case 'inside':
        return insideOf(this.#living, request.query, this.#flows);
      case 'about':
        return aboutOf(this.#living);
      case 'exportFile':
        return writeWorkspaceFile(this.#living.fork(), control);
      case 'examineFile':
        return contentsOf(await readWorkspaceFile(request.file, control));
      case 'importFile':
        return this.#import(request.file, control);
      case 'going':
        return goingFacts(this.#living.going);
      case 'go':
        return go(this.#living.going, request.to, control);
      case 'keepCheckpoint':
        return this.#living.going.keepCheckpoint(request.name, control).then(() => this.#pace.changed());
      case 'dropCheckpoint':
        return this.#living.going.dropCheckpoint(request.id).then(() => this.#pace.changed());
      case 'at':
        return this.#earlierMoments().answer(request.stop, request.request, this.#heat);
      case 'clock':
        return this.#clock();
    }
  }

  /** Writes what is still to be written and lets the disk go. */
  async close(): Promise<void> {
    await this.#inPlace;
    this.#isClosed = true;
    await this.#host?.close();
  }

  /** Opens what is on the disk, or begins anew. A browser that allows none gets one in memory. */
  async #start(beginning: Beginning = {}): Promise<void> {
    const { wall, drawSeed } = this.#options;
    const settings = settingsOf(beginning, drawSeed, wall.epochMs());
    const disk = this.#makeDisk((error) => this.#lose(error));
    this.#heat = new HeatFold();
    this.#flows = new IndexFlows();
    this.#earlier = undefined;
    try {
      this.#host = await EngineHost.open({ disk, settings, wall, listener: (event) => this.#hear(event) });
    } catch (cause) {
      await disk.close();
      this.#host = undefined;
      if (!(cause instanceof DiskError) || cause.kind !== 'blocked') return this.#lose(cause);
      this.#makeDisk = inMemory();
      this.#setStorage({ kind: 'memory', reason: cause.message });
      return this.#start(beginning);
    }
    const { damage, loss } = this.#host.opening;
    if (loss !== undefined) this.#options.tell({ kind: 'notice', sentence: loss, isLoss: true });
    if (damage !== undefined) this.#options.tell({ kind: 'notice', sentence: damage.sentence, isLoss: damage.isLoss });
    if (this.#storage.kind === 'failed') this.#setStorage({ kind: 'stored' });
  }

  #earlierMoments(): EarlierMoments {
    const host = this.#living;
    return (this.#earlier ??= new EarlierMoments(host));
  }

  get #living(): EngineHost {
    if (this.#host !== undefined) return this.#host;
    throw new Error(this.#storage.kind === 'failed' ? this.#storage.reason : 'The workspace is not open.');
  }

  /** Up to the first pause the host runs the call at once, so what it tells meanwhile is this asker's. */
  #call(target: string, body: RequestBody, origin: CallOrigin, asker: Asker, client?: ClientWord): Promise<Answer> {
    if (this.#host === undefined) return Promise.resolve({ response: unavailable(), trace: undefined });
    this.#asker = asker;
    try {
      return this.#host.call({ target, body, origin, callId: asker.callId, ...client });
    } finally {
      this.#asker = undefined;
    }
  }

  #hear(event: HostEvent): void {
    if (event.kind === 'failed') return this.#lose(event.problem);
    if (event.kind === 'went') return this.#arrive();
    const { traces, origin, changesTables } = event;
    for (const trace of traces) this.#flows.take(trace);
    for (const trace of traces) if (origin === 'learner' || trace.requestId === undefined) this.#heat.take(trace);
    this.#pace.stepped({ traces, origin, tables: changesTables, tab: this.#asker?.tab });
  }

  /** Pictures of what was measured begin anew; they would mix what was with what is. */
  #arrive(): void {
    this.#heat = new HeatFold();
    this.#flows = new IndexFlows();
    this.#pace.changed();
  }

  #lose(problem: unknown): void {
    if (this.#isClosed || this.#storage.kind === 'failed') return;
    this.#setStorage({ kind: 'failed', reason: reasonOf(problem) });
  }

  #setStorage(storage: StorageState): void {
    this.#storage = storage;
    this.#options.tell({ kind: 'storage', storage });
  }

  #clock(): ClockReading {
    const { wall } = this.#options;
    const wallMs = performance.timeOrigin + performance.now();
    return { nowMs: this.#host?.nowMs ?? wall.epochMs(), wallMs, speed: this.#host?.speed ?? 1 };
  }

  async #import(file: Uint8Array, control: WorkControl | undefined): Promise<void> {
    const engine = await readWorkspaceFile(file, control);
    await this.#replace((disk) => disk.writeSnapshot((journalFrom) => chunks(engine, journalFrom)));
  }

  /** Puts something else in place of all that is stored, at once or not at all. */
  async #replace(put: (disk: Disk) => Promise<void>, beginning?: Beginning): Promise<void> {
    const start = (): Promise<void> => this.#start(beginning);
    const replaced = this.#inPlace.then(() => this.#stopAndPut(put));
    this.#inPlace = replaced.then(start, start);
    await this.#inPlace;
    this.#pace.changed();
    await replaced;
  }

  async #stopAndPut(put: (disk: Disk) => Promise<void>): Promise<void> {
    await this.#host?.close();
    this.#host = undefined;
    const disk = this.#makeDisk(() => undefined);
    try {
      const { snapshot, journal } = await disk.open();
      if (snapshot !== undefined) await readToEnd(snapshot);
      await readToEnd(journal);
      await put(disk);
    } finally {
      await disk.close();
    }
  }
}

const reasonOf = (problem: unknown): string =>
  problem instanceof DiskError
    ? problem.message
    : `The workspace has stopped because of a fault of Dynascope (${String(problem)}). Everything that was answered is stored. Reload the page to go on.`;

/** What is in memory outlives the disks over it, as on a real disk. */
function inMemory(): () => Disk {
  const medium = new MemoryMedium();
  return () => new MemoryDisk(medium);
}

/** As a disk wants it before it takes anything. */
async function readToEnd(values: AsyncIterable<unknown>): Promise<void> {
  const iterator = values[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}
