/**
 * Going back, and forth again: to a stop of the line of changes, or to a checkpoint.
 *
 * In the journal each is one record that says what it goes on from. So it is done whole or not at all, an answer
 * that was given before stays given, and what was left can be gone to again. Why not a new snapshot: an undo
 * would cost as much as the whole workspace, and would cut off the journal that the next one needs.
 */
import type { CommitRecord, Engine } from '#engine';
import type { WorkControl } from '#session/connection.ts';
import { readWorkspaceFile, writeWorkspaceFile } from '../files/when-needed.ts';
import type { ChangeHead, Moment } from '../journal/frame.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Moments } from './moments.ts';
import type { Story } from './story.ts';
import type { Change } from './story-line.ts';

export interface GoingBackOptions {
  readonly commits: GroupCommit;
  readonly story: Story;
  readonly moments: Moments;
  /** Records that the journal has. */
  readonly seq: number;
  /** The engine as it is now. Throws where nothing more is taken. */
  readonly current: () => Engine;
  /** Puts another engine in its place, in the same turn. */
  readonly arrive: (engine: Engine) => void;
  /** Resolves when all that was added is on the disk. */
  readonly durable: () => Promise<void>;
}

export class GoingBack {
  readonly #options: GoingBackOptions;
  /** Records so far, and how many of them the journal may no longer have: a snapshot stands for those. */
  #seq: number;
  #coveredSeq = 0;

  constructor(options: GoingBackOptions) {
    this.#options = options;
    this.#seq = options.seq;
  }

  /** Those that can be taken back or done again, oldest first. */
  get changes(): readonly Change[] {
    return this.#options.story.line.changes;
  }

  /** So many of them are done. */
  get position(): number {
    return this.#options.story.line.position;
  }

  /** Whether there were more, which are let go. */
  get isCut(): boolean {
    return this.#options.story.line.isCut;
  }

  get checkpoints(): readonly Moment[] {
    return this.#options.moments.checkpoints;
  }

  tablesOf(change: Change): readonly string[] {
    return this.#options.story.tablesOf(change);
  }

  /** Puts a record into the journal and on the line. */
  add(record: CommitRecord, head: ChangeHead | undefined): void {
    const { commits, story } = this.#options;
    const bytes = commits.add(record, head);
    story.add(record, ++this.#seq, bytes, head);
  }

  /** A snapshot is being written of what is now. */
  coverAll(): void {
    this.#coveredSeq = this.#seq;
  }

  /** Nobody else's, as it was at a stop of the line. */
  engineAt(stop: number): Engine {
    const engine = this.#options.story.engineAt(stop);
    const { nowMs } = engine;
    engine.replay({ atMs: Math.max(nowMs, this.changes[stop]?.fromMs ?? nowMs), ordinal: engine.inspect().requests, commits: [] });
    return engine;
  }

  /** Resolves when it is durable. Rejects when the stop is not there any more, it is given up, or the disk fails. */
  async goTo(stop: number, control?: WorkControl): Promise<void> {
    const { commits, story, current, arrive, durable } = this.#options;
    const { line } = story;
    const change = this.changes[stop];
    current();
    // What the journal no longer has is written down in it once more.
    const file = line.seqOf(stop) < this.#coveredSeq ? await writeWorkspaceFile(story.engineAt(stop), control) : undefined;
    control?.signal?.throwIfAborted();
    const now = current();
    const at = change === undefined ? this.changes.length : this.changes.indexOf(change);
    if (at < 0) throw new Error('This moment is not kept any more.');
    if (at === line.position) return;
    // Whoever leaves the end may come back to exactly this.
    if (line.isLatest) story.keep(line.end, now);
    const engine = this.engineAt(at);
    const record = resuming(engine, now.speed);
    if (file === undefined) commits.addReturn(this.#seq - line.seqOf(at), record);
    else commits.addRestart(this.#writeDown({ name: '', atMs: engine.nowMs, file }), undefined, record);
    line.returnTo(at, { record, seq: ++this.#seq, bytes: 0 });
    // Whoever reads the journal does not know where on the line that was, so from here on it begins anew.
    if (file !== undefined) this.coverAll();
    engine.replay(record);
    arrive(engine);
    await durable();
  }

  /** That is a change like any other, and can be taken back. */
  async goToCheckpoint(id: number, control?: WorkControl): Promise<void> {
    const { commits, story, moments, current, arrive, durable } = this.#options;
    const found = moments.find(id);
    const engine = found && (await readWorkspaceFile(found.file, control));
    control?.signal?.throwIfAborted();
    const now = current();
    if (found === undefined || engine === undefined || moments.find(id) === undefined) {
      throw new Error('This checkpoint is not there any more.');
    }
    const head = { what: `going back to “${found.name}”`, fromMs: now.nowMs };
    const record = resuming(engine, now.speed);
    commits.addRestart(id, head, record);
    story.add(record, ++this.#seq, engine.storedBytes, head, id);
    engine.replay(record);
    story.keep(story.line.end, engine.fork(), true);
    story.letGo();
    arrive(engine);
    await durable();
  }

  /** Keeps the present under a name. Rejects with a sentence where there is no room, and when it is given up. */
  async keepCheckpoint(name: string, control?: WorkControl): Promise<void> {
    const { moments, current, durable } = this.#options;
    const now = current().fork();
    const file = await writeWorkspaceFile(now, control);
    control?.signal?.throwIfAborted();
    current();
    const refused = moments.refuse(name, file.length);
    if (refused !== undefined) throw new Error(refused);
    this.#writeDown({ name: name.trim(), atMs: now.nowMs, file });
    await durable();
  }

  async dropCheckpoint(id: number): Promise<void> {
    const { commits, moments, current, durable } = this.#options;
    current();
    moments.drop(id);
    commits.addMomentDropped(id);
    await durable();
  }

  #writeDown(facts: Omit<Moment, 'id'>): number {
    const { commits, moments } = this.#options;
    const moment = { ...facts, id: moments.nextId() };
    commits.addMoment(moment);
    moments.add(moment);
    return moment.id;
  }
}

/** Time goes on from the moment that was gone to, at the speed at which it runs now. */
function resuming(engine: Engine, speed: number): CommitRecord {
  return { atMs: engine.nowMs, ordinal: engine.inspect().requests, commits: [{ type: 'clock.speed-set', speed }] };
}
