/**
 * One workspace, alive: an engine, the disk it survives on, and the clock that drives it. The same host
 * stands in the page's worker, behind the Node endpoint and in tests.
 *
 * A call runs through the engine at once. Its answer is released when all that it could have seen or
 * changed is durable.
 */
import {
  type ClientAttempt,
  type CommitRecord,
  createEngine,
  encodeUtf8,
  type Engine,
  type Inspection,
  isTransaction,
  type RequestBody,
  type Response,
  type Settings,
  type StepResult,
  type Trace,
} from '#engine';
import type { Disk } from '../disk/disk.ts';
import { closedError } from '../disk/disk-error.ts';
import { recover, type JournalDamage } from '../disk/recover.ts';
import type { ChangeHead, Reply } from '../journal/frame.ts';
import { GoingBack } from './going-back.ts';
import { GroupCommit } from './group-commit.ts';
import { StoryReader } from './read-story.ts';
import type { ReplyMemory } from './reply-memory.ts';
import { isSnapshotDue, writeSnapshot } from './snapshots.ts';
import { Story } from './story.ts';
import { StoryLine } from './story-line.ts';
import { VirtualClock } from './virtual-clock.ts';
import type { Wall } from './wall.ts';

export interface Call {
  readonly target: string | undefined;
  readonly body: RequestBody;
  /** Set by callers that may send the same call again to another host of this workspace. */
  readonly callId?: string | undefined;
  /** `page` for what a screen asks for itself; only a learner's own calls stand in the history. */
  readonly origin?: CallOrigin;
  readonly attempt?: ClientAttempt | undefined;
  /** The virtual moment up to which its caller has waited; virtual time goes along. */
  readonly livedUntilMs?: number | undefined;
  /** Virtual time does not go on to its answer, so that the next call meets it. */
  readonly isUnderWay?: boolean | undefined;
}

export type CallOrigin = 'learner' | 'page';

export interface Answer {
  readonly response: Response;
  /** Absent for an answer that was given before. */
  readonly trace: Trace | undefined;
}

/** What a host tells as it happens. */
export type HostEvent =
  | { readonly kind: 'stepped'; readonly traces: readonly Trace[]; readonly origin: CallOrigin; readonly changesTables: boolean }
  /** The state is an earlier one, or one that had been left for an earlier one. */
  | { readonly kind: 'went' }
  | { readonly kind: 'failed'; readonly problem: unknown };

export interface HostOptions {
  readonly disk: Disk;
  /** For a workspace that is new; a stored one brings its own. */
  readonly settings: Settings;
  readonly wall: Wall;
  readonly trace?: boolean;
  readonly listener?: (event: HostEvent) => void;
}

/** What was found when the workspace was opened. */
export interface Opening {
  readonly isNew: boolean;
  readonly damage: JournalDamage | undefined;
  /** The storage below has lost all there was; what happened and what to do. */
  readonly loss: string | undefined;
}

/** A timer is not set anew for less; setting one costs as much as a tenth of a small request. */
const wakeMs = 5;

export class EngineHost {
  readonly opening: Opening;
  readonly going: GoingBack;
  readonly #disk: Disk;
  readonly #wall: Wall;
  #engine: Engine;
  readonly #story: Story;
  readonly #commits: GroupCommit;
  #clock: VirtualClock;
  readonly #replies: ReplyMemory;
  readonly #listener: (event: HostEvent) => void;
  /** The latest moment at which a caller has lived, as far as virtual time goes along with callers. */
  #livedUntilMs = 0;
  /** The latest moment at which any answer was with its caller. */
  #answeredUntilMs = 0;
  #wake: { readonly atMs: number; readonly cancel: () => void } | undefined;
  #snapshotUnderWay = false;
  #failure: { readonly cause: unknown } | undefined;
  #closed = false;

  private constructor(options: HostOptions, found: Found) {
    this.opening = found.opening;
    this.#disk = options.disk;
    this.#wall = options.wall;
    this.#engine = found.engine;
    this.#story = found.story;
    this.#replies = found.reader.replies;
    this.#listener = options.listener ?? (() => undefined);
    this.#commits = new GroupCommit(options.disk, options.wall, found.journalBytes, () => this.#snapshotWhenDue());
    this.#clock = new VirtualClock(options.wall, found.engine.nowMs, found.engine.speed);
    this.going = new GoingBack({
      commits: this.#commits,
      story: found.story,
      moments: found.reader.moments,
      seq: found.reader.seq,
      current: () => this.#current(),
      arrive: (engine) => this.#arrive(engine),
      durable: () => this.#durably(),
    });
  }

  /**
   * Opens the workspace on a disk, or begins a new one there. Throws a `DiskError` when the disk can't be
   * had or what it holds can't be read.
   */
  static async open(options: HostOptions): Promise<EngineHost> {
    const reader = new StoryReader(options);
    const { damage, loss, journalBytes } = await recover(options.disk, reader.take);
    const stored = await reader.finish();
    const opening = { isNew: stored === undefined, damage, loss };
    const host = new EngineHost(options, { ...(stored ?? newStory(options)), reader, opening, journalBytes });
    if (opening.isNew) await host.#begin();
    host.#sleep();
    return host;
  }

  get nowMs(): number {
    return Math.max(this.#engine.nowMs, this.#clock.now());
  }

  get speed(): number {
    return this.#engine.speed;
  }

  get settings(): Settings {
    return this.#engine.settings;
  }

  /** Bytes written since the last snapshot. */
  get journalBytes(): number {
    return this.#commits.journalBytes;
  }

  inspect(): Inspection {
    this.#catchUp();
    return this.#engine.inspect();
  }

  /** An engine that starts out as this one is now, to ask "what if" of. */
  fork(): Engine {
    this.#catchUp();
    return this.#engine.fork();
  }

  /** Answers a call. Never rejects: what the disk can't keep is answered as AWS answers its own faults. */
  call(call: Call): Promise<Answer> {
    const { callId } = call;
    return callId === undefined ? this.#run(call) : this.#runOnce(call, callId);
  }

  /** Writes what is still to be written and lets the disk go. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelWake();
    await this.#commits.settled().catch(() => undefined);
    await this.#disk.close();
  }

  async #runOnce(call: Call, callId: string): Promise<Answer> {
    const earlier = this.#replies.find(callId);
    if (earlier !== undefined) return { response: await earlier, trace: undefined };
    const answer = this.#run(call);
    this.#replies.await(callId, answer.then(({ response }) => response));
    return answer;
  }

  async #run(call: Call): Promise<Answer> {
    if (this.#failure !== undefined || this.#closed) return { response: unavailable(), trace: undefined };
    // Whoever sends a transaction has seen all answers out, so nothing of them can be in its way.
    if (isTransaction(call.target)) this.#livedUntilMs = Math.max(this.#livedUntilMs, this.#answeredUntilMs);
    this.#livedUntilMs = Math.max(this.#livedUntilMs, call.livedUntilMs ?? 0);
    // One look for the whole call: in a browser a look at the clock takes as long as a hundredth of a small request.
    const wallMs = this.#wall.steadyMs();
    this.#catchUp(wallMs);
    const { target, body, attempt } = call;
    const fromMs = this.#engine.nowMs;
    const step = this.#engine.step({ kind: 'request', target, body, attempt });
    const response = step.response!;
    this.#store(step, call.origin ?? 'learner', wallMs, reply(call, response), headOf(call, step, fromMs));
    try {
      // A read may have seen what is not durable yet, so it waits for that too.
      if (step.promises || this.#commits.hasPromises) await this.#commits.durable();
      else this.#commits.lazily();
    } catch (cause) {
      this.#fail(cause);
      return { response: unavailable(), trace: undefined };
    }
    if (call.isUnderWay !== true) {
      // Requests sent together come in one after the other: a transaction is under way until all are in.
      if (step.holdsItems) await this.#wall.turn();
      this.#liveThrough(step);
    }
    return { response, trace: step.traces[step.traces.length - 1] };
  }

  /** The caller is there until it has its answer. */
  #liveThrough(step: StepResult): void {
    this.#answeredUntilMs = Math.max(this.#answeredUntilMs, step.respondAtMs);
    const { followerLag, regime } = this.#engine.settings;
    // Without this, an engine that answers in microseconds would throttle callers who on AWS would be too slow for it.
    if (step.holdsItems || followerLag !== undefined || regime !== undefined) {
      this.#livedUntilMs = Math.max(this.#livedUntilMs, step.respondAtMs);
    }
  }

  /** Lets virtual time come to where the wall clock and the callers are. */
  #catchUp(wallMs = this.#wall.steadyMs()): void {
    const toMs = Math.max(this.#clock.now(wallMs), this.#livedUntilMs);
    const step = this.#engine.step({ kind: 'time', toMs });
    if (step.records.length > 0) {
      this.#store(step, 'page', wallMs, undefined);
      this.#commits.lazily();
    }
  }

  #store(step: StepResult, origin: CallOrigin, wallMs: number, kept: Reply | undefined, head?: ChangeHead): void {
    let begins = head;
    for (const record of step.records) {
      this.going.add(record, begins);
      begins = undefined;
    }
    this.#story.keepWhenDue(this.#engine);
    if (kept !== undefined && step.promises) {
      this.#commits.addReply(kept);
      this.#replies.keep(kept);
    }
    this.#clock.set(this.#engine.nowMs, this.#engine.speed, wallMs);
    if (step.traces.length > 0) {
      this.#listener({ kind: 'stepped', traces: step.traces, origin, changesTables: step.records.some(changesTables) });
    }
    this.#sleep(wallMs);
  }

  /** Wakes up when something is due by itself. */
  #sleep(wallMs = this.#wall.steadyMs()): void {
    const next = this.#engine.nextTaskAtMs;
    const ms = next === undefined || this.#closed ? undefined : this.#clock.wallMsUntil(next, wallMs);
    const wakeAtMs = ms === undefined ? undefined : wallMs + ms;
    if (wakeAtMs !== undefined && this.#wake !== undefined && Math.abs(wakeAtMs - this.#wake.atMs) < wakeMs) return;
    this.#cancelWake();
    // A timer can't be longer than 2^31 ms; a task further off is met on the way.
    if (ms === undefined || wakeAtMs === undefined || ms > 0x7fff_ffff) return;
    const cancel = this.#wall.after(ms, () => {
      this.#wake = undefined;
      this.#catchUp();
      this.#sleep();
    });
    this.#wake = { atMs: wakeAtMs, cancel };
  }

  #cancelWake(): void {
    this.#wake?.cancel();
    this.#wake = undefined;
  }

  async #begin(): Promise<void> {
    for (const record of this.#engine.snapshot()) this.going.add(record, undefined);
    await this.#commits.durable();
  }

  #snapshotWhenDue(): void {
    if (this.#snapshotUnderWay || !isSnapshotDue(this.#commits.journalBytes, this.#engine.storedBytes)) return;
    this.#snapshotUnderWay = true;
    this.going.coverAll();
    const covered = this.#commits.journalBytes;
    void writeSnapshot(this.#disk, this.#engine.fork(), this.#replies.stored(), this.going.checkpoints)
      .then(() => this.#commits.cut(covered))
      // The journal stands, so nothing is lost; the next attempt comes with the next write.
      .catch(() => undefined)
      .finally(() => {
        this.#snapshotUnderWay = false;
      });
  }

  /** Another engine goes on in the place of this one. */
  #arrive(engine: Engine): void {
    this.#engine = engine;
    this.#clock = new VirtualClock(this.#wall, engine.nowMs, engine.speed);
    this.#livedUntilMs = 0;
    this.#answeredUntilMs = 0;
    this.#cancelWake();
    this.#sleep();
    this.#listener({ kind: 'went' });
  }

  async #durably(): Promise<void> {
    try {
      await this.#commits.durable();
    } catch (cause) {
      this.#fail(cause);
      throw cause;
    }
  }

  #current(): Engine {
    if (this.#failure !== undefined) throw this.#failure.cause as Error;
    if (this.#closed) throw closedError();
    this.#catchUp();
    return this.#engine;
  }

  #fail(cause: unknown): void {
    if (this.#failure !== undefined) return;
    this.#failure = { cause };
    this.#cancelWake();
    this.#listener({ kind: 'failed', problem: cause });
  }
}

interface Found {
  readonly reader: StoryReader;
  readonly engine: Engine;
  readonly story: Story;
  readonly opening: Opening;
  readonly journalBytes: number;
}

function newStory(options: HostOptions): Pick<Found, 'engine' | 'story'> {
  const engine = createEngine(options.settings, options);
  return { engine, story: new Story(new StoryLine(0), engine.fork()) };
}

/** What a request begins, where it has changed something. The speed of time is no part of what is taken back. */
function headOf({ target = '', origin }: Call, { promises, records }: StepResult, fromMs: number): ChangeHead | undefined {
  if (!promises || records[0]?.commits[0]?.type === 'clock.speed-set') return undefined;
  return { what: origin === 'page' ? '' : target.slice(target.lastIndexOf('.') + 1), fromMs };
}

const changesTables = ({ commits }: CommitRecord): boolean => commits.some(({ type }) => type.startsWith('table.'));

const reply = ({ callId }: Call, { status, headers, body }: Response): Reply | undefined =>
  callId === undefined ? undefined : { callId, status, headers, body };

/** AWS's words for a fault of its own; a client may try again. */
const unavailableBody = encodeUtf8(
  '{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"Internal server error"}',
);

export const unavailable = (): Response => ({
  status: 500,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: unavailableBody,
});
