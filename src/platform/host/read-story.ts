/** Builds a workspace again from the frames of its disk: the present, and the line of what led to it. */
import { type CommitRecord, createEngine, type Engine, type EngineOptions, type Settings } from '#engine';
import { DiskError } from '../disk/disk-error.ts';
import type { TakeFrame } from '../disk/recover.ts';
import { readWorkspaceFile } from '../files/when-needed.ts';
import type { ChangeHead, Frame, Moment } from '../journal/frame.ts';
import { Moments } from './moments.ts';
import { ReplyMemory } from './reply-memory.ts';
import { copyEntries, Story } from './story.ts';
import { StoryLine } from './story-line.ts';

export class StoryReader {
  readonly replies = new ReplyMemory();
  readonly moments = new Moments();
  readonly #options: EngineOptions & { readonly settings: Settings };
  readonly #files = new Map<number, Moment['file']>();
  #base: Engine | undefined;
  #line = new StoryLine(0);
  /** Records of the journal so far. */
  seq = 0;

  constructor(options: EngineOptions & { readonly settings: Settings }) {
    this.#options = options;
  }

  readonly take: TakeFrame = (frame, place) => {
    switch (frame.kind) {
      case 'reply':
        return this.replies.keep(frame.reply);
      case 'moment':
        this.#files.set(frame.moment.id, frame.moment.file);
        return this.moments.add(frame.moment);
      case 'moment dropped':
        return this.moments.drop(frame.id);
      case 'snapshot end':
        return;
      default:
        this.#base ??= this.#begun(frame.record);
        if (place === 'snapshot') this.#base.replay(frame.record);
        else this.#walk(frame, ++this.seq);
    }
  };

  /** Nothing where there was nothing. */
  async finish(): Promise<{ readonly engine: Engine; readonly story: Story } | undefined> {
    if (this.#base === undefined) return undefined;
    const line = this.#line;
    const story = new Story(line, this.#base);
    story.nameAll();
    const here = line.indexOf(line.position);
    let engine = this.#base.fork();
    let atHere = engine;
    for (const [index, { record, momentId }] of line.entriesBetween(0, line.end).entries()) {
      if (index === here) atHere = engine.fork();
      if (momentId !== undefined) engine = await this.#momentOf(momentId);
      engine.replay(record);
      if (momentId !== undefined || (index + 1) % copyEntries === 0) story.keep(index + 1, engine.fork(), momentId !== undefined);
    }
    if (here === line.end) atHere = engine;
    for (const { record } of line.aside) atHere.replay(record);
    return { engine: atHere, story };
  }

  #walk(frame: Exclude<Frame, { kind: 'reply' | 'moment' | 'moment dropped' | 'snapshot end' }>, seq: number): void {
    const add = (head?: ChangeHead, momentId?: number): void => this.#line.add({ record: frame.record, seq, bytes: 0, momentId }, head);
    switch (frame.kind) {
      case 'record':
        return add();
      case 'change':
        return add(frame.head);
      case 'return': {
        const stop = this.#line.stopAfter(seq - 1 - frame.back);
        if (stop === undefined) throw unreadable();
        return this.#line.returnTo(stop, { record: frame.record, seq, bytes: 0 });
      }
      case 'restart':
        // What was before it on the disk leads nowhere, unless the learner has gone to a checkpoint.
        if (frame.head === undefined) this.#line = new StoryLine(seq - 1);
        return add(frame.head, frame.momentId);
    }
  }

  #begun({ commits: [begun] }: CommitRecord): Engine {
    return createEngine(begun?.type === 'story.begun' ? begun.settings : this.#options.settings, this.#options);
  }

  async #momentOf(id: number): Promise<Engine> {
    const file = this.#files.get(id);
    if (file === undefined) throw unreadable();
    return readWorkspaceFile(file);
  }
}

const unreadable = (): DiskError =>
  new DiskError(
    'damaged',
    'The stored workspace is damaged: its journal goes back to a moment that is not there. Nothing was changed. Import an export of it into a new workspace, or reset this one.',
  );
